"""The other final clauses: what they are as data, and which acts they mark."""

from __future__ import annotations

from datetime import date

import pytest
from tests.depositary.desk import find as at_the_desk
from tests.depositary.steps import CLAUSE, by, deposited, signed

from paraph.depositary import acts as says
from paraph.depositary.amending import Responses, amendment, rule_for
from paraph.depositary.clause import FinalClause
from paraph.depositary.clause_file import read_toml
from paraph.depositary.entry import entry_into_force
from paraph.depositary.finding import EntryFinding
from paraph.depositary.further import AmendmentRule, ReservationRule
from paraph.depositary.ledger import read_ledger
from paraph.depositary.periods import UNITED_NATIONS, Delay, FirstDay
from paraph.depositary.remarks import Doubt
from paraph.depositary.reserving import Admission, admit
from paraph.depositary.vocabulary import Leaving, Means, Standing
from paraph.values.errors import Malformed

RULE = """
threshold = 2
counted = ["ratification", "accession"]
delay = "days:30"
later_joiners = {delay = "days:30"}
"""
WHOLE = (
    RULE
    + """
depositaries = ["Norway", "Chile"]

[signing]
only = ["Norway", "Chile", "Japan"]
definitive = false
windows = [
  {opens = 2000-01-01, closes = 2000-06-30, place = "Oslo"},
  {opens = 2000-07-15, closes = 2000-12-31, place = "New York"},
]

[accession]
opens = "entry into force"
approval = "the Conference"

[provisional]
begins = "with signature"
opt_out = true
not_for = ["Japan"]
notice = "days:60"
until = 2009-12-31

[reservations]
allowed = "all but to"
provisions = ["1", "33"]

[withdrawal]
notice = "first_of_year_after_months:6"
earliest = "years:3"
since = "own entry into force"

[[amendments]]
binds = "those accepting"
at_least = "2/3"
of = "Parties at adoption"
delay = "days:90"

[[amendments]]
binds = "all but objectors"
objection_period = "months:12"
blocked_by = "1/3"
delay = "months:6"
to = "annex"

[duration]
period = "years:10"
renewed = "years:5"
notice = "months:6"
fewer_than = 2

[territory]
applies = "as declared"
extension = "days:90"

[languages]
authentic = ["English", "Russian"]
prevailing = "English"

[counting]
first_day = "whole period elapsed"
short_month = "last day"
"""
)
ACTS = [
    ("Norway", "NOR", "signature", "2000-02-01"),
    ("Japan", "JPN", "signature", "2000-03-01"),
    ("Norway", "NOR", "ratification", "2000-09-01"),
    ("Japan", "JPN", "ratification", "2001-01-01"),
]


def find(written: str, *more: tuple[str, str, str, str], on: date | None = None) -> EntryFinding:
    """The finding for a clause and the acts above with some more."""
    clause = read_toml(written, "the clause")
    rows = [dict(zip(("state", "iso3", "act", "date"), act, strict=True)) for act in (*ACTS, *more)]
    notice = (Delay.parse(clause.notice), UNITED_NATIONS) if clause.notice else None
    ledger = read_ledger(rows, notice=notice)
    return entry_into_force(clause, ledger, on, convention=UNITED_NATIONS)


def rows(found: EntryFinding, doubt: Doubt) -> list[tuple[int, ...]]:
    """The rows that a doubt is about."""
    return [remark.rows for remark in found.remarks if remark.doubt is doubt]


def standings(found: EntryFinding) -> dict[str, tuple[Standing, str]]:
    """Everybody's standing and since when."""
    return {one.participant: (one.standing, str(one.since)) for one in found.participants}


def test_every_clause_can_be_written() -> None:
    """All the other clauses are read from TOML into the same words."""
    clause = read_toml(WHOLE, "the clause")
    assert clause.signing is not None
    assert [window.place for window in clause.signing.windows] == ["Oslo", "New York"]
    assert clause.notice == "first_of_year_after_months:6"
    assert clause.convention(UNITED_NATIONS).first_day is FirstDay.WHOLE_PERIOD
    assert [rule.binds for rule in clause.amendments] == ["those accepting", "all but objectors"]
    assert clause.languages is not None
    assert clause.languages.prevailing == "English"


@pytest.mark.parametrize(
    ("written", "says"),
    [
        ("[signing]\nwindows = [{opens = 2001-01-01, closes = 2000-01-01}]", "before it opens"),
        ('[[amendments]]\nbinds = "all but objectors"', "objection_period"),
        ('[[amendments]]\nbinds = "all"\nat_least = "most"', "is not a share"),
        ('[accession]\nclosed = true\nonly = ["Norway"]', "closed and open"),
        ('[duration]\nunlimited = true\nperiod = "years:5"', "unlimited and end"),
        ('[withdrawal]\nnotice = "a year"', "is no delay"),
        ('[withdrawal]\nnotice = "years:1"\n', "Write the notice"),
        ('[counting]\nfirst_day = "counted"', "short_month"),
        ('[reservations]\nallowed = "some"', "unknown"),
    ],
)
def test_what_does_not_fit_is_refused(written: str, says: str) -> None:
    """A clause that contradicts itself, or says half of it, is refused with the reason."""
    twice = 'departures = "years:1"\n' if "Write" in says else ""
    with pytest.raises(Malformed, match=says):
        read_toml(twice + RULE + written, "the clause")


WINDOW = "[signing]\nwindows = [{opens = 2000-01-01, closes = 2000-06-30}]"


@pytest.mark.parametrize(
    ("written", "act", "doubt"),
    [
        (WINDOW, ("Chile", "CHL", "signature", "2000-07-01"), Doubt.OUTSIDE_WINDOW),
        (WINDOW, ("Chile", "CHL", "signature", "1999-12-31"), Doubt.OUTSIDE_WINDOW),
        ("[signing]\nwindows = [{until_in_force = true}]",
         ("Chile", "CHL", "signature", "2001-02-01"), Doubt.OUTSIDE_WINDOW),
        ('[signing]\nonly = ["Norway", "JPN"]',
         ("Chile", "CHL", "signature", "2000-02-01"), Doubt.NOT_ENTITLED),
        ("[signing]\ndefinitive = false",
         ("Chile", "CHL", "definitive signature", "2000-02-01"), Doubt.NOT_PROVIDED),
        ("[accession]\nclosed = true", ("Chile", "CHL", "accession", "2005-01-01"),
         Doubt.NOT_PROVIDED),
        ('[accession]\nonly = ["Peru"]', ("Chile", "CHL", "accession", "2005-01-01"),
         Doubt.NOT_ENTITLED),
        ('[accession]\nopens = "entry into force"',
         ("Chile", "CHL", "accession", "2001-01-15"), Doubt.TOO_EARLY),
        ("[accession]\nopens_on = 2003-01-01", ("Chile", "CHL", "accession", "2002-12-31"),
         Doubt.TOO_EARLY),
        ('[accession]\nopens = "after signature"\n' + WINDOW,
         ("Chile", "CHL", "accession", "2000-06-30"), Doubt.TOO_EARLY),
        ('[accession]\napproval = "the Conference"', ("Chile", "CHL", "accession", "2005-01-01"),
         Doubt.APPROVAL_UNTOLD),
        ('[withdrawal]\nearliest = "years:3"', ("Norway", "NOR", "withdrawal", "2004-01-30"),
         Doubt.TOO_EARLY),
        ("[withdrawal]\nallowed = false", ("Norway", "NOR", "denunciation", "2004-01-30"),
         Doubt.NOT_PROVIDED),
        ("[withdrawal]", ("Norway", "NOR", "withdrawal", "2004-01-30"), Doubt.NOT_PROVIDED),
    ],
)  # fmt: skip
def test_acts_that_the_clauses_do_not_provide_for(
    written: str, act: tuple[str, str, str, str], doubt: Doubt
) -> None:
    """An act from somebody else or at another time is marked, kept, and changes no date."""
    found = find(RULE + written, act)
    assert rows(found, doubt) == [(5,)]
    assert found.entry_into_force == find(RULE, act).entry_into_force


@pytest.mark.parametrize(
    ("written", "act"),
    [
        (WINDOW, ("Chile", "CHL", "signature", "2000-06-30")),
        ('[accession]\nopens = "entry into force"', ("Chile", "CHL", "accession", "2001-01-31")),
        ('[withdrawal]\nnotice = "years:1"\nearliest = "years:3"',
         ("Norway", "NOR", "withdrawal", "2004-01-31")),
    ],
)  # fmt: skip
def test_acts_on_the_last_and_the_first_day_are_in_time(
    written: str, act: tuple[str, str, str, str]
) -> None:
    """The first and the last day belong to the time for an act."""
    marked = {Doubt.OUTSIDE_WINDOW, Doubt.TOO_EARLY, Doubt.NOT_PROVIDED, Doubt.NOT_ENTITLED}
    assert not marked & {remark.doubt for remark in find(RULE + written, act).remarks}


def test_withdrawal_at_the_end_of_the_year() -> None:
    """A notice that takes effect at the end of a year ends the bond on the next 1 January."""
    written = RULE + '[withdrawal]\nnotice = "first_of_year_after_months:6"'
    found = find(written, ("Norway", "NOR", "withdrawal", "2004-08-15"))
    assert standings(found)["Norway"] == (Standing.FORMER_PARTY, "2006-01-01")
    found = find(written, ("Norway", "NOR", "withdrawal", "2004-05-15"))
    assert standings(found)["Norway"] == (Standing.FORMER_PARTY, "2005-01-01")


def test_provisional_application_by_signature() -> None:
    """Signatories apply the treaty from their signature, unless they declined, until its day."""
    written = RULE + '[provisional]\nbegins = "with signature"\nopt_out = true\n'
    named = find(written + 'not_for = ["Japan"]', on=date(2000, 4, 1))
    assert standings(named) == {
        "Norway": (Standing.PROVISIONAL, "2000-02-01"),
        "Japan": (Standing.SIGNATORY, "2000-03-01"),
    }
    assert rows(find(written, on=date(2000, 4, 1)), Doubt.OPT_OUT) == [()]
    over = find(written + "until = 2000-03-15", on=date(2000, 4, 1))
    assert standings(over)["Norway"] == (Standing.SIGNATORY, "2000-02-01")
    begun = RULE + '[provisional]\nbegins = "on a day"\non = 2000-03-10'
    assert standings(find(begun, on=date(2000, 4, 1)))["Japan"] == (
        Standing.PROVISIONAL,
        "2000-03-10",
    )


@pytest.mark.parametrize(
    ("written", "ended"),
    [
        ('[duration]\nperiod = "years:5"', "2006-01-31"),
        ("[duration]\nuntil = 2004-12-31", "2005-01-01"),
        ("[duration]\nfewer_than = 2", "2003-05-01"),
        ('[duration]\nperiod = "years:5"\nrenewed = "years:5"', "None"),
        ("[duration]\nunlimited = true", "None"),
        ("", "None"),
    ],
)
def test_the_end_of_a_treaty(written: str, ended: str) -> None:
    """A treaty ends after its period, on its day or with too few parties, if it says so."""
    found = find(RULE + written, ("Norway", "NOR", "withdrawal", "2003-05-01"))
    assert str(found.ended) == ended
    former = (Standing.FORMER_PARTY, ended)
    assert (standings(found)["Japan"] == former) == (ended != "None")


def test_one_instrument_with_several_depositaries() -> None:
    """Where depositaries are several, the same instrument deposited again is no second consent."""
    again = ("Norway", "NOR", "ratification", "2000-10-01")
    several = find('depositaries = ["Norway", "Chile"]\n' + RULE, again)
    assert rows(several, Doubt.SEVERAL_DEPOSITS) == [(3, 5)]
    assert rows(several, Doubt.TWO_CONSENTS) == []
    assert rows(find(RULE, again), Doubt.TWO_CONSENTS) == [(3, 5)]
    assert several.entry_into_force == date(2001, 1, 31)


# --- Amendments -----------------------------------------------------------------------------------

PARTIES = dict.fromkeys(("Chile", "Fiji", "Japan", "Norway", "Peru", "Togo"), date(2000, 1, 1))


def said(
    accepted: dict[str, str] | None = None, objected: dict[str, str] | None = None
) -> Responses:
    """Responses by six parties to what was circulated on 1 March 2005."""
    return Responses(
        parties=PARTIES,
        accepted={who: date.fromisoformat(day) for who, day in (accepted or {}).items()},
        objected={who: date.fromisoformat(day) for who, day in (objected or {}).items()},
        base=len(PARTIES),
        circulated=date(2005, 3, 1),
    )


FOUR = {"Chile": "2005-04-01", "Fiji": "2005-05-01", "Japan": "2005-06-01", "Norway": "2005-07-01"}


def test_amendments_for_those_who_accept() -> None:
    """It binds the first acceptors together, later ones after their own delay, others never."""
    rule = AmendmentRule(binds="those accepting", at_least="1/2", delay="days:30")
    found = amendment(rule, said(FOUR), date(2006, 1, 1), convention=UNITED_NATIONS)
    assert found.in_force == date(2005, 7, 1)
    assert found.bound["Chile"] == date(2005, 7, 1)
    assert found.bound["Norway"] == date(2005, 7, 31)
    assert found.not_bound == ("Peru", "Togo")


def test_amendments_for_all() -> None:
    """Once so many have accepted, it binds the others too; until then it tells what is missing."""
    rule = AmendmentRule(binds="all", at_least="2/3", delay="months:1")
    found = amendment(rule, said(FOUR), date(2006, 1, 1), convention=UNITED_NATIONS)
    assert (found.in_force, len(found.bound)) == (date(2005, 8, 1), 6)
    early = amendment(rule, said(FOUR), date(2005, 5, 15), convention=UNITED_NATIONS)
    assert (early.in_force, early.lacking, early.bound) == (None, 2, {})


def test_tacit_acceptance() -> None:
    """It binds all but those who object in time, unless so many do; a late objection is none."""
    rule = AmendmentRule(
        binds="all but objectors", objection_period="months:12", blocked_by="1/3", delay="months:6"
    )
    one = said(objected={"Togo": "2006-03-01", "Peru": "2006-03-02"})
    found = amendment(rule, one, date(2007, 1, 1), convention=UNITED_NATIONS)
    assert (found.in_force, found.not_bound) == (date(2006, 9, 1), ("Togo",))
    two = said(objected={"Togo": "2005-09-01", "Peru": "2006-03-01"})
    assert amendment(rule, two, date(2007, 1, 1), convention=UNITED_NATIONS).in_force is None
    pending = amendment(rule, one, date(2006, 2, 1), convention=UNITED_NATIONS)
    assert pending.in_force is None


def test_the_rule_for_a_provision() -> None:
    """A rule that names a provision goes before the one that names none."""
    clause = FinalClause(
        amendments=(AmendmentRule(binds="all"), AmendmentRule(binds="those accepting", to="Annex"))
    )
    named, general = rule_for(clause, "annex"), rule_for(clause, "article 2")
    assert named is not None
    assert general is not None
    assert (named.binds, general.binds) == ("those accepting", "all")
    assert rule_for(FinalClause()) is None


# --- Reservations ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("rule", "provisions", "admission"),
    [
        (None, ["5"], Admission.NOT_PROHIBITED),
        (ReservationRule(allowed="none"), ["5"], Admission.PROHIBITED),
        (ReservationRule(allowed="only to", provisions=("30",)), ["30"], Admission.AUTHORISED),
        (ReservationRule(allowed="only to", provisions=("30",)), ["5"], Admission.PROHIBITED),
        (ReservationRule(allowed="all but to", provisions=("1",)), ["1"], Admission.PROHIBITED),
        (ReservationRule(allowed="all but to", provisions=("1",)), ["5"], Admission.NOT_PROHIBITED),
        (
            ReservationRule(allowed="all but to", provisions=("16",)),
            ["art. 16 (1)"],
            Admission.PROHIBITED,
        ),
        (ReservationRule(allowed="all but to", provisions=("1",)), [], Admission.NOT_PROHIBITED),
        (ReservationRule(allowed="compatible ones"), ["5"], Admission.NOT_PROHIBITED),
    ],
)
def test_reservations_that_can_be_made(
    rule: ReservationRule | None, provisions: list[str], admission: Admission
) -> None:
    """The treaty prohibits a reservation, authorises it, or leaves it to its object (VCLT 19)."""
    assert admit(rule, provisions).admission is admission


# --- At the desk of a depositary ------------------------------------------------------------------


def test_a_record_is_held_to_its_clauses() -> None:
    """In a record, a signature out of time and a prohibited reservation are marked by folio."""
    rule = {
        **CLAUSE,
        "signing": {"windows": [{"opens": "2031-05-01", "closes": "2031-05-03"}]},
        "reservations": {"allowed": "none"},
        "withdrawal": {"notice": "first_of_year_after_months:6", "earliest": "years:1"},
    }
    ratified = [
        says.InstrumentDeposited(means=Means.RATIFICATION, **by(who)) for who in ("Fiji", "Norway")
    ]
    made = says.ReservationMade(
        statement="R1", words="Not bound by it.", provisions=("art. 5",), **by("Fiji")
    )
    left = says.LeavingNotified(manner=Leaving.WITHDRAWAL, **by("Fiji", received="2031-08-01"))
    found = at_the_desk(deposited(clause=rule), signed("Fiji"), *ratified, made, left)
    marked = {(mark.doubt, mark.sentence.split(":")[0]) for mark in found.marks}
    assert (Doubt.OUTSIDE_WINDOW, "Folio 2") in marked
    assert (Doubt.STATEMENT, "Folio 5") in marked
    assert (Doubt.TOO_EARLY, "Folio 6") in marked
    fiji = next(one for one in found.participants if one.participant == "Fiji")
    assert (fiji.standing, str(fiji.since)) == (Standing.FORMER_PARTY, "2033-01-01")
