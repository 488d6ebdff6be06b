"""The setting in which a text is written: its places, its figures, and how deep a stretch lies."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Final

from paraph.formats.html.lines import LineKind
from paraph.formats.html.places import Places
from paraph.text.negotiated import Arm, Choice
from paraph.values.sentences import Words


@dataclass(frozen=True, slots=True)
class Speech:
    """In which language the marks of a text are told: sentences, and names of delegations."""

    tell: Callable[[Words], str] = str
    name: Callable[[str], str] = str


IN_ENGLISH: Final = Speech()


@dataclass(slots=True)
class Part:
    """One line of the contents: a chapter or an article, and what is open in it."""

    anchor: str
    title: str
    short: str = ""
    kind: LineKind = LineKind.ARTICLE
    open: int = 0
    names: set[str] = field(default_factory=set)
    proposed: str = ""


@dataclass(slots=True)
class Tally:
    """What the writing of the text counted and set aside for the notes."""

    agreed_words: int = 0
    open_words: int = 0
    open: int = 0
    settled: list[Choice] = field(default_factory=list)
    quiet: list[Choice] = field(default_factory=list)
    by_party: dict[str, int] = field(default_factory=dict)
    parts: list[Part] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Setting:
    """What every stretch of the text needs to know to be written.

    ``anchors`` is what the anchors of sections begin with, ``address`` where a bracket is found,
    and ``note_address`` where its note is, with ``{}`` for its name.  ``language`` is that of the
    words, ``speech`` that of whoever reads them.
    """

    places: Places
    tally: Tally
    numbers: dict[str, int]
    language: str = "en"
    anchors: str = "s"
    address: str = "#{}"
    note_address: str = "#{}-note"
    speech: Speech = IN_ENGLISH

    def count(self, choice: Choice) -> None:
        """Take an open bracket into the figures."""
        tally = self.tally
        tally.open += 1
        for name in choice.parties:
            tally.by_party[name] = tally.by_party.get(name, 0) + 1
        if tally.parts:
            tally.parts[-1].open += 1
            tally.parts[-1].names.update(choice.parties)


@dataclass(frozen=True, slots=True)
class Depth:
    """How deep in brackets a stretch of the text lies."""

    level: int = 0
    in_base: bool = True
    is_open: bool = False

    def inside(self, choice: Choice, arm: Arm) -> Depth:
        """The depth inside one arm of ``choice``."""
        loud = not choice.is_quiet and choice.is_open
        return Depth(
            level=self.level + loud,
            in_base=self.in_base and (arm.base if choice.is_open else True),
            is_open=self.is_open or loud,
        )
