"""The negotiated text: agreed prose, and choices between arms, nested as deep as they go.

One model serves a text that delegations typed their brackets into and a text compiled from their
versions: a sequence of *nodes*, each either prose that stands in every version, or a choice whose
arms are sequences of nodes again.  Every operation, view and measure works on this model.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from hashlib import sha256
from typing import Final

from paraph.text.comparison import EditKind
from paraph.values.errors import Ambiguous, Inadmissible

BASE: Final = "base"
"""The name under which the text that all versions started from can be called up."""


def by_name(name: str) -> tuple[str, str]:
    """The order in which names are written: of the alphabet, and the same for everybody.

    >>> sorted(["Uzbekistan", "china", "China"], key=by_name)
    ['China', 'china', 'Uzbekistan']
    """
    return name.casefold(), name


@dataclass(frozen=True, slots=True)
class Prose:
    """Words on which no version differs.

    >>> Prose("The Council shall ").text
    'The Council shall '
    """

    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Arm:
    """One of the wordings between which a choice is open.

    ``holders`` are the delegations whose version has this wording, sorted; ``base`` is true of
    the wording of the base, which everybody holds who holds no other arm of the choice.
    ``support`` and ``oppose`` name those who took a stance on it later, which changes no version.
    ``moved`` is, for a provision placed elsewhere, the span in the base where it stood (on the
    arm that inserts it) or the empty span where it now stands (on the arm that deletes it).
    """

    nodes: tuple[Node, ...] = ()
    holders: tuple[str, ...] = ()
    base: bool = False
    moved: tuple[int, int] | None = None
    support: tuple[str, ...] = ()
    oppose: tuple[str, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """Who stands for the arm: those who wrote it, then those who came to support it."""
        return self.holders + tuple(name for name in self.support if name not in self.holders)


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """A place where the text is open between two or more arms.

    ``name`` is how people call it (``b1``, ``b2`` … in the order of the text; ``q1`` … where the
    difference is quiet).  ``typed`` is, for brackets that somebody typed, what stands before,
    between and after the arms, attributions included: ``("[", "][US: ", "]")``; arms beyond it are
    implied (``[words]`` may also stay out).  ``chosen`` is the number of the arm that was settled
    on, from 0, or None while the choice is open; the other arms stay in the record of the text.
    """

    name: str = ""
    kind: EditKind = EditKind.WORDING
    arms: tuple[Arm, ...]
    typed: tuple[str, ...] = ()
    chosen: int | None = None

    @property
    def is_quiet(self) -> bool:
        """True where nothing that anybody negotiates is at stake: spacing, numbering."""
        return self.kind.is_quiet

    @property
    def is_open(self) -> bool:
        """True while no arm has been settled on."""
        return self.chosen is None

    @property
    def parties(self) -> tuple[str, ...]:
        """The delegations that hold an arm other than the base's, sorted."""
        return tuple(sorted({name for arm in self.arms for name in arm.holders}, key=by_name))

    def base_arm(self) -> Arm:
        """The arm of the base; in a choice inside a delegation's own arm, the first."""
        return next((arm for arm in self.arms if arm.base), self.arms[0])

    def standing(self) -> Nodes:
        """What stands in the text: the words settled on, or as long as it is open, the base's."""
        return (self.base_arm() if self.chosen is None else self.arms[self.chosen]).nodes

    def arm_of(self, name: str) -> Arm:
        """The arm that ``name`` holds: its own, or that of the base."""
        for arm in self.arms:
            if name in arm.holders:
                return arm
        return self.base_arm()


Node = Prose | Choice
Nodes = tuple[Node, ...]
Pick = Callable[[Choice], Sequence[Node]]


@dataclass(frozen=True, slots=True, kw_only=True)
class NegotiatedText:
    """One text under negotiation, with everything that every delegation wrote in it.

    ``nodes`` hold the text with one line end added at its end, which views take off again: so the
    last provision ends like all others.  ``digests`` are the SHA-256 of each compiled version's
    characters in UTF-8, by name (``base`` included); a text that came with its brackets typed has
    none.  ``statuses`` are those given to provisions by name.  ``history`` are the operations done
    on the text, oldest first, each with what undoes it.
    """

    parties: tuple[str, ...]
    nodes: Nodes
    digests: Mapping[str, str] = field(default_factory=dict)
    history: tuple[Mapping[str, object], ...] = ()
    statuses: Mapping[str, str] = field(default_factory=dict)

    @property
    def kept(self) -> dict[str, int]:
        """How many characters of the base each delegation left as they were."""
        whole = len(version_of(self.nodes, BASE))
        lost = dict.fromkeys(self.parties, 0)
        for choice in choices(self.nodes):
            if not any(arm.base for arm in choice.arms):
                continue
            size = len(version_of(choice.base_arm().nodes, BASE))
            for name in {name for arm in choice.arms if not arm.base for name in arm.holders}:
                lost[name] += size
        return {name: whole - size for name, size in lost.items()}

    def project(self, name: str) -> str:
        """The version of ``name``, or of the ``base``, to the last character.

        Raises:
            Inadmissible: if nobody of that name has a version here, or if its words no longer
                match the digest taken when it was compiled.
        """
        if name not in self.digests:
            held = ", ".join(self.digests) or "no versions, since its brackets were typed"
            message = f"{name} has no version in this text; it holds {held}."
            raise Inadmissible(message)
        text = version_of(self.nodes, name)[:-1]
        if digest(text) != self.digests[name]:
            message = (
                f"The version of {name} in this file is not the one that was compiled: the file "
                "was changed since. Compile it again from the originals."
            )
            raise Inadmissible(message)
        return text

    def versions(self) -> dict[str, str]:
        """Every delegation's version, by name, without the base."""
        return {name: self.project(name) for name in self.digests if name != BASE}


def digest(text: str) -> str:
    """SHA-256 of the characters of ``text`` in UTF-8, in hexadecimal."""
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def resolve(nodes: Sequence[Node], pick: Pick) -> str:
    """The text that results when ``pick`` says what stands in the place of each choice.

    >>> shall = Choice(arms=(Arm(nodes=(Prose("shall"),), base=True),
    ...                      Arm(nodes=(Prose("should"),), holders=("A",))))
    >>> resolve((Prose("It "), shall), lambda choice: choice.arm_of("A").nodes)
    'It should'
    """
    parts: list[str] = []
    waiting: list[Iterator[Node]] = [iter(nodes)]
    while waiting:
        for node in waiting[-1]:
            if isinstance(node, Prose):
                parts.append(node.text)
            else:
                waiting.append(iter(pick(node)))
                break
        else:
            waiting.pop()
    return "".join(parts)


def version_of(nodes: Sequence[Node], name: str) -> str:
    """The text as ``name`` (a delegation, or ``base``) wrote it."""
    return resolve(nodes, lambda choice: choice.arm_of(name).nodes)


def choices(nodes: Sequence[Node]) -> Iterator[Choice]:
    """Every choice of ``nodes``, outer before inner, in the order of the text."""
    for node in nodes:
        if isinstance(node, Choice):
            yield node
            for arm in node.arms:
                yield from choices(arm.nodes)


def open_choices(nodes: Sequence[Node]) -> Iterator[Choice]:
    """The choices that still have to be settled: open, not quiet, and standing in the text."""
    for node in nodes:
        if isinstance(node, Prose):
            continue
        if node.is_open and not node.is_quiet:
            yield node
            for arm in node.arms:
                yield from open_choices(arm.nodes)
        else:
            yield from open_choices(node.standing())


def mapped(nodes: Sequence[Node], change: Callable[[Choice], Choice]) -> Nodes:
    """``nodes`` with ``change`` applied to every choice, outer before inner."""
    return tuple(
        node if isinstance(node, Prose) else _mapped_choice(node, change) for node in nodes
    )


def _mapped_choice(choice: Choice, change: Callable[[Choice], Choice]) -> Choice:
    changed = change(choice)
    arms = tuple(
        replace(arm, nodes=mapped(arm.nodes, change))
        if any(isinstance(node, Choice) for node in arm.nodes)
        else arm
        for arm in changed.arms
    )
    return replace(changed, arms=arms)


def joined(nodes: Sequence[Node]) -> Nodes:
    """``nodes`` with neighbouring prose in one piece, as it was before it was cut."""
    whole: list[Node] = []
    for node in nodes:
        if isinstance(node, Prose) and whole and isinstance(whole[-1], Prose):
            whole[-1] = Prose(whole[-1].text + node.text)
        else:
            whole.append(node)
    return tuple(whole)


def named(nodes: Sequence[Node]) -> Nodes:
    """``nodes`` with every choice named in the order of the text: ``b1``, ``b2``, …, ``q1``, …."""
    numbers = {"b": 0, "q": 0}

    def name(choice: Choice) -> Choice:
        letter = "q" if choice.is_quiet else "b"
        numbers[letter] += 1
        return replace(choice, name=f"{letter}{numbers[letter]}")

    return mapped(nodes, name)


def find_choice(nodes: Sequence[Node], name: str) -> Choice:
    """The choice called ``name``.

    Raises:
        Inadmissible: if the text has no such bracket; the message names those that it has.
    """
    known: list[str] = []
    for choice in choices(nodes):
        if choice.name == name:
            return choice
        if not choice.is_quiet:
            known.append(choice.name)
    listed = f"it has {known[0]} to {known[-1]}" if known else "it has none"
    message = f"There is no bracket {name} in this text; {listed}."
    raise Inadmissible(message)


def find_arm(choice: Choice, wanted: str) -> int:
    """The number, from 0, of the arm of ``choice`` that ``wanted`` means.

    ``wanted`` is ``base``, the name of a delegation, or the number of the arm counted from 1.

    Raises:
        Inadmissible: if no arm answers to it; the message lists the arms.
        Ambiguous: if a delegation is called like a number that is another arm's.
    """
    places = [place for place, arm in enumerate(choice.arms) if wanted in arm.holders]
    if wanted == BASE:
        places += [place for place, arm in enumerate(choice.arms) if arm.base]
    if wanted.isascii() and wanted.isdigit() and 1 <= int(wanted) <= len(choice.arms):
        places.append(int(wanted) - 1)
    if len(set(places)) == 1:
        return places[0]
    if places:
        message = f"{wanted} means more than one arm of bracket {choice.name}: {arm_list(choice)}."
        raise Ambiguous(message)
    message = f"Bracket {choice.name} has no arm {wanted}; it has {arm_list(choice)}."
    raise Inadmissible(message)


def arm_list(choice: Choice) -> str:
    """The arms of a choice in words: ``1 (base), 2 (China, Tajikistan)``."""
    return ", ".join(
        f"{place} ({', '.join(arm.holders) or BASE if arm.base else ', '.join(arm.holders)})"
        for place, arm in enumerate(choice.arms, 1)
    )
