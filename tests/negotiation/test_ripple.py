"""What a change touches: positions, references, terms, languages; and what a place rests on."""

from __future__ import annotations

import pytest
from tests.negotiation.steps import T
from tests.negotiation.strategies import PARTIES, Said, entered

from paraph.negotiation import acts as says
from paraph.negotiation.acts import Condition, NegotiationAct
from paraph.negotiation.audience import Seen, visible
from paraph.negotiation.concordance import concordance_view
from paraph.negotiation.ripple import Link, Ties, ripple, ripple_view
from paraph.negotiation.situation import EMPTY, apply
from paraph.negotiation.vocabulary import Audience, Stance
from paraph.values.errors import Inadmissible

WORDS = """\
Article 1. Use of terms

1. For the purposes of this Charter, “Council” means the Council of Heads of State.

Article 2. Council

1. The Council meets 2 times a year.

2. It decides as provided in paragraph 1.

Article 3. Budget

1. Article 2, paragraphs 1 and 2, apply; Article 2 of the Statute of the Bank does not.
"""
RUSSIAN = """\
Статья 1. Термины

1. Для целей настоящего Устава «Совет» означает Совет глав государств.

Статья 2. Совет

1. Совет собирается 2 раза в год.

2. Он принимает решения в соответствии с пунктом 1.

Статья 3. Бюджет

"""
OPENING: list[tuple[str, NegotiationAct]] = [
    (
        "chair",
        says.BaseCirculated(
            text=T, title="Charter", organ="Assembly", delegations=PARTIES, words=WORDS
        ),
    ),
    ("Fiji", says.ProposalSubmitted(text=T, proposal="P1", words=WORDS.replace("2 times", "once"))),
    (
        "Peru",
        says.ProposalSubmitted(
            text=T, proposal="P2", words=WORDS.replace("It decides", "It decides and acts")
        ),
    ),
    ("chair", says.ReadingOpened(text=T, reading="First")),
    ("chair", says.LanguageVersionCirculated(text=T, language="ru", words=RUSSIAN)),
]


def seen(*acts: tuple[str, NegotiationAct], viewer: str = "chair") -> Seen:
    """The small text after some acts."""
    situation = EMPTY
    timed: list[Said] = [(who, one, n) for n, (who, one) in enumerate([*OPENING, *acts])]
    for number, (who, content, minute) in enumerate(timed, 1):
        situation = apply(situation, entered(number, who, content, minute))
    return visible(situation, T, viewer)


def ties(found: Seen, place: str, link: Link) -> list[tuple[str, str]]:
    """What hangs on a place by a link of a kind."""
    return [(one.place, one.words) for one in ripple(found, place) if one.link is link]


def test_change_touches_who_refers_to_it() -> None:
    """References to the paragraph and to its article count, those to another instrument do not."""
    assert ties(seen(), "Article 2(1)", Link.REFERENCE) == [
        ("Article 2(2)", "refers to “paragraph 1”"),
        ("Article 3(1)", "refers to “Article 2, paragraphs 1 and 2”"),
    ]
    assert ties(seen(), "b1", Link.REFERENCE) == ties(seen(), "Article 2(1)", Link.REFERENCE)


def test_definition_touches_every_use_of_its_term() -> None:
    """Who changes what “Council” means changes every provision that says Council."""
    used = ties(seen(), "Article 1(1)", Link.TERM)
    assert used == [
        ("Article 2", "uses “Council”, which is defined here"),
        ("Article 2(1)", "uses “Council”, which is defined here"),
    ]
    assert ties(seen(), "Article 2(1)", Link.TERM) == []


def test_place_rests_on_terms_and_references() -> None:
    """The other way round: the terms that a provision uses, the provisions that it refers to."""
    found = [(one.link, one.place) for one in Ties(seen()).rests_on("Article 3(1)")]
    assert found == [(Link.REFERENCE, "Article 2(1)"), (Link.REFERENCE, "Article 2(2)")]
    [term] = Ties(seen()).rests_on("b1")
    assert (term.place, term.words) == ("Article 1(1)", "defines “Council”")


def test_conditions_are_touched_and_secrets_kept() -> None:
    """A position that depends on a bracket is touched, for those who may know of it."""
    told = says.PositionStated(
        text=T,
        bracket="b2",
        arm="base",
        stance=Stance.CAN_ACCEPT,
        audience=Audience.CHAIR,
        conditions=(Condition("b1", "Fiji"),),
    )
    for viewer, expected in (("chair", ["b2"]), ("Peru", ["b2"]), ("Fiji", [])):
        found = ties(seen(("Peru", told), viewer=viewer), "b1", Link.CONDITION)
        assert [place for place, _ in found] == expected


def test_language_is_behind_once_the_words_change() -> None:
    """A version that is older than the last change of a provision is behind there only."""
    lifted = ("chair", says.BracketLifted(text=T, bracket="b1", arm="Fiji"))
    assert ties(seen(), "Article 2(1)", Link.LANGUAGE) == [("Russian", "in step")]
    [(language, words)] = ties(seen(lifted), "Article 2(1)", Link.LANGUAGE)
    assert (language, words.partition(":")[0]) == ("Russian", "behind")
    rows = {row["provision"]: row["languages"] for row in concordance_view(seen(lifted))["rows"]}
    assert rows["Article 2(2)"]["ru"]["step"] == "in step"
    assert rows["Article 3(1)"]["ru"]["step"] == "missing"
    again = ("chair", says.LanguageVersionCirculated(text=T, language="ru", words=RUSSIAN))
    counts = concordance_view(seen(lifted, again))["languages"]["ru"]["provisions"]
    assert counts == {"in step": 5, "figures differ": 1, "missing": 1}


def test_unknown_place_is_refused() -> None:
    """There must be such a bracket or provision."""
    with pytest.raises(Inadmissible, match="no bracket or provision b77"):
        ripple_view(seen(), "b77")
