"""The option ``--language``: in which language a command tells what is in a record."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from paraph.languages import Teller
    from paraph.secretariat.situation import Situation

in_language = click.option(
    "--language",
    default="en",
    metavar="TAG",
    help="told in this language: en, fr, es, ru, zh or ar (else: en)",
)
"""Gives a command the tag ``language``."""


def teller_of(situation: Situation, language: str, at: datetime | None = None) -> Teller:
    """Whoever tells in a language, with the names that the organisation has at a moment.

    Raises:
        Malformed: if Paraph does not speak it.
    """
    from paraph.languages import Teller, designations

    return Teller(language, designations(situation.organisation, (at or situation.last).date()))
