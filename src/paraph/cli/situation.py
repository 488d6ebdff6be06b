"""What ``paraph situation`` prints for people."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from typing import TYPE_CHECKING, Any

from paraph.decisions.acts import Declared
from paraph.decisions.proceedings import Quiet
from paraph.decisions.vocabulary import Outcome
from paraph.organisation.acts import Nature
from paraph.secretariat.overview import Course
from paraph.values.sentences import Called, Moment, Words, called, worded

if TYPE_CHECKING:
    from paraph.languages import Teller

Shown = dict[str, Any]

_KINDS = (
    ("members", worded("Members")),
    ("observers", worded("Observers")),
    ("dialogue_partners", worded("Dialogue partners")),
    ("guests", worded("Guests")),
    ("suspended", worded("Suspended")),
)


def situation_lines(shown: Shown, teller: Teller) -> Iterator[str]:
    """The lines of an overview, in the language of a teller."""
    yield teller.tell(worded("As it stood at {moment}.", moment=Moment(shown["as_of"])))
    yield ""
    for key, heading in _KINDS:
        names = shown[key]
        if names or key == "members":
            headed = teller.tell(heading)
            yield f"{headed} ({len(names)}): {_names(names, teller) or teller.tell(worded('none'))}"
    for name, members in shown["groups"].items():
        yield f"{teller.name(name)}: {_names(members, teller)}"
    sections: tuple[tuple[str, Words, Callable[[Shown], Iterator[Words]]], ...] = (
        ("organs", worded("Organs"), _organ),
        ("sessions", worded("Sessions"), _session),
        ("meetings", worded("Meetings"), _meeting),
        ("documents", worded("Documents"), _document),
        ("silence", worded("Silence procedures"), _silence),
        ("decisions", worded("Decisions"), _decision),
        ("treaties", worded("Treaties"), _treaty),
    )
    for key, title, told in sections:
        if shown[key]:
            yield ""
            yield teller.tell(title)
            for one in shown[key]:
                yield "  " + " · ".join(map(teller.form, told(one)))


def _names(names: list[str], teller: Teller) -> str:
    return teller.tell(worded(", ")).join(map(teller.name, names))


def _organ(one: Shown) -> Iterator[Words]:
    if one["name"] == one["organ"]:
        yield Called(one["organ"])
    else:
        yield one["organ"]
        yield Called(one["organ"])
    chair = Called(one["chair"]) if one["chair"] else worded("nobody")
    yield worded("chair: {chair}", chair=chair)
    if one["seat"]:
        yield worded("seat: {seat}", seat=one["seat"])
    if one["opened"]:
        yield worded("opened {day}", day=date.fromisoformat(one["opened"]))
    if one["rules"]:
        rule = one["rules"].get("*", ", ".join(one["rules"].values()))
        yield worded("rule: {rule}", rule=rule)


def _session(one: Shown) -> Iterator[Words]:
    yield one["session"]
    yield one["organ"]
    yield one["place"]
    yield Course(one["status"])


def _meeting(one: Shown) -> Iterator[Words]:
    yield one["starts"]
    yield one["organ"]
    yield one["place"]
    if one["extraordinary"]:
        yield worded("extraordinary")
    yield Course(one["status"])


def _document(one: Shown) -> Iterator[Words]:
    yield one["issued"]
    yield one["symbol"]
    yield Nature(one["nature"])
    yield one["title"]
    if one["signed"]:
        yield worded("signed")


def _silence(one: Shown) -> Iterator[Words]:
    yield one["decision"]
    yield Quiet(one["status"])
    yield worded("until {moment} in {place}", moment=Moment(one["deadline"]), place=one["place"])
    if one["not_reached"]:
        yield worded("not reached: {names}", names=called(one["not_reached"]))


def _decision(one: Shown) -> Iterator[Words]:
    yield one["decision"]
    yield one["organ"]
    yield one["title"]
    if one["withdrawn"]:
        yield worded("withdrawn")
    elif one["declared"]:
        yield worded("declared: {declared}", declared=Declared(one["declared"]))
    else:
        yield worded("not declared")
    if one["rule"]:
        yield worded("rule: {rule}", rule=one["rule"])
    if one["formal_objections"]:
        yield worded("objections: {names}", names=called(one["formal_objections"]))
    yield from _computed(one)


def _computed(one: Shown) -> Iterator[Words]:
    """What the rule says, and whether the chair's word differs from it."""
    if one.get("computed"):
        outcome = Outcome(one["computed"])
        if one["declared"]:
            yield worded("computed: {outcome}", outcome=outcome)
        else:
            yield worded("as it stands: {outcome}", outcome=outcome)
    if one.get("declared_agrees") is False:
        yield worded("DIFFERS")


def _treaty(one: Shown) -> Iterator[Words]:
    yield one["treaty"]
    yield one["title"]
    begins = one["entry_into_force"]
    if begins is None:
        yield worded("not in force")
    elif one["in_force"]:
        yield worded("in force since {day}", day=date.fromisoformat(begins))
    else:
        yield worded("enters into force on {day}", day=date.fromisoformat(begins))
    yield worded("parties: {number}", number=one["parties"])
    yield worded("signatories: {number}", number=one["signatories"])
    if one["dates_differ"]:
        yield worded("DATES DIFFER")
    if one["marked"]:
        yield worded("findings: {number}", number=one["marked"])
