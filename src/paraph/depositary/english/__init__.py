"""Reading final clauses in English."""

from paraph.depositary.english.marks import Doubtful
from paraph.depositary.english.reading import Reading, read_clause

__all__ = ["Doubtful", "Reading", "read_clause"]
