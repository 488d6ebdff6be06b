"""Every value has a text of one line that can be read again; calendar arithmetic has no default."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paraph.values.citations import Citation
from paraph.values.clocks import moment_in_words
from paraph.values.dates import Period, parse_date, plus_months
from paraph.values.errors import Malformed
from paraph.values.languages import best_name, is_language
from paraph.values.moments import (
    PlacedMoment,
    as_of,
    at_place,
    end_of_day,
    find_zone,
    in_utc,
    instant,
    zone_fault,
)
from paraph.values.symbols import DocumentSymbol

DAYS = st.dates(min_value=date(1900, 1, 1), max_value=date(2100, 1, 1))


@given(since=DAYS, length=st.none() | st.integers(0, 10_000))
def test_periods_round_trip(since: date, length: int | None) -> None:
    """A period is read as it was written."""
    until = None if length is None else since + timedelta(days=length)
    period = Period(since, until)
    assert Period.parse(str(period)) == period


@pytest.mark.parametrize("text", ["2001-06-15", "2001-06-15/2001-06-14", "x/..", "2001-6-15/.."])
def test_what_is_no_period_is_refused(text: str) -> None:
    """A period has two days in their order."""
    with pytest.raises(Malformed):
        Period.parse(text)


@given(day=DAYS, months=st.integers(0, 48))
def test_months_end_where_they_are_told(day: date, months: int) -> None:
    """A day that a month lacks becomes its last, or the first of the next."""
    last = plus_months(day, months, clip="last day")
    following = plus_months(day, months, clip="next month")
    assert following - last in {timedelta(0), timedelta(days=1)}
    assert last.day <= day.day


def test_dates_are_written_in_one_way() -> None:
    """A date of another form is refused, though Python could read it."""
    for text in ("20020427", "2002-W17-6", "27.4.2002", "2002-02-30"):
        with pytest.raises(Malformed):
            parse_date(text)


@pytest.mark.parametrize(
    "text",
    [
        "A/CONF.183/C.1/L.76",
        "A/CONF.232/2022/L.3/Rev.1/Corr.2",
        "UNEP/PP/INC.3/4*",
        "SCO/2002/CHARTER/Amend.1",
        "A/RES/74/270",
        "CRC/C/SR.12",
        "S/2020/123/Add.1**",
    ],
)
def test_symbols_round_trip(text: str) -> None:
    """A symbol is read as it was written."""
    assert str(DocumentSymbol.parse(text)) == text


def test_a_symbol_knows_what_it_changes() -> None:
    """A corrigendum of a revision changes the revision, and that the first issue."""
    symbol = DocumentSymbol.parse("A/C.3/L.5/Rev.1/Corr.2")
    assert symbol.modifiers == ("Rev.1", "Corr.2")
    assert str(symbol.base) == "A/C.3/L.5/Rev.1"
    assert str(symbol.base.base) == "A/C.3/L.5"
    assert str(DocumentSymbol.parse("A/1*").base) == "A/1"
    assert DocumentSymbol.parse("A/1").series is None


@pytest.mark.parametrize("text", ["", "/", "A//1", "Rev.1", "A/ 1", "A/1 ", "А/1"])
def test_what_is_no_symbol_is_refused(text: str) -> None:
    """Empty parts, blanks, other alphabets and a bare modifier make no symbol."""
    with pytest.raises(Malformed):
        DocumentSymbol.parse(text)


@pytest.mark.parametrize(
    "text", ["SCO Charter, art. 16 (1)", "VCLT, art. 24 (3)", "the record", "GA, rule. 86"]
)
def test_citations_round_trip(text: str) -> None:
    """A citation is read as it was written."""
    assert str(Citation.parse(text)) == text


def test_an_empty_citation_is_refused() -> None:
    """A citation names something."""
    for text in ("", " ", " x"):
        with pytest.raises(Malformed):
            Citation.parse(text)


def test_names_fall_back() -> None:
    """The language asked for, English, and what it is called in the record, in this order."""
    assert best_name({"en": "China", "ru": "Китай"}, "ru", "x") == "Китай"
    assert best_name({"en": "China"}, "ru", "x") == "China"
    assert best_name({}, "ru", "x") == "x"
    assert not is_language("english")


def test_a_deadline_has_the_offset_of_its_place() -> None:
    """In New York the second of April is summer time; minus five is wrong there."""
    right = PlacedMoment("2020-04-02T18:00:00-04:00", "New York", "America/New_York")
    assert zone_fault(right) is None
    wrong = PlacedMoment("2020-04-02T18:00:00-05:00", "New York", "America/New_York")
    assert "18:00:00-04:00" in str(zone_fault(wrong))
    assert "no zone" in str(zone_fault(PlacedMoment(right.moment, "Oz", "Oz/Emerald")))


@pytest.mark.parametrize(
    "text", ["2002-06-07", "2002-06-07T18:00:00", "yesterday", "2002-06-07 18"]
)
def test_a_moment_without_offset_is_none(text: str) -> None:
    """A moment says its hour and its offset."""
    with pytest.raises(Malformed):
        instant(text)


def test_the_end_of_a_day_depends_on_the_place() -> None:
    """The 27th of April ends in Bishkek before it ends in universal time."""
    day = date(2002, 4, 27)
    assert end_of_day(day, "Asia/Bishkek") < as_of("2002-04-27")
    assert as_of("2002-04-27T10:00:00Z") == datetime(2002, 4, 27, 10, tzinfo=UTC)


def test_moments_are_told_in_words() -> None:
    """Seconds are told if there are any; whole hours of offset and half ones too."""
    assert moment_in_words("2023-07-04T12:00:00+05:30") == "12:00 on 4 July 2023 (UTC+05:30)"
    assert moment_in_words("2023-07-04T12:00:05Z") == "12:00:05 on 4 July 2023 (UTC)"
    assert in_utc(instant("2023-07-04T12:00:00+05:30")) == "2023-07-04T06:30:00Z"
    assert at_place("2023-07-04T12:00", "Asia/Kolkata") == "2023-07-04T12:00:00+05:30"


@pytest.mark.parametrize("zone", ["", "Mars/Olympus", "../etc/passwd", "/etc/passwd"])
def test_what_is_no_zone_is_refused(zone: str) -> None:
    """A zone is one of the data base, and no path."""
    with pytest.raises(Malformed):
        find_zone(zone)


def test_a_local_time_has_no_offset() -> None:
    """Who gives a zone gives no offset besides, and a time that can be read."""
    for local in ("2002-06-07T18:00+04:00", "six o'clock"):
        with pytest.raises(Malformed):
            at_place(local, "Europe/Moscow")
