"""Acts: which kinds there are, which of them may be done now, and doing one.

What a page can do, can be done here: the same examination, entered once for each key.
"""

from __future__ import annotations

import re
from http import HTTPStatus
from itertools import islice
from typing import Any, Final

from django.utils.http import parse_etags
from django.utils.translation import gettext as _
from msgspec.structs import replace

from paraph.languages import act_title
from paraph.record import Act, Content, Entered, UnknownKind
from paraph.secretariat import CATALOGUE, OfferedAct, sentence
from paraph.secretariat.examining import FORM
from paraph.values.errors import Malformed
from paraph.values.findings import Ground, Reason
from paraph.web import house
from paraph.web.api.asking import check_scope
from paraph.web.api.models import Scope
from paraph.web.api.problems import Trouble, ground_told, not_found, refused
from paraph.web.api.resources.record import entry_told
from paraph.web.api.routes import Asked, Route, get, post
from paraph.web.api.shapes import (
    ActFiled,
    AdmissiblePart,
    Entry,
    Examined,
    Items,
    KindOfAct,
    KindWithSchema,
    Offer,
    Question,
)
from paraph.web.filing import Filed, Overtaken, Sent, enter, examined, once
from paraph.web.speaking import teller

KEY: Final = "Idempotency-Key"
_NUMBER: Final = re.compile("[0-9]{1,18}")
LONGEST: Final = 60
"""A key has at most so many characters."""


def kinds(asked: Asked[Question]) -> Items[KindOfAct]:
    """Every kind of act."""
    del asked
    return Items(
        items=tuple(
            KindOfAct(kind=one.name, revision=len(one.revisions), title=_title(one.name))
            for one in CATALOGUE
        )
    )


def kind(asked: Asked[Question]) -> KindWithSchema:
    """A kind of act with the JSON Schema of its payload."""
    known = CATALOGUE.kinds.get(asked.names["kind"])
    if known is None:
        raise not_found()
    return KindWithSchema(
        kind=known.name,
        revision=len(known.revisions),
        title=_title(known.name),
        schema=CATALOGUE.schema(known.name),
    )


def _title(name: str) -> str:
    return teller().term(act_title(name), "act")


def admissible(asked: Asked[AdmissiblePart]) -> Items[Offer]:
    """What you may do now: acts that may be entered as they stand, looked through one by one."""
    wanted, capacity = asked.query.kind, asked.role.capacity
    found = (
        one
        for one in house.secretariat().admissible_for(asked.role.speaker)
        if one.act.capacity == capacity and wanted in {"", one.act.kind}
    )
    after, limit = asked.query.after, asked.query.limit
    chosen = list(islice(found, after, after + limit + 1))
    return Items(
        items=tuple(map(_offer, chosen[:limit])),
        next=str(after + limit) if len(chosen) > limit else None,
    )


def _offer(found: OfferedAct) -> Offer:
    payload: Any = found.act.content
    kind = found.act.kind
    return Offer(kind=kind, title=_title(kind), payload=payload, open=found.open)


def examination(asked: Asked[Question]) -> Examined:
    """Whether an act might be entered now, and every ground against it; nothing is entered."""
    try:
        act, content = _read(asked)
    except Unreadable as error:
        return Examined(value=False, grounds=(ground_told(error.ground),), sentence=None)
    found = examined(asked.request, content)
    return Examined(
        value=found.value,
        grounds=tuple(map(ground_told, found.grounds)),
        sentence=teller().tell(sentence(Entered(0, act, content))),
    )


def submit(asked: Asked[Question]) -> Entry:
    """Enter an act for your seat, in its capacity and of this very moment.

    With an `Idempotency-Key` it is entered once, however often it is sent.  With `If-Match` it is
    entered only while the head of your record has that number (`ETag` of `head/`).
    """
    needed = Scope.DEPOSITARY if asked.body.kind.startswith("depositary.") else Scope.ACT
    check_scope(needed, asked.scopes)
    try:
        _act, content = _read(asked)
    except Unreadable as error:
        raise refused([error.ground]) from error
    filed = _filed(asked, content)
    if filed.overtaken:
        words = _("Others have acted since then: look at what they did, and send it again.")
        raise Trouble(HTTPStatus.PRECONDITION_FAILED, words)
    if filed.entry is None:
        raise refused(filed.grounds)
    entered = next(house.secretariat().log_for(asked.role.speaker, filed.entry - 1))
    if entered.content != content:
        words = _("This key was sent with another act before: an act of its own has its own key.")
        raise Trouble(HTTPStatus.CONFLICT, words)
    return entry_told(_as_seen(asked, entered))


def _as_seen(asked: Asked[Question], entered: Entered) -> Entered:
    """An act that was entered, with the number that whoever asks sees it under.

    A depositary sees less than the participant that it acts for, whose numbers are not its own.
    """
    if asked.role.speaker == asked.viewer:
        return entered
    seen = house.secretariat().log_for(asked.viewer)
    own = [one for one in seen if one.act == entered.act]
    return own[-1] if own else replace(entered, number=0)


def _filed(asked: Asked[Question], content: Content) -> Filed:
    request, who = asked.request, asked.role
    key, after = request.headers.get(KEY, ""), _expected(asked)
    if len(key) > LONGEST:
        words = _("The key is too long: it has at most %(number)s characters.")
        raise Trouble(HTTPStatus.BAD_REQUEST, words % {"number": LONGEST})
    if who.capacity is None:
        return Filed(finding=examined(request, content))
    if key:
        return once(Sent(request.user.pk, f"api:{key}", after), who, content)
    try:
        return Filed(entry=enter(who, content, after=after))
    except Overtaken:
        return Filed(overtaken=True)


def _expected(asked: Asked[Question]) -> int | None:
    """The number that the head of whoever asks is to have (RFC 9110 §13.1.1)."""
    sent = asked.request.headers.get("If-Match")
    if sent is None or sent.strip() == "*":
        return None
    known = [one.strip('"') for one in parse_etags(sent)]
    return next((int(one) for one in known if _NUMBER.fullmatch(one)), -1)


class Unreadable(Exception):
    """What was sent is no act of its kind; ``ground`` says why."""

    def __init__(self, ground: Ground) -> None:
        self.ground = ground
        super().__init__(ground.sentence)


def _read(asked: Asked[Question]) -> tuple[Act, Content]:
    """The act that was sent, as whoever asks would do it now, and its content.

    Raises:
        Unreadable: if it is no act of its kind.
    """
    sent, who, catalogue = asked.body, asked.role, house.secretariat().catalogue
    known = catalogue.kinds.get(sent.kind)
    newest = len(known.revisions) if known else 1
    try:
        act = Act.filed(
            participant=who.participant or who.viewer.name,
            capacity=who.capacity or who.viewer.name,
            moment=house.now().isoformat(),
            kind=sent.kind,
            revision=sent.revision or newest,
            payload=sent.payload,
        )
        return act, catalogue.decode(act)
    except UnknownKind as error:
        raise Unreadable(Ground(error.words, FORM, reason=Reason.KIND)) from error
    except Malformed as error:
        reason = Reason.PAYLOAD if known else Reason.ENVELOPE
        raise Unreadable(Ground(error.words, FORM, reason=reason)) from error


ROUTES: Final[tuple[Route, ...]] = (
    get("kinds/", Items[KindOfAct], kinds),
    get("kinds/{kind}/", KindWithSchema, kind),
    get("admissible/", Items[Offer], admissible, query=AdmissiblePart),
    post(
        "acts/",
        Entry,
        submit,
        body=ActFiled,
        scope=None,
        status=HTTPStatus.CREATED,
        problems=(
            HTTPStatus.CONFLICT,
            HTTPStatus.PRECONDITION_FAILED,
            HTTPStatus.UNPROCESSABLE_ENTITY,
        ),
    ),
    post("acts/examination/", Examined, examination, body=ActFiled),
)
