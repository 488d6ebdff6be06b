"""Every act of this room in a sentence, as the log of a record shows it."""

from __future__ import annotations

from typing import assert_never, cast

from paraph.depositary import acts as said
from paraph.depositary.acts import DepositaryAct
from paraph.depositary.desk import parse_day
from paraph.depositary.vocabulary import ActKind, Powers, Signing
from paraph.record import Entered
from paraph.values.sentences import Argument, Called, Sentence, Tag, called, worded


def _day(written: str) -> Argument:
    """A day that was written on paper: as a day if it exists, else the words that stand there."""
    return parse_day(written) or f"“{written}”"


def sentence(entered: Entered) -> Sentence:
    """What was done, in a sentence."""
    return told(entered.act.participant, cast("DepositaryAct", entered.content))


def told(by: str, content: DepositaryAct) -> Sentence:
    """What an act says that a depositary entered, in a sentence."""
    who = Called(by)
    match content:
        case said.TreatyDeposited():
            return _of_deposit(content)
        case (
            said.TreatySigned()
            | said.SignatureConfirmed()
            | said.InstrumentDeposited()
            | said.SuccessionNotified()
        ):
            return _of_consent(content)
        case (
            said.LeavingNotified()
            | said.LeavingRevoked()
            | said.ProvisionalApplicationNotified()
            | said.ProvisionalApplicationEnded()
        ):
            return _of_leaving(content)
        case said.CorrectionProposed() | said.CorrectionObjected() | said.RectificationExecuted():
            return _of_correction(who, content)
        case (
            said.EntryIntoForceDetermined()
            | said.InstrumentDetermined()
            | said.ConditionFulfilled()
            | said.NotificationIssued()
        ):
            return _of_desk(who, content)
        case _:
            return _of_statement(content)


def _of_deposit(content: said.TreatyDeposited) -> Sentence:
    return worded(
        "The treaty {treaty}, “{title}”, adopted on {day}, was deposited with {depositaries}.",
        treaty=content.treaty,
        title=content.title,
        day=content.adopted,
        depositaries=called(one.name for one in content.depositaries),
    )


def _of_consent(content: said.ConsentAct) -> Sentence:
    who, treaty = Called(content.participant), content.treaty
    match content:
        case said.TreatySigned(powers=Powers.NOT_SEEN):
            signed = _signed(who, content)
            return worded("{statement}; no full powers were seen.", statement=signed)
        case said.TreatySigned():
            return worded("{statement}.", statement=_signed(who, content))
        case said.SignatureConfirmed(received=received):
            day = _day(received)
            return worded(
                "{who} confirmed its signature of {treaty} on {day}.",
                who=who,
                treaty=treaty,
                day=day,
            )
        case said.InstrumentDeposited():
            return _deposited(who, content)
        case said.SuccessionNotified(succession=succession):
            return worded(
                "{who} notified its succession to {treaty} since {day}.",
                who=who,
                treaty=treaty,
                day=_day(succession),
            )
        case _:
            assert_never(content)


def _signed(who: Called, content: said.TreatySigned) -> Sentence:
    treaty, day = content.treaty, _day(content.on)
    match content.manner:
        case Signing.SIMPLE:
            return worded("{who} signed {treaty} on {day}", who=who, treaty=treaty, day=day)
        case Signing.AD_REFERENDUM:
            return worded(
                "{who} signed {treaty} ad referendum on {day}", who=who, treaty=treaty, day=day
            )
        case Signing.DEFINITIVE:
            return worded(
                "{who} definitively signed {treaty} on {day}", who=who, treaty=treaty, day=day
            )
        case _:
            assert_never(content.manner)


def _deposited(who: Called, content: said.InstrumentDeposited) -> Sentence:
    means, treaty, day = ActKind(content.means.value), content.treaty, _day(content.received)
    if content.depositary is None:
        return worded(
            "{who} deposited an instrument on {day}: {means}, {treaty}.",
            who=who,
            means=means,
            treaty=treaty,
            day=day,
        )
    return worded(
        "{who} deposited an instrument with {depositary} on {day}: {means}, {treaty}.",
        who=who,
        means=means,
        treaty=treaty,
        depositary=Called(content.depositary),
        day=day,
    )


def _of_leaving(content: said.LeavingAct) -> Sentence:
    who, treaty = Called(content.participant), content.treaty
    match content:
        case said.LeavingNotified(manner=manner, received=received):
            return worded(
                "{who} gave notice on {day}: {manner}, {treaty}.",
                who=who,
                manner=ActKind(manner.value),
                treaty=treaty,
                day=_day(received),
            )
        case said.LeavingRevoked(received=received):
            return worded(
                "{who} took back its notice of leaving {treaty} on {day}.",
                who=who,
                treaty=treaty,
                day=_day(received),
            )
        case said.ProvisionalApplicationNotified(since=since):
            return worded(
                "{who} applies {treaty} provisionally from {day}.",
                who=who,
                treaty=treaty,
                day=_day(since),
            )
        case said.ProvisionalApplicationEnded(on=on):
            return worded(
                "{who} ends its provisional application of {treaty} on {day}.",
                who=who,
                treaty=treaty,
                day=_day(on),
            )
        case _:
            assert_never(content)


def _of_statement(content: said.StatementAct) -> Sentence:
    who, treaty = Called(content.participant), content.treaty
    match content:
        case said.ReservationMade(statement=statement, words=words):
            return worded(
                "{who} made the reservation “{statement}” to {treaty}: {words}",
                who=who,
                statement=statement,
                treaty=treaty,
                words=words,
            )
        case said.ReservationConfirmed(reservation=reservation):
            return worded(
                "{who} confirmed its reservation “{reservation}” to {treaty}.",
                who=who,
                reservation=reservation,
                treaty=treaty,
            )
        case said.ReservationObjected():
            return _objected(who, content)
        case said.DeclarationMade(statement=statement, words=words):
            return worded(
                "{who} made the declaration “{statement}” on {treaty}: {words}",
                who=who,
                statement=statement,
                treaty=treaty,
                words=words,
            )
        case said.TerritoriesDeclared():
            return _of_territories(who, content)
        case said.StatementWithdrawn():
            return _withdrawn(who, content)
        case _:
            assert_never(content)


def _objected(who: Called, content: said.ReservationObjected) -> Sentence:
    reservation, treaty = content.reservation, content.treaty
    if content.opposes_entry_into_force:
        return worded(
            "{who} objected to the reservation “{reservation}” to {treaty} and opposes the entry "
            "into force between the two.",
            who=who,
            reservation=reservation,
            treaty=treaty,
        )
    return worded(
        "{who} objected to the reservation “{reservation}” to {treaty}.",
        who=who,
        reservation=reservation,
        treaty=treaty,
    )


def _of_territories(who: Called, content: said.TerritoriesDeclared) -> Sentence:
    treaty, territories = content.treaty, called(content.territories)
    if content.applies:
        return worded(
            "{who} declared that {treaty} applies to {territories}.",
            who=who,
            treaty=treaty,
            territories=territories,
        )
    return worded(
        "{who} declared that {treaty} no longer applies to {territories}.",
        who=who,
        treaty=treaty,
        territories=territories,
    )


def _withdrawn(who: Called, content: said.StatementWithdrawn) -> Sentence:
    statement, treaty = content.statement, content.treaty
    if content.provisions:
        return worded(
            "{who} withdrew its statement “{statement}” on {treaty} in part: {provisions}.",
            who=who,
            statement=statement,
            treaty=treaty,
            provisions=content.provisions,
        )
    return worded(
        "{who} withdrew its statement “{statement}” on {treaty}.",
        who=who,
        statement=statement,
        treaty=treaty,
    )


def _of_correction(who: Called, content: said.CorrectionAct) -> Sentence:
    treaty, which = content.treaty, content.correction
    match content:
        case said.CorrectionProposed(language=language, until=until):
            return worded(
                "{who} proposed the correction “{correction}” of {treaty} ({language}); time for "
                "objections: until {day}.",
                who=who,
                correction=which,
                treaty=treaty,
                language=Tag(language),
                day=until,
            )
        case said.CorrectionObjected(participant=participant):
            return worded(
                "{who} objected to the correction “{correction}” of {treaty}.",
                who=Called(participant),
                correction=which,
                treaty=treaty,
            )
        case said.RectificationExecuted(symbol=symbol, executed=executed):
            return worded(
                "{who} executed the procès-verbal of rectification {symbol} on {day}: "
                "“{correction}”, {treaty}.",
                who=who,
                symbol=symbol,
                correction=which,
                treaty=treaty,
                day=executed,
            )
        case _:
            assert_never(content)


def _of_desk(who: Called, content: said.DeskAct) -> Sentence:
    treaty = content.treaty
    match content:
        case said.EntryIntoForceDetermined(participant=None):
            return _determined(who, content)
        case said.EntryIntoForceDetermined(participant=whom):
            return _determined_for(who, Called(whom), content)
        case said.InstrumentDetermined():
            return _counted(who, content)
        case said.ConditionFulfilled(condition=condition, on=on):
            return worded(
                "A condition of {treaty} was met on {day}: {condition}.",
                treaty=treaty,
                day=on,
                condition=condition,
            )
        case said.NotificationIssued():
            return _notified(who, content)
        case _:
            assert_never(content)


def _determined(who: Called, content: said.EntryIntoForceDetermined) -> Sentence:
    treaty, on, reason = content.treaty, content.on, content.reason
    if on is None:
        return worded(
            "{who} determined that {treaty} is not in force: {reason}",
            who=who,
            treaty=treaty,
            reason=reason,
        )
    return worded(
        "{who} determined that {treaty} is in force from {day}: {reason}",
        who=who,
        treaty=treaty,
        day=on,
        reason=reason,
    )


def _determined_for(who: Called, whom: Called, content: said.EntryIntoForceDetermined) -> Sentence:
    treaty, on, reason = content.treaty, content.on, content.reason
    if on is None:
        return worded(
            "{who} determined that {treaty} is not in force for {whom}: {reason}",
            who=who,
            treaty=treaty,
            whom=whom,
            reason=reason,
        )
    return worded(
        "{who} determined that {treaty} is in force for {whom} from {day}: {reason}",
        who=who,
        treaty=treaty,
        whom=whom,
        day=on,
        reason=reason,
    )


def _counted(who: Called, content: said.InstrumentDetermined) -> Sentence:
    folio, treaty, reason = content.folio, content.treaty, content.reason
    if content.counts:
        return worded(
            "{who} determined that folio {folio} of {treaty} counts: {reason}",
            who=who,
            folio=folio,
            treaty=treaty,
            reason=reason,
        )
    return worded(
        "{who} determined that folio {folio} of {treaty} does not count: {reason}",
        who=who,
        folio=folio,
        treaty=treaty,
        reason=reason,
    )


def _notified(who: Called, content: said.NotificationIssued) -> Sentence:
    symbol, treaty, day = content.symbol, content.treaty, content.issued
    if content.entry_into_force is None:
        return worded(
            "{who} issued the notification {symbol} on {day}: {treaty}.",
            who=who,
            symbol=symbol,
            treaty=treaty,
            day=day,
        )
    return worded(
        "{who} issued the notification {symbol} on {day}: {treaty}, entry into force on {begins}.",
        who=who,
        symbol=symbol,
        treaty=treaty,
        day=day,
        begins=content.entry_into_force,
    )
