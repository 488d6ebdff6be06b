"""Comparison of two texts: lines, then provisions, then words."""

from paraph.text.comparison.compare import compare
from paraph.text.comparison.edits import Edit, EditKind, apply_edits
from paraph.text.comparison.lines import Anchored, Lines

__all__ = ["Anchored", "Edit", "EditKind", "Lines", "apply_edits", "compare"]
