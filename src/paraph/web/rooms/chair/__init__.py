"""The chair's room: the state of play, what blocks, packages, silence procedures, decisions."""
