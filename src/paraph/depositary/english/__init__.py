"""Reading final clauses in English."""

from paraph.depositary.english.reading import Doubtful, Reading, read_clause

__all__ = ["Doubtful", "Reading", "read_clause"]
