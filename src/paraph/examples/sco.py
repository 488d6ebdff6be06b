"""The Shanghai Cooperation Organization as a record: its facts from 2001 on, act by act.

Each act names its source.  "Computed" and "unverified" mark what was not read in a source; what is
contradicted or quite unknown was left out.  No person is named.

The hours of these acts are not documented: noon at the place stands for the day.  The symbols of
the documents are Paraph's own, for the Organization's documents of those years bear none that could
be read.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import Final

from paraph.decisions.acts import DecisionDeclared, DecisionProposed, Declared
from paraph.organisation.acts import (
    DocumentIssued,
    DocumentSigned,
    MeetingClosed,
    MeetingConvened,
    MeetingOpened,
    MembershipBegins,
    MembershipKind,
    Nature,
    OfficeAssumed,
    OrganEstablished,
    OrganRegulated,
    OrganSeated,
    ParticipantEntered,
    ParticipantKind,
    RotationProposed,
    RulesAdopted,
)
from paraph.record import Act, Content
from paraph.secretariat import CATALOGUE
from paraph.values.dates import parse_date
from paraph.values.moments import PlacedMoment, at_place

ORIGIN: Final = "sco.example/record"

CONSENSUS: Final = "sco-charter-16-1"
MINUS_ONE: Final = "sco-charter-16-1-minus-one"
RULES: Final = {
    "*": CONSENSUS,
    "expulsion": MINUS_ONE,
    "project": "sco-charter-16-3",
    "suspension": MINUS_ONE,
}
"""By which rules of the catalogue the organs decide: SCO Charter, art. 16."""

_KREMLIN = "en.kremlin.ru/events/president/news/41570"
_CHINA_DAILY = "global.chinadaily.com.cn/china/2007-08/16/content_6029081.htm"
_ORGANS = "eng.sectsco.org/structure/"
_PROTOCOL = "docs.cntd.ru/document/1306223341"
_CHARTER_IN_FORCE = "adilet.zan.kz/rus/docs/Z030000465_"
_SUMMIT_2002 = "china.org.cn/archive/2002-06/10/content_1034119.htm"
_HOST = "computed: the organising State chairs"
_NEXT = "computed: the host of the next summit chairs"
_REGULATIONS = "cis-legislation.com/document.fwx?rgn=6880"

_ZONES: Final = {
    "Almaty": "Asia/Almaty",
    "Astana": "Asia/Almaty",
    "Beijing": "Asia/Shanghai",
    "Bishkek": "Asia/Bishkek",
    "Moscow": "Europe/Moscow",
    "New Delhi": "Asia/Kolkata",
    "Shanghai": "Asia/Shanghai",
    "St Petersburg": "Europe/Moscow",
    "Tashkent": "Asia/Tashkent",
    "Ufa": "Asia/Yekaterinburg",
}

FOUNDERS: Final = {
    "China": {"en": "China", "ru": "Китай", "zh": "中国"},
    "Kazakhstan": {"en": "Kazakhstan", "ru": "Казахстан", "zh": "哈萨克斯坦"},
    "Kyrgyzstan": {"en": "Kyrgyzstan", "ru": "Кыргызстан", "zh": "吉尔吉斯斯坦"},
    "Russia": {"en": "Russia", "ru": "Россия", "zh": "俄罗斯"},
    "Tajikistan": {"en": "Tajikistan", "ru": "Таджикистан", "zh": "塔吉克斯坦"},
    "Uzbekistan": {"en": "Uzbekistan", "ru": "Узбекистан", "zh": "乌兹别克斯坦"},
}
LATER: Final = {
    "Mongolia": {"en": "Mongolia", "ru": "Монголия"},
    "India": {"en": "India", "ru": "Индия"},
    "Iran": {"en": "Iran", "ru": "Иран"},
    "Pakistan": {"en": "Pakistan", "ru": "Пакистан"},
    "Afghanistan": {"en": "Afghanistan", "ru": "Афганистан"},
    "Belarus": {"en": "Belarus", "ru": "Беларусь"},
}
SIX: Final = tuple(FOUNDERS)


class _Day:
    """What was done on one day at one place."""

    def __init__(self, day: str, place: str) -> None:
        self.date = parse_date(day)
        self.place = place
        self.moment = at_place(f"{day}T12:00", _ZONES[place])

    def by_secretariat(self, *contents: Content) -> Iterator[Act]:
        """Acts of the secretariat."""
        for content in contents:
            yield CATALOGUE.encode(
                content, participant="Secretariat", capacity="secretariat", moment=self.moment
            )

    def by_chair(self, organ: str, chair: str, content: Content) -> Act:
        """An act of the chair of an organ."""
        capacity = f"chair of {organ}"
        return CATALOGUE.encode(content, participant=chair, capacity=capacity, moment=self.moment)

    def opened(
        self,
        organ: str,
        source: str,
        *,
        extraordinary: bool = False,
        present: tuple[str, ...] | None = None,
    ) -> Iterator[Act]:
        """A meeting that is called and opened this day."""
        name = f"{organ} {self.date}"
        yield from self.by_secretariat(
            MeetingConvened(
                meeting=name,
                organ=organ,
                starts=PlacedMoment(self.moment, self.place, _ZONES[self.place]),
                extraordinary=extraordinary,
                hour_known=False,
                source=source,
            ),
            MeetingOpened(meeting=name, present=present, source=source),
        )

    def closed(self, organ: str, since: date | None = None) -> Iterator[Act]:
        """The end of that meeting."""
        yield from self.by_secretariat(MeetingClosed(meeting=f"{organ} {since or self.date}"))

    def document(  # noqa: PLR0913 - a document has as many parts
        self,
        symbol: str,
        title: str,
        nature: Nature,
        source: str,
        *,
        organ: str,
        meeting: str | None = None,
        signed: bool = False,
    ) -> Iterator[Act]:
        """A document of this day, perhaps signed by the six."""
        yield from self.by_secretariat(
            DocumentIssued(
                symbol=symbol,
                title=title,
                nature=nature,
                languages=("ru", "zh"),
                issued=self.date,
                organ=organ,
                meeting=meeting,
                source=source,
            )
        )
        if signed:
            yield from self.by_secretariat(
                DocumentSigned(
                    symbol=symbol,
                    participants=SIX,
                    place=self.place,
                    on=self.date,
                    source=source,
                )
            )

    def chaired(self, organ: str, holder: str, source: str, *, after: int = 0) -> Iterator[Act]:
        """So many days after this one the organ has this chair."""
        since = self.date + timedelta(days=after)
        yield from self.by_secretariat(
            OfficeAssumed(organ=organ, office="chair", holder=holder, since=since, source=source)
        )


def acts() -> Iterator[Act]:
    """Every act, in order.

    >>> next(acts()).content["participant"]
    'China'
    """
    yield from _foundation()
    yield from _first_meetings()
    yield from _charter()
    yield from _regulations()
    yield from _seats()
    yield from _in_force()
    yield from _permanent_bodies()
    yield from _growth()


def _foundation() -> Iterator[Act]:
    first, second = _Day("2001-06-14", "Shanghai"), _Day("2001-06-15", "Shanghai")
    yield from first.by_secretariat(
        *(
            ParticipantEntered(
                participant=name, type=ParticipantKind.STATE, names=names, source=_KREMLIN
            )
            for name, names in FOUNDERS.items()
        ),
        OrganEstablished(
            organ="CHS",
            names={"en": "Council of Heads of State", "ru": "Совет глав государств"},
            since=first.date,
            mandate="Supreme body; priorities and fundamental questions.",
            composition="Heads of State",
            source=_ORGANS,
        ),
    )
    yield from first.chaired("CHS", "China", _HOST)
    yield from first.opened("CHS", _KREMLIN, present=SIX)
    yield from second.by_secretariat(
        *(
            MembershipBegins(
                participant=name,
                quality=MembershipKind.MEMBER,
                since=second.date,
                source=_KREMLIN,
            )
            for name in SIX
        )
    )
    meeting = f"CHS {first.date}"
    yield from second.document(
        "SCO/2001/DECLARATION",
        "Declaration on the Establishment of the Shanghai Cooperation Organization",
        Nature.DECLARATION,
        _KREMLIN,
        organ="CHS",
        meeting=meeting,
        signed=True,
    )
    yield from second.document(
        "SCO/2001/CONVENTION",
        "Shanghai Convention on Combating Terrorism, Separatism and Extremism",
        Nature.TREATY,
        _KREMLIN,
        organ="CHS",
        meeting=meeting,
        signed=True,
    )
    yield from _decided(second, "CHS 2001, centre", "China", "An antiterrorist centre in Bishkek")
    yield from second.closed("CHS", first.date)
    yield from second.chaired("CHS", "Russia", _NEXT, after=1)


def _decided(day: _Day, name: str, chair: str, title: str, source: str = _KREMLIN) -> Iterator[Act]:
    """A decision of the heads of State that was taken; under which rule is not documented."""
    proposed = DecisionProposed(decision=name, organ="CHS", title=title, source=source)
    yield from day.by_secretariat(proposed)
    declared = DecisionDeclared(decision=name, declared=Declared.ADOPTED, source=source)
    yield day.by_chair("CHS", chair, declared)


def _first_meetings() -> Iterator[Act]:
    day, last = _Day("2001-09-13", "Almaty"), _Day("2001-09-14", "Almaty")
    yield from day.by_secretariat(
        OrganEstablished(
            organ="CHG",
            names={"en": "Council of Heads of Government", "ru": "Совет глав правительств"},
            since=day.date,
            mandate="Main questions of cooperation, of the economy above all; the budget.",
            composition="Heads of government",
            source=_ORGANS,
        )
    )
    yield from day.opened("CHG", _CHINA_DAILY)
    yield from last.document(
        "SCO/2001/MEMORANDUM",
        "Memorandum on economic cooperation",
        Nature.MEMORANDUM,
        "unverified: known from the official list, not read again",
        organ="CHG",
        meeting=f"CHG {day.date}",
    )
    yield from last.closed("CHG", day.date)
    yield from _ministers()


def _ministers() -> Iterator[Act]:
    beijing = _Day("2002-01-07", "Beijing")
    source = "global.chinadaily.com.cn/en/doc/2003-05/28/content_239261.htm"
    yield from beijing.by_secretariat(
        OrganEstablished(
            organ="CMFA",
            names={
                "en": "Council of Ministers of Foreign Affairs",
                "ru": "Совет министров иностранных дел",
            },
            since=beijing.date,
            mandate="Current activity; prepares the Council of Heads of State.",
            composition="Ministers for foreign affairs",
            parent="CHS",
            source=f"{source}; the day is that of the first meeting known here",
        )
    )
    yield from beijing.chaired("CMFA", "Russia", _NEXT)
    yield from beijing.opened("CMFA", source, extraordinary=True)
    yield from beijing.document(
        "SCO/2002/STATEMENT",
        "Joint statement of the ministers for foreign affairs",
        Nature.STATEMENT,
        source,
        organ="CMFA",
        meeting=f"CMFA {beijing.date}",
    )
    yield from beijing.closed("CMFA")
    moscow = _Day("2002-04-26", "Moscow")
    yield from moscow.opened("CMFA", "english.pravda.ru/news/world/42030-n/; the day is computed")
    yield from moscow.closed("CMFA")


def _charter() -> Iterator[Act]:
    day = _Day("2002-06-07", "St Petersburg")
    yield from day.opened("CHS", _SUMMIT_2002, present=SIX)
    for symbol, title, nature in (
        ("SCO/2002/CHARTER", "Charter of the Shanghai Cooperation Organization", Nature.TREATY),
        ("SCO/2002/RATS", "Agreement on the Regional Anti-Terrorist Structure", Nature.TREATY),
        ("SCO/2002/DECLARATION", "Declaration of the heads of State", Nature.DECLARATION),
    ):
        meeting = f"CHS {day.date}"
        yield from day.document(
            symbol, title, nature, _SUMMIT_2002, organ="CHS", meeting=meeting, signed=True
        )
    yield from day.by_secretariat(
        OrganEstablished(
            organ="RATS",
            names={
                "en": "Regional Anti-Terrorist Structure",
                "ru": "Региональная антитеррористическая структура",
            },
            since=day.date,
            mandate="Cooperation against terrorism, separatism and extremism.",
            composition="Council and Executive Committee",
            provision="SCO Charter, art. 10",
            source="base.garant.ru/2562275; the day is that of the signature, not of its effect",
        ),
        OrganSeated(
            organ="RATS",
            place="Bishkek",
            since=day.date,
            source="base.garant.ru/2562275, art. 10; signed, not yet in force",
        ),
    )
    yield from day.closed("CHS")
    yield from _november()


def _november() -> Iterator[Act]:
    day = _Day("2002-11-23", "Moscow")
    source = "china.org.cn/english/2002/Nov/49643.htm"
    yield from day.opened("CMFA", source)
    for symbol, title, nature in (
        ("SCO/2002/COMMUNIQUE", "Joint communiqué", Nature.COMMUNIQUE),
        (
            "SCO/2002/SCHEME",
            "Interim scheme for relations with other States and organisations",
            Nature.REGULATIONS,
        ),
    ):
        meeting = f"CMFA {day.date}"
        yield from day.document(symbol, title, nature, source, organ="CMFA", meeting=meeting)
    yield from day.closed("CMFA")


_BODIES: Final = {
    "CNC": (
        "Council of National Coordinators",
        "Coordinates current activity; prepares the councils.",
        "One coordinator for each member",
        "SCO Charter, art. 9",
    ),
    "MHM": (
        "Meetings of Heads of Ministries and Agencies",
        "Cooperation in particular fields.",
        "Heads of the ministries or agencies of the field",
        "SCO Charter, art. 8",
    ),
    "SCO Secretariat": (
        "Secretariat",
        "Permanent administrative body.",
        "Staff by quota; its head from the members in turn",
        "SCO Charter, art. 11",
    ),
}


def _regulations() -> Iterator[Act]:
    day = _Day("2003-05-29", "Moscow")
    kremlin = "en.kremlin.ru/supplement/1672"
    yield from day.opened("CHS", kremlin, present=SIX)
    yield from day.by_secretariat(
        *(
            OrganEstablished(
                organ=organ,
                names={"en": name},
                since=day.date,
                mandate=mandate,
                composition=composition,
                parent="CHS",
                provision=provision,
                source=_REGULATIONS,
            )
            for organ, (name, mandate, composition, provision) in _BODIES.items()
        )
    )
    yield from day.document(
        "SCO/2003/DECLARATION",
        "Declaration of the heads of State",
        Nature.DECLARATION,
        kremlin,
        organ="CHS",
        meeting=f"CHS {day.date}",
    )
    yield from _decided(
        day, "CHS 2003, regulations", "Russia", "Regulations of the organs", _REGULATIONS
    )
    for number, organ in enumerate(("CHS", "CHG", "CMFA", *_BODIES), 1):
        symbol, title = f"SCO/2003/REG.{number}", f"Regulations of the {organ}"
        yield from day.document(symbol, title, Nature.REGULATIONS, _REGULATIONS, organ="CHS")
        yield from day.by_secretariat(
            OrganRegulated(organ=organ, regulations=symbol, since=day.date, source=_REGULATIONS)
        )
    yield from day.closed("CHS")
    yield from day.chaired("CHS", "Uzbekistan", _NEXT, after=1)
    chairs = "worldjpn.net/documents/texts/SCO/20030905.D1E; the first day is computed"
    yield from day.chaired("CMFA", "Uzbekistan", chairs, after=1)


def _seats() -> Iterator[Act]:
    day = _Day("2003-09-05", "Tashkent")
    source = "worldjpn.net/documents/texts/SCO/20030905.D1E"
    meeting = f"CMFA {day.date}"
    yield from day.opened("CMFA", source, extraordinary=True)
    yield from day.document(
        "SCO/2003/COMMUNIQUE",
        "Communiqué",
        Nature.COMMUNIQUE,
        source,
        organ="CMFA",
        meeting=meeting,
    )
    yield from day.document(
        "SCO/2002/CHARTER/Amend.1",
        "Protocol amending the Charter: the seat of the Structure is Tashkent",
        Nature.TREATY,
        _PROTOCOL,
        organ="CMFA",
        meeting=meeting,
        signed=True,
    )
    yield from day.by_secretariat(
        OrganSeated(
            organ="RATS",
            place="Tashkent",
            since=day.date,
            source=f"{_PROTOCOL}; signed, in force on the 30th day after the 4th ratification",
        )
    )
    yield from day.closed("CMFA")


def _in_force() -> Iterator[Act]:
    day = _Day("2003-09-19", "Beijing")
    source = f"SCO Charter, art. 16; in force this day: {_CHARTER_IN_FORCE}"
    yield from day.by_secretariat(
        *(
            RulesAdopted(
                organ=organ,
                rules=RULES,
                since=day.date,
                document="SCO/2002/CHARTER",
                source=source,
            )
            for organ in ("CHS", "CHG", "CMFA", "CNC")
        ),
        RotationProposed(
            organ="CHS",
            office="chair",
            order=("Kazakhstan", "China", "Kyrgyzstan", "Russia", "Tajikistan", "Uzbekistan"),
            reason="Russian alphabetical order",
            source=f"SCO Charter, art. 5, as a rule ({_ORGANS}); the order is computed",
        ),
    )
    budget = _Day("2003-09-23", "Beijing")
    yield from budget.opened("CHG", _CHINA_DAILY)
    for symbol, title in (
        ("SCO/2003/PROGRAMME", "Programme of multilateral trade and economic cooperation"),
        ("SCO/2003/BUDGET", "Budget for 2004"),
    ):
        yield from budget.document(
            symbol,
            title,
            Nature.PROGRAMME,
            _CHINA_DAILY,
            organ="CHG",
            meeting=f"CHG {budget.date}",
        )
    yield from budget.closed("CHG")


def _permanent_bodies() -> Iterator[Act]:
    beijing = _Day("2004-01-15", "Beijing")
    yield from beijing.by_secretariat(
        OrganSeated(
            organ="SCO Secretariat",
            place="Beijing",
            since=beijing.date,
            opened=True,
            source=_CHINA_DAILY,
        )
    )
    day = _Day("2004-06-17", "Tashkent")
    yield from day.opened("CHS", _CHINA_DAILY, present=SIX)
    yield from day.by_secretariat(
        OrganSeated(
            organ="RATS", place="Tashkent", since=day.date, opened=True, source=_CHINA_DAILY
        )
    )
    for symbol, title, nature, source in (
        (
            "SCO/2004/PRIVILEGES",
            "Convention on Privileges and Immunities",
            Nature.TREATY,
            "online.zakon.kz doc_id=30020272",
        ),
        (
            "SCO/2004/DRUGS",
            "Agreement on combating illicit drug trafficking",
            Nature.TREATY,
            "zakon.uchet.kz U040001396_",
        ),
        (
            "SCO/2004/OBSERVERS",
            "Regulations on the status of observer (decision no. 9)",
            Nature.REGULATIONS,
            "cis-legislation.com/document.fwx?rgn=6909",
        ),
    ):
        signed = nature is Nature.TREATY
        meeting = f"CHS {day.date}"
        yield from day.document(
            symbol, title, nature, source, organ="CHS", meeting=meeting, signed=signed
        )
    yield from _joined(day, "Mongolia", MembershipKind.OBSERVER, _CHINA_DAILY)
    yield from day.closed("CHS")
    yield from day.chaired("CHS", "Kazakhstan", _NEXT, after=1)
    yield from day.chaired("CMFA", "Kazakhstan", _NEXT, after=1)


def _joined(day: _Day, name: str, quality: MembershipKind, source: str) -> Iterator[Act]:
    """A State that becomes known, and belongs to the Organization from this day."""
    entered = ParticipantEntered(
        participant=name, type=ParticipantKind.STATE, names=LATER[name], source=source
    )
    begun = MembershipBegins(participant=name, quality=quality, since=day.date, source=source)
    yield from day.by_secretariat(entered, begun)


def _growth() -> Iterator[Act]:
    unverified = "unverified: the year is known, the day is that of the summit"
    observer, member = MembershipKind.OBSERVER, MembershipKind.MEMBER
    astana = _Day("2005-07-05", "Astana")
    for name in ("India", "Iran", "Pakistan"):
        yield from _joined(astana, name, observer, unverified)
    yield from _joined(_Day("2012-06-07", "Beijing"), "Afghanistan", observer, unverified)
    yield from _joined(_Day("2015-07-10", "Ufa"), "Belarus", observer, unverified)
    yield from _admitted(
        _Day("2017-06-09", "Astana"), ("India", "Pakistan"), "ru.sputnik.kg 20170609", member
    )
    # The summits of 2023 and 2024: members from these days.
    yield from _admitted(
        _Day("2023-07-04", "New Delhi"), ("Iran",), "read in the sources of the reference", member
    )
    yield from _admitted(_Day("2024-07-04", "Astana"), ("Belarus",), "news.az", member)


def _admitted(
    day: _Day, names: Iterable[str], source: str, quality: MembershipKind
) -> Iterator[Act]:
    yield from day.by_secretariat(
        *(
            MembershipBegins(participant=name, quality=quality, since=day.date, source=source)
            for name in names
        )
    )
