"""Compilation of N versions of a base into one bracketed text with attributions."""

from paraph.text.compilation.compile import Compilation, compile_versions, digest, with_version
from paraph.text.compilation.weave import weave

__all__ = ["Compilation", "compile_versions", "digest", "weave", "with_version"]
