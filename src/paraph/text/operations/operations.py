"""Operations: what a chair or a delegation does to a negotiated text, each of them invertible.

``lift``, ``strike`` and ``choose`` are the only ones that reduce disagreement
(bracket-conventions 3.4); all of them can be taken back with `undo`, and a settled bracket can be
reopened, since nothing is agreed until everything is agreed.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import msgspec

from paraph.text.comparison import EditKind
from paraph.text.negotiated import (
    BASE,
    NegotiatedText,
    choices,
    find_arm,
    find_choice,
    open_choices,
    version_of,
)
from paraph.text.operations.places import find_provision, find_words
from paraph.text.operations.steps import Step, StepKind, cut, take
from paraph.values.errors import Inadmissible, Malformed


def choose(text: NegotiatedText, bracket: str, arm: str) -> NegotiatedText:
    """Settle ``bracket`` on one of its arms: ``base``, a delegation, or a number from 1.

    Raises:
        Inadmissible: if there is no such bracket or arm, or the bracket is settled already.
    """
    number = _open(text, bracket, arm)
    return _done(
        text, f"choose {bracket}={arm}", Step(kind=StepKind.CHOOSE, bracket=bracket, arm=number)
    )


def lift(text: NegotiatedText, bracket: str) -> NegotiatedText:
    """Lift the brackets: their words stay and the marks go.

    Raises:
        Inadmissible: if several wordings stand in the bracket; choose one of them then.
    """
    choice = find_choice(text.nodes, bracket)
    worded = [place for place, arm in enumerate(choice.arms, 1) if arm.nodes]
    if len(worded) != 1:
        message = f"Bracket {bracket} holds {len(worded)} wordings; choose one instead of lifting."
        raise Inadmissible(message)
    return choose(text, bracket, str(worded[0]))


def strike(text: NegotiatedText, bracket: str) -> NegotiatedText:
    """Strike the words of ``bracket`` with its marks: nothing stands there."""
    choice = find_choice(text.nodes, bracket)
    if choice.is_quiet:
        message = f"{bracket} is a difference of {choice.kind}; there are no words to strike."
        raise Inadmissible(message)
    empty = [place for place, arm in enumerate(choice.arms) if not arm.nodes]
    _open(text, bracket, "1")
    add = [] if empty else [Step(kind=StepKind.ADD_ARM, bracket=bracket)]
    number = empty[0] if empty else len(choice.arms)
    settle = Step(kind=StepKind.CHOOSE, bracket=bracket, arm=number)
    return _done(text, f"strike {bracket}", *add, settle)


def reopen(text: NegotiatedText, bracket: str) -> NegotiatedText:
    """Open a settled bracket again, with all of its arms.

    Raises:
        Inadmissible: if it is open.
    """
    if find_choice(text.nodes, bracket).is_open:
        message = f"Bracket {bracket} is open; only a settled bracket can be reopened."
        raise Inadmissible(message)
    return _done(text, f"reopen {bracket}", Step(kind=StepKind.CHOOSE, bracket=bracket))


def support(text: NegotiatedText, bracket: str, arm: str, by: str) -> NegotiatedText:
    """Enter ``by`` as supporting an arm; its own version stays as it wrote it."""
    number = find_arm(find_choice(text.nodes, bracket), arm)
    step = Step(kind=StepKind.SUPPORT, bracket=bracket, arm=number, by=by)
    return _done(text, f"support {bracket}={arm} by {by}", step)


def oppose(text: NegotiatedText, bracket: str, arm: str, by: str) -> NegotiatedText:
    """Enter ``by`` as opposing an arm."""
    number = find_arm(find_choice(text.nodes, bracket), arm)
    step = Step(kind=StepKind.OPPOSE, bracket=bracket, arm=number, by=by)
    return _done(text, f"oppose {bracket}={arm} by {by}", step)


def withdraw(text: NegotiatedText, bracket: str, arm: str, by: str) -> NegotiatedText:
    """Withdraw the stance of ``by`` on an arm.

    Raises:
        Inadmissible: if it has taken none.
    """
    choice = find_choice(text.nodes, bracket)
    number = find_arm(choice, arm)
    kind = StepKind.SUPPORT if by in choice.arms[number].support else StepKind.OPPOSE
    step = Step(kind=kind, bracket=bracket, arm=number, by=by, off=True)
    return _done(text, f"withdraw {bracket}={arm} by {by}", step)


def add_arm(text: NegotiatedText, bracket: str, words: str, by: str = "") -> NegotiatedText:
    """Add a wording to a bracket: a rival, or the chair's attempt at a bridge."""
    find_choice(text.nodes, bracket)
    step = Step(kind=StepKind.ADD_ARM, bracket=bracket, words=words, by=by)
    return _done(text, f"add arm to {bracket}", step)


def open_bracket(text: NegotiatedText, words: str, by: str = "") -> NegotiatedText:
    """Put brackets on ``words`` that stood agreed: somebody wants them out.

    Raises:
        Inadmissible, Ambiguous: if the words stand nowhere, or in several places.
    """
    inside, span = find_words(text.nodes, words)
    step = Step(kind=StepKind.WRAP, bracket=_next_name(text), inside=inside, span=span, by=by)
    return _done(text, f"open “{words}”", step)


def fill(text: NegotiatedText, placeholder: str, words: str) -> NegotiatedText:
    """Fill a placeholder such as ``[X]`` with ``words``."""
    inside, span = find_words(text.nodes, placeholder)
    step = Step(
        kind=StepKind.WRAP,
        bracket=_next_name(text),
        inside=inside,
        span=span,
        words=words,
        arm=1,
    )
    return _done(text, f"fill {placeholder}", step)


def renumber(text: NegotiatedText, provision: str, number: str) -> NegotiatedText:
    """Display another number at a provision; what it is stays the same."""
    found = find_provision(text.nodes, provision)
    if found.label is None:
        message = f"The number of {provision} is itself in brackets; settle that bracket instead."
        raise Inadmissible(message)
    step = Step(
        kind=StepKind.WRAP,
        bracket=_next_name(text, "q"),
        span=found.label,
        words=number,
        wrapped=EditKind.NUMBER,
        arm=1,
    )
    return _done(text, f"renumber {provision} to {number}", step)


def tombstone(text: NegotiatedText, provision: str, note: str = "[Deleted]") -> NegotiatedText:
    """Take a provision out and keep its number with a note, so that nothing else is renumbered.

    Raises:
        Inadmissible: if brackets are open in it, since a tombstone would bury them.
    """
    found = find_provision(text.nodes, provision)
    buried = [choice.name for choice in open_choices(cut(text.nodes, found.span)[1])]
    if buried:
        message = f"{provision} has open brackets ({', '.join(buried)}); settle them first."
        raise Inadmissible(message)
    heading = (
        found.name.rpartition("(")[2].rstrip(")") + ". " if "(" in found.name else f"{found.name}\n"
    )
    step = Step(
        kind=StepKind.WRAP,
        bracket=_next_name(text),
        span=found.span,
        words=f"{heading}{note}\n",
        wrapped=EditKind.PROVISION,
        arm=1,
    )
    return _done(text, f"tombstone {provision}", step)


def move(text: NegotiatedText, provision: str, before: str) -> NegotiatedText:
    """Move a provision, open brackets and all, to stand before another one."""
    found, target = find_provision(text.nodes, provision), find_provision(text.nodes, before)
    start, end = found.span
    place = target.span[0]
    if start <= place < end:
        message = f"{provision} cannot be moved before {before}, which is part of it."
        raise Inadmissible(message)
    name = _next_name(text)
    base_end = found.base_start + len(version_of(cut(text.nodes, found.span)[1], BASE))
    leave = Step(
        kind=StepKind.WRAP,
        bracket=name,
        span=found.span,
        wrapped=EditKind.PROVISION,
        arm=1,
        moved=(target.base_start, target.base_start),
    )
    arrive = replace(
        leave,
        bracket=f"b{int(name[1:]) + 1}",
        span=(place, place),
        copied=found.span,
        moved=(found.base_start, base_end),
    )
    # The copy is made before the original is wrapped; arriving before it moves it by one.
    shift = 1 if place <= start else 0
    leave = replace(leave, span=(start + shift, end + shift))
    return _done(text, f"move {provision} before {before}", arrive, leave)


def set_status(text: NegotiatedText, provision: str, status: str) -> NegotiatedText:
    """Give a provision a status, such as ``agreed ad referendum``; an empty one takes it away."""
    found = find_provision(text.nodes, provision)
    step = Step(kind=StepKind.STATUS, provision=found.name, status=status)
    return _done(text, f"status {found.name}: {status or 'none'}", step)


def undo(text: NegotiatedText) -> NegotiatedText:
    """Take the last operation back: the text is again what it was, to the last node.

    Raises:
        Inadmissible: if nothing was done yet.
    """
    if not text.history:
        message = "Nothing was done to this text yet, so there is nothing to undo."
        raise Inadmissible(message)
    last = text.history[-1]
    try:
        steps = msgspec.convert(last["undo"], list[Step])
    except (KeyError, msgspec.ValidationError) as error:
        message = f"The last operation on this text cannot be read back: {error}."
        raise Malformed(message) from error
    for step in steps:
        text, _ = take(text, step)
    return replace(text, history=text.history[:-1])


def _done(text: NegotiatedText, called: str, *steps: Step) -> NegotiatedText:
    """``text`` after all ``steps``, entered in its history with what undoes them."""
    inverses: list[Step] = []
    done = text
    for step in steps:
        done, inverse = take(done, step)
        inverses.insert(0, inverse)
    entry: Mapping[str, object] = {"act": called, "undo": [_written(step) for step in inverses]}
    return replace(done, history=(*text.history, entry))


def _written(step: Step) -> dict[str, object]:
    """A step as plain JSON, without what says nothing."""
    plain: dict[str, object] = msgspec.json.decode(msgspec.json.encode(step))
    silent = msgspec.json.decode(msgspec.json.encode(Step(kind=step.kind)))
    return {key: said for key, said in plain.items() if key == "kind" or said != silent[key]}


def _open(text: NegotiatedText, bracket: str, arm: str) -> int:
    """The number of an arm of an open bracket."""
    choice = find_choice(text.nodes, bracket)
    number = find_arm(choice, arm)
    if not choice.is_open:
        message = f"Bracket {bracket} is settled already; reopen it before choosing again."
        raise Inadmissible(message)
    return number


def _next_name(text: NegotiatedText, letter: str = "b") -> str:
    """A name that no bracket of the text has yet."""
    numbers = [
        int(choice.name[1:])
        for choice in choices(text.nodes)
        if choice.name[:1] == letter and choice.name[1:].isdigit()
    ]
    return f"{letter}{max(numbers, default=0) + 1}"
