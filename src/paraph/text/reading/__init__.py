"""The reading of a bracketed negotiating text.

``read`` takes any text and gives everything that can be read out of its brackets, with every
doubt, and without changing a character.

>>> reading = read("Each Party [shall][should] report [every [X] years].")
>>> [(choice.kind, len(choice.arms)) for choice in reading.choices]
[('adjacent', 2)]
"""

from __future__ import annotations

from paraph.text.reading.model import (
    ArmSpan,
    BraceSpan,
    BracketCounts,
    BracketKind,
    BracketSpan,
    ChoiceSpan,
    NoteSpan,
    PlaceholderSpan,
    Provision,
    ProvisionKind,
    Reading,
    Span,
    Stance,
    StanceKind,
    StatusLabel,
)
from paraph.text.reading.numbering import Number
from paraph.text.reading.profile import Profile
from paraph.text.reading.reading import guess_profile, read

__all__ = [
    "ArmSpan",
    "BraceSpan",
    "BracketCounts",
    "BracketKind",
    "BracketSpan",
    "ChoiceSpan",
    "NoteSpan",
    "Number",
    "PlaceholderSpan",
    "Profile",
    "Provision",
    "ProvisionKind",
    "Reading",
    "Span",
    "Stance",
    "StanceKind",
    "StatusLabel",
    "guess_profile",
    "read",
]
