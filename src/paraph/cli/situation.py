"""What ``paraph situation`` prints for people."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from paraph.values.moments import moment_in_words

_KINDS = (
    ("members", "Members"),
    ("observers", "Observers"),
    ("dialogue_partners", "Dialogue partners"),
    ("guests", "Guests"),
    ("suspended", "Suspended"),
)


def situation_lines(shown: dict[str, Any]) -> Iterator[str]:
    """The lines of an overview."""
    yield f"As it stood at {moment_in_words(shown['as_of'])}."
    yield ""
    for key, heading in _KINDS:
        names = shown[key]
        if names or key == "members":
            yield f"{heading} ({len(names)}): {', '.join(names) or 'none'}"
    for name, members in shown["groups"].items():
        yield f"{name}: {', '.join(members)}"
    for key, heading, told in (
        ("organs", "Organs", _organ),
        ("sessions", "Sessions", _session),
        ("meetings", "Meetings", _meeting),
        ("documents", "Documents", _document),
        ("silence", "Silence procedures", _silence),
        ("decisions", "Decisions", _decision),
    ):
        if shown[key]:
            yield ""
            yield heading
            for one in shown[key]:
                yield f"  {told(one)}"


def _organ(one: dict[str, Any]) -> str:
    called = one["organ"] if one["name"] == one["organ"] else f"{one['organ']} · {one['name']}"
    parts = [f"chair: {one['chair'] or 'nobody'}"]
    if one["seat"]:
        parts.append(f"seat: {one['seat']}")
    if one["opened"]:
        parts.append(f"opened {one['opened']}")
    if one["rules"]:
        parts.append("rule: " + one["rules"].get("*", ", ".join(one["rules"].values())))
    return f"{called} · {' · '.join(parts)}"


def _session(one: dict[str, Any]) -> str:
    return f"{one['session']} · {one['organ']} · {one['place']} · {one['status']}"


def _meeting(one: dict[str, Any]) -> str:
    kind = " · extraordinary" if one["extraordinary"] else ""
    return f"{one['starts']} · {one['organ']} · {one['place']}{kind} · {one['status']}"


def _document(one: dict[str, Any]) -> str:
    signed = " · signed" if one["signed"] else ""
    return f"{one['issued']} · {one['symbol']} · {one['nature']} · {one['title']}{signed}"


def _silence(one: dict[str, Any]) -> str:
    until = moment_in_words(one["deadline"])
    waits = f" · not reached: {', '.join(one['not_reached'])}" if one["not_reached"] else ""
    return f"{one['decision']} · {one['status']} · until {until} in {one['place']}{waits}"


def _decision(one: dict[str, Any]) -> str:
    said = f"declared {one['declared']}" if one["declared"] else "not declared"
    said = "withdrawn" if one["withdrawn"] else said
    rule = f" · rule: {one['rule']}" if one["rule"] else ""
    stands = "computed" if one["declared"] else "as it stands"
    computed = f" · {stands}: {one['computed']}" if one.get("computed") else ""
    differs = " · DIFFERS" if one.get("declared_agrees") is False else ""
    objects = one["formal_objections"]
    against = f" · objections: {', '.join(objects)}" if objects else ""
    title = f"{one['decision']} · {one['organ']} · {one['title']}"
    return f"{title} · {said}{rule}{against}{computed}{differs}"
