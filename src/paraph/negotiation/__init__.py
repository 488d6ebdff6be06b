"""Negotiation: what delegations hold, and the packages that all of them can live with."""
