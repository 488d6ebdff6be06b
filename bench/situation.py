"""The situation: folding acts of all rooms, opening a long record through a real snapshot.

python -m bench.situation            a million acts
python -m bench.situation --quick    fifty thousand
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Iterator
from datetime import date
from itertools import islice
from pathlib import Path
from random import Random
from statistics import median

from bench.record import ORIGIN, ROUNDS, clock
from bench.report import Row, figure, grid, machine, seconds
from bench.scale import FULL, QUICK, Scale

from paraph.decisions import acts as decides
from paraph.organisation import acts as says
from paraph.record import Act, Content
from paraph.secretariat import CATALOGUE, FOLD
from paraph.secretariat.situation import EMPTY, apply_all
from paraph.storage import SqliteRecord
from paraph.values.moments import PlacedMoment

STATES = tuple(f"State {number}" for number in range(50))
MOMENT = "2031-05-03T10:00:00+02:00"
DEADLINE = PlacedMoment("2031-05-06T18:00:00+02:00", "Geneva", "Europe/Zurich")
DAY = date(2031, 5, 1)


def contents() -> Iterator[tuple[str, Content]]:
    """A typical conference without end: documents, meetings, decisions, silence, votes."""
    chance = Random(1)
    for name in STATES:
        kind, quality = says.ParticipantKind.STATE, says.MembershipKind.MEMBER
        yield "", says.ParticipantEntered(participant=name, type=kind, names={"en": name})
        yield "", says.MembershipBegins(participant=name, quality=quality, since=DAY)
    yield (
        "",
        says.OrganEstablished(
            organ="GA", names={"en": "GA"}, since=DAY, mandate="All.", composition="All."
        ),
    )
    number = 0
    while True:
        number += 1
        yield from before_the_assembly(number)
        yield from decision(f"GA/{number}", chance)
        yield "", says.MeetingClosed(meeting=f"GA/M/{number}")


def before_the_assembly(number: int) -> Iterator[tuple[str, Content]]:
    draft = says.Nature.DRAFT
    yield (
        "",
        says.DocumentIssued(
            symbol=f"GA/{number}", title="Draft", nature=draft, languages=("en",), issued=DAY
        ),
    )
    yield "", says.MeetingConvened(meeting=f"GA/M/{number}", organ="GA", starts=DEADLINE)
    yield "", says.MeetingOpened(meeting=f"GA/M/{number}")
    yield "", says.AgendaAdopted(of=f"GA/M/{number}", items=("The draft", "Other matters"))


def decision(name: str, chance: Random) -> Iterator[tuple[str, Content]]:
    yield "", decides.DecisionProposed(decision=name, organ="GA", title="Draft", document=name)
    for who in chance.sample(STATES, 4):
        yield who, decides.OpinionRecorded(decision=name, aspect="paragraph 4")
    objector, addressees = chance.choice(STATES), STATES[:8]
    yield objector, decides.FormalObjection(decision=name)
    yield objector, decides.ObjectionWithdrawn(decision=name)
    yield "", decides.SilenceOpened(decision=name, deadline=DEADLINE, addressees=addressees)
    for who in addressees:
        yield "", decides.NoticeGiven(decision=name, addressee=who, reached=MOMENT, way="mail")
    for who in addressees[:4]:
        reply, way = decides.Reply.SUPPORTS, "letter"
        yield (
            "",
            decides.ReplyReceived(
                decision=name, addressee=who, reply=reply, received=MOMENT, way=way
            ),
        )
    for who in chance.sample(STATES, 4):
        yield who, decides.VoteCast(decision=name, cast=decides.Cast.FOR)
    yield "", decides.DecisionDeclared(decision=name, declared=decides.Declared.ADOPTED)


def acts() -> Iterator[Act]:
    for who, content in contents():
        capacity = "head of delegation" if who else "secretariat"
        yield CATALOGUE.encode(
            content, participant=who or "Secretariat", capacity=capacity, moment=MOMENT
        )


def rows(scale: Scale, folder: Path) -> Iterator[Row]:
    """All rows; a record of a million acts for the full scale."""
    count = int(2_000 * scale.large)
    record = SqliteRecord.create(folder / "situation.record", ORIGIN)
    filed = acts()
    for start in range(0, count, 10_000):
        record.append(list(islice(filed, min(10_000, count - start))), start)
    entered = [CATALOGUE.entered(entry) for entry in record.read(until=min(count, 100_000))]
    rate = len(entered) / median(clock(lambda: apply_all(EMPTY, entered)) for _ in range(ROUNDS))
    yield Row("fold of acts at hand", f"{figure(rate)} acts/s", "target 200 000", rate / 200_000)
    refold = clock(lambda: FOLD.refold(record))
    yield Row(f"refold {figure(count)} acts from the file", seconds(refold), "")
    situation, head = FOLD.refold(record)
    FOLD.keep(situation, head, record)
    opened = median(clock(lambda: FOLD.open(record, record)) for _ in range(ROUNDS))
    assert FOLD.open(record, record)[0] == situation
    what = f"open {figure(count)} acts through a snapshot"
    yield Row(what, seconds(opened), "target 2 s", 2 / opened)
    record.close()


def main() -> None:
    scale = QUICK if "--quick" in sys.argv else FULL
    with tempfile.TemporaryDirectory(prefix="paraph-bench-") as folder:
        print(f"{machine()}\n\n{grid(list(rows(scale, Path(folder))))}")


if __name__ == "__main__":
    main()
