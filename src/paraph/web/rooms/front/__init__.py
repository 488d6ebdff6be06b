"""The front hall: what there is in this organisation today."""
