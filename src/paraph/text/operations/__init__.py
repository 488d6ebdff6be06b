"""Operations on a negotiated text, each of them invertible."""

from paraph.text.operations.operations import (
    add_arm,
    choose,
    fill,
    lift,
    move,
    open_bracket,
    oppose,
    renumber,
    reopen,
    set_status,
    strike,
    support,
    tombstone,
    undo,
    withdraw,
)
from paraph.text.operations.places import find_provision, find_words, provisions_of

__all__ = [
    "add_arm",
    "choose",
    "fill",
    "find_provision",
    "find_words",
    "lift",
    "move",
    "open_bracket",
    "oppose",
    "provisions_of",
    "renumber",
    "reopen",
    "set_status",
    "strike",
    "support",
    "tombstone",
    "undo",
    "withdraw",
]
