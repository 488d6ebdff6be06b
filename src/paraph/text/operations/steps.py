"""Steps: the few invertible changes that every operation on a negotiated text is made of.

Nothing is ever taken out of the text.  A choice that is settled keeps its other arms; a provision
that is moved, renumbered or filled is wrapped in a choice between what stood there and what stands
there now.  Each step answers with the step that undoes it, and undoing gives back the same nodes.

Places are counted in the *flow* of a sequence of nodes: a character of prose counts one, and so
does a choice.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from paraph.text.comparison import EditKind
from paraph.text.negotiated import (
    Arm,
    Choice,
    NegotiatedText,
    Node,
    Nodes,
    Prose,
    by_name,
    find_choice,
    joined,
    mapped,
)
from paraph.values.errors import Inadmissible


class StepKind(StrEnum):
    """What a step does."""

    CHOOSE = "choose"
    WRAP = "wrap"
    UNWRAP = "unwrap"
    ADD_ARM = "add arm"
    REMOVE_ARM = "remove arm"
    SUPPORT = "support"
    OPPOSE = "oppose"
    STATUS = "status"


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One invertible change.

    ``bracket`` and ``arm`` (from 0) say where; ``by`` who takes or, if ``off``, withdraws a stance;
    ``words`` what a new arm says; ``span`` a place in the flow, of the whole text or, with
    ``inside`` (a bracket and an arm), of that arm; ``copied`` the part of the flow a moved
    provision is taken from; ``provision`` and ``status`` the status set.
    """

    kind: StepKind
    bracket: str = ""
    arm: int | None = None
    by: str = ""
    off: bool = False
    words: str | None = None
    span: tuple[int, int] = (0, 0)
    inside: tuple[str, int] | None = None
    copied: tuple[int, int] | None = None
    wrapped: EditKind = EditKind.WORDING
    moved: tuple[int, int] | None = None
    provision: str = ""
    status: str = ""


def take(text: NegotiatedText, step: Step) -> tuple[NegotiatedText, Step]:
    """``text`` after ``step``, and the step that undoes it.

    Raises:
        Inadmissible: if the text does not allow the step; nothing is changed then.
    """
    return _TAKE[step.kind](text, step)


def _choose(text: NegotiatedText, step: Step) -> tuple[NegotiatedText, Step]:
    choice = find_choice(text.nodes, step.bracket)
    changed = _changed(text, step.bracket, lambda found: replace(found, chosen=step.arm))
    return changed, replace(step, arm=choice.chosen)


def _add_arm(text: NegotiatedText, step: Step) -> tuple[NegotiatedText, Step]:
    choice = find_choice(text.nodes, step.bracket)
    arm = Arm(
        nodes=(Prose(step.words),) if step.words else (), support=(step.by,) if step.by else ()
    )
    place = len(choice.arms)
    changed = _changed(text, step.bracket, lambda found: replace(found, arms=(*found.arms, arm)))
    return changed, replace(step, kind=StepKind.REMOVE_ARM, arm=place)


def _remove_arm(text: NegotiatedText, step: Step) -> tuple[NegotiatedText, Step]:
    changed = _changed(text, step.bracket, lambda found: replace(found, arms=found.arms[:-1]))
    return changed, replace(step, kind=StepKind.ADD_ARM, arm=None)


def _stance(text: NegotiatedText, step: Step) -> tuple[NegotiatedText, Step]:
    """Enter or withdraw a name among those who support, or oppose, an arm."""
    choice = find_choice(text.nodes, step.bracket)
    number = step.arm or 0
    arm = choice.arms[number]
    names = arm.support if step.kind is StepKind.SUPPORT else arm.oppose
    if (step.by in names) is not step.off:
        said = "has taken no such stance on" if step.off else f"already does {step.kind}"
        message = f"{step.by} {said} arm {number + 1} of bracket {step.bracket}."
        raise Inadmissible(message)
    names = (
        tuple(name for name in names if name != step.by)
        if step.off
        else tuple(sorted({*names, step.by}, key=by_name))
    )
    changed_arm = (
        replace(arm, support=names) if step.kind is StepKind.SUPPORT else replace(arm, oppose=names)
    )
    arms = (*choice.arms[:number], changed_arm, *choice.arms[number + 1 :])
    changed = _changed(text, step.bracket, lambda found: replace(found, arms=arms))
    return changed, replace(step, off=not step.off)


def _status(text: NegotiatedText, step: Step) -> tuple[NegotiatedText, Step]:
    statuses = dict(text.statuses)
    before = statuses.pop(step.provision, "")
    if step.status:
        statuses[step.provision] = step.status
    return replace(text, statuses=statuses), replace(step, status=before)


def _wrap(text: NegotiatedText, step: Step) -> tuple[NegotiatedText, Step]:
    """Put a stretch of the flow into a choice: as it stands, against ``words`` or a copy."""
    found: list[Choice] = []

    def wrapped(nodes: Sequence[Node]) -> Nodes:
        before, within, after = cut(nodes, step.span)
        copied = cut(nodes, step.copied)[1] if step.copied else ()
        new = copied or ((Prose(step.words),) if step.words else ())
        other = Arm(nodes=new, support=(step.by,) if step.by else (), moved=step.moved)
        choice = Choice(
            name=step.bracket,
            kind=step.wrapped,
            arms=(Arm(nodes=within, base=True), other),
            chosen=step.arm,
        )
        found.append(choice)
        return (*before, choice, *after)

    nodes = _inside(text.nodes, step.inside, wrapped)
    return replace(text, nodes=nodes), replace(step, kind=StepKind.UNWRAP)


def _unwrap(text: NegotiatedText, step: Step) -> tuple[NegotiatedText, Step]:
    def unwrapped(nodes: Sequence[Node]) -> Nodes:
        flat: list[Node] = []
        for node in nodes:
            if isinstance(node, Choice) and node.name == step.bracket:
                flat += node.arms[0].nodes
            else:
                flat.append(node)
        return joined(flat)

    nodes = _inside(text.nodes, step.inside, unwrapped)
    return replace(text, nodes=nodes), replace(step, kind=StepKind.WRAP)


_TAKE = {
    StepKind.CHOOSE: _choose,
    StepKind.WRAP: _wrap,
    StepKind.UNWRAP: _unwrap,
    StepKind.ADD_ARM: _add_arm,
    StepKind.REMOVE_ARM: _remove_arm,
    StepKind.SUPPORT: _stance,
    StepKind.OPPOSE: _stance,
    StepKind.STATUS: _status,
}


def _changed(
    text: NegotiatedText, bracket: str, change: Callable[[Choice], Choice]
) -> NegotiatedText:
    """``text`` with ``change`` applied to one bracket, wherever a move has put it."""
    nodes = mapped(text.nodes, lambda found: change(found) if found.name == bracket else found)
    return replace(text, nodes=nodes)


def _inside(
    nodes: Nodes, inside: tuple[str, int] | None, change: Callable[[Sequence[Node]], Nodes]
) -> Nodes:
    """``nodes`` with ``change`` applied to them, or to the arm that ``inside`` names."""
    if inside is None:
        return change(nodes)
    bracket, number = inside

    def enter(choice: Choice) -> Choice:
        if choice.name != bracket:
            return choice
        arm = choice.arms[number]
        entered = replace(arm, nodes=change(arm.nodes))
        return replace(choice, arms=(*choice.arms[:number], entered, *choice.arms[number + 1 :]))

    return mapped(nodes, enter)


def cut(nodes: Sequence[Node], span: tuple[int, int]) -> tuple[Nodes, Nodes, Nodes]:
    """``nodes`` before, within and after a stretch of their flow.

    >>> cut((Prose("The Council"),), (4, 11))
    ((Prose(text='The '),), (Prose(text='Council'),), ())
    """
    parts: tuple[list[Node], list[Node], list[Node]] = ([], [], [])
    at = 0
    for node in nodes:
        if isinstance(node, Prose):
            size = len(node.text)
            low = min(max(span[0] - at, 0), size)
            high = min(max(span[1] - at, 0), size)
            pieces = node.text[:low], node.text[low:high], node.text[high:]
            for part, piece in zip(parts, pieces, strict=True):
                if piece:
                    part.append(Prose(piece))
        else:
            size = 1
            parts[0 if at < span[0] else 1 if at < span[1] else 2].append(node)
        at += size
    return tuple(parts[0]), tuple(parts[1]), tuple(parts[2])
