"""Words of the field that every other room uses: errors, scripts, names."""
