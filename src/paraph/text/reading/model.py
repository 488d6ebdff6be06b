"""What a reading is made of: provisions, brackets, choices, stances, notes and status labels.

Everything here stands *beside* the characters of the text (bracket-conventions 3.1): each thing
names the span it speaks of and changes nothing.  A span is ``(start, end)``, counted in characters
from the start of the text, end excluded.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from paraph.text.findings import Finding
    from paraph.text.reading.profile import Profile

Span = tuple[int, int]
"""Start and end of a stretch of text, in characters, end excluded."""


class ProvisionKind(Enum):
    """What a provision is called in the text (glossary: one enum, no class per kind).

    >>> ProvisionKind("article").name
    'ARTICLE'
    """

    PART = "part"
    CHAPTER = "chapter"
    SECTION = "section"
    ARTICLE = "article"
    PARAGRAPH = "paragraph"
    SUBPARAGRAPH = "subparagraph"
    ITEM = "item"
    PREAMBULAR = "preambular"
    OPERATIVE = "operative"
    DEFINITION = "definition"
    FOOTNOTE = "footnote"
    HEADING = "heading"
    OPTION = "option"
    ANNEX = "annex"
    TEXT = "text"


class BracketKind(Enum):
    """What a pair of brackets is there for (bracket-conventions 3.3); each span has exactly one.

    >>> BracketKind("sub-word").name
    'SUB_WORD'
    """

    OPTIONAL = "optional"
    ALTERNATIVE = "alternative"
    ATTRIBUTED_INSERTION = "attributed-insertion"
    ATTRIBUTED_OBJECTION = "attributed-objection"
    PLACEHOLDER = "placeholder"
    WHOLE_PROVISION = "whole-provision"
    PROVISIONAL_TITLE = "provisional-title"
    UNSETTLED_REFERENCE = "unsettled-reference"
    SUB_WORD = "sub-word"
    NUMBER_ONLY = "number-only"
    NOTE_CALL = "note-call"
    INSTRUCTION = "instruction"
    STATUS_LABEL = "status-label"
    LEGEND = "legend"
    EDITORIAL = "editorial"
    UNMATCHED = "unmatched"


class StanceKind(Enum):
    """The small scale onto which the many verbs of stance are laid (bracket-conventions C2, 3.4).

    >>> StanceKind("oppose") is StanceKind.OPPOSE
    True
    """

    PROPOSE = "propose"
    OPPOSE = "oppose"
    SUPPORT = "support"
    RETAIN = "retain"
    DELETE = "delete"
    RESERVE = "reserve"
    PREFER = "prefer"
    CONSIDER = "consider"


@dataclass(frozen=True, slots=True, kw_only=True)
class Provision:
    r"""An addressable piece of the text: an article, a paragraph, an item, an option block.

    ``span`` runs to the end of the last child, ``own`` to the start of the first.  ``number`` is
    the displayed number, a token of the text and not an identity (bracket-conventions C1).

    >>> from paraph.text.reading import read
    >>> [p.number for p in read("Article 4\n1. Members shall report.\n2 bis. Yearly.").provisions]
    ['4', '1', '2 bis']
    """

    id: str
    kind: ProvisionKind
    number: str
    number_span: Span | None
    heading: str
    span: Span
    own: Span
    parent: int | None
    level: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Stance:
    """What some parties want of the words in a bracket; silence is no stance (3.4).

    ``reservation`` is the kind of a reservation, as ``scrutiny`` or ``linguistic``.

    >>> from paraph.text.reading import read
    >>> stance = read("[US/AU propose: and]").brackets[0].stances[0]
    >>> stance.parties, stance.kind.value, stance.span
    (('US', 'AU'), 'propose', (1, 14))
    """

    parties: tuple[str, ...]
    kind: StanceKind
    span: Span
    reservation: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class BracketSpan:
    """A pair of brackets, or one mark whose fellow is missing (bracket-conventions 3.1, layer 2).

    ``open`` and ``close`` are the places of the marks; ``body`` lies between them, without the
    attribution before and after the words.  ``parent`` is the index of the enclosing bracket.

    >>> from paraph.text.reading import read
    >>> [(b.kind.value, b.depth) for b in read("shall [by [X date]] report").brackets]
    [('optional', 1), ('placeholder', 2)]
    """

    open: int | None
    close: int | None
    kind: BracketKind
    parent: int | None
    depth: int
    body: Span
    stances: tuple[Stance, ...]
    crosses_provisions: bool

    @property
    def span(self) -> Span:
        """From the first mark to the end of the last, in characters.

        >>> from paraph.text.reading import read
        >>> read("one [two] three").brackets[0].span
        (4, 9)
        """
        first = self.close if self.open is None else self.open
        last = self.open if self.close is None else self.close
        return (first or 0, (last or 0) + 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class ArmSpan:
    """One of the wordings a choice is between.

    ``is_open`` marks an arm that says only that something else may come (``[other]``); ``is_none``
    marks the empty wording made explicit (``No text``, ``[BB: delete]``).

    >>> from paraph.text.reading import read
    >>> [a.is_open for a in read("Each [shall][should][other] act").choices[0].arms]
    [False, False, True]
    """

    span: Span
    body: Span
    bracket: int | None
    label: str
    stances: tuple[Stance, ...]
    is_open: bool
    is_none: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ChoiceSpan:
    """A place where one of several wordings is to be chosen (bracket-conventions 3.2, 3.4).

    ``kind`` is ``adjacent`` (brackets side by side), ``slash`` (joined by a stroke), ``options``
    (labelled blocks) or ``slash-in-bracket``; ``confidence`` lies between 0 and 1.

    >>> from paraph.text.reading import read
    >>> read("[holders]/[owners]").choices[0].kind
    'slash'
    """

    span: Span
    kind: str
    arms: tuple[ArmSpan, ...]
    confidence: float


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceholderSpan:
    """Words still to come: ``[X]``, ``[insert number]``, ``{Placeholder for preamble}``, ``___``.

    >>> from paraph.text.reading import read
    >>> read("every [X] years").placeholders[0].span
    (6, 9)
    """

    span: Span
    bracket: int | None
    wanted: str


@dataclass(frozen=True, slots=True, kw_only=True)
class BraceSpan:
    r"""Words in curly braces; what they mean is a matter of the document (A16).

    >>> from paraph.text.reading import read
    >>> read("{Individual efforts}\n1. Members act.").braces[0].meaning
    'signpost'
    """

    span: Span
    body: Span
    meaning: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteSpan:
    r"""A footnote or negotiators' note, with the calls in the text that point to it.

    ``stances`` are those that the note speaks out on the words that call it (C12).

    >>> from paraph.text.reading import read
    >>> reading = read("Members shall report.2\n\n2 The form of reports is open.")
    >>> reading.notes[0].number, reading.notes[0].calls
    ('2', ((21, 22),))
    """

    span: Span
    number: str
    body: Span
    calls: tuple[Span, ...]
    stances: tuple[Stance, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class StatusLabel:
    """A label that says how far a provision has come; it is no part of the wording (3.4).

    ``condition`` keeps what the status waits for, as typed.

    >>> from paraph.text.reading import read
    >>> label = read("1. Members act; (agreed in informals, pending BB)").statuses[0]
    >>> label.status, label.condition
    ('agreed-in-informals', 'BB')
    """

    span: Span
    status: str
    condition: str


@dataclass(frozen=True, slots=True, kw_only=True)
class BracketCounts:
    """How many marks a text has, by a plain scan from left to right (bracket-conventions 2).

    >>> from paraph.text.reading import read
    >>> read("[a [b] c").counts
    BracketCounts(pairs=1, unclosed=1, unopened=0, depth=2)
    """

    pairs: int
    unclosed: int
    unopened: int
    depth: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """A text with everything that can be read out of its brackets, and every doubt about it.

    >>> from paraph.text.reading import read
    >>> reading = read("Each Party [shall][should] report.")
    >>> reading.text[slice(*reading.choices[0].arms[1].body)]
    'should'
    """

    text: str
    profile: Profile
    provisions: tuple[Provision, ...]
    brackets: tuple[BracketSpan, ...]
    choices: tuple[ChoiceSpan, ...]
    placeholders: tuple[PlaceholderSpan, ...]
    braces: tuple[BraceSpan, ...]
    parties: tuple[str, ...]
    notes: tuple[NoteSpan, ...]
    statuses: tuple[StatusLabel, ...]
    findings: tuple[Finding, ...]
    counts: BracketCounts
