"""The record as it is yours: log, head, extract, checkpoint and proofs.

Numbers, chain and tree are those of your own record, of the acts that are for you; so a proof of
one of its entries says that the house showed you this act in this place, and nothing of what it
did not show.
"""

from __future__ import annotations

from itertools import islice
from typing import Any, Final

from paraph.record import Entered
from paraph.record.proving import prove
from paraph.secretariat import sentence
from paraph.storage import MemoryRecord
from paraph.web import house
from paraph.web.api.problems import not_found
from paraph.web.api.routes import LINES, Asked, Route, get
from paraph.web.api.shapes import (
    CheckpointOf,
    Entry,
    Envelope,
    Head,
    Items,
    LogPart,
    ProofOf,
    Question,
)
from paraph.web.speaking import teller


def log(asked: Asked[LogPart]) -> Items[Entry]:
    """What was entered, as far as it is for you, the oldest first."""
    after, limit = asked.query.after, asked.query.limit
    found = list(islice(house.secretariat().log_for(asked.viewer, after), limit + 1))
    following = str(found[limit - 1].number) if len(found) > limit else None
    return Items(items=tuple(map(entry_told, found[:limit])), next=following)


def entry(asked: Asked[Question]) -> Entry:
    """An act that was entered, by its number for you."""
    number = asked.names["number"]
    if not 1 <= number <= head(asked).number:
        raise not_found()
    return entry_told(next(house.secretariat().log_for(asked.viewer, number - 1)))


def entry_told(found: Entered) -> Entry:
    """An entry with its sentence in the reader's language."""
    act = found.act
    content: Any = act.content
    return Entry(
        number=found.number,
        act=Envelope(
            participant=act.participant,
            capacity=act.capacity,
            moment=act.moment,
            kind=act.kind,
            revision=act.revision,
            payload=content,
            person=act.person,
        ),
        sentence=teller().tell(sentence(found)),
    )


def head(asked: Asked[Question]) -> Head:
    """How many acts there are for you: its `ETag` is the number, for `If-Match` of an act."""
    situation, number, _read = house.secretariat().door(asked.viewer).at_head()
    return Head(number=number, moment=situation.moment)


def extract(asked: Asked[Question]) -> bytes:
    """Your record as a file that `paraph record verify` checks offline, sealed by the house."""
    secretariat = house.secretariat()
    return b"".join(secretariat.door(asked.viewer).extract(secretariat.sealers))


def checkpoint(asked: Asked[Question]) -> CheckpointOf:
    """How far your record has come, sealed by the house: hold later ones against it."""
    made = _own(asked).checkpoint(house.secretariat().sealers)
    return CheckpointOf(
        origin=made.origin, size=made.size, root=made.root.hex(), checkpoint=str(made)
    )


def proof(asked: Asked[Question]) -> bytes:
    """That an entry is in your record, by a path to its checkpoint (RFC 9162 §2.1.3)."""
    own = _own(asked)
    made = own.checkpoint(house.secretariat().sealers)
    if not 1 <= asked.names["number"] <= made.size:
        raise not_found()
    return prove(own, asked.names["number"], made).to_json()


def _own(asked: Asked[Question]) -> MemoryRecord:
    """The record of whoever asks: the acts that are for them, entered anew."""
    door = house.secretariat().door(asked.viewer)
    own = MemoryRecord(door.origin)
    own.append([one.act for one in door.log()], 0)
    return own


ROUTES: Final[tuple[Route, ...]] = (
    get("log/", Items[Entry], log, query=LogPart),
    get("log/{number}/", Entry, entry),
    get("head/", Head, head),
    get("record/extract/", str, extract, media=LINES),
    get("record/checkpoint/", CheckpointOf, checkpoint),
    get("record/proofs/{number}/", ProofOf, proof),
)
