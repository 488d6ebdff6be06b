"""The fields of a case: their names, what they hold, other names for them, and the JSON schema."""

from __future__ import annotations

from typing import Any, Final

from paraph.decisions.vocabulary import WORDS_OF_CONDUCT

FREE_TEXT: Final = frozenset({"title", "facts", "question", "note", "rule", "$schema"})
"""Fields for people; they decide nothing."""

ALIASES: Final = {
    "asof": "as_of",
    "as-of": "as_of",
    "member_concerned": "concerned",
    "members_concerned": "concerned",
    "permanent_members": "permanent",
    "in_arrears": "arrears",
    "objectors": "objections",
    "abstentions_declared": "declarations",
    "nonparticipating": "not_participating",
    "not_interested": "not_participating",
    "expires": "deadline",
    "expiry": "deadline",
    "addressees_reached": "reached",
    "organizations": "organisations",
}

NAMED_GROUPS: Final = {
    "concerned": "concerned",
    "permanent": "permanent members",
    "arrears": "in arrears",
    "suspended": "suspended",
    "parties_to_dispute": "parties to the dispute",
    "not_participating": "not participating",
    "declarations": "declaration",
}
"""Groups that have a field of their own, and the name by which rules call them."""

_NAMES: Final = {"type": "array", "items": {"type": "string"}, "uniqueItems": True}
_COUNT: Final = {"type": "integer", "minimum": 0}
_MOMENT: Final = {"type": "string", "description": "2002-06-07 or 2002-06-07T18:00+03:00"}
_AMOUNT: Final = {"type": ["integer", "number", "string"], "description": "12, 12.5 or “12.5 %”"}
_TALLY: Final = {
    "type": "object",
    "additionalProperties": {"anyOf": [_COUNT, _NAMES]},
    "description": "words of conduct with numbers or names",
}
_VOTES: Final = {
    "anyOf": [
        {"type": "array", "items": {"type": "object", "required": ["by", "vote"]}},
        _TALLY,
        {"type": "object", "additionalProperties": {"enum": [*WORDS_OF_CONDUCT]}},
    ]
}
_GROUP: Final = {"anyOf": [_NAMES, _COUNT, {"type": "object"}, {"type": "string"}]}
_VOICE: Final = {
    "type": "object",
    "additionalProperties": False,
    "properties": {
        "by": {"type": "string"},
        "number": _COUNT,
        "at": _MOMENT,
        "kind": {"type": "string"},
        "item": {"type": "string"},
        "via": {"type": "string"},
        "text": {"type": "string"},
        "with": {"anyOf": [_NAMES, {"type": "string"}]},
    },
}
_VOICES: Final = {
    "anyOf": [
        _COUNT,
        {"type": "array", "items": {"anyOf": [{"type": "string"}, _VOICE]}},
        {"type": "object"},
    ]
}
_MEMBER: Final = {
    "type": "object",
    "required": ["name"],
    "properties": {"name": {"type": "string"}, "since": _MOMENT, "until": _MOMENT},
}


def _object(of: dict[str, Any]) -> dict[str, Any]:
    return {"type": "object", "additionalProperties": of}


FIELDS: Final[dict[str, tuple[str, dict[str, Any]]]] = {
    "members": (
        "all members: their number, their names (perhaps with `since` and `until`), or a tally",
        {"anyOf": [_COUNT, {"type": "array", "items": {"anyOf": [{"type": "string"}, _MEMBER]}},
                   _TALLY]},
    ),
    "votes": ("who did what: names with words, or words with numbers or names", _VOTES),
    "tally": ("the same as numbers by word", _TALLY),
    "rest": ("what members did of whom nothing else is said", {"type": "string"}),
    "present": ("who was at the meeting: a number or names", {"anyOf": [_COUNT, _NAMES]}),
    "absent": ("who was not: a number or names", {"anyOf": [_COUNT, _NAMES]}),
    "present_at": ("how many were present at a named moment, as `opening`", _object(_COUNT)),
    "quorum_raised": ("whether somebody asked for the quorum", {"type": "boolean"}),
    "weights": ("by measure, then by member or word: population, tonnage, votes",
                _object(_object(_AMOUNT))),
    "totals": ("by measure: the weight of all members", _object(_AMOUNT)),
    "groups": ("named groups: names, a number, or a tally of their own", _object(_GROUP)),
    "chambers": ("groups that the rule counts each by itself", _object(_GROUP)),
    "concerned": ("the member or members concerned", _GROUP),
    "permanent": ("the permanent members, or their tally", _GROUP),
    "arrears": ("members without a vote for unpaid contributions", _GROUP),
    "suspended": ("members that are suspended", _GROUP),
    "parties_to_dispute": ("members that are parties to the dispute", _GROUP),
    "not_participating": ("members that take no part in this decision or project", _GROUP),
    "declarations": ("members that made a formal declaration with their abstention", _GROUP),
    "organisations": ("regional organisations that vote, with their members or their number",
                      _object({"anyOf": [_COUNT, _NAMES]})),
    "objections": ("formal objections, perhaps with the moment each was received", _VOICES),
    "withdrawals": ("withdrawals of objections, with their moment", _VOICES),
    "opinions": ("opinions for the record that are no objections", _VOICES),
    "exemptions": ("members that exempted themselves before the decision took effect", _VOICES),
    "replies": ("replies in a silence procedure: by, at, kind, item, via", _VOICES),
    "items": ("the items of a package under silence", _NAMES),
    "opened": ("when the procedure was opened", _MOMENT),
    "opened_at_meeting": ("whether it was opened at a meeting", {"type": "boolean"}),
    "objection_to_procedure": ("who objected to the use of the procedure", _NAMES),
    "deadline": ("when silence or a window ends: hour and offset", _MOMENT),
    "extensions": ("extensions of the deadline: by, at, until",
                   {"type": "array", "items": {"type": "object"}}),
    "initiator": ("who opened the procedure", {"type": "string"}),
    "reached": ("whether every addressee was reached, or who was",
                {"anyOf": [{"type": "boolean"}, _NAMES]}),
    "established": ("conditions of the rule that are established as facts", _NAMES),
    "dates": ("the dates of acts: notification, adoption, meeting …", _object(_MOMENT)),
    "as_of": ("the moment at which the question is asked", _MOMENT),
    "consensus": ("whether consensus was reached or the efforts are exhausted",
                  {"enum": ["reached", "exhausted"]}),
    "casting_vote": ("how the holder of the casting vote voted", {"type": "string"}),
    "determination": ("what a person determined: by, finding, with, appeal", {"type": "object"}),
    "stages": ("one case for each stage of a rule of several decisions",
               _object({"$ref": "#"})),
    "members_at": ("members at a named act: a number or names",
                   _object({"anyOf": [_COUNT, _NAMES]})),
    "groups_at": ("groups as they were at a named act", _object(_object(_NAMES))),
    "matter": ("the kind of matter, where a rule set decides by it", {"type": "string"}),
}  # fmt: skip


def case_schema() -> dict[str, Any]:
    """The JSON schema of a case.

    >>> case_schema()["properties"]["quorum_raised"]["type"]
    'boolean'
    """
    properties = {name: schema | {"description": words} for name, (words, schema) in FIELDS.items()}
    properties |= {name: {"description": "for people"} for name in sorted(FREE_TEXT)}
    properties |= {
        other: properties[name] | {"description": f"the same as {name}"}
        for other, name in ALIASES.items()
    }
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "A case for paraph decide",
        "type": "object",
        "additionalProperties": False,
        "properties": properties,
    }
