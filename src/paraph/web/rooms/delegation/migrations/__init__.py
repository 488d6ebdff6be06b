"""How what the room keeps has changed its form."""
