"""The catalogue: which kinds of act there are, what each holds, and how old ones are read today.

The octets of an entry never change.  When a kind needs to say more, it gets a further revision,
and an *upcast*, a pure function from the old revision's content to the next one's.
Every revision keeps an archived sample, so that a test can show that what was once entered can
still be read.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, TypeAlias

import msgspec

from paraph.record.acts import Act
from paraph.record.canonical_json import Json, canonical
from paraph.record.entries import Entry
from paraph.record.errors import RecordDamaged, UnknownKind
from paraph.values.errors import Malformed
from paraph.values.sentences import worded
from paraph.values.shapes import shape_fault

Content: TypeAlias = msgspec.Struct
"""What an act of a kind holds."""

Upcast: TypeAlias = Callable[[Any], Content]
"""From the content of a revision to that of the next; pure."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Revision:
    """A revision of a kind: its content's type, an archived sample, the way to the next.

    ``upcast`` is None for the newest revision only.
    """

    content: type[Content]
    sample: bytes
    upcast: Upcast | None = None


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of act by its dotted name, with its revisions from 1."""

    name: str
    revisions: tuple[Revision, ...]


class Entered(msgspec.Struct, frozen=True, gc=False):
    """An entry as the rooms of the law read it: number, envelope, and content of today's type."""

    number: int
    act: Act
    content: Content


class Catalogue:
    """The kinds of act that are known.  Rooms bring their own; ``+`` joins them.

    >>> class MembershipBegins(msgspec.Struct, frozen=True):
    ...     member: str
    >>> known = Catalogue(
    ...     Kind("organisation.membership-begins", (
    ...         Revision(content=MembershipBegins, sample=b'{"member":"Kazakhstan"}'),
    ...     ))
    ... )
    >>> act = known.encode(
    ...     MembershipBegins("Uzbekistan"), participant="Secretariat", capacity="depositary",
    ...     moment="2001-06-15T12:00:00+08:00",
    ... )
    >>> known.decode(act)
    MembershipBegins(member='Uzbekistan')

    Raises:
        Malformed: if two kinds share a name or two revisions a type, or if a kind's upcasts
            do not lead from its first revision to its last.
    """

    def __init__(self, *kinds: Kind) -> None:
        self.kinds = {kind.name: kind for kind in kinds}
        self._places: dict[type[Content], tuple[str, int]] = {}
        self._decoders: dict[tuple[str, int], Callable[[msgspec.Raw], Content]] = {}
        self._upcasts: dict[tuple[str, int], tuple[Upcast, ...]] = {}
        if len(self.kinds) != len(kinds):
            message = "Two kinds of act share a name."
            raise Malformed(message)
        for kind in kinds:
            self._register(kind)

    def _register(self, kind: Kind) -> None:
        upcasts = [revision.upcast for revision in kind.revisions]
        chain = [upcast for upcast in upcasts if upcast is not None]
        if not upcasts or upcasts[-1] is not None or len(chain) != len(upcasts) - 1:
            message = f"{kind.name}: every revision but the newest has an upcast to the next."
            raise Malformed(message)
        for number, revision in enumerate(kind.revisions, 1):
            if revision.content in self._places:
                message = f"{kind.name}: {revision.content.__name__} stands for two revisions."
                raise Malformed(message)
            self._places[revision.content] = kind.name, number
            decoder = msgspec.json.Decoder(revision.content)
            self._decoders[kind.name, number] = decoder.decode
            self._upcasts[kind.name, number] = tuple(chain[number - 1 :])

    def __add__(self, other: Catalogue) -> Catalogue:
        return Catalogue(*self.kinds.values(), *other.kinds.values())

    def __iter__(self) -> Iterator[Kind]:
        return iter(self.kinds.values())

    def kind_of(self, content: Content) -> str:
        """The name of the kind that a content is of.

        Raises:
            UnknownKind: if its type is of no kind.
        """
        return self._place(content)[0]

    def _place(self, content: Content) -> tuple[str, int]:
        """The kind and the revision of a content."""
        if type(content) not in self._places:
            message = f"{type(content).__name__} is of no kind that this catalogue holds."
            raise UnknownKind(message)
        return self._places[type(content)]

    def encode(
        self,
        content: Content,
        *,
        participant: str,
        capacity: str,
        moment: str,
        person: str | None = None,
    ) -> Act:
        """The act that says ``content``.

        Raises:
            UnknownKind: if its type is of no kind.
            Malformed: if the envelope or the content has not the form that it must have.
        """
        kind, revision = self._place(content)
        return Act.filed(
            participant=participant,
            capacity=capacity,
            person=person,
            moment=moment,
            kind=kind,
            revision=revision,
            payload=to_json(content),
        )

    def decode(self, act: Act) -> Content:
        """The content of an act, in the type of the newest revision of its kind.

        Raises:
            UnknownKind: if the kind or the revision is not known here.
            RecordDamaged: if the payload is not what this revision holds.
        """
        place = act.kind, act.revision
        decoder = self._decoders.get(place)
        if decoder is None:
            raise UnknownKind(
                worded(
                    "This catalogue holds no revision {revision} of {kind}.",
                    revision=str(act.revision),
                    kind=act.kind,
                )
            )
        try:
            content = decoder(act.payload)
        except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
            words = worded(
                "This is no {kind} of revision {revision}: {why}.",
                kind=act.kind,
                revision=str(act.revision),
                why=shape_fault(error),
            )
            raise RecordDamaged(words) from error
        for upcast in self._upcasts[place]:
            content = upcast(content)
        return content

    def entered(self, entry: Entry) -> Entered:
        """An entry with its envelope and content read.

        Raises:
            UnknownKind: as :meth:`decode`.
            RecordDamaged: as :meth:`decode`, with the entry's number.
        """
        act = entry.act
        try:
            return Entered(entry.number, act, self.decode(act))
        except RecordDamaged as error:
            message = f"Entry {entry.number}: {error}"
            raise RecordDamaged(message, entry.number) from error

    def schema(self, kind: str, revision: int | None = None) -> dict[str, Any]:
        """The JSON Schema of a kind's payload, of its newest revision unless one is named.

        Raises:
            UnknownKind: if there is no such kind or revision.
        """
        known = self.kinds.get(kind)
        number = len(known.revisions) if known and revision is None else revision
        if known is None or number is None or not 1 <= number <= len(known.revisions):
            message = f"This catalogue holds no revision {revision} of {kind}."
            raise UnknownKind(message)
        return msgspec.json.schema(known.revisions[number - 1].content)

    def defects(self) -> Iterator[str]:
        """What is wrong with the kinds: samples that are not canonical or cannot be read today."""
        for kind in self:
            for number, revision in enumerate(kind.revisions, 1):
                yield from self._sample_defects(kind.name, number, revision)

    def _sample_defects(self, kind: str, number: int, revision: Revision) -> Iterator[str]:
        place = f"{kind}, revision {number}"
        try:
            content = msgspec.json.decode(revision.sample, type=revision.content)
            if canonical(to_json(content)) != revision.sample:
                yield f"{place}: the sample is not written as it would be today."
            for upcast in self._upcasts[kind, number]:
                content = upcast(content)
        except (msgspec.MsgspecError, Malformed, TypeError, AttributeError) as error:
            yield f"{place}: the sample cannot be read: {error}."
            return
        newest = self.kinds[kind].revisions[-1].content
        if type(content) is not newest:
            yield f"{place}: the upcasts lead to {type(content).__name__}, not {newest.__name__}."


def to_json(content: Content) -> Json:
    """A content as plain objects, ready for :func:`canonical`."""
    made: Json = msgspec.to_builtins(content, order="sorted")
    return made
