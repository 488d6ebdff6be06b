"""Decisions: proposed, objected to, put under silence, voted on, declared; and their rules."""
