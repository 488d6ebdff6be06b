"""The demonstration: an organisation after the facts of 2002, opened in the middle of its work."""
