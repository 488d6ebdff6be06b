"""For whoever has no seat, too: a search over what they may see, and feeds of it."""
