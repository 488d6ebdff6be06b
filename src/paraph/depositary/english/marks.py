"""What is noted while a clause is read: the words behind each value, and every doubt."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from paraph.depositary.english.tokens import Token


@dataclass(frozen=True, slots=True, kw_only=True)
class Doubtful:
    """A doubt about one field of the reading and the characters that it concerns."""

    field: str
    sentence: str
    begin: int
    end: int

    def as_json(self) -> dict[str, Any]:
        """The doubt as plain JSON."""
        return {"field": self.field, "sentence": self.sentence, "words": [self.begin, self.end]}


@dataclass(slots=True)
class Marks:
    """A text while it is read: the span behind each value, and the doubts."""

    text: str
    words: Sequence[Token]
    spans: dict[str, tuple[int, int]] = field(default_factory=dict)
    doubts: list[Doubtful] = field(default_factory=list)

    def mark(self, name: str, first: int, last: int, doubt: str = "") -> None:
        """Note the words of a value and, if there is one, the doubt about it."""
        begin, end = self.words[first].begin, self.words[max(first, last - 1)].end
        self.spans[name] = (begin, end)
        if doubt:
            self.doubt(name, doubt, begin, end)

    def doubt(self, name: str, sentence: str, begin: int = 0, end: int | None = None) -> None:
        """Note a doubt about a field."""
        span = (begin, len(self.text) if end is None else end)
        self.doubts.append(Doubtful(field=name, sentence=sentence, begin=span[0], end=span[1]))
