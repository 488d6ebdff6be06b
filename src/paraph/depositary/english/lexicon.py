"""The words that carry meaning in clauses on entry into force, in English and (a few) in French.

Everything else is passed over.  French words are read where they mean one English word each; their
order in such clauses is the English one.
"""

from __future__ import annotations

from typing import Final

from paraph.depositary.vocabulary import ActKind

UNITS: Final = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
    "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14,
    "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19,
    "deux": 2, "trois": 3, "quatre": 4, "cinq": 5, "sept": 7, "huit": 8, "neuf": 9, "dix": 10,
    "onze": 11, "douze": 12, "treize": 13, "quatorze": 14, "quinze": 15, "seize": 16,
}  # fmt: skip
TENS: Final = {
    "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70,
    "eighty": 80, "ninety": 90, "vingt": 20, "trente": 30, "quarante": 40, "cinquante": 50,
    "soixante": 60,
}  # fmt: skip
ORDINALS: Final = {
    "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7,
    "eighth": 8, "ninth": 9, "tenth": 10, "eleventh": 11, "twelfth": 12, "thirteenth": 13,
    "fourteenth": 14, "fifteenth": 15, "sixteenth": 16, "seventeenth": 17, "eighteenth": 18,
    "nineteenth": 19, "premier": 1, "deuxieme": 2, "troisieme": 3, "quatrieme": 4,
    "cinquieme": 5, "sixieme": 6, "septieme": 7, "huitieme": 8, "neuvieme": 9, "dixieme": 10,
    "onzieme": 11, "douzieme": 12, "treizieme": 13, "quatorzieme": 14, "quinzieme": 15,
    "seizieme": 16,
}  # fmt: skip
ORDINAL_TENS: Final = {
    "twentieth": 20, "thirtieth": 30, "fortieth": 40, "fiftieth": 50, "sixtieth": 60,
    "seventieth": 70, "eightieth": 80, "ninetieth": 90, "vingtieme": 20, "trentieme": 30,
    "quarantieme": 40, "cinquantieme": 50, "soixantieme": 60,
}  # fmt: skip
HUNDREDS: Final = {"hundred": False, "hundredth": True}

MEANS: Final = {
    "ratification": ActKind.RATIFICATION,
    "ratifications": ActKind.RATIFICATION,
    "acceptance": ActKind.ACCEPTANCE,
    "acceptances": ActKind.ACCEPTANCE,
    "approval": ActKind.APPROVAL,
    "approvals": ActKind.APPROVAL,
    "accession": ActKind.ACCESSION,
    "accessions": ActKind.ACCESSION,
    "adherence": ActKind.ACCESSION,
    "adhesion": ActKind.ACCESSION,
    "acceptation": ActKind.ACCEPTANCE,
    "approbation": ActKind.APPROVAL,
}
"""Means of consent in the noun."""

MEANS_VERBS: Final = {
    "ratified": ActKind.RATIFICATION,
    "accepted": ActKind.ACCEPTANCE,
    "approved": ActKind.APPROVAL,
    "acceded": ActKind.ACCESSION,
}
"""Means of consent in the verb: “after ten States have ratified or acceded to it”."""

AFTER: Final = frozenset(
    {"after", "following", "from", "partir", "apres", "suivant", "since",
     "thereafter"}
)  # fmt: skip
DAY: Final = frozenset({"day", "days", "jour", "jours"})
WEEK: Final = frozenset({"week", "weeks"})
MONTH: Final = frozenset({"month", "months", "mois"})
YEAR: Final = frozenset({"year", "years", "an", "ans", "annee"})
INSTRUMENT: Final = frozenset({"instrument", "instruments", "act", "acts", "document", "documents"})
CALENDAR: Final = {
    "january": 1, "february": 2, "march": 3, "april": 4, "may": 5, "june": 6, "july": 7,
    "august": 8, "september": 9, "october": 10, "november": 11, "december": 12,
}  # fmt: skip
BODIES: Final = frozenset(
    {
        "states", "state", "parties", "party", "governments", "government", "countries",
        "country", "signatories", "signatory", "members", "member", "powers", "participants",
        "organizations", "organisations", "instruments", "ratifications", "acceptances",
        "approvals", "accessions", "notifications", "them", "nations", "republics", "etats",
    }
)  # fmt: skip
"""What a number of a threshold can count."""

REFERENCES: Final = frozenset(
    {"article", "articles", "art", "paragraph", "paragraphs", "para", "annex", "section", "rule",
     "chapter", "resolution", "page", "appendix", "schedule", "and", "or", "to"}
)  # fmt: skip
"""Words after which a number is no number of instruments but of a provision."""

FUZZY: Final = tuple(
    sorted(
        {*ORDINALS, *ORDINAL_TENS, *MEANS, "following", "instrument", "instruments", "deposited"}
        | {"thirteen", "fourteen", "fifteen", "seventeen", "eighteen", "nineteen"}
    )
)
NOT_FUZZY: Final = frozenset(
    {
        "succession", "successions", "possession", "concession", "approval's", "acceptable",
        "accepting", "ratifying", "acceding", "depositary", "depositing", "deposits",
        "instrumental", "ratify", "confession", "secession", "adhering", "hundredth",
        "notification", "notifications", "rectification", "gratification", "fortification",
        "certification", "modification", "accepted", "approved", "approves", "ratified",
        "ratifies", "accessory", "recession", "adhesive", "adherent", "adherents", "coherence",
        "probation", "reposited", "approver", "accepter", "acceptor", "acceptors",
    }
)  # fmt: skip
"""Real words that look like misprints of words above."""

GLUED: Final = frozenset(
    {*ORDINALS, *ORDINAL_TENS, *UNITS, *TENS, *MEANS, *INSTRUMENT, *DAY, *MONTH, *YEAR}
    | {"after", "following", "date", "deposit", "of", "or", "and", "the", "shall", "into", "force"}
)
"""Words of a rule between which scans lose the blank."""
