"""Who a name in an acts file is: one participant under all its spellings, former States kept.

The code of a row is preferred to its name.  A State that has ceased to exist is a participant of
its own, even where a list files it under its successor; a State that continues another (the
Russian Federation and the Soviet Union) is the same one.
"""

from __future__ import annotations

import re
import unicodedata
from datetime import date
from typing import Final

CONTINUED: Final = {"SUN": "RUS"}
"""Codes of States that another continues as the same subject of international law."""

CEASED: Final = {
    "CSK": ("Czechoslovakia", date(1993, 1, 1), ("CZE", "SVK")),
    "YUG": ("Yugoslavia", date(1992, 4, 27), ("BIH", "HRV", "MKD", "SRB", "SVN", "MNE")),
    "DDR": ("German Democratic Republic", date(1990, 10, 3), ("DEU",)),
    "YMD": ("Democratic Yemen", date(1990, 5, 22), ("YEM",)),
    "VDR": ("Republic of Viet-Nam", date(1976, 7, 2), ("VNM",)),
}
"""States that have ceased to exist: name, first day without them, successors (UN Treaty
Collection, historical information)."""

SUCCESSIONS: Final = {
    "BHS": date(1973, 7, 10),
    "BIH": date(1992, 3, 6),
    "CZE": date(1993, 1, 1),
    "FJI": date(1970, 10, 10),
    "HRV": date(1991, 10, 8),
    "KIR": date(1979, 7, 12),
    "LCA": date(1979, 2, 22),
    "MKD": date(1991, 11, 17),
    "MNE": date(2006, 6, 3),
    "PNG": date(1975, 9, 16),
    "SLB": date(1978, 7, 7),
    "SRB": date(1992, 4, 27),
    "SUR": date(1975, 11, 25),
    "SVK": date(1993, 1, 1),
    "SVN": date(1991, 6, 25),
    "TUV": date(1978, 10, 1),
    "VCT": date(1979, 10, 27),
    "VUT": date(1980, 7, 30),
    "ZWE": date(1980, 4, 18),
}
"""Dates of succession of States, from which a notification of succession takes effect (Vienna
Convention on Succession of States in respect of Treaties, art. 22 and 23)."""

_CODES: Final = frozenset(
    re.findall(
        r"[A-Z]{3}",
        "ABW AFG AGO ALB AND ARE ARG ARM ATG AUS AUT AZE BAD BAV BDI BEL BEN BFA BGD BGR BHR "
        "BHS BIH BLR BLZ BMU BOL BRA BRB BRN BTN BWA CAF CAN CHE CHL CHN CIV CMR COD COG COK "
        "COL COM CPV CRI CSK CUB CUW CYM CYP CZE DDR DEU DJI DMA DNK DOM DZA ECU EGY ERI ESP "
        "EST ETH FIN FJI FLK FRA FRO FSM GAB GBR GEO GGY GHA GIN GMB GNB GNQ GRC GRD GRL GTM "
        "GUF GUM GUY HKG HND HRV HTI HUN IDN IMN IND IRL IRN IRQ ISL ISR ITA JAM JEY JOR JPN "
        "KAZ KEN KGZ KHM KIR KNA KOR KOS KWT LAO LBN LBR LBY LCA LIE LKA LSO LTU LUX LVA MAC "
        "MAF MAR MCO MDA MDG MDV MEX MHL MKD MLI MLT MMR MNE MNG MOZ MRT MSR MUS MWI MYS NAM "
        "NCL NER NGA NIC NIU NLD NOR NPL NRU NZL OMN PAK PAN PER PHL PLW PNG POL PRK PRT PRY "
        "PSE PYF QAT ROU RUS RWA SAU SCG SDN SEN SGP SLB SLE SLV SMR SOM SRB SSD STP SUN SUR "
        "SVK SVN SWE SWZ SXM SYC SYR TCA TCD TGO THA TJK TKL TKM TLS TON TTO TUN TUR TUV TWN "
        "TZA UGA UKR URY USA UZB VAT VCT VDR VEN VGB VNM VUT WSM XKX YEM YMD YUG ZAF ZMB ZWE ",
    )
)
_FORMER_NAMES: Final = (
    (re.compile(r"czecho-?slovak"), "CSK"),
    (re.compile(r"yugoslavia"), "YUG"),
    (re.compile(r"east germany|german dem|germany,? (former gdr|dem)"), "DDR"),
    (re.compile(r"democratic yemen|yemen, democratic|south yemen"), "YMD"),
    (re.compile(r"republic of viet-?nam|south viet-?nam"), "VDR"),
)
_NOT_FORMER: Final = re.compile(r"macedonia|serbia|federal republic|socialist republic of viet")
_ORGANISATION: Final = re.compile(
    r"\b(european (union|communit\w*|economic|atomic|patent)|communit(y|ies)|organi[sz]ations?|"
    r"organisation|agency|union of (african|south)|economic .*union|monetary union|euratom|"
    r"commission|council of europe|bank|common market|world (health|bank|met)|united nations)\b"
)
_ORGANISATION_CODES: Final = frozenset({"EU", "EUE", "EURATOM", "EEC", "EUU"})


def fold(name: str) -> str:
    """A name without accents, case, stops and doubled spaces, to compare spellings.

    >>> fold("Côte d’Ivoire ")
    "cote d'ivoire"
    """
    plain = unicodedata.normalize("NFKD", name.replace("’", "'"))
    letters = "".join(letter for letter in plain if not unicodedata.combining(letter))
    return " ".join(letters.casefold().replace(".", "").split())


def identify(name: str, code: str) -> str:
    """The key under which all acts of one participant meet: a code, or the folded name.

    >>> identify("Czechoslovakia", "CZE"), identify("USSR", "SUN"), identify("Abkhazia", "")
    ('CSK', 'RUS', 'abkhazia')
    """
    folded = fold(name)
    if not _NOT_FORMER.search(folded):
        for pattern, former in _FORMER_NAMES:
            if pattern.search(folded):
                return former
    code = code.strip().upper()
    return CONTINUED.get(code, code) or folded


def is_organisation(key: str, name: str) -> bool:
    """Whether a participant is an organisation and not a State.

    >>> is_organisation("EU", "European Community"), is_organisation("CHE", "Switzerland")
    (True, False)
    """
    if key in _ORGANISATION_CODES:
        return True
    known = re.fullmatch(r"[A-Z]{3}", key) is not None
    return not known and _ORGANISATION.search(fold(name)) is not None


def is_known_code(key: str) -> bool:
    """Whether a key is the code of a State or territory, present or former.

    >>> is_known_code("NOR"), is_known_code("atlantis")
    (True, False)
    """
    return key in _CODES or key in _ORGANISATION_CODES


def ceased_on(key: str) -> date | None:
    """The first day on which a former State no longer existed.

    >>> ceased_on("CSK")
    datetime.date(1993, 1, 1)
    """
    former = CEASED.get(key)
    return former[1] if former else None
