"""What stands around the charter in the demonstration: meetings, documents, treaties, a silence.

What names a source is a fact of 2001 and 2002.  Everything else is invented, as what the six States
say in the demonstration is: its ``source`` says so.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import count
from typing import Any, Final

from paraph.decisions import acts as decided
from paraph.depositary import acts as deposited
from paraph.depositary.periods import UNITED_NATIONS
from paraph.depositary.vocabulary import Means, Powers, Signing
from paraph.organisation import acts as said
from paraph.organisation.acts import Nature
from paraph.organisation.offices import AS_SECRETARIAT, HEAD, SECRETARIAT
from paraph.record import Act, Content
from paraph.secretariat import CATALOGUE
from paraph.values.moments import PlacedMoment

SIX: Final = ("China", "Kazakhstan", "Kyrgyzstan", "Russia", "Tajikistan", "Uzbekistan")

CONVENTION: Final = "Shanghai Convention"
AGREEMENT: Final = "Agreement on Documents"

_INVENTED: Final = "invented for the demonstration"
_FOUNDING: Final = "en.kremlin.ru/events/president/news/41570"
_JANUARY: Final = "global.chinadaily.com.cn/en/doc/2003-05/28/content_239261.htm"
_APRIL: Final = "english.pravda.ru/news/world/42030-n/; the day is computed"
_SUMMIT: Final = "china.org.cn/archive/2002-06/10/content_1034119.htm"
_RULE: Final = "known content of the Convention: the 30th day after the last notification"

_WORKING: Final = ("ru", "zh")
_MOSCOW: Final = "Europe/Moscow"


def setting() -> Iterator[Act]:
    """Everything around the charter, each day's acts a minute apart, in order."""
    yield from _day("2002-04-02", SECRETARIAT, AS_SECRETARIAT, _organisation())
    yield from _day("2002-04-03", SECRETARIAT, AS_SECRETARIAT, [_convention(), _agreement()])
    yield from _day("2002-04-04", "China", HEAD, _received())
    yield from _day("2002-04-26", SECRETARIAT, AS_SECRETARIAT, _ministers())
    yield from _day("2002-05-16", SECRETARIAT, AS_SECRETARIAT, _summit())
    yield from _day("2002-05-17", "Kazakhstan", "chair of CNC", _silence())
    yield from _day("2002-05-18", SECRETARIAT, AS_SECRETARIAT, _notices())


def _day(day: str, who: str, capacity: str, contents: Any) -> Iterator[Act]:  # noqa: ANN401
    minutes = count(8 * 60)
    content: Content
    for content in contents:
        hour, minute = divmod(next(minutes), 60)
        moment = f"{day}T{hour:02}:{minute:02}:00+00:00"
        yield CATALOGUE.encode(content, participant=who, capacity=capacity, moment=moment)


def _named() -> Content:
    return said.OrganisationNamed(
        names={
            "en": "Shanghai Cooperation Organization",
            "fr": "Organisation de coopération de Shanghai",
            "es": "Organización de Cooperación de Shanghái",
            "ru": "Шанхайская организация сотрудничества",
            "zh": "上海合作组织",
            "ar": "منظمة شانغهاي للتعاون",
        },
        since=date(2001, 6, 15),
        source=_FOUNDING,
    )


def _organisation() -> Iterator[Content]:
    yield _named()
    yield said.OrganEstablished(
        organ="CMFA",
        names={
            "en": "Council of Ministers of Foreign Affairs",
            "fr": "Conseil des ministres des affaires étrangères",
            "es": "Consejo de Ministros de Relaciones Exteriores",
            "ru": "Совет министров иностранных дел",
            "zh": "外交部长理事会",
            "ar": "مجلس وزراء الخارجية",
        },
        since=date(2002, 1, 7),
        mandate="Current activity; prepares the Council of Heads of State.",
        composition="Ministers for foreign affairs",
        parent="CHS",
        source=_JANUARY,
    )
    yield said.OfficeAssumed(
        organ="CMFA",
        office="chair",
        holder="Russia",
        since=date(2002, 1, 7),
        source="computed: the host of the next summit chairs",
    )
    yield said.RulesAdopted(
        organ="CMFA", rules={"*": "sco-charter-16-1"}, since=date(2002, 1, 7), source=_INVENTED
    )
    founding = date(2001, 6, 15)
    yield _document(
        "SCO/2001/DECLARATION",
        "Declaration on the Establishment of the Shanghai Cooperation Organization",
        Nature.DECLARATION,
        founding,
        _FOUNDING,
    )
    yield _signed("SCO/2001/DECLARATION", "Shanghai", founding, _FOUNDING)
    title = "Shanghai Convention on Combating Terrorism, Separatism and Extremism"
    yield _document("SCO/2001/CONVENTION", title, Nature.TREATY, founding, _FOUNDING)
    yield _signed("SCO/2001/CONVENTION", "Shanghai", founding, _FOUNDING)
    yield _document(
        "SCO/2002/STATEMENT",
        "Joint statement of the ministers for foreign affairs",
        Nature.STATEMENT,
        date(2002, 1, 7),
        _JANUARY,
    )


def _document(symbol: str, title: str, nature: Nature, issued: date, source: str) -> Content:
    return said.DocumentIssued(
        symbol=symbol, title=title, nature=nature, languages=_WORKING, issued=issued, source=source
    )


def _signed(symbol: str, place: str, on: date, source: str) -> Content:
    return said.DocumentSigned(symbol=symbol, participants=SIX, place=place, on=on, source=source)


def _desk() -> deposited.Custodian:
    first, short = UNITED_NATIONS.first_day, UNITED_NATIONS.short_month
    return deposited.Custodian(name="China", first_day=first, short_month=short)


def _convention() -> Content:
    """The Convention as it stood: signed by six, and not in force until each has notified."""
    adopted = date(2001, 6, 15)
    return deposited.TreatyDeposited(
        treaty=CONVENTION,
        title="Shanghai Convention on Combating Terrorism, Separatism and Extremism",
        adopted=adopted,
        place="Shanghai",
        languages=_WORKING,
        depositaries=(_desk(),),
        document="SCO/2001/CONVENTION",
        register="S.1",
        clause={
            "citation": "final clause of the Convention",
            "delay": "days:30",
            "counted": ["ratification", "acceptance", "approval"],
            "conditions": [{"kind": "named", "all_of": list(SIX)}],
        },
        source=_RULE,
    )


def _agreement() -> Content:
    """An agreement that never was, so that a file of the depositary has something of everything."""
    return deposited.TreatyDeposited(
        treaty=AGREEMENT,
        title="Agreement on the Exchange and Translation of Documents",
        adopted=date(2001, 9, 14),
        place="Almaty",
        languages=_WORKING,
        depositaries=(_desk(),),
        register="S.2",
        clause={
            "citation": "Agreement, Article 9",
            "threshold": 4,
            "counted": ["ratification", "acceptance", "approval"],
            "delay": "days:30",
            "later_joiners": {"delays": {"ratification": "on_deposit", "accession": "days:30"}},
            "withdrawal": {"notice": "months:12"},
        },
        source=_INVENTED,
    )


def _received() -> Iterator[Content]:
    name = AGREEMENT
    for who in SIX:
        yield _signature(CONVENTION, who, "2001-06-15", "Shanghai", _FOUNDING)
    for who in SIX:
        yield _signature(name, who, "2001-09-14", "Almaty", _INVENTED)
    yield _instrument("Kyrgyzstan", "2001-10-22", Means.RATIFICATION)
    yield deposited.CorrectionProposed(
        treaty=name,
        correction="ru 1",
        language="ru",
        replacements=(
            deposited.Replacement(
                provision="Article 3(2)", reads="десять дней", should_read="десяти дней"
            ),
        ),
        proposed=date(2001, 11, 1),
        until=date(2002, 1, 30),
        source=_INVENTED,
    )
    yield _instrument("China", "2001-12-03", Means.APPROVAL)
    yield _instrument("Kazakhstan", "2001-12-17", Means.RATIFICATION)
    yield from _notified()
    yield from _afterwards()


def _notified() -> Iterator[Content]:
    yield deposited.ReservationMade(
        treaty=AGREEMENT,
        participant="Russia",
        statement="Russia, Article 7",
        provisions=("Article 7",),
        words="Russia applies Article 7 as far as the documents are not classified.",
        received="2002-01-14",
        source=_INVENTED,
    )
    yield _instrument("Russia", "2002-01-14", Means.RATIFICATION)
    yield deposited.NotificationIssued(
        treaty=AGREEMENT,
        symbol="C.N.1.2002.TREATIES-S.2",
        issued=date(2002, 1, 16),
        folios=tuple(range(1, 14)),
        entry_into_force=date(2002, 2, 13),
        source=_INVENTED,
    )


def _afterwards() -> Iterator[Content]:
    yield deposited.RectificationExecuted(
        treaty=AGREEMENT,
        correction="ru 1",
        symbol="C.N.2.2002.TREATIES-S.2",
        executed=date(2002, 2, 4),
        source=_INVENTED,
    )
    yield deposited.ReservationObjected(
        treaty=AGREEMENT,
        participant="Kazakhstan",
        statement="Kazakhstan on Russia",
        reservation="Russia, Article 7",
        opposes_entry_into_force=False,
        received="2002-03-11",
        source=_INVENTED,
    )
    yield deposited.CorrectionProposed(
        treaty=AGREEMENT,
        correction="zh 1",
        language="zh",
        replacements=(
            deposited.Replacement(provision="Article 5", reads="可以", should_read="应当"),
        ),
        proposed=date(2002, 3, 18),
        until=date(2002, 6, 16),
        source=_INVENTED,
    )


def _signature(treaty: str, who: str, on: str, place: str, source: str) -> Content:
    return deposited.TreatySigned(
        treaty=treaty,
        participant=who,
        manner=Signing.SIMPLE,
        powers=Powers.BY_OFFICE,
        on=on,
        place=place,
        source=source,
    )


def _instrument(who: str, received: str, means: Means) -> Content:
    return deposited.InstrumentDeposited(
        treaty=AGREEMENT,
        participant=who,
        means=means,
        received=received,
        issued_by="Head of State",
        source=_INVENTED,
    )


def _ministers() -> Iterator[Content]:
    meeting = "CMFA 2002-04-26"
    yield _meeting(meeting, "CMFA", "2002-04-26T12:00:00+04:00", "Moscow", _APRIL)
    yield said.MeetingOpened(meeting=meeting, present=SIX, source=_APRIL)
    items = ("Preparation of the summit in St Petersburg", "Draft charter", "Regional centre")
    yield said.AgendaAdopted(of=meeting, items=items, source=_INVENTED)
    for who in SIX:
        yield said.CredentialsPresented(
            participant=who, at=meeting, issued_by="Head of State", source=_INVENTED
        )
    for who in SIX:
        yield said.CredentialsFound(participant=who, at=meeting, in_order=True, source=_INVENTED)
    yield said.MeetingClosed(meeting=meeting, source=_APRIL)


def _meeting(name: str, organ: str, starts: str, place: str, source: str) -> Content:
    return said.MeetingConvened(
        meeting=name,
        organ=organ,
        starts=PlacedMoment(starts, place, _MOSCOW),
        hour_known=False,
        source=source,
    )


def _summit() -> Iterator[Content]:
    yield _meeting("CHS 2002-06-07", "CHS", "2002-06-07T12:00:00+04:00", "St Petersburg", _SUMMIT)
    items = ("Charter", "Agreement on the Regional Anti-Terrorist Structure", "Declaration")
    yield said.AgendaAdopted(of="CHS 2002-06-07", items=items, source=_SUMMIT)
    _charter, structure, declaration = items
    for symbol, title, item in (
        ("SCO/2002/RATS/L.1", f"{structure}: draft", structure),
        ("SCO/2002/RATS/L.1/Rev.1", f"{structure}: draft, revised", structure),
        ("SCO/2002/DECLARATION/L.1", "Declaration of the heads of State: draft", declaration),
    ):
        yield said.DocumentIssued(
            symbol=symbol,
            title=title,
            nature=Nature.DRAFT,
            languages=_WORKING,
            issued=date(2002, 5, 16),
            meeting="CHS 2002-06-07",
            item=item,
            source=_INVENTED,
        )


def _silence() -> Iterator[Content]:
    yield decided.DecisionProposed(
        decision="CNC/2002/1", organ="CNC", title="Order of signing in St Petersburg"
    )
    yield decided.SilenceOpened(
        decision="CNC/2002/1",
        deadline=PlacedMoment("2002-05-24T18:00:00+04:00", "Moscow", _MOSCOW),
        addressees=SIX,
    )


def _notices() -> Iterator[Content]:
    for number, who in enumerate(SIX):
        yield decided.NoticeGiven(
            decision="CNC/2002/1",
            addressee=who,
            reached=f"2002-05-18T07:{number:02}:00+00:00",
            way="note verbale",
        )
