"""The negotiated text: read it, compile it, settle it, write it back."""
