"""The names of States in the languages of the interface, as the United Nations writes them.

They stand where an organisation has not said what it calls a State: what it says in its record is
what is shown.  Most of the United Nations' short names are those of CLDR; the others are a table.
"""

from __future__ import annotations

from functools import cache

from paraph.languages.interface import INTERFACE, Interface
from paraph.languages.un_names import ALSO_KNOWN_AS, AS_THE_UN_WRITES


def territory_name(name: str, language: Interface) -> str | None:
    """What a State is called in a language, by its name in any; None if it is not known.

    >>> from paraph.languages.interface import interface
    >>> territory_name("Russia", interface("es")), territory_name("Norway", interface("es"))
    ('Federación de Rusia', 'Noruega')
    >>> territory_name("Secretariat", interface("es"))
    """
    code = _codes().get(_plainly(name))
    if code in AS_THE_UN_WRITES:
        return AS_THE_UN_WRITES[code][INTERFACE.index(language)]
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
    found |= {_plainly(name): code for code, names in AS_THE_UN_WRITES.items() for name in names}
    return found | {_plainly(name): code for name, code in ALSO_KNOWN_AS.items()}


def _plainly(name: str) -> str:
    return name.casefold().replace("’", "'").replace(" & ", " and ").replace("st. ", "saint ")
