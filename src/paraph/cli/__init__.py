"""The commands: they read files, ask the core, and write files."""
