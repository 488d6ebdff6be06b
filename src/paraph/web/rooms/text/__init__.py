"""The text room: the bracketed text, where everybody stands, and what is proposed."""
