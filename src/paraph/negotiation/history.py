"""What changed since a capital last saw a text, which of it is its own business, what lapsed.

All is held against what a viewer may see, at both moments.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import reduce
from typing import Final

from paraph.negotiation.audience import Seen
from paraph.negotiation.commenting import comment_changes, place_of
from paraph.negotiation.consensus import needed, standing_statements
from paraph.negotiation.facts import ArmFacts, Bracket, SmallGroup, Statement, TextFacts
from paraph.negotiation.play import StateOfPlay
from paraph.negotiation.weaving import words_of
from paraph.values.sentences import (
    Alternatives,
    Called,
    Listed,
    Moment,
    Sentence,
    Tag,
    Term,
    Words,
    worded,
)

GONE: Final = worded("was taken up in another bracket")


@dataclass(frozen=True, slots=True)
class Change:
    """Something that is not as it was: where, and what, in words."""

    place: str
    words: Words


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
    together: dict[Words, list[str]] = {}
    for name in new.provisions:
        for one in _of_provision(before, after, name):
            together.setdefault(one.words, []).append(one.place)
    for words, places in together.items():
        yield Change("; ".join(places), words)


def _of_conduct(before: StateOfPlay, after: StateOfPlay) -> Iterator[Change]:
    old, new, text = before.seen.facts, after.seen.facts, after.seen.name
    if before.is_conditional is not after.is_conditional:
        words = (
            worded("nothing is agreed until everything is agreed")
            if after.is_conditional
            else worded("the package clause ended")
        )
        yield Change(text, words)
    for number, reading in enumerate(new.readings):
        if number >= len(old.readings) or old.readings[number] != reading:
            words = (
                worded("the reading {reading} was closed", reading=Term(reading.name))
                if reading.closed
                else worded("the reading {reading} was opened", reading=Term(reading.name))
            )
            yield Change(text, words)
    for made in new.chairs_texts[len(old.chairs_texts) :]:
        yield Change(text, worded("the chair circulated {name}", name=made.name))
    for place, said in comment_changes(old, new):
        yield Change(place, said)
    yield from _of_frame(text, old, new)


def _of_frame(text: str, old: TextFacts, new: TextFacts) -> Iterator[Change]:
    for sought in new.sought[len(old.sought) :]:
        words = worded("it was put forward for adoption by {decision}", decision=sought.decision)
        yield Change(text, words)
    for language, version in new.languages.items():
        if old.languages.get(language) != version:
            yield Change(text, worded("it was circulated in {language}", language=Tag(language)))
    if new.electorate != old.electorate:
        yield Change(text, worded("it was noted anew by what the delegations are counted"))
    for name, group in new.groups.items():
        yield from _of_group(old.groups.get(name), name, group)


def _of_group(was: SmallGroup | None, name: str, group: SmallGroup) -> Iterator[Change]:
    if was is None:
        words = worded(
            "the group was formed: {members}; {mandate}",
            members=Listed(map(Called, group.members)),
            mandate=group.mandate,
        )
        yield Change(name, words)
    for report in group.reports[len(was.reports) if was else 0 :]:
        yield Change(name, worded("the group reported: {words}", words=report.words))


def _of_provision(before: StateOfPlay, after: StateOfPlay, name: str) -> Iterator[Change]:
    old, new = before.seen.facts, after.seen.facts
    provision, was = new.provisions[name], old.provisions.get(name)
    if provision.statuses and (was is None or was.statuses != provision.statuses):
        last = provision.statuses[-1]
        words = worded("status: {status}", status=last.status)
        if last.is_aside:
            words = worded(
                "status: {status} in {group} alone",
                status=last.status,
                group=Called(str(last.group)),
            )
        yield Change(name, words)
    yield from _of_positions(old, new, name)
    if name in before.provisions and name in after.provisions:
        then, now = before.provisions[name].consensus, after.provisions[name].consensus
        if then is not now:
            yield Change(name, worded("{then}, now {now}", then=then, now=now))


def _of_bracket(
    old: TextFacts, new: TextFacts, was: Bracket | None, bracket: Bracket
) -> Iterator[Change]:
    place = f"{bracket.name} ({bracket.provision})"
    if was is None:
        arms = Alternatives(_arm(new, arm) for arm in bracket.arms)
        yield Change(place, worded("new bracket: {arms}", arms=arms))
    else:
        for arm in bracket.arms[len(was.arms) :]:
            words = worded("{arm} added: {words}", arm=Called(arm.name), words=words_of(new, arm))
            yield Change(place, words)
        if was.chosen != bracket.chosen:
            done = worded("reopened")
            if bracket.chosen is not None:
                done = worded("lifted to {arm}", arm=Called(bracket.chosen))
            yield Change(place, done)
    yield from _of_positions(old, new, bracket.name)


def _arm(facts: TextFacts, arm: ArmFacts) -> Sentence:
    return worded(
        "{arm}: {words}", arm=Called(arm.name), words=words_of(facts, arm) or worded("no text")
    )


def _of_positions(old: TextFacts, new: TextFacts, place: str) -> Iterator[Change]:
    if old.statements.get(place) is new.statements.get(place):
        return
    then, now = standing_statements(old, place), standing_statements(new, place)
    for key, one in now.items():
        if then.get(key) != one:
            words = worded("{who}: {words}", who=Called(one.delegation), words=in_words(one))
            yield Change(place, words)
    for key, one in then.items():
        if key not in now:
            words = worded(
                "{who} withdrew: {words}", who=Called(one.delegation), words=in_words(one)
            )
            yield Change(place, words)


def in_words(one: Statement) -> Sentence:
    """A statement in a few words: its stance, the arm, what it depends on, to whom it is told."""
    words = worded("{stance}", stance=one.stance) if one.stance else worded("no position")
    if one.arm:
        words = worded("{stance} {arm}", stance=words, arm=Called(one.arm))
    if one.reservation:
        words = worded("{position} ({reservation})", position=words, reservation=one.reservation)
    if one.conditions:
        held = reduce(_both, map(needed, one.conditions))
        words = worded("{position} if {condition}", position=words, condition=held)
    return worded("{position} [{audience}]", position=words, audience=one.audience)


def _both(one: Sentence, other: Sentence) -> Sentence:
    return worded("{one} and {other}", one=one, other=other)


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
                words = worded(
                    "the position of {who}, {position}, lapsed at {moment}, when {provision} was "
                    "compiled again with {proposal} of {author}",
                    who=Called(one.delegation),
                    position=in_words(one),
                    moment=Moment(gone.moment),
                    provision=gone.bracket.provision,
                    proposal=gone.proposal,
                    author=Called(gone.by),
                )
                if new:
                    words = worded(
                        "{lapsed}; the words are in {brackets} now",
                        lapsed=words,
                        brackets=Listed(new),
                    )
                yield Change(name, words)
