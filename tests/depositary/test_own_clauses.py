"""Final clauses in every usual style, worded for these tests, and what they say as data."""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paraph.depositary.clause import (
    ExternalFact,
    NumberReached,
    ShareReached,
    WeightReached,
    walk,
)
from paraph.depositary.english import Reading, read_clause
from paraph.depositary.english.numerals import numeral, share
from paraph.depositary.english.tokens import tokens
from paraph.depositary.periods import Delay
from paraph.depositary.vocabulary import ANY_MEANS

FOLDER = Path(__file__).parent / "clauses"
SHORT = {
    "the two": "ratification, accession",
    "the three": "ratification, acceptance, approval",
    "the four": "ratification, acceptance, approval, accession",
    "any": ", ".join(ANY_MEANS),
}


def load() -> list[tuple[str, dict[str, Any]]]:
    """Every clause of the folder with the name of its file and its place there."""
    found = []
    for path in sorted(FOLDER.glob("*.toml")):
        entries = tomllib.loads(path.read_text("utf-8"))["clause"]
        found += [(f"{path.stem}-{n}", entry) for n, entry in enumerate(entries, start=1)]
    return found


CLAUSES = load()


def acts(said: str) -> list[str]:
    """The kinds of acts that a short word of the files stands for."""
    named = [part.strip() for part in said.split(",")]
    return sorted({one.strip() for part in named for one in SHORT.get(part, part).split(",")})


def expected(entry: dict[str, Any]) -> dict[str, Any]:
    """The data of a clause as the file gives it; what it does not give is not in the words."""
    return {
        "threshold": entry.get("threshold"),
        "counted": acts(entry["counted"]),
        "delay": entry.get("delay"),
        "conditions": sorted(entry.get("conditions", [])),
        "fixed": entry["fixed"].isoformat() if "fixed" in entry else None,
        "organisations": entry.get("organisations", "unknown"),
        "later": entry.get("later"),
    }


def read(text: str) -> dict[str, Any]:
    """The same fields as they are read."""
    plain = read_clause(text).as_json()
    return {
        "threshold": plain["threshold"],
        "counted": plain["counted"],
        "delay": plain["delay"],
        "conditions": sorted(one["kind"] for one in plain["conditions"]),
        "fixed": (plain.get("fixed") or {}).get("on"),
        "organisations": plain["organisations"],
        "later": (plain["later_joiners"] or {}).get("delay"),
    }


@pytest.mark.parametrize("entry", [one for _, one in CLAUSES], ids=[name for name, _ in CLAUSES])
def test_every_clause_is_read(entry: dict[str, Any]) -> None:
    """Threshold, acts, delay, later joiners and the kinds of further conditions are those said."""
    assert read(entry["says"]) == expected(entry)


def test_there_are_many_clauses() -> None:
    """The files hold at least a hundred and fifty clauses, each of them once."""
    said = [entry["says"] for _, entry in CLAUSES]
    assert len(set(said)) == len(said) >= 150


# --- The words in a page --------------------------------------------------------------------------

BEFORE = (
    "of accession shall be deposited with the Depositary. Article 20 1. ",
    "tion of the Parties. 3. Disputes shall be settled peacefully. ### Article IX ####Entry 1. ",
    "gnature until 31 December 1999 at the Headquarters. ARTICLE 17entry into force1. ",
    "not settled within six months shall be submitted to arbitration. Article XVIII (1) ",
)
AFTER = (
    " 2. For each State ratifying or acceding to it after the deposit of the said instru",
    " Article 21 1. A State may, at the time of signature, make a res",
    " 4. Denunciation shall take effect twelve months after the date of recei",
    " 2. Any amendment shall enter into force on the thirtieth day after two thirds of the Parties",
    " 2. In respect of each State acceding thereafter, it shall enter into force on the tenth day",
)


@given(
    st.sampled_from(CLAUSES),
    st.sampled_from(BEFORE),
    st.sampled_from(AFTER),
    st.sampled_from([str, str.lower]),
)
def test_a_clause_is_read_amid_others(
    clause: tuple[str, dict[str, Any]], before: str, after: str, written: Callable[[str], str]
) -> None:
    """What stands before and after a clause on a page, cut anywhere, changes none of its values."""
    entry = clause[1]
    found, wanted = read(written(before + entry["says"] + after)), expected(entry)
    fields = ("threshold", "counted", "delay", "fixed")
    assert [found[name] for name in fields] == [wanted[name] for name in fields]


# --- Whatever becomes of the words ----------------------------------------------------------------

TWO = {"both", "exchange", "later", "latter"}


def spelled(text: str) -> set[int]:
    """Every number that the words of a text spell."""
    words = tokens(text)
    found = [numeral(words, place) for place in range(len(words))]
    values = {one.value for one in found if one is not None}
    return values | ({2} if TWO & {word.text for word in words} else set())


def shares(text: str) -> set[str]:
    """Every share that the words of a text spell, as a clause file writes it."""
    words = tokens(text)
    found = [share(words, place) for place in range(len(words))]
    return {one.written for one in found if one is not None} | {"all"}


def made_up(reading: Reading) -> list[str]:
    """Values of a reading that its words do not spell."""
    numbers, parts = spelled(reading.text), shares(reading.text)
    clause = reading.clause
    wrong = []
    if clause.threshold is not None and clause.threshold not in numbers:
        wrong.append(f"threshold {clause.threshold}")
    later = clause.later_joiners
    for delay in (clause.delay, later.delay if later else None):
        number = Delay.parse(delay).number if delay else 0
        if number not in numbers | {12 * one for one in numbers} | {7 * one for one in numbers} | {
            0,
            1,
        }:
            wrong.append(f"delay {delay}")
    for condition in walk(clause.conditions):
        match condition:
            case NumberReached(at_least=number) if number not in numbers:
                wrong.append(f"number {number}")
            case ShareReached(at_least=part) | WeightReached(at_least=part) if part not in parts:
                wrong.append(f"share {part}")
    if clause.fixed and str(clause.fixed.on.year) not in reading.text:
        wrong.append(f"day {clause.fixed.on}")
    return wrong


@st.composite
def damaged(draw: st.DrawFn) -> str:
    """A clause of the files with words cut out, doubled, exchanged and broken."""
    words = draw(st.sampled_from(CLAUSES))[1]["says"].split()
    for _ in range(draw(st.integers(0, 6))):
        at = draw(st.integers(0, len(words) - 1))
        what = draw(st.sampled_from(["cut", "double", "swap", "break", "join"]))
        other = draw(st.integers(0, len(words) - 1))
        if what == "cut" and len(words) > other + 1:
            del words[min(at, other) : max(at, other)]
        elif what == "double":
            words.insert(other, words[at])
        elif what == "swap":
            words[at], words[other] = words[other], words[at]
        elif what == "break":
            words[at] = words[at][: len(words[at]) // 2] + "- " + words[at][len(words[at]) // 2 :]
        else:
            words[at] = words[at].replace("i", "~").replace("e", "c")
        words = words or ["."]
    return " ".join(words)


@given(damaged())
def test_no_number_is_made_up(text: str) -> None:
    """However a clause is damaged, every number that is read is spelled in it, with its span."""
    reading = read_clause(text)
    assert made_up(reading) == []
    assert all(0 <= begin < end <= len(text) for begin, end in reading.words.values())
    assert (reading.clause.threshold is None) or "threshold" in reading.words
    assert (reading.clause.delay is None) or "delay" in reading.words
    named = [f"conditions[{n}]" for n, _ in enumerate(reading.clause.conditions)]
    facts = [one.says for one in reading.clause.conditions if isinstance(one, ExternalFact)]
    unread = sum("could not be read" in says for says in facts)
    assert len([name for name in named if name not in reading.words]) <= 1 + unread
