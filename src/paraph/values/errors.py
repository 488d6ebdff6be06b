"""The error tree.

    ParaphError
    ├── Malformed       cannot be read at all: not text, not a compilation
    ├── Inadmissible    well formed, but not possible here: an arm that is settled already
    └── Ambiguous       says too little: two brackets answer to the name

Everything that Paraph raises at a person is one of the three.  Each message says what is wrong,
where, and what to do about it, in one sentence or two; the command line prints it as it stands.
"""

from __future__ import annotations

from paraph.values.sentences import Words


class ParaphError(ValueError):
    """Something a person asked for cannot be done, and the message says why.

    It may be a sentence, which a page tells in the language of the reader; its text is English.

    >>> isinstance(Malformed("draft.txt is not text."), ParaphError)
    True
    """

    def __init__(self, words: Words = "") -> None:
        super().__init__(words)

    @property
    def words(self) -> Words:
        """What is said, to be told in any language."""
        words: Words = self.args[0]
        return words


class Malformed(ParaphError):
    """What was given cannot be read: it is not text, not JSON, not a compilation."""


class Inadmissible(ParaphError):
    """What was asked is well formed but not possible in this text as it stands."""


class Ambiguous(ParaphError):
    """What was asked fits several things; the message lists them."""
