"""What can be asked of the API: a module for each room, with its table of routes."""
