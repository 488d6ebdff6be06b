"""The envelope of an act: who acted, in which capacity, when, and what kind of act it was.

What an act of a kind holds is for the rooms that know the law (``organisation``, ``decisions`` …);
for the record it is a payload of JSON.  A person is an opaque reference: the person's name and
address stand elsewhere, where they can be corrected and erased.
"""

from __future__ import annotations

import re
from datetime import datetime
from functools import lru_cache
from typing import Final, Self

import msgspec

from paraph.record.canonical_json import LARGEST, Json, canonical, is_canonical, read_json
from paraph.values.errors import Malformed
from paraph.values.sentences import Words, worded
from paraph.values.shapes import shape_fault

_MOMENT: Final = re.compile(
    r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,9})?(?:Z|[+-]\d\d:\d\d)", re.ASCII
)
_KIND: Final = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*(?:\.[a-z][a-z0-9]*(?:-[a-z0-9]+)*)+")


class Act(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What a participant did in a capacity at a moment.

    ``participant`` is a State, an organisation or an office ("Kazakhstan", "Secretariat"),
    ``capacity`` the capacity in which it acted ("head of delegation", "chair", "depositary"),
    ``person`` an opaque reference or None, ``moment`` an RFC 3339 date and time with its offset,
    ``kind`` a dotted name, ``revision`` the revision of the kind's payload, from 1, and ``payload``
    the canonical JSON object of what was done.  Make one with :meth:`filed`, which checks all this.
    """

    capacity: str
    kind: str
    moment: str
    participant: str
    payload: msgspec.Raw
    person: str | None
    revision: int

    @classmethod
    def filed(  # noqa: PLR0913 - an envelope has seven parts, each given by its name
        cls,
        *,
        participant: str,
        capacity: str,
        moment: str,
        kind: str,
        payload: Json,
        person: str | None = None,
        revision: int = 1,
    ) -> Self:
        """An act, checked, ready to be examined and entered.

        >>> act = Act.filed(
        ...     participant="Secretariat", capacity="depositary", payload={"member": "Kazakhstan"},
        ...     kind="organisation.membership-begins", moment="2001-06-15T12:00:00+08:00",
        ... )
        >>> act.content
        {'member': 'Kazakhstan'}

        Raises:
            Malformed: if a part has not the form that it must have.
        """
        act = cls(
            capacity=capacity,
            kind=kind,
            moment=moment,
            participant=participant,
            payload=msgspec.Raw(canonical(payload)),
            person=person,
            revision=revision,
        )
        check_act(act)
        return act

    @property
    def content(self) -> Json:
        """The payload as plain objects."""
        return read_json(bytes(self.payload))

    @property
    def when(self) -> datetime:
        """The moment as Python knows it, aware of its offset; finer than microseconds is cut."""
        return _read_moment(self.moment)


_encode: Final = msgspec.json.Encoder(order="sorted").encode
_decode: Final = msgspec.json.Decoder(Act).decode


def check_act(act: Act) -> None:
    """Hold an act against the form of its envelope.

    Raises:
        Malformed: if a part has not the form that it must have; it names the first.
    """
    _check_names(act)
    if not _is_kind(act.kind):
        raise Malformed(
            worded(
                "{kind} is no kind of act: write it as `organisation.membership-begins`.",
                kind=repr(act.kind),
            )
        )
    if not 1 <= act.revision <= LARGEST:
        raise Malformed(
            worded(
                "The revision of an act's payload counts from 1; {revision} does not.",
                revision=str(act.revision),
            )
        )
    check_moment(act.moment)
    octets = bytes(act.payload)
    if not (octets.startswith(b"{") and is_canonical(octets)):
        raise Malformed(
            worded(
                "The payload of an act of kind {kind} is a canonical JSON object: use filed().",
                kind=act.kind,
            )
        )


def _check_names(act: Act) -> None:
    for name in ("participant", "capacity"):
        if not _is_name(getattr(act, name)):
            raise Malformed(
                worded(
                    "The {field} of an act is a name, not {given}.",
                    field=name,
                    given=repr(getattr(act, name)),
                )
            )
    if act.person is not None and not _is_name(act.person):
        raise Malformed(
            worded(
                "The person of an act is a reference or None, not {given}.", given=repr(act.person)
            )
        )


@lru_cache(maxsize=4096)
def _is_name(text: str) -> bool:
    return bool(text) and text == text.strip() and text.isprintable()


@lru_cache(maxsize=4096)
def _is_kind(text: str) -> bool:
    return bool(_KIND.fullmatch(text))


def check_moment(moment: str) -> None:
    """Hold a moment against RFC 3339 with an offset.

    >>> check_moment("2002-06-07T18:00:00+04:00")
    >>> check_moment("2002-06-07 18:00")
    Traceback (most recent call last):
    paraph.values.errors.Malformed: '2002-06-07 18:00' is no moment: write ...

    Raises:
        Malformed: if it has another form, is no day or time, or leaves its offset unknown.
            A leap second (``:60``) is refused too.
    """
    reason: Words = worded(
        "write it as 2002-06-07T18:00:00+04:00 (RFC 3339), with the offset of its place"
    )
    if _MOMENT.fullmatch(moment):
        if moment.endswith("-00:00"):
            reason = worded("-00:00 says that its offset is unknown (RFC 3339 §4.3)")
        else:
            try:
                _read_moment(moment)
            except ValueError as error:
                reason = shape_fault(error)
            else:
                return
    raise Malformed(worded("{moment} is no moment: {why}.", moment=repr(moment), why=reason))


def _read_moment(moment: str) -> datetime:
    """The moment as Python knows it; finer than microseconds is cut."""
    seconds, dot, rest = moment.partition(".")
    if dot:
        digits = rest.rstrip("Z").partition("+")[0].partition("-")[0]
        moment = f"{seconds}.{digits[:6]}{rest[len(digits) :]}"
    return datetime.fromisoformat(moment)


def encode_act(act: Act) -> bytes:
    """The canonical octets of an act, checked.

    Raises:
        Malformed: as :func:`check_act`.
    """
    check_act(act)
    return _encode(act)


def decode_act(octets: bytes) -> Act:
    """The act that octets hold; the reverse of :func:`encode_act`.

    Raises:
        Malformed: if they are not the octets of an act.
    """
    try:
        return _decode(octets)
    except (msgspec.MsgspecError, RecursionError, UnicodeDecodeError) as error:
        words = worded("This is not an act: {why}.", why=shape_fault(error))
        raise Malformed(words) from error
