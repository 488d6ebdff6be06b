"""The other final clauses, as far as the words give them: one reader for each."""

from __future__ import annotations

from typing import Any

from paraph.depositary.english.changing import amendments_in, reservations_in, territory_in
from paraph.depositary.english.joining import accession_in, provisional_in, signing_in
from paraph.depositary.english.leaving import duration_in, withdrawal_in
from paraph.depositary.english.marks import Marks
from paraph.depositary.english.said import said
from paraph.depositary.english.wording import depositaries_in, languages_in


def further_of(marks: Marks) -> dict[str, Any]:
    """The clauses beside entry into force, by the names of their fields; silence is left out.

    >>> from paraph.depositary.english.tokens import tokens
    >>> text = "No reservations may be made to this Convention."
    >>> further_of(Marks(text, tokens(text)))["reservations"].allowed
    'none'
    """
    sentences = said(marks)
    readers = {
        "signing": signing_in,
        "accession": accession_in,
        "provisional": provisional_in,
        "reservations": reservations_in,
        "withdrawal": withdrawal_in,
        "amendments": amendments_in,
        "duration": duration_in,
        "territory": territory_in,
        "depositaries": depositaries_in,
        "languages": languages_in,
    }
    found = {name: reader(sentences) for name, reader in readers.items()}
    return {name: value for name, value in found.items() if value}
