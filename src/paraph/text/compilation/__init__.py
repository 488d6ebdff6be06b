"""Compilation of N versions of a base into one bracketed text with attributions."""

from paraph.text.compilation.compile import compile_versions, with_versions
from paraph.text.compilation.weave import weave

__all__ = ["compile_versions", "weave", "with_versions"]
