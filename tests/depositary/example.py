"""The example ``depositary``: what became of the charter that the example ``charter`` adopts.

Everything is invented: six States sign and ratify, one of them with a reservation, to which another
objects; the Chinese text is corrected; one instrument comes twice.
``python -m tests.depositary.example`` writes src/paraph/examples/depositary.jsonl.
"""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any, Final

from paraph.depositary import acts as says
from paraph.depositary.acts import Custodian, DepositaryAct, Replacement
from paraph.depositary.periods import FirstDay, ShortMonth
from paraph.depositary.vocabulary import Means, Powers, Signing
from paraph.organisation import acts as founds
from paraph.organisation.acts import MembershipKind, ParticipantKind
from paraph.record import Content
from paraph.secretariat import CATALOGUE

FILE: Final = Path(__file__).parents[2] / "src/paraph/examples/depositary.jsonl"
SIX: Final = ("China", "Kazakhstan", "Kyrgyzstan", "Russia", "Tajikistan", "Uzbekistan")
T: Final = "Charter"
R: Final = "Tajikistan, Article 12(4)"
CLAUSE: Final[dict[str, Any]] = {
    "citation": "Charter, Article 25",
    "threshold": 4,
    "counted": ["ratification"],
    "delay": "days:30",
    "later_joiners": {"delays": {"ratification": "on_deposit", "accession": "days:30"}},
}


def _founded() -> list[tuple[str, Content]]:
    """Six members, on a day."""
    acts: list[tuple[str, Content]] = []
    for name in SIX:
        entered = founds.ParticipantEntered(
            participant=name, type=ParticipantKind.STATE, names={"en": name}
        )
        begins = founds.MembershipBegins(
            participant=name, quality=MembershipKind.MEMBER, since=date(2001, 6, 15)
        )
        acts += [("2001-06-15", entered), ("2001-06-15", begins)]
    return acts


def _deposited() -> says.TreatyDeposited:
    desk = Custodian(
        name="Secretariat", first_day=FirstDay.NOT_COUNTED, short_month=ShortMonth.LAST_DAY
    )
    return says.TreatyDeposited(
        treaty=T,
        title="Charter of the Organisation",
        adopted=date(2002, 6, 7),
        languages=("ru", "zh"),
        depositaries=(desk,),
        clause=CLAUSE,
        register="I.1",
    )


def _signed(who: str) -> says.TreatySigned:
    return says.TreatySigned(
        treaty=T,
        participant=who,
        manner=Signing.SIMPLE,
        powers=Powers.BY_OFFICE,
        on="2002-06-07",
    )


def _ratified(who: str, day: str, dated: str) -> tuple[str, says.InstrumentDeposited]:
    made = says.InstrumentDeposited(
        treaty=T,
        participant=who,
        means=Means.RATIFICATION,
        received=day,
        dated=dated,
        issued_by="Head of State",
    )
    return day, made


def _told(
    number: int, day: str, *folios: int, begins: date | None = None
) -> tuple[str, DepositaryAct]:
    issued = date.fromisoformat(day)
    symbol = f"C.N.{number}.{issued.year}.TREATIES-I.1"
    return day, says.NotificationIssued(
        treaty=T, symbol=symbol, issued=issued, folios=folios, entry_into_force=begins
    )


def _reserved() -> tuple[tuple[str, DepositaryAct], ...]:
    """Tajikistan ratifies as the fourth, with a reservation; Russia objects."""
    day = "2003-03-21"
    reservation = says.ReservationMade(
        treaty=T,
        participant="Tajikistan",
        statement=R,
        provisions=("Article 12(4)",),
        words="Tajikistan will apply Article 12(4) within the limits of its budget.",
        received=day,
    )
    against = says.ReservationObjected(
        treaty=T,
        participant="Russia",
        statement="Russia on Tajikistan",
        reservation=R,
        opposes_entry_into_force=False,
        received="2003-09-15",
    )
    return (
        (day, reservation),
        _ratified("Tajikistan", day, "2003-02-27"),
        _told(4, "2003-03-24", 12, 13, 15, 16, begins=date(2003, 4, 20)),
        _ratified("Kyrgyzstan", "2003-06-30", "2003-06-12"),
        _ratified("Kyrgyzstan", "2003-07-14", "2003-06-12"),
        _told(5, "2003-07-16", 14, 18, 19),
        ("2003-09-15", against),
        _ratified("Uzbekistan", "2003-11-03", "2003-10-20"),
    )


def _corrected() -> tuple[tuple[str, DepositaryAct], tuple[str, DepositaryAct]]:
    """An error in the Chinese text: proposed, and effected when nobody has objected."""
    proposed = says.CorrectionProposed(
        treaty=T,
        correction="zh 1",
        language="zh",
        replacements=(
            Replacement(provision="Article 8(6)", reads="可以", should_read="应当"),
            Replacement(provision="Article 25(2)", reads="第三十天", should_read="第三十日"),
        ),
        proposed=date(2002, 9, 2),
        until=date(2002, 12, 1),
    )
    executed = says.RectificationExecuted(
        treaty=T, correction="zh 1", symbol="C.N.3.2002.TREATIES-I.1", executed=date(2002, 12, 3)
    )
    return ("2002-09-02", proposed), ("2002-12-03", executed)


def acts() -> list[tuple[str, Content]]:
    """Every act with the day of its entry, in order."""
    proposed, executed = _corrected()
    return [
        *_founded(),
        ("2002-06-07", _deposited()),
        *(("2002-06-07", _signed(who)) for who in SIX),
        _told(1, "2002-06-10", *range(1, 8)),
        _ratified("Kazakhstan", "2002-07-15", "2002-07-01"),
        proposed,
        _told(2, "2002-09-02", 9, 10),
        _ratified("China", "2002-10-10", "2002-09-27"),
        _ratified("Russia", "2002-11-04", "2002-10-21"),
        executed,
        *_reserved(),
    ]


def lines() -> list[str]:
    """The lines of the file."""
    made: list[str] = []
    for number, (day, content) in enumerate(acts()):
        moment = f"{day}T10:{number:02}:00+05:00"
        act = CATALOGUE.encode(
            content, participant="Secretariat", capacity="secretariat", moment=moment
        )
        line = {
            "moment": act.moment,
            "participant": act.participant,
            "capacity": act.capacity,
            "kind": act.kind,
            "revision": act.revision,
            "payload": act.content,
        }
        made.append(json.dumps(line, ensure_ascii=False))
    return made


if __name__ == "__main__":
    FILE.write_text("\n".join(lines()) + "\n", encoding="utf-8")
