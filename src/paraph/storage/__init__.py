"""Where records are kept: in memory, in a file of SQLite."""

from paraph.storage.memory import MemoryRecord
from paraph.storage.sqlite import SqliteRecord

__all__ = ["MemoryRecord", "SqliteRecord"]
