"""What members said, with moments: objections, replies, opinions, and their withdrawals."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from paraph.decisions.calendar import Moment
from paraph.decisions.case import Voice
from paraph.decisions.case_values import need_mapping, need_number, need_word, need_words
from paraph.values.errors import Ambiguous, Inadmissible, Malformed


def read_moment(given: object, field: str) -> Moment | None:
    """A moment, or nothing.

    Raises:
        Malformed: if it is neither.
    """
    return None if given is None else Moment.parse(given, field)


def read_voices(given: object, field: str) -> tuple[Voice, ...]:
    """Objections, replies, opinions: names, names with words, a number, or objects.

    Raises:
        Malformed: naming ``field``, if it is none of these.
        Ambiguous: if the kind of a reply is not said.
    """
    if isinstance(given, int):
        number = need_number(given, field)
        return (Voice(by=None, number=number, kind=_KINDS.get(field, field)),) if number else ()
    if isinstance(given, dict):
        given = [{"by": name} | _said(said, field) for name, said in given.items()]
    if not isinstance(given, list):
        raise Malformed(f"`{field}` is a list of names or of objects with `by` and `at`.")
    return tuple(_voice(one, field) for one in given)


_KINDS = {"objections": "objection", "replies": "support", "exemptions": "exemption"}
_REPLY_WORDS = {
    "support": "support", "supports": "support", "agree": "support", "agrees": "support",
    "yes": "support", "no objection": "support", "object": "objection", "objects": "objection",
    "objection": "objection", "no": "objection", "amendment": "amendment", "amend": "amendment",
    "amends": "amendment", "conditional": "conditional", "conditional support": "conditional",
    "asks for time": "asks for time", "ask time": "asks for time", "statement": "statement",
    "interpretative statement": "statement", "formal reservation": "statement",
    "withdrawal": "withdrawal", "withdraws": "withdrawal", "exemption": "exemption",
}  # fmt: skip
_VOICE = {"by", "at", "kind", "item", "via", "text", "with", "number"}


def _said(said: object, field: str) -> dict[str, Any]:
    if isinstance(said, dict):
        return said
    if isinstance(said, str):
        if field == "opinions":
            return {"text": said}
        return {"kind": said} if said.lower() in _REPLY_WORDS else {"at": said}
    raise Malformed(f"`{field}`: {said!r} is neither a kind of reply, a moment nor an object.")


def _voice(one: object, field: str) -> Voice:
    if isinstance(one, str):
        return Voice(by=need_word(one, field), kind=_KINDS.get(field, "opinion"))
    fields = need_mapping(one, field, _VOICE)
    by = fields.get("by")
    number = need_number(fields.get("number", 1), f"{field}.number")
    if by is None and "number" not in fields:
        raise Malformed(f"`{field}.by` is missing: say whose it is.")
    return Voice(
        by=None if by is None else need_word(by, f"{field}.by"),
        number=number,
        at=read_moment(fields.get("at"), f"{field}.at"),
        kind=_kind(fields.get("kind"), field),
        item=None if "item" not in fields else need_word(fields["item"], f"{field}.item"),
        via=None if "via" not in fields else need_word(fields["via"], f"{field}.via"),
        text=None if "text" not in fields else need_word(fields["text"], f"{field}.text"),
        having=frozenset(need_words(fields.get("with", []), f"{field}.with")),
    )


def _kind(given: object, field: str) -> str:
    if given is None:
        return _KINDS.get(field, "opinion")
    word = need_word(given, f"{field}.kind").lower()
    if word not in _REPLY_WORDS:
        raise Ambiguous(
            f"`{field}.kind`: “{given}” is no kind of reply; say which it is: "
            f"{', '.join(sorted(set(_REPLY_WORDS.values())))}. Paraph infers none from a text."
        )
    return _REPLY_WORDS[word]


def put_withdrawals(read: dict[str, Any], fields: Mapping[str, Any]) -> None:
    """Put each withdrawal on the objection of its author, or among the replies to a silence.

    Raises:
        Inadmissible: if its author made no objection.
        Malformed: if it has no moment.
    """
    for voice in read_voices(fields.get("withdrawals", []), "withdrawals"):
        if voice.at is None:
            raise Malformed(f"`withdrawals.at`: say when {voice.by} withdrew.")
        objections, replies = read.get("objections") or (), read.get("replies") or ()
        if any(one.by == voice.by for one in objections):
            read["objections"] = tuple(
                replace(one, withdrawn=voice.at) if one.by == voice.by else one
                for one in objections
            )
        elif any(one.by == voice.by for one in replies):
            read["replies"] = (*replies, replace(voice, kind="withdrawal"))
        else:
            raise Inadmissible(f"`withdrawals`: {voice.by} has made no objection to withdraw.")
