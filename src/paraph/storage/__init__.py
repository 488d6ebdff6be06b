"""Where records are kept: in memory, in a file of SQLite."""

from paraph.storage.memory import MemoryRecord

__all__ = ["MemoryRecord"]
