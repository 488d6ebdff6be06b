"""What changed since a capital last saw a text, which of it is its own business, what lapsed.

All is held against what a viewer may see, at both moments.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from paraph.negotiation.audience import Seen
from paraph.negotiation.commenting import comment_changes, place_of
from paraph.negotiation.consensus import standing_statements
from paraph.negotiation.facts import Bracket, SmallGroup, Statement, TextFacts
from paraph.negotiation.play import StateOfPlay
from paraph.negotiation.weaving import words_of
from paraph.values.clocks import moment_in_words
from paraph.values.languages import language_name

GONE: Final = "was taken up in another bracket"


@dataclass(frozen=True, slots=True)
class Change:
    """Something that is not as it was: where, and what, in words."""

    place: str
    words: str


def changes(before: StateOfPlay, after: StateOfPlay) -> Iterator[Change]:
    """What changed between two states of play of one viewer, in the order of the text.

    It covers brackets opened, lifted, reopened and taken up, arms added, positions stated, changed
    and withdrawn, comments, status, readings, and the package clause.  Provisions to which the same
    happened are told of together.
    """
    old, new = before.seen.facts, after.seen.facts
    yield from _of_conduct(before, after)
    for name, bracket in new.brackets.items():
        if not bracket.quiet:
            yield from _of_bracket(old, new, old.brackets.get(name), bracket)
    for name, bracket in old.brackets.items():
        if not bracket.quiet and name not in new.brackets:
            yield Change(name, GONE)
    together: dict[str, list[str]] = {}
    for name in new.provisions:
        for one in _of_provision(before, after, name):
            together.setdefault(one.words, []).append(one.place)
    for words, places in together.items():
        yield Change("; ".join(places), words)


def _of_conduct(before: StateOfPlay, after: StateOfPlay) -> Iterator[Change]:
    old, new, text = before.seen.facts, after.seen.facts, after.seen.name
    if before.is_conditional is not after.is_conditional:
        words = "nothing is agreed until everything is agreed"
        yield Change(text, words if after.is_conditional else "the package clause ended")
    for number, reading in enumerate(new.readings):
        if number >= len(old.readings) or old.readings[number] != reading:
            done = "closed" if reading.closed else "opened"
            yield Change(text, f"the reading {reading.name} was {done}")
    for made in new.chairs_texts[len(old.chairs_texts) :]:
        yield Change(text, f"the chair circulated {made.name}")
    for place, said in comment_changes(old, new):
        yield Change(place, str(said))
    yield from _of_frame(text, old, new)


def _of_frame(text: str, old: TextFacts, new: TextFacts) -> Iterator[Change]:
    for sought in new.sought[len(old.sought) :]:
        yield Change(text, f"it was put forward for adoption by {sought.decision}")
    for language, version in new.languages.items():
        if old.languages.get(language) != version:
            yield Change(text, f"it was circulated in {language_name(language)}")
    if new.electorate != old.electorate:
        yield Change(text, "it was noted anew by what the delegations are counted")
    for name, group in new.groups.items():
        yield from _of_group(old.groups.get(name), name, group)


def _of_group(was: SmallGroup | None, name: str, group: SmallGroup) -> Iterator[Change]:
    if was is None:
        yield Change(name, f"the group was formed: {', '.join(group.members)}; {group.mandate}")
    for report in group.reports[len(was.reports) if was else 0 :]:
        yield Change(name, f"the group reported: {report.words}")


def _of_provision(before: StateOfPlay, after: StateOfPlay, name: str) -> Iterator[Change]:
    old, new = before.seen.facts, after.seen.facts
    provision, was = new.provisions[name], old.provisions.get(name)
    if provision.statuses and (was is None or was.statuses != provision.statuses):
        last = provision.statuses[-1]
        where = f" in {last.group} alone" if last.is_aside else ""
        yield Change(name, f"status: {last.status}{where}")
    yield from _of_positions(old, new, name)
    if name in before.provisions and name in after.provisions:
        then, now = before.provisions[name].consensus, after.provisions[name].consensus
        if then is not now:
            yield Change(name, f"{then}, now {now}")


def _of_bracket(
    old: TextFacts, new: TextFacts, was: Bracket | None, bracket: Bracket
) -> Iterator[Change]:
    place = f"{bracket.name} ({bracket.provision})"
    if was is None:
        arms = " / ".join(f"{arm.name}: {words_of(new, arm) or 'no text'}" for arm in bracket.arms)
        yield Change(place, f"new bracket: {arms}")
    else:
        for arm in bracket.arms[len(was.arms) :]:
            yield Change(place, f"{arm.name} added: {words_of(new, arm)}")
        if was.chosen != bracket.chosen:
            done = "reopened" if bracket.chosen is None else f"lifted to {bracket.chosen}"
            yield Change(place, done)
    yield from _of_positions(old, new, bracket.name)


def _of_positions(old: TextFacts, new: TextFacts, place: str) -> Iterator[Change]:
    if old.statements.get(place) is new.statements.get(place):
        return
    then, now = standing_statements(old, place), standing_statements(new, place)
    for key, one in now.items():
        if then.get(key) != one:
            yield Change(place, f"{one.delegation}: {in_words(one)}")
    for key, one in then.items():
        if key not in now:
            yield Change(place, f"{one.delegation} withdrew: {in_words(one)}")


def in_words(one: Statement) -> str:
    """A statement in a few words: its stance, the arm, what it depends on, to whom it is told."""
    held = " and ".join(f"{need.bracket} is {need.arm}" for need in one.conditions)
    parts = (
        one.stance.value if one.stance else "no position",
        one.arm or "",
        f"({one.reservation})" if one.reservation else "",
        f"if {held}" if held else "",
        f"[{one.audience}]",
    )
    return " ".join(part for part in parts if part)


def interests(seen: Seen) -> set[str]:
    """The places that are the viewer's own business: where it proposes, stands, needs, comments.

    A bracket makes its provision one of them.
    """
    facts, viewer = seen.facts, seen.viewer
    own = {
        one.name
        for one in facts.brackets.values()
        if any(viewer in arm.holders for arm in one.arms)
    }
    for place in facts.statements:
        for one in standing_statements(facts, place).values():
            if one.delegation == viewer:
                own |= {place, *(need.bracket for need in one.conditions)}
    own |= {place_of(one) for one in facts.comments.values() if one.told.author == viewer}
    return own | {facts.brackets[one].provision for one in own if one in facts.brackets}


def lapsed(seen: Seen, delegation: str | None = None) -> Iterator[Change]:
    """Positions on brackets that are no more: of a delegation, or of all.

    Such a position counts no longer, and nobody is taken to have moved.
    """
    for name, gone in seen.facts.lapsed.items():
        new = [
            one.name
            for one in seen.facts.brackets.values()
            if one.provision == gone.bracket.provision and one.is_open and not one.quiet
        ]
        for one in standing_statements(seen.facts, name).values():
            if delegation in {None, one.delegation}:
                where = f"; the words are in {', '.join(new)} now" if new else ""
                words = (
                    f"the position of {one.delegation}, {in_words(one)}, lapsed at "
                    f"{moment_in_words(gone.moment)}, when {gone.bracket.provision} was compiled "
                    f"again with {gone.proposal} of {gone.by}{where}"
                )
                yield Change(name, words)
