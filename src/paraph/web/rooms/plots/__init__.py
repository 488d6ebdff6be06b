"""Plots of a negotiation: progress over time, alignment of delegations, what hangs on what."""
