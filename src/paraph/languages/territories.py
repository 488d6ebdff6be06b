"""The names of States in the languages of the interface, as CLDR has them.

They stand where an organisation has not said what it calls a State.  CLDR has the customary short
names; an organisation that uses others (Russian Federation) says so in its record, and what it
says is what is shown.
"""

from __future__ import annotations

from functools import cache
from typing import Final

from paraph.languages.interface import INTERFACE, Interface

_AS_THE_UN_SAYS: Final = {
    "Bolivia (Plurinational State of)": "BO",
    "Brunei Darussalam": "BN",
    "Cabo Verde": "CV",
    "Congo": "CG",
    "Côte d'Ivoire": "CI",
    "Czech Republic": "CZ",
    "Democratic People's Republic of Korea": "KP",
    "Democratic Republic of the Congo": "CD",
    "Holy See": "VA",
    "Iran (Islamic Republic of)": "IR",
    "Kyrgyz Republic": "KG",
    "Lao People's Democratic Republic": "LA",
    "Micronesia (Federated States of)": "FM",
    "Netherlands (Kingdom of the)": "NL",
    "People's Republic of China": "CN",
    "Republic of Korea": "KR",
    "Republic of Moldova": "MD",
    "Russian Federation": "RU",
    "State of Palestine": "PS",
    "Syrian Arab Republic": "SY",
    "Turkey": "TR",
    "United Kingdom of Great Britain and Northern Ireland": "GB",
    "United Republic of Tanzania": "TZ",
    "United States of America": "US",
    "Venezuela (Bolivarian Republic of)": "VE",
    "Viet Nam": "VN",
}
"""Names of the United Nations that are not those of CLDR, with the code of ISO 3166."""


def territory_name(name: str, language: Interface) -> str | None:
    """What a State is called in a language, by its name in any; None if it is not known.

    >>> from paraph.languages.interface import interface
    >>> territory_name("Russian Federation", interface("es"))
    'Rusia'
    >>> territory_name("Secretariat", interface("es"))
    """
    code = _codes().get(_plainly(name))
    return None if code is None else language.locale.territories.get(code)


@cache
def _codes() -> dict[str, str]:
    """The code of ISO 3166 of every name of a country."""
    found = {
        _plainly(name): code
        for language in INTERFACE
        for code, name in language.locale.territories.items()
        if code.isalpha()  # the numbers are of regions of the world (UN M.49)
    }
    return found | {_plainly(name): code for name, code in _AS_THE_UN_SAYS.items()}


def _plainly(name: str) -> str:
    return name.casefold().replace("’", "'").replace(" & ", " and ").replace("st. ", "saint ")
