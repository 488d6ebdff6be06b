"""Records of real organisations, built by submitting acts."""
