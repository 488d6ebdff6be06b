"""What can go wrong with a record, as branches of the error tree of ``paraph.values``.

ParaphError
├── Malformed
│   ├── UnknownKind       an act of a kind or revision that no catalogue holds
│   └── RecordDamaged     a record, export, checkpoint or proof is not what it claims to be
└── Inadmissible
    ├── RecordConflict    the head has moved since the act was examined
    └── RecordUnavailable the store cannot do it now: locked, read-only, full
"""

from __future__ import annotations

from paraph.values.errors import Inadmissible, Malformed
from paraph.values.sentences import Words, worded


class UnknownKind(Malformed):
    """An act is of a kind, or of a revision of its kind, that the catalogue does not hold."""


class RecordDamaged(Malformed):
    """What was read is not what was entered: a digest, a number or a form is wrong.

    ``entry`` is the number of the entry, if it is one entry that is wrong.
    """

    def __init__(self, words: Words = "", entry: int | None = None) -> None:
        super().__init__(words)
        self.entry = entry


class RecordUnavailable(Inadmissible):
    """The store cannot do what was asked: it is locked, read-only, full or gone."""


class RecordConflict(Inadmissible):
    """The head has moved: others have acted since the situation was read.

    Nothing was entered.  Whoever filed the acts reads the new entries, examines the acts again
    and appends them at the new head.

    >>> raise RecordConflict(expected=3, head=5)
    Traceback (most recent call last):
    paraph.record.errors.RecordConflict: The record stands at entry 5, not at entry 3: ...
    """

    def __init__(self, *, expected: int, head: int) -> None:
        self.expected = expected
        self.head = head
        super().__init__(
            worded(
                "The record stands at entry {head}, not at entry {expected}:"
                " read what was entered since, examine the act again and append it there.",
                head=str(head),
                expected=str(expected),
            )
        )
