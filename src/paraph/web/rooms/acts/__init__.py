"""The acts: whatever may be done by whoever asks can be done here, by a form of its own kind."""
