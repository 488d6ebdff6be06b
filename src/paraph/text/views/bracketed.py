"""The bracketed text: how a negotiated text is written down for people.

The base stands without a name in the first bracket of a choice, each delegation's wording in a
bracket of its own that opens with the names of those who hold it:

    The Parties [shall][Kazakhstan, Tajikistan: should] meet [yearly][China: delete].

Where only an insertion is at stake there is no first bracket; ``delete`` says that the words of the
first bracket should go; a note in braces tells of a provision that moved (bracket-conventions C1,
C2, C5).  Paraph reads this form back.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from paraph.text.negotiated import (
    BASE,
    Arm,
    Choice,
    Node,
    Prose,
    resolve,
    version_of,
)
from paraph.text.words import CJK

DELETE: Final = "delete"
"""What an arm without words asks for."""

_OPENING: Final = 40


def bracketed_text(nodes: Sequence[Node], *, names: bool = True) -> str:
    r"""The whole text with all its open brackets; without ``names``, nobody's name appears.

    >>> shall = Choice(arms=(Arm(nodes=(Prose("shall"),), base=True),
    ...                      Arm(nodes=(Prose("should"),), holders=("A", "B"))))
    >>> bracketed_text((Prose("It "), shall, Prose(" act.\n")))
    'It [shall][A, B: should] act.'
    >>> bracketed_text((Prose("It "), shall, Prose(" act.\n")), names=False)
    'It [shall][should] act.'
    """
    writer = _Writer(version_of(nodes, BASE), names=names)
    return writer.text(nodes).removesuffix("\n")


def agreed_text(nodes: Sequence[Node], *, gap: str = "[…]") -> str:
    """Only what nobody disputes; ``gap`` stands for each open choice."""
    return _GapWriter(gap).text(nodes).removesuffix("\n")


def clean_text(nodes: Sequence[Node]) -> str:
    """The text without brackets: what was settled as settled, the rest as in the base."""
    return resolve(nodes, lambda choice: _settled(choice) or choice.base_arm().nodes)[:-1]


def party_text(nodes: Sequence[Node], name: str) -> str:
    """The text as ``name`` wants it where nothing is settled yet, and as settled elsewhere.

    What it proposes is in, what it opposes is out.  In a text whose brackets were typed, those on
    which it has said nothing stay in brackets: silence is no stance (bracket-conventions 3.4).
    """
    return _PartyWriter(version_of(nodes, BASE), name).text(nodes).removesuffix("\n")


def _settled(choice: Choice) -> Sequence[Node] | None:
    """The nodes that are no longer open: of the chosen arm, or of a quiet choice's base."""
    if choice.chosen is not None:
        return choice.arms[choice.chosen].nodes or (Prose(""),)
    if choice.is_quiet:
        return choice.base_arm().nodes or (Prose(""),)
    return None


def edges(texts: Sequence[str]) -> tuple[str, str]:
    """The white space to be written before and after a choice between ``texts``.

    >>> edges([", by consensus", " by agreement"])
    (' ', '')
    """
    leads = [text[: len(text) - len(text.lstrip())] for text in texts]
    trails = [text[len(text.rstrip()) :] for text in texts]
    return max(leads, key=_width, default=""), max(trails, key=_width, default="")


def _width(space: str) -> tuple[int, str]:
    """Longest first; among equals the same one, whoever's it is."""
    return len(space), space


class _Writer:
    """Writes nodes down as bracketed text."""

    def __init__(self, base: str, *, names: bool) -> None:
        self.base = base
        self.names = names

    def text(self, nodes: Sequence[Node]) -> str:
        """The nodes as text."""
        parts: list[str] = []
        touching = False
        for node in nodes:
            if isinstance(node, Prose):
                written, apart = node.text, touching
                touching = False
            else:
                settled = _settled(node)
                written = self.text(settled) if settled else self.choice(node)
                apart = not settled and not node.typed and self.shows_marks(node)
                touching = apart
            if apart and parts and written and _touches(parts, written):
                parts.append(" ")
            if written:
                parts.append(written)
        return "".join(parts)

    def shows_marks(self, choice: Choice) -> bool:
        """True if an open choice is written with marks around it, which need room."""
        return bool(choice.arms)

    def choice(self, choice: Choice) -> str:
        """An open choice: its arms, each in brackets."""
        texts = [self.text(arm.nodes) for arm in choice.arms]
        if choice.typed:
            return _as_typed(choice, texts)
        lead, trail = edges([text for text in texts if text])
        arms = [
            f"[{self.head(arm)}{text.strip() or DELETE}]{self.move(arm)}"
            for arm, text in self.ordered(choice, texts)
            if text.strip() or asks_for_deletion(choice, arm)
        ]
        apart = "\n" if any("\n" in text.strip() for text in texts) else ""
        return lead + apart.join(arms) + trail

    def ordered(self, choice: Choice, texts: Sequence[str]) -> list[tuple[Arm, str]]:
        """The arms as they are written: without names, their order must tell nothing either."""
        pairs = list(zip(choice.arms, texts, strict=True))
        if self.names:
            return pairs
        return sorted(pairs, key=lambda pair: (not pair[0].base, pair[1]))

    def head(self, arm: Arm) -> str:
        """The names that open an arm."""
        if not self.names or not arm.names:
            return ""
        return f"{', '.join(arm.names)}: "

    def move(self, arm: Arm) -> str:
        """The note that tells where a moved provision stood, or stands now."""
        if arm.moved is None:
            return ""
        start, end = arm.moved
        place = opening(self.base, start)
        if start < end:
            return f" {{moved, before: “{place}”}}"
        return f" {{moved, now before “{place}”}}" if place else " {moved, now at the end}"


class _PartyWriter(_Writer):
    """Writes what one party wants, and leaves open what it has said nothing on."""

    def __init__(self, base: str, name: str) -> None:
        super().__init__(base, names=True)
        self.name = name

    def shows_marks(self, choice: Choice) -> bool:
        """True only for what the party has said nothing on."""
        return self.wanted(choice) is None

    def choice(self, choice: Choice) -> str:
        """The words of the arm that the party wants, or the choice as it was typed."""
        wanted = self.wanted(choice)
        return super().choice(choice) if wanted is None else self.text(wanted)

    def wanted(self, choice: Choice) -> Sequence[Node] | None:
        """What the party wants in this place; None if it has not said."""
        if not choice.typed or any(self.name in arm.holders for arm in choice.arms):
            return choice.arm_of(self.name).nodes
        supported = [arm for arm in choice.arms if self.name in arm.support]
        left = supported or [arm for arm in choice.arms if self.name not in arm.oppose]
        if len(left) == len(choice.arms) or len(left) > 1:
            return None
        return left[0].nodes if left else ()


def asks_for_deletion(choice: Choice, arm: Arm) -> bool:
    """True for an arm without words that wants those of the base out.

    Among the holders of a new provision, one that lacks a phrase of another deletes nothing.
    """
    return not arm.base and any(other.base and other.nodes for other in choice.arms)


class _GapWriter(_Writer):
    """Writes a gap where a choice is open."""

    def __init__(self, gap: str) -> None:
        super().__init__("", names=False)
        self.gap = gap

    def choice(self, choice: Choice) -> str:
        """The gap, with the white space that stands around the words of the choice."""
        lead, trail = edges(
            [text for text in (version_of(arm.nodes, BASE) for arm in choice.arms) if text]
        )
        return lead + self.gap + trail


def opening(base: str, start: int) -> str:
    """The first words of the base from ``start``, to point to a provision; none at its end."""
    words = " ".join(base[start : start + 2 * _OPENING].split())
    return words if len(words) <= _OPENING else words[:_OPENING].rsplit(" ", 1)[0] + " …"


def _touches(parts: Sequence[str], written: str) -> bool:
    """True where a bracket and a word would stand against each other."""
    last, first = parts[-1][-1], written[0]
    return (last == "]" and _is_spaced(first)) or (_is_spaced(last) and first == "[")


def _is_spaced(char: str) -> bool:
    """True for letters and digits of scripts that put spaces between words."""
    return char.isalnum() and not CJK.match(char)


def _as_typed(choice: Choice, texts: Sequence[str]) -> str:
    """A choice as somebody typed it, its marks and attributions kept to the character."""
    parts = [choice.typed[0]]
    for mark, text in zip(choice.typed[1:], texts, strict=False):
        parts += (text, mark)
    return "".join(parts)
