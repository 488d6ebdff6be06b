"""What a chair may ask for, made to fit whatever text there is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from paraph.text import operations
from paraph.text.negotiated import NegotiatedText, Prose, choices
from paraph.text.operations import provisions_of
from paraph.text.words import WORD
from paraph.values.errors import Ambiguous, Inadmissible


@dataclass(frozen=True)
class Wish:
    """An operation, and numbers that point to where it is to be done."""

    called: str
    where: int
    which: int
    words: str

    def bracket(self, text: NegotiatedText) -> str:
        """The name of one of the brackets."""
        names = [choice.name for choice in choices(text.nodes)]
        return names[self.where % len(names)] if names else "b1"

    def arm(self, text: NegotiatedText) -> str:
        """One of the arms of that bracket, by its number."""
        sizes = {choice.name: len(choice.arms) for choice in choices(text.nodes)}
        return str(self.which % sizes.get(self.bracket(text), 1) + 1)

    def provision(self, text: NegotiatedText, number: int) -> str:
        """The name of one of the provisions."""
        names = [provision.name for provision in provisions_of(text.nodes)]
        return names[number % len(names)] if names else "Article 1"

    def quoted(self, text: NegotiatedText) -> str:
        """Some words that stand in the text."""
        prose = [node.text for node in text.nodes if isinstance(node, Prose) and node.text.strip()]
        if not prose:
            return "nothing"
        place = prose[self.where % len(prose)]
        found = list(WORD.finditer(place)) or [None]
        first = found[self.which % len(found)]
        if first is None:
            return place.strip()
        last = found[min(self.which % len(found) + 3, len(found) - 1)] or first
        return place[first.start() : last.end()]

    def __call__(self, text: NegotiatedText) -> NegotiatedText | None:
        """``text`` after the operation, or None if the text does not allow it."""
        try:
            return WISHES[self.called](self, text)
        except (Inadmissible, Ambiguous):
            return None


NewText = NegotiatedText
WISHES: Final[dict[str, Callable[[Wish, NegotiatedText], NewText]]] = {
    "choose": lambda wish, text: operations.choose(text, wish.bracket(text), wish.arm(text)),
    "lift": lambda wish, text: operations.lift(text, wish.bracket(text)),
    "strike": lambda wish, text: operations.strike(text, wish.bracket(text)),
    "reopen": lambda wish, text: operations.reopen(text, wish.bracket(text)),
    "support": lambda wish, text: operations.support(
        text, wish.bracket(text), wish.arm(text), wish.words
    ),
    "oppose": lambda wish, text: operations.oppose(
        text, wish.bracket(text), wish.arm(text), wish.words
    ),
    "withdraw": lambda wish, text: operations.withdraw(
        text, wish.bracket(text), wish.arm(text), wish.words
    ),
    "add arm": lambda wish, text: operations.add_arm(
        text, wish.bracket(text), wish.words, "China" if wish.which % 2 else ""
    ),
    "open": lambda wish, text: operations.open_bracket(text, wish.quoted(text), "China"),
    "fill": lambda wish, text: operations.fill(text, wish.quoted(text), wish.words),
    "renumber": lambda wish, text: operations.renumber(
        text, wish.provision(text, wish.where), "7 bis"
    ),
    "tombstone": lambda wish, text: operations.tombstone(text, wish.provision(text, wish.where)),
    "move": lambda wish, text: operations.move(
        text, wish.provision(text, wish.where), wish.provision(text, wish.which)
    ),
    "status": lambda wish, text: operations.set_status(
        text, wish.provision(text, wish.where), wish.words if wish.which % 3 else ""
    ),
}

REDUCING: Final = {"lift", "strike", "choose", "fill"}
"""The operations that may make disagreement less (bracket-conventions 3.4).

Filling chooses the words that fill a placeholder.
"""


def wishes(*called: str) -> SearchStrategy[Wish]:
    """One wish, of any of the kinds ``called``, or of any kind."""
    return st.builds(
        Wish,
        called=st.sampled_from(called or tuple(WISHES)),
        where=st.integers(0, 97),
        which=st.integers(0, 23),
        words=st.sampled_from(["should", "Chile", "China", "at the latest", "[X]", "", "和"]),
    )
