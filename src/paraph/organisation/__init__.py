"""The organisation: who takes part, in which organs and offices, at which meetings, on what."""
