"""A treaty of a record: what was received, what is marked, and the findings of a day."""

from __future__ import annotations

from datetime import date

import pytest
from tests.depositary.desk import (
    accedes,
    by,
    entered,
    find,
    objects,
    opposes,
    organs,
    proposes,
    ratifies,
    reserves,
    signs,
    situation,
    tells,
)
from tests.depositary.steps import CLAUSE, DESK, T, deposited

from paraph.depositary import acts as says
from paraph.depositary.acts import Custodian, DepositaryAct
from paraph.depositary.admissibility import grounds
from paraph.depositary.bonds import bond
from paraph.depositary.corrections import CorrectionStanding
from paraph.depositary.due import due
from paraph.depositary.periods import FirstDay, ShortMonth
from paraph.depositary.remarks import Doubt
from paraph.depositary.statements import ReservationStanding
from paraph.depositary.treaty import TreatyFinding
from paraph.depositary.treaty_json import treaty_json
from paraph.depositary.vocabulary import Leaving, Means, Powers, Signing, Standing

TWO = (ratifies("Fiji", "2031-06-01"), ratifies("Norway", "2031-07-01"))
SIGNED = (signs("Fiji", "2031-05-04"), signs("Norway", "2031-05-04"))


def standing(found: TreatyFinding, who: str) -> Standing:
    one = found.standing_of(who)
    return one.standing if one else Standing.NONE


def doubts(found: TreatyFinding) -> set[tuple[Doubt, int]]:
    return {(mark.doubt, row) for mark in found.marks for row in mark.rows}


# --- Entry into force -----------------------------------------------------------------------------


def test_entry_into_force_is_computed_from_the_record() -> None:
    """Two ratifications and thirty days make the date, with the entry that brought it about."""
    found = find(*SIGNED, *TWO)
    assert found.in_force_from == date(2031, 7, 31)
    assert found.computed.trigger is not None
    assert found.computed.trigger.name == "Norway"
    assert found.parties() == {"Fiji": date(2031, 7, 31), "Norway": date(2031, 7, 31)}
    assert doubts(found) == set()
    [told] = due(found)
    assert [str(one.words) for one in told.grounds] == [
        "Folios that nobody was told of: 1–5.",
        "It enters into force on 31 July 2031, and nobody was told so.",
    ]


def test_what_is_due_comes_from_the_file() -> None:
    """Whoever signed is waited for; a correction that nobody opposed in time is to be effected."""
    found = due(find(*SIGNED, proposes(), on="2031-09-01"))
    assert [(one.kind.partition(".")[2], one.own) for one in found] == [
        ("notification-issued", True),
        ("rectification-executed", True),
        ("instrument-deposited", False),
    ]
    assert str(found[-1].grounds[0].words) == "Signed and not yet bound: Fiji and Norway."


def test_a_day_before_is_another_finding() -> None:
    """On the day before entry into force there are contracting States and no party."""
    found = find(*SIGNED, *TWO, on="2031-07-30")
    assert not found.is_in_force
    assert standing(found, "Fiji") is Standing.CONTRACTING
    assert find(*SIGNED, *TWO, on="2031-06-30").computed.missing[0].number == 1


def test_a_condition_is_told_by_an_act_and_by_another_treaty() -> None:
    """A meeting that decided, and a treaty of the same record that is in force, meet conditions."""
    clause = {
        **CLAUSE,
        "conditions": [
            {"kind": "fact", "says": "the meeting so decided"},
            {"kind": "any", "conditions": [{"kind": "in_force", "treaty": "Parent"}]},
        ],
    }
    parent = deposited(
        "Parent", clause={"threshold": 1, "counted": ["accession"], "delay": "days:1"}
    )
    consent = says.InstrumentDeposited(
        treaty="Parent", participant="Fiji", means=Means.ACCESSION, received="2031-06-01"
    )
    met = says.ConditionFulfilled(treaty=T, condition="The meeting so decided", on=date(2031, 8, 1))
    acts = (parent, consent, deposited(clause=clause), *TWO)
    assert find(*acts).in_force_from is None
    assert find(*acts, met).in_force_from == date(2031, 8, 31)


def test_two_treaties_that_wait_for_each_other_wait() -> None:
    """A circle of conditions tells no date and does not run for ever."""
    waits = [{"kind": "in_force", "treaty": "Other"}]
    other = deposited("Other", clause={**CLAUSE, "conditions": [{"kind": "in_force", "treaty": T}]})
    assert (
        find(other, deposited(clause={**CLAUSE, "conditions": waits}), *TWO).in_force_from is None
    )


def test_a_determination_decides_and_the_computed_date_stays_beside_it() -> None:
    """The parties are those of the determination; three dates stand side by side."""
    determined = says.EntryIntoForceDetermined(treaty=T, on=date(2031, 8, 15), reason="So agreed.")
    told = tells(3, issued="2031-07-02", entry_into_force=date(2031, 8, 1))
    shown = treaty_json(find(*SIGNED, *TWO, told, determined))
    assert [shown[name] for name in ("computed", "notified", "entry_into_force")] == [
        "2031-07-31",
        "2031-08-01",
        "2031-08-15",
    ]
    assert shown["dates_differ"]
    assert shown["determined"]["reason"] == "So agreed."
    assert {one["since"] for one in shown["participants"]} == {"2031-08-15"}
    assert {one["computed"] for one in shown["participants"]} == {"2031-07-31"}


def test_a_determination_for_one_participant_moves_that_one() -> None:
    """What is determined for Norway leaves Fiji where the clause has it."""
    later = says.EntryIntoForceDetermined(
        treaty=T, on=date(2032, 1, 1), reason="Its instrument was completed.", participant="Norway"
    )
    assert find(*SIGNED, *TWO, later).parties() == {
        "Fiji": date(2031, 7, 31),
        "Norway": date(2032, 1, 1),
    }
    assert standing(find(*SIGNED, *TWO, later, on="2031-12-31"), "Fiji") is Standing.PARTY


def test_of_several_depositaries_the_earliest_deposit_counts() -> None:
    """An instrument with two depositaries counts once, by its first day; each has its own date."""
    desks = (
        DESK,
        Custodian(name="Norway", first_day=FirstDay.COUNTED, short_month=ShortMonth.LAST_DAY),
    )
    found = find(
        deposited(depositaries=desks),
        accedes("Fiji", "2031-06-01", depositary="Norway"),
        accedes("Fiji", "2031-06-10", depositary="Secretariat"),
        accedes("Peru", "2031-06-20", depositary="Secretariat"),
        accedes("Peru", "2031-06-25", depositary="Norway"),
    )
    assert found.in_force_from == date(2031, 7, 20)
    assert found.by_depositary == {"Secretariat": date(2031, 7, 20), "Norway": date(2031, 7, 24)}
    assert doubts(found) == {(Doubt.SET_ASIDE, 3), (Doubt.SET_ASIDE, 5)}


# --- Nothing is lost ----------------------------------------------------------------------------

IMPOSSIBLE: tuple[tuple[DepositaryAct, Doubt], ...] = (
    (accedes("Peru", "2031-02-30"), Doubt.IMPOSSIBLE_DATE),
    (accedes("Peru", "2031"), Doubt.INCOMPLETE_DATE),
    (accedes("Peru", "2031-04-30"), Doubt.BEFORE_ADOPTION),
    (accedes("Atlantis", "2031-06-01"), Doubt.UNKNOWN_PARTICIPANT),
    (ratifies("Peru", "2031-06-01"), Doubt.FORM),
    (accedes("Peru", "2041-06-01"), Doubt.FORM),
    (accedes("Peru", "2031-06-01", dated="2031-06-02"), Doubt.FORM),
    (accedes("Peru", "2031-06-01", dated="31 June"), Doubt.IMPOSSIBLE_DATE),
    (signs("Peru", "2031-05-04", powers=Powers.NOT_SEEN), Doubt.AUTHORITY),
    (says.SignatureConfirmed(**by("Peru", "2031-06-01")), Doubt.FORM),
    (
        says.LeavingNotified(**by("Peru", "2032-06-01", manner=Leaving.WITHDRAWAL)),
        Doubt.DEPARTURE_WITHOUT_CONSENT,
    ),
    (says.LeavingRevoked(**by("Peru", "2032-06-01")), Doubt.FORM),
)


@pytest.mark.parametrize(("made", "doubt"), IMPOSSIBLE)
def test_impossible_input_is_kept_and_marked(made: DepositaryAct, doubt: Doubt) -> None:
    """What was received is never refused for what it says; the entry bears a finding."""
    before = situation()
    act = entered(2, made).act
    assert list(grounds(before, organs(), act, made)) == []
    found = find(made)
    assert (doubt, 2) in doubts(found)
    assert [kept.folio for kept in found.facts.file()] == [1, 2]


def test_a_second_ratification_is_kept_and_counts_once() -> None:
    """Two ratifications of one State are one consent; both entries are named."""
    found = find(
        signs("Fiji", "2031-05-04"), ratifies("Fiji", "2031-06-01"), ratifies("Fiji", "2031-06-02")
    )
    assert found.in_force_from is None
    assert {(Doubt.TWO_CONSENTS, 3), (Doubt.TWO_CONSENTS, 4)} <= doubts(found)


@pytest.mark.parametrize(
    ("made", "words"),
    [
        (says.SignatureConfirmed(treaty="Air", participant="Fiji", received="2031-06-01"), "Air"),
        (objects("Fiji", "2031-06-01", "none"), "none"),
        (says.StatementWithdrawn(**by("Fiji", "2031-06-01", statement="none")), "none"),
        (says.CorrectionObjected(**by("Fiji", "2031-06-01", correction="none")), "none"),
        (tells(9, issued="2031-06-01"), "folio 9"),
        (accedes("Fiji", "2031-06-01", depositary="Peru"), "Peru"),
    ],
)
def test_what_speaks_of_nothing_is_refused(made: DepositaryAct, words: str) -> None:
    """An act about a treaty, a statement or an entry that is not there names it and is refused."""
    [ground] = grounds(situation(), organs(), entered(2, made).act, made)
    assert words in ground.sentence


def test_a_clause_that_cannot_be_read_is_refused() -> None:
    """A treaty is not deposited with a clause that nobody could apply."""
    made = deposited("Air", clause={"threshold": 2, "delay": "soon"})
    [ground] = grounds(situation(), organs(), entered(2, made).act, made)
    assert "soon" in ground.sentence
    assert "counted" in ground.sentence


# --- Signing and leaving --------------------------------------------------------------------------


def test_a_signature_without_authority_counts_once_it_is_confirmed() -> None:
    """A definitive signature without full powers binds nobody before its confirmation (VCLT 8)."""
    clause = {**CLAUSE, "threshold": 1, "counted": ["definitive signature"]}
    unseen = signs("Fiji", "2031-05-04", Signing.DEFINITIVE, Powers.NOT_SEEN)
    acts = (deposited(clause=clause), unseen)
    assert find(*acts).in_force_from is None
    confirmed = says.SignatureConfirmed(**by("Fiji", "2031-06-01"))
    assert find(*acts, confirmed).in_force_from == date(2031, 6, 3)


def test_a_determination_takes_an_instrument_out_and_brings_it_back() -> None:
    """The last determination about an entry decides whether it counts."""
    void = says.InstrumentDetermined(treaty=T, folio=5, counts=False, reason="It names another.")
    sound = says.InstrumentDetermined(treaty=T, folio=5, counts=True, reason="It was completed.")
    assert find(*SIGNED, *TWO, void).in_force_from is None
    assert find(*SIGNED, *TWO, void, sound).in_force_from == date(2031, 7, 31)


def test_who_leaves_and_comes_back_has_two_times() -> None:
    """A notice takes effect after the time of the clause; an accession begins anew."""
    clause = {**CLAUSE, "departures": "years:1"}
    leaves = says.LeavingNotified(**by("Fiji", "2035-01-01", manner=Leaving.WITHDRAWAL))
    acts = (deposited(clause=clause), *SIGNED, *TWO, leaves, accedes("Fiji", "2038-01-01"))
    days = ("2035-12-31", "2036-01-01", "2038-01-15", "2038-01-31")
    assert [standing(find(*acts, on=day), "Fiji") for day in days] == [
        Standing.PARTY,
        Standing.FORMER_PARTY,
        Standing.CONTRACTING,
        Standing.PARTY,
    ]


def test_a_notice_can_be_taken_back_before_it_takes_effect() -> None:
    """In time it is set aside; too late it is marked and changes nothing (VCLT 68)."""
    clause = {**CLAUSE, "departures": "years:1"}
    leaves = says.LeavingNotified(**by("Fiji", "2035-01-01", manner=Leaving.DENUNCIATION))
    acts = (deposited(clause=clause), *SIGNED, *TWO, leaves)
    in_time = says.LeavingRevoked(**by("Fiji", "2035-12-31"))
    late = says.LeavingRevoked(**by("Fiji", "2036-01-01"))
    assert standing(find(*acts, in_time), "Fiji") is Standing.PARTY
    assert standing(find(*acts, late), "Fiji") is Standing.FORMER_PARTY
    assert (Doubt.TOO_LATE, 7) in doubts(find(*acts, late))


def test_a_successor_is_bound_since_its_succession() -> None:
    """The notification of a succession works back to the succession, and never counts."""
    succeeds = says.SuccessionNotified(**by("Samoa", "2033-01-01", succession="2032-05-01"))
    assert find(*SIGNED, *TWO, succeeds).parties()["Samoa"] == date(2032, 5, 1)
    assert find(*SIGNED, TWO[0], succeeds).in_force_from is None


def test_provisional_application_ends_when_it_is_ended() -> None:
    """Who applies a treaty provisionally does so until its own notice (VCLT 25(2))."""
    applies = says.ProvisionalApplicationNotified(**by("Peru", "2031-05-04", since="2031-06-01"))
    ended = says.ProvisionalApplicationEnded(**by("Peru", "2032-01-01", on="2032-02-01"))
    days = ("2031-05-31", "2031-06-01", "2032-01-31", "2032-02-01")
    assert [standing(find(applies, ended, on=day), "Peru") for day in days] == [
        Standing.NONE,
        Standing.PROVISIONAL,
        Standing.PROVISIONAL,
        Standing.NONE,
    ]


# --- Statements -----------------------------------------------------------------------------------

RATIFIED = (*SIGNED, reserves("Fiji", "2031-06-01"), *TWO)
"""Entry 4 is the reservation, made with the consent of Fiji."""


def test_the_twelve_months_run_from_the_notification() -> None:
    """An objection is in time by the day of notification, not by that of the reservation."""
    told = tells(4, issued="2031-09-01")
    late, in_time = objects("Norway", "2032-09-02"), objects("Norway", "2032-09-01")
    assert "Objection of 2032-09-01" in str(
        bond(find(*RATIFIED, told, in_time), "Fiji", "Norway").grounds[1]
    )
    assert "too late" in str(bond(find(*RATIFIED, told, late), "Norway", "Fiji").grounds[1])
    pending = bond(find(*RATIFIED, told, on="2032-08-31"), "Fiji", "Norway")
    assert "until 2032-09-01" in str(pending.grounds[1])


def test_without_a_notification_the_time_has_not_begun() -> None:
    """A reservation that nobody was told of can be objected to at any time."""
    assert "not notified yet" in str(bond(find(*RATIFIED), "Fiji", "Norway").grounds[1])


def test_only_an_objection_that_says_so_keeps_the_treaty_from_being_in_force_between_two() -> None:
    """A simple objection excludes the provisions; one that opposes leaves no relation."""
    told = tells(4, issued="2031-09-01")
    simple = bond(find(*RATIFIED, told, objects("Norway", "2031-10-01")), "Fiji", "Norway")
    opposed = objects("Norway", "2031-10-01", opposes=True)
    assert simple.in_force
    assert not bond(find(*RATIFIED, told, opposed), "Fiji", "Norway").in_force
    back = says.StatementWithdrawn(**by("Norway", "2033-01-01", statement="Norway on R"))
    assert bond(find(*RATIFIED, told, opposed, back), "Fiji", "Norway").in_force


@pytest.mark.parametrize(
    ("acts", "on", "expected"),
    [
        ((reserves("Fiji", "2031-05-04"),), "2031-05-30", ReservationStanding.WAITS_FOR_CONSENT),
        ((reserves("Fiji", "2031-05-04"),), "2032-01-01", ReservationStanding.UNCONFIRMED),
        (
            (
                reserves("Fiji", "2031-05-04"),
                says.ReservationConfirmed(**by("Fiji", "2031-06-01", reservation="R")),
            ),
            "2032-01-01",
            ReservationStanding.STANDS,
        ),
        ((reserves("Fiji", "2031-06-01"),), "2032-01-01", ReservationStanding.STANDS),
        ((reserves("Fiji", "2031-06-31"),), "2032-01-01", ReservationStanding.UNDATED),
        ((reserves("Fiji", "2032-06-01"),), "2039-01-01", ReservationStanding.LATE),
        (
            (reserves("Fiji", "2032-06-01"), tells(6, issued="2032-06-05")),
            "2033-06-05",
            ReservationStanding.LATE,
        ),
        (
            (reserves("Fiji", "2032-06-01"), tells(6, issued="2032-06-05")),
            "2033-06-06",
            ReservationStanding.STANDS,
        ),
        (
            (
                reserves("Fiji", "2032-06-01"),
                tells(6, issued="2032-06-05"),
                objects("Norway", "2033-06-05"),
            ),
            "2034-01-01",
            ReservationStanding.REFUSED,
        ),
        (
            (
                reserves("Fiji", "2031-06-01"),
                says.StatementWithdrawn(**by("Fiji", "2033-01-01", statement="R")),
            ),
            "2033-01-01",
            ReservationStanding.WITHDRAWN,
        ),
    ],
)
def test_where_a_reservation_stands(
    acts: tuple[DepositaryAct, ...], on: str, expected: ReservationStanding
) -> None:
    """Made when signing, with the consent, late, refused, withdrawn: by VCLT 19–23 and practice."""
    [found] = find(*SIGNED, *TWO, *acts, on=on).reservations()
    assert found.standing is expected
    assert found.grounds[0].sentence


def test_a_statement_can_be_withdrawn_by_its_author_alone() -> None:
    """A withdrawal or an objection that its author could not make is marked and has no effect."""
    back = says.StatementWithdrawn(**by("Norway", "2033-01-01", statement="R"))
    own = objects("Fiji", "2033-01-01")
    found = find(*RATIFIED, back, own)
    assert found.reservations()[0].standing is ReservationStanding.STANDS
    assert {(Doubt.STATEMENT, 7), (Doubt.STATEMENT, 8)} <= doubts(found)


def test_a_treaty_applies_to_a_territory_from_its_statement_and_never_before_its_state() -> None:
    """The last statement in effect decides, and nothing applies before the treaty does."""

    def declares(name: str, day: str, *, applies: bool) -> says.TerritoriesDeclared:
        return says.TerritoriesDeclared(
            **by("Norway", day, statement=name, territories=("Svalbard",)), applies=applies
        )

    acts = (*SIGNED, *TWO, declares("N1", "2031-06-01", applies=True))
    assert find(*acts, on="2031-07-30").territories() == ()
    [found] = find(*acts, on="2031-07-31").territories()
    assert found.applies
    assert found.since == date(2031, 7, 31)
    [ended] = find(*acts, declares("N2", "2035-01-01", applies=False)).territories()
    assert not ended.applies


# --- Corrections --------------------------------------------------------------------------------


EXECUTED = says.RectificationExecuted(
    treaty=T, correction="fr 1", symbol="C.N.9.2031.TREATIES-1", executed=date(2031, 9, 1)
)


@pytest.mark.parametrize(
    ("acts", "on", "expected"),
    [
        ((), "2031-08-31", CorrectionStanding.OPEN),
        ((), "2031-09-01", CorrectionStanding.UNOPPOSED),
        ((opposes("Fiji", "2031-08-31"),), "2031-09-01", CorrectionStanding.OPPOSED),
        ((opposes("Fiji", "2031-09-01"),), "2031-09-01", CorrectionStanding.UNOPPOSED),
        ((opposes("Peru", "2031-08-30"),), "2031-09-01", CorrectionStanding.UNOPPOSED),
        ((opposes("Fiji", "2031-08-32"),), "2031-09-01", CorrectionStanding.UNOPPOSED),
        ((EXECUTED,), "2031-09-01", CorrectionStanding.EFFECTED),
        (
            (opposes("Fiji", "2031-08-30"), EXECUTED),
            "2031-09-01",
            CorrectionStanding.EFFECTED_DESPITE,
        ),
    ],
)
def test_where_a_correction_stands(
    acts: tuple[DepositaryAct, ...], on: str, expected: CorrectionStanding
) -> None:
    """Time and an objection in time, from who signed or consented, decide; no act says so."""
    [found] = find(*SIGNED, proposes(), *acts, on=on).corrections()
    assert found.standing is expected


def test_corrections_go_language_by_language() -> None:
    """An objection to the correction of one text leaves that of another alone."""
    found = find(*SIGNED, proposes("en"), proposes("fr"), opposes("Fiji", "2031-07-01"))
    assert [one.standing for one in found.corrections()] == [
        CorrectionStanding.UNOPPOSED,
        CorrectionStanding.OPPOSED,
    ]
