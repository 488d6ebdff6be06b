"""Three cases that lists of present participants get wrong, and impossible input."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from paraph.depositary.clause import FinalClause, LaterJoiners, NumberReached, WeightReached
from paraph.depositary.clause_file import read_toml
from paraph.depositary.comparing import compare
from paraph.depositary.entry import entry_into_force
from paraph.depositary.finding import EntryFinding, ParticipantStanding
from paraph.depositary.ledger import read_ledger
from paraph.depositary.periods import UNITED_NATIONS, Convention, Delay, FirstDay, ShortMonth
from paraph.depositary.remarks import Doubt
from paraph.depositary.vocabulary import ActKind, Organisations, Standing
from paraph.values.errors import Malformed

Row = dict[str, str]


def act(name: str, code: str, kind: str, day: str) -> Row:
    return {"state": name, "iso3": code, "act": kind, "date": day}


def clause(number: int, *counted: ActKind, delay: str = "days:30") -> FinalClause:
    kinds = counted or (ActKind.RATIFICATION, ActKind.ACCESSION)
    return FinalClause(threshold=number, counted=kinds, delay=delay)


def find(rule: FinalClause, rows: list[Row], on: date | None = None) -> EntryFinding:
    return entry_into_force(rule, read_ledger(rows), on, convention=UNITED_NATIONS)


def standing_of(found: EntryFinding, name: str) -> ParticipantStanding:
    return next(one for one in found.participants if one.participant == name)


def doubts(found: EntryFinding) -> set[Doubt]:
    return {remark.doubt for remark in found.remarks}


# --- Departed parties -----------------------------------------------------------------------------

PARIS_LIKE = FinalClause(
    counted=(ActKind.RATIFICATION, ActKind.ACCEPTANCE, ActKind.ACCESSION),
    conditions=(
        NumberReached(at_least=3),
        WeightReached(metric="emissions", at_least="55 %"),
    ),
    delay="days:30",
    later_joiners=LaterJoiners(delay="days:30"),
    weights={
        "emissions": {"USA": "17.89", "CHN": "20.09", "EU": "12.08", "IND": "4.1", "NOR": "1"}
    },
    organisations=Organisations.COUNTED,
)
PARIS_ACTS = [
    act("China", "CHN", "ratification", "2016-09-03"),
    act("United States of America", "USA", "acceptance", "2016-09-03"),
    act("India", "IND", "ratification", "2016-10-02"),
    act("European Union", "EU", "ratification", "2016-10-05"),
    act("Norway", "NOR", "ratification", "2016-10-05"),
    act("United States of America", "USA", "withdrawal", "2019-11-04"),
    act("United States of America", "USA", "denunciation takes effect", "2020-11-04"),
    act("United States of America", "USA", "acceptance", "2021-01-20"),
]


def test_a_departure_does_not_move_the_entry_into_force() -> None:
    """The United States left the Paris Agreement and came back; it entered into force once."""
    found = find(PARIS_LIKE, PARIS_ACTS)
    assert found.entry_into_force == date(2016, 11, 4)
    assert found.trigger is not None
    assert found.trigger.day == date(2016, 10, 5)


@pytest.mark.parametrize(
    ("on", "standing", "since"),
    [
        (date(2016, 9, 10), Standing.CONTRACTING, date(2016, 9, 3)),
        (date(2020, 11, 3), Standing.PARTY, date(2016, 11, 4)),
        (date(2020, 11, 4), Standing.FORMER_PARTY, date(2020, 11, 4)),
        (date(2021, 2, 1), Standing.CONTRACTING, date(2021, 1, 20)),
        (date(2021, 2, 19), Standing.PARTY, date(2021, 2, 19)),
    ],
)
def test_standing_of_who_left_and_came_back(on: date, standing: Standing, since: date) -> None:
    """Its standing at each date is what it was then; the second consent has its own delay."""
    one = standing_of(find(PARIS_LIKE, PARIS_ACTS, on), "United States of America")
    assert (one.standing, one.since) == (standing, since)


def test_a_notice_takes_effect_later() -> None:
    """Where no row says when a withdrawal takes effect, the notice of the clause does."""
    rows = [act("Norway", "NOR", "ratification", "2000-01-01")]
    rows.append(act("Norway", "NOR", "withdrawal", "2010-01-01"))
    ledger = read_ledger(rows, notice=(Delay.parse("years:1"), UNITED_NATIONS))
    (consent,) = ledger.consents["NOR"]
    assert consent.ends == date(2011, 1, 1)


def test_the_list_of_today_gives_the_wrong_date() -> None:
    """Without the first acceptance of who came back the weight is reached too late or never."""
    today = [row for row in PARIS_ACTS if (row["iso3"], row["date"][:4]) < ("USA", "2021")]
    today += [act("United States of America", "USA", "acceptance", "2021-01-20")]
    kept = [row for row in today if row["iso3"] != "USA" or row["date"] == "2021-01-20"]
    found = find(PARIS_LIKE, kept)
    assert found.entry_into_force == date(2021, 2, 19)


# --- Predecessor States ---------------------------------------------------------------------------


def covenant_acts() -> list[Row]:
    """Thirty-four consents, then Czechoslovakia; its successors take over in 1993."""
    rows = [act(f"State {n}", "", "ratification", f"1970-{n % 12 + 1:02}-15") for n in range(34)]
    rows.append(act("Czechoslovakia", "CSK", "ratification", "1975-12-23"))
    rows.append(act("Jamaica", "JAM", "ratification", "1976-06-11"))
    rows.append(act("Czech Republic", "CZE", "succession", "1993-02-22"))
    rows.append(act("Slovakia", "SVK", "succession", "1993-05-28"))
    return rows


def test_a_predecessor_state_triggers_entry_into_force() -> None:
    """Czechoslovakia was the thirty-fifth for the Covenant; without it the date is wrong."""
    rule = clause(35, delay="months:3")
    found = find(rule, covenant_acts())
    assert found.entry_into_force == date(1976, 3, 23)
    assert found.trigger is not None
    assert found.trigger.name == "Czechoslovakia"
    without = [row for row in covenant_acts() if row["iso3"] != "CSK"]
    found = find(rule, without)
    assert found.entry_into_force == date(1976, 9, 11)
    assert Doubt.LIST_INCOMPLETE in doubts(found)


def test_successors_are_bound_from_the_succession() -> None:
    """A notification of succession never counts, and binds from the date of the succession."""
    found = find(clause(35, delay="months:3"), covenant_acts())
    assert standing_of(found, "Czechoslovakia").standing is Standing.FORMER_STATE
    assert standing_of(found, "Czechoslovakia").since == date(1993, 1, 1)
    assert standing_of(found, "Slovakia").since == date(1993, 1, 1)
    before = find(clause(35, delay="months:3"), covenant_acts(), date(1992, 12, 31))
    assert standing_of(before, "Czechoslovakia").standing is Standing.PARTY


def test_one_day_decides_for_the_law_of_treaties() -> None:
    """The Vienna Convention needs Yugoslavia among its thirty-five to date from 27 January 1980."""
    rows = [act(f"State {n}", "", "accession", f"1975-03-{n % 28 + 1:02}") for n in range(33)]
    rows.append(act("Yugoslavia", "SRB", "ratification", "1970-08-27"))
    rows.append(act("Togo", "TGO", "ratification", "1979-12-28"))
    rows.append(act("Later State", "", "accession", "1980-05-08"))
    found = find(clause(35), rows)
    assert found.entry_into_force == date(1980, 1, 27)
    assert standing_of(found, "Yugoslavia").standing is Standing.FORMER_STATE


# --- Conventions of one day -----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("first_day", "expected"),
    [
        (FirstDay.NOT_COUNTED, date(1986, 10, 26)),
        (FirstDay.COUNTED, date(1986, 10, 25)),
        (FirstDay.WHOLE_PERIOD, date(1986, 10, 27)),
    ],
)
def test_thirty_days_by_depositary(first_day: FirstDay, expected: date) -> None:
    """“Thirty days after” 26 September 1986 was 27 October for the IAEA: thirty whole days."""
    rows = [act(f"State {n}", "", "definitive signature", "1986-09-26") for n in range(3)]
    convention = Convention(first_day=first_day, short_month=ShortMonth.LAST_DAY)
    rule = clause(3, ActKind.DEFINITIVE_SIGNATURE)
    found = entry_into_force(rule, read_ledger(rows), convention=convention)
    assert found.entry_into_force == expected


def test_the_notified_date_stands_beside_the_computed_one() -> None:
    """A difference of one day is explained by the convention that would give it."""
    rows = [act(f"State {n}", "", "definitive signature", "1986-09-26") for n in range(3)]
    rule, ledger = clause(3, ActKind.DEFINITIVE_SIGNATURE), read_ledger(rows)
    found = entry_into_force(rule, ledger, convention=UNITED_NATIONS)
    beside = compare(found, date(1986, 10, 27), rule, ledger, UNITED_NATIONS)
    assert beside.entry_into_force == date(1986, 10, 26)
    assert beside.notified == date(1986, 10, 27)
    assert any("whole period elapsed" in one.sentence for one in beside.remarks)


def test_a_short_month_is_said() -> None:
    """Three months after 30 November end in a month without such a day, and a finding says so."""
    rows = [act("Norway", "NOR", "ratification", "1979-11-30")]
    rule = clause(1, delay="months:3")
    found = find(rule, rows)
    assert found.entry_into_force == date(1980, 2, 29)
    assert Doubt.SHORT_MONTH in doubts(found)
    other = replace(UNITED_NATIONS, short_month=ShortMonth.NEXT_MONTH)
    found = entry_into_force(rule, read_ledger(rows), convention=other)
    assert found.entry_into_force == date(1980, 3, 1)


# --- Impossible input -----------------------------------------------------------------------------


def test_impossible_rows_are_kept_and_marked() -> None:
    """A date that does not exist, an unknown party, two ratifications, an act before adoption."""
    rows = [
        act("Norway", "NOR", "ratification", "2001-02-30"),
        act("Atlantis", "", "ratification", "2001-03-01"),
        act("Chile", "CHL", "ratification", "2001-03-02"),
        act("Chile", "CHL", "accession", "2001-04-02"),
        act("Japan", "JPN", "ratification", "1999-12-31"),
        act("Peru", "PER", "ratified", "2001-05-01"),
        act("", "", "ratification", "2001-05-01"),
        act("Kenya", "KEN", "accession", "2001"),
    ]
    ledger = read_ledger(rows, adopted=date(2000, 1, 1))
    assert len(ledger.acts) == len(rows)
    found = entry_into_force(clause(2), ledger, convention=UNITED_NATIONS)
    assert found.entry_into_force == date(2001, 4, 1)
    marked = {remark.doubt: remark.rows for remark in found.remarks if remark.rows}
    assert marked[Doubt.IMPOSSIBLE_DATE] == (1,)
    assert marked[Doubt.UNKNOWN_PARTICIPANT] == (2,)
    assert marked[Doubt.TWO_CONSENTS] == (3, 4)
    assert marked[Doubt.BEFORE_ADOPTION] == (5,)
    assert marked[Doubt.UNKNOWN_ACT] == (6,)
    assert marked[Doubt.NO_PARTICIPANT] == (7,)
    assert marked[Doubt.INCOMPLETE_DATE] == (8,)


# --- Clauses --------------------------------------------------------------------------------------


def test_organisations_are_never_guessed() -> None:
    """Where it matters whether an organisation counts and nothing says it, both dates are given."""
    rows = [
        act("Norway", "NOR", "ratification", "2001-01-01"),
        act("European Union", "EU", "ratification", "2001-02-01"),
        act("Chile", "CHL", "ratification", "2001-03-01"),
    ]
    found = find(clause(2), rows)
    assert found.entry_into_force is None
    remark = next(one for one in found.remarks if one.doubt is Doubt.ORGANISATION)
    assert "2001-03-03" in remark.sentence
    assert "2001-03-31" in remark.sentence


def test_named_states_that_are_missing_are_named() -> None:
    """As long as one of the named States has not consented, the treaty waits and says for whom."""
    text = """
        counted = ["ratification"]
        delay = "days:180"
        [[conditions]]
        kind = "named"
        all_of = ["Norway", "Chile", "Japan"]
        list_name = "the annex"
    """
    rows = [act("Norway", "NOR", "ratification", "2001-01-01")]
    found = find(read_toml(text, "clause.toml"), rows)
    assert found.entry_into_force is None
    assert [(one.number, one.of) for one in found.missing] == [(2, ("Chile", "Japan"))]


def test_a_clause_in_toml_says_what_is_wrong() -> None:
    """A threshold without acts, an unknown delay and a float are named in one sentence each."""
    with pytest.raises(Malformed, match="`counted` is missing"):
        read_toml("threshold = 3", "clause.toml")
    with pytest.raises(Malformed, match="fortnight"):
        read_toml('threshold = 3\ncounted = ["ratification"]\ndelay = "fortnight:1"', "clause.toml")
    with pytest.raises(Malformed, match="is a float"):
        read_toml("threshold = 3.5", "clause.toml")


def test_a_fixed_day_and_its_alternative() -> None:
    """On a fixed day if the number is reached by then, otherwise so many days after."""
    text = """
        threshold = 2
        counted = ["ratification"]
        delay = "days:90"
        [fixed]
        on = 1989-01-01
    """
    rule = read_toml(text, "clause.toml")
    early = [act("Norway", "NOR", "ratification", "1988-01-01")]
    in_time = [*early, act("Chile", "CHL", "ratification", "1988-12-31")]
    assert find(rule, in_time).entry_into_force == date(1989, 1, 1)
    late = [*early, act("Chile", "CHL", "ratification", "1989-02-01")]
    assert find(rule, late).entry_into_force == date(1989, 5, 2)


def test_where_nothing_has_happened_the_day_is_the_one_that_is_asked_for() -> None:
    """Without any act, what is missing is said of the day of the finding, and of no year 1."""
    clause = read_toml('threshold = 2\ncounted = ["ratification"]\ndelay = "days:30"', "it")
    found = entry_into_force(clause, read_ledger([]), date(2002, 1, 1), convention=UNITED_NATIONS)
    assert found.grounds[0].sentence == "0 < 2 consents on 2002-01-01."
