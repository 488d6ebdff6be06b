"""The delegation's room: what changed, what is its own, what is expected of it, its brief."""
