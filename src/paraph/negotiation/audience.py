"""Who may see what: the one door between the facts and every answer.

``visible`` gives a viewer the facts of a text without what is not for it.  Every finding and every
view takes a `Seen` and nothing else, so what was not shown changes no answer, no count and no
moment.  Facts bear no numbers of entries, and a statement that replaces another one replaces it
only for those who see it.

A `Doorkeeper` says the same of acts, as they stand in a record one after the other.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, TypeVar

from paraph.negotiation import acts as said
from paraph.negotiation.acts import NegotiationContent
from paraph.negotiation.changes_of_comments import answering
from paraph.negotiation.facts import (
    CHAIR,
    Comment,
    DraftProposal,
    Provision,
    Situation,
    Statement,
    TextFacts,
    Told,
    author_of,
    revised,
    those_in,
)
from paraph.negotiation.vocabulary import Audience, Openness
from paraph.organisation.offices import SECRETARIAT
from paraph.organisation.viewers import PUBLIC, Viewer
from paraph.record import Entered
from paraph.values.errors import Inadmissible
from paraph.values.sentences import worded

__all__ = [
    "OBSERVER",
    "PUBLIC",
    "Doorkeeper",
    "Seen",
    "changed_names",
    "hears",
    "is_for",
    "is_open_for",
    "seat",
    "seen_by",
    "seen_comment",
    "seen_drafts",
    "seen_facts",
    "seen_provision",
    "seen_statements",
    "visible",
]


OBSERVER: Final = "observer"
"""Whoever neither negotiates nor chairs, and for whom a text is open that is not public."""

T = TypeVar("T")
K = TypeVar("K")


@dataclass(frozen=True, slots=True)
class Seen:
    """A text as a viewer may see it: only ``visible`` makes one."""

    name: str
    viewer: str
    facts: TextFacts


def visible(situation: Situation, text: str, viewer: str) -> Seen:
    """A text with all that ``viewer`` may see of it, named by its `seat`.

    Raises:
        Inadmissible: if there is no such text, or nobody of that name looks at it.
    """
    facts = situation.texts.get(text)
    if facts is None or not is_open_for(facts, viewer):
        known = [name for name, one in situation.texts.items() if is_open_for(one, viewer)]
        raise Inadmissible(
            worded(
                "There is no text {text} under negotiation; there are: {known}.",
                text=text,
                known=", ".join(known) or worded("none"),
            )
        )
    if viewer not in {CHAIR, PUBLIC, SECRETARIAT, OBSERVER, *facts.delegations}:
        raise Inadmissible(
            worded(
                "{viewer} does not look at {text}: it is seen by the {chair}, by the {public}, by "
                "the {secretariat}, and by {delegations}.",
                viewer=viewer,
                text=text,
                chair=CHAIR,
                public=PUBLIC,
                secretariat=SECRETARIAT,
                delegations=", ".join(facts.delegations),
            )
        )
    return Seen(text, viewer, seen_facts(facts, viewer))


def is_open_for(facts: TextFacts, looks: str) -> bool:
    """Whether a text is open for whoever looks at it from a `seat`."""
    return facts.is_public or looks in {CHAIR, SECRETARIAT, OBSERVER, *facts.delegations}


def seen_facts(
    facts: TextFacts, viewer: str, before: tuple[TextFacts, TextFacts] | None = None
) -> TextFacts:
    """The facts of a text without what is not for a viewer.

    ``before`` are the facts at an earlier time and what was seen of them.  Where nothing that is
    seen changed since, the very same objects are given, by which a `Follower` knows that.
    """
    old, was = before or (_NOTHING, _NOTHING)
    statements = _kept_up(
        (old.statements, was.statements), facts.statements, lambda one: seen_statements(one, viewer)
    )
    provisions = _kept_up(
        (old.provisions, was.provisions), facts.provisions, lambda one: seen_provision(one, viewer)
    )
    comments = _kept_up(
        (old.comments, was.comments), facts.comments, lambda one: seen_comment(one, viewer)
    )
    if statements.keys() != was.statements.keys():  # their first order might tell of a hidden one
        statements = {place: statements[place] for place in sorted(statements)}
    return revised(
        facts,
        statements=statements,
        provisions=provisions,
        drafts=seen_drafts(facts.drafts, viewer),
        comments=comments,
    )


_NOTHING: Final = TextFacts(title="", organ="", delegations=(), base="", moment="")


def _kept_up(
    before: tuple[Mapping[K, T], Mapping[K, T]],
    now: Mapping[K, T],
    see: Callable[[T], T | None],
) -> Mapping[K, T]:
    """What is seen of a mapping, in its order, from what it was and what was seen of that."""
    old, was = before
    if old is now:
        return was
    shown = dict(was)
    for name in changed_names(old, now):
        seen = see(now[name]) if name in now else None
        if not seen:
            shown.pop(name, None)
        elif seen != was.get(name):
            shown[name] = seen
    if shown.keys() == was.keys():
        return shown
    return {name: shown[name] for name in now if name in shown}


def changed_names(old: Mapping[K, object], new: Mapping[K, object]) -> set[K]:
    """The names whose value is another object than it was, or gone."""
    if old is new:
        return set()
    changed = {name for name, value in new.items() if old.get(name) is not value}
    return changed | (old.keys() - new.keys())


def seen_by(
    situation: Situation, viewer: Viewer, before: tuple[Situation, Situation] | None = None
) -> Situation:
    """The texts under negotiation as a viewer sees them: what the acts that are for it add up to.

    A text that is not open for it is not among them.
    That this is so, and no refolding needed, is a law of this room: what is confided changes
    nothing that others see.  ``before`` is an earlier situation and what was seen of it.
    """
    old, was = before or (Situation(), Situation())
    texts = {}
    for name, facts in situation.texts.items():
        looks = seat(viewer, facts)
        if not is_open_for(facts, looks):
            continue
        earlier = (old.texts[name], was.texts[name]) if name in was.texts else None
        if earlier and earlier[0] is facts:
            texts[name] = earlier[1]
        else:
            texts[name] = seen_facts(facts, looks, earlier)
    return Situation(texts)


def seen_provision(provision: Provision, viewer: str) -> Provision:
    """A provision with the statuses that a viewer may see; the same, if it may see all."""
    shown = tuple(one for one in provision.statuses if hears(viewer, one.told))
    whole = len(shown) == len(provision.statuses)
    return provision if whole else revised(provision, statuses=shown)


def seen_comment(comment: Comment, viewer: str) -> Comment | None:
    """A comment, if it is for a viewer."""
    return comment if hears(viewer, comment.told) else None


def seen_drafts(drafts: tuple[DraftProposal, ...], viewer: str) -> tuple[DraftProposal, ...]:
    """The drafts that a viewer was shown, or that it was told were taken back."""
    return tuple(one for one in drafts if hears(viewer, one.told))


def seen_statements(said: tuple[Statement, ...], viewer: str) -> tuple[Statement, ...]:
    """The statements of a place that a viewer may see; the same tuple, if it may see all."""
    shown = tuple(one for one in said if is_for(one, viewer))
    return said if len(shown) == len(said) else shown


def is_for(statement: Statement, viewer: str) -> bool:
    """Whether a statement is for a viewer.

    >>> from paraph.negotiation.vocabulary import Stance
    >>> told = Statement(delegation="Fiji", arm="base", stance=Stance.OPPOSE,
    ...                  audience=Audience.CHAIR, moment="2031-05-01T08:00:00Z")
    >>> [is_for(told, viewer) for viewer in ("Fiji", "chair", "Peru", "public")]
    [True, True, False, False]
    """
    return hears(viewer, Told(statement.delegation, statement.audience, statement.readers))


def hears(viewer: str, told: Told) -> bool:
    """Whether what was said is for a viewer; it always is for whoever said it."""
    if viewer == told.author:
        return True
    match told.audience:
        case Audience.PUBLIC:
            return True
        case Audience.MEMBERS:
            return viewer not in {PUBLIC, OBSERVER}
        case Audience.GROUP:
            return viewer in told.readers
        case Audience.CHAIR:
            return viewer == CHAIR or viewer in told.readers
        case Audience.OWN:
            return viewer in told.readers


def seat(viewer: Viewer, facts: TextFacts) -> str:
    """The name under which a viewer looks at a text.

    Whoever neither chairs nor negotiates there nor keeps the record is the public, and an observer
    if the text is not public and open for it.

    >>> facts = TextFacts(title="", organ="Assembly", delegations=("Fiji",), base="", moment="")
    >>> seat(Viewer("chair of Assembly"), facts), seat(Viewer("Tonga"), facts)
    ('chair', 'public')
    """
    found = _place(viewer, facts.organ, facts.delegations)
    follows = found == PUBLIC and not facts.is_public and viewer.follows_as in facts.readers
    return OBSERVER if follows else found


def _place(viewer: Viewer, organ: str, delegations: Collection[str]) -> str:
    """As what a viewer takes part in a text; whoever takes no part is the public."""
    if viewer.chairs(organ):
        return CHAIR
    return viewer.name if viewer.name in {SECRETARIAT, *delegations} else PUBLIC


class Doorkeeper:
    """Says of the acts of a record, from the first one on, whether they are for a viewer.

    It goes by what everybody sees who sees the text: who negotiates it in which organ, for whom it
    was opened, and who belonged to a group when the act was done.  So it says the same whatever
    else the record holds.  Acts on a text that is not open for the viewer are withheld; once it is
    opened to it, ``disclosed`` gives their numbers.
    """

    def __init__(self, viewer: Viewer) -> None:
        self.viewer = viewer
        self._seats: dict[str, str] = {}
        self._groups: dict[tuple[str, str | None], tuple[str, ...]] = {}
        self._comments: dict[tuple[str, str, str], Told] = {}
        self._open: set[str] = set()
        self._withheld: dict[str, list[int]] = {}

    def admits(self, entered: Entered, readers: Collection[str] = ()) -> bool:
        """Whether the next act of the record is for the viewer.

        ``readers`` are those whom an act opens a text for by name (`openness.readers_of`).
        """
        content = entered.content
        if not isinstance(content, NegotiationContent):
            return True
        heard = self._is_told(entered, content)
        if isinstance(content, said.OpeningAct) and self._lets_in(content, readers):
            self._open.add(content.text)
        if content.text in self._open:
            return heard
        if heard:
            self._withheld.setdefault(content.text, []).append(entered.number)
        return False

    def disclosed(self, entered: Entered) -> Sequence[int]:
        """The entries before an act that is for the viewer which are for it from now on, too."""
        if not isinstance(entered.content, said.TextOpened):
            return ()
        return self._withheld.pop(entered.content.text, ())

    def _lets_in(self, content: said.OpeningAct, readers: Collection[str]) -> bool:
        takes_part = self._seats[content.text] != PUBLIC
        return (
            takes_part or content.audience is Openness.PUBLIC or self.viewer.follows_as in readers
        )

    def _is_told(self, entered: Entered, content: NegotiationContent) -> bool:
        """Whether an act is for the viewer, were its text open for everybody."""
        match content:
            case said.BaseCirculated(text=text, organ=organ, delegations=delegations):
                self._seats[text] = _place(self.viewer, organ, delegations)
            case said.SmallGroupFormed(text=text, group=group):
                self._groups[text, group] = those_in(content)
            case (
                said.PositionStated()
                | said.PositionWithdrawn()
                | said.DraftShared()
                | said.DraftWithdrawn()
                | said.StatusGiven()
            ):
                return self._hears(content.text, self._told(author_of(entered.act), content))
            case (
                said.CommentMade()
                | said.CommentAnswered()
                | said.CommentCorrected()
                | said.CommentWithdrawn()
            ):
                return self._hears(content.text, self._commented(author_of(entered.act), content))
        return True

    def _hears(self, text: str, told: Told) -> bool:
        return hears(self._seats[text], told)

    def _told(self, author: str, content: said.ToldAct) -> Told:
        readers = self._groups.get((content.text, content.group), ())
        return Told(author, content.audience, readers)

    def _commented(self, author: str, content: said.CommentAct) -> Told:
        """For whom an act on a comment is: those to whom the first of its conversation was told."""
        text, key = content.text, (content.text, author, content.comment)
        if isinstance(content, said.CommentMade):
            self._comments[key] = self._told(author, content)
        elif isinstance(content, said.CommentAnswered):
            before = self._comments[text, content.answers.by, content.answers.comment]
            self._comments[key] = answering(author, before)
        return self._comments[key]
