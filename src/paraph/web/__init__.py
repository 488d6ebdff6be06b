"""The rooms on the web: parse, ask the secretariat or a view, render; no legal fact lives here."""
