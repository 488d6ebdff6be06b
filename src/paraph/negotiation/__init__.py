"""The negotiation: who proposes what, who can live with it, and what is agreed."""
