"""The languages in which Paraph speaks: catalogues, and how they write names, days and lists.

The rooms of the law say things as sentences that are data (`paraph.values.sentences`).  Here they
are told: ``Teller("ru").tell(sentence)``.  How the catalogues are made and kept is in
docs/internals/languages.md.
"""

from paraph.languages.interface import INTERFACE, LANGUAGES, Interface, interface
from paraph.languages.naming import designations
from paraph.languages.telling import Teller
from paraph.languages.vocabulary import act_title

__all__ = [
    "INTERFACE",
    "LANGUAGES",
    "Interface",
    "Teller",
    "act_title",
    "designations",
    "interface",
]
