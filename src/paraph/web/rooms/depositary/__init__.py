"""The depositary's room: treaties, what was received for them, and where that leaves everybody."""
