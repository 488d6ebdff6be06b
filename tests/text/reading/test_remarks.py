"""What is said beside the text: notes with stances, orders, marks of change, blanks and slips."""

from __future__ import annotations

import pytest

from paraph.text.reading import Reading, StanceKind, read


def codes(reading: Reading) -> list[str]:
    """The codes of all findings."""
    return [finding.code for finding in reading.findings]


def test_stances_in_a_note() -> None:
    """C12: a note says who wants what of the words that call it, with the kind of reservation."""
    text = (
        "1. Each office shall [soon]1 answer2.\n\n"
        "1 BB, supported by CC and DD: delete. EE: scrutiny reservation.\n"
        "2 Substantive reservation: FF. Linguistic reservation: GG.\n"
    )
    reading = read(text)
    found = [(s.parties, s.kind, s.reservation) for n in reading.notes for s in n.stances]
    assert found == [
        (("BB",), StanceKind.DELETE, ""),
        (("CC", "DD"), StanceKind.DELETE, ""),
        (("EE",), StanceKind.RESERVE, "scrutiny"),
        (("FF",), StanceKind.RESERVE, "substantive"),
        (("GG",), StanceKind.RESERVE, "linguistic"),
    ]
    assert reading.parties == ("BB", "CC", "DD", "EE", "FF", "GG")


def test_orders_are_findings() -> None:
    """C9: a line that asks for a change is found, names who asks, and is not carried out."""
    reading = read(
        "(a) people may choose;\nEU proposal: Delete (a)\n"
        "Norway: Insert a new (b) after (a): “(b) x.”\nThe rule: Add water and stir.\n"
    )
    found = [finding for finding in reading.findings if finding.code == "instruction"]
    assert [finding.chosen.split(" asks")[0] for finding in found] == ["EU", "Norway"]
    assert reading.parties == ("EU", "Norway")


def test_marks_of_change() -> None:
    """C10: marks before provisions are found, with the code of the proposer."""
    reading = read("AAA/56/1\nADD\n12 New words.\nAAA/56/2\n(MOD)\n13 Other words.\n")
    found = [finding for finding in reading.findings if finding.code == "instruction"]
    assert [finding.chosen.split(" (")[0] for finding in found] == [
        "AAA: new text is added here",
        "AAA: the text here is changed",
    ]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("within [X] days by [date] of [30 June 20XX]", 3),
        ("[●] and [?] and [*] and [YYYY] and [XX]", 5),
        ("by 20XX or 20__ under paragraph __ of Article ___, see ____", 5),
        ("[time frame to be decided] and [placeholder for more]", 2),
        ("- [x] one\n- [ ] two\n", 0),
        ("\n[X] one\n[ ] two\n[x] three\n", 0),
        ("[X]: yes", 0),
        ("for [2030] or [shall]", 0),
    ],
)
def test_blanks_count_once(text: str, count: int) -> None:
    """Each blank counts once; a box to tick and a letter that speaks are none."""
    assert len(read(text).placeholders) == count


def test_names_with_capitals_inside_are_not_glued() -> None:
    """A20: names written with a capital inside are no glued words; real gluings still count."""
    assert "flattened" not in codes(
        read("McAdam eBook YouTube iPad OpenSea nonParty https://a/FinalText")
    )
    assert codes(read("LimitedGeneral sSuch peoplesIndigenous")).count("flattened") == 3


def test_numbers_that_begin_anew_are_no_slips() -> None:
    """A22: series that begin anew and rivals at one place are not doubted; a slip is."""
    assert "duplicate-number" not in codes(read("1. a\n2. b\n1. c\n2. d\n"))
    assert "duplicate-number" not in codes(read("[2. a]\n\n[2. b]\n"))
    assert codes(read("1. a\n2. b\n2. c\n")).count("duplicate-number") == 1


def test_raised_digits_and_asterisks_call_notes() -> None:
    """Raised digits, asterisks and daggers call notes; a list mark or bold words call none."""
    text = (
        "1. Members act.¹ They meet² yearly* now.\n\n"
        "¹ The day is open.\n² BB: delete.\n* The place too.\n"
    )
    reading = read(text)
    assert [(note.number, len(note.calls)) for note in reading.notes] == [
        ("1", 1),
        ("2", 1),
        ("*", 1),
    ]
    assert text[slice(*reading.notes[0].body)] == "The day is open."
    assert reading.parties == ("BB",)
    assert read("**Aims** and **scope**\n\n* one\n* two\n").notes == ()


def test_record_of_a_meeting() -> None:
    """C11: what a record says of a paragraph is a status, with what it waits for."""
    reading = read(
        "Coordinator: OP7 ter is agreed in informals.\n"
        "Coordinator: PP4 bis is agreed in informals pending one delegation.\n"
        "Chair: Not agreed, pending the outcome.\n"
    )
    assert [(label.status, label.condition) for label in reading.statuses] == [
        ("agreed-in-informals", ""),
        ("agreed-in-informals", "one delegation"),
        ("pending", "the outcome"),
    ]
