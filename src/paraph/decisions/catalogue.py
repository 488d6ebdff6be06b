"""The rules that ship with Paraph, read and checked together."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from paraph.decisions.rules import RuleBook, check_book, read_file


@cache
def catalogue() -> RuleBook:
    """Every rule that ships with Paraph.

    >>> catalogue().find("R01").id
    'sco-charter-16-1'
    """
    folder = files("paraph.decisions") / "rules"
    found = sorted(
        (file for file in folder.iterdir() if file.name.endswith(".toml")),
        key=lambda file: file.name,
    )
    return check_book(read_file(file.read_text(encoding="utf-8"), file.name) for file in found)
