"""What a change in one place touches elsewhere: positions that depend on it, and who cites it.

Definitions of terms and other language versions are not followed yet.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from paraph.negotiation.audience import Seen
from paraph.negotiation.consensus import standing_statements
from paraph.negotiation.facts import TextFacts
from paraph.negotiation.history import Change, in_words
from paraph.negotiation.weaving import nodes_of
from paraph.text.negotiated import BASE, version_of
from paraph.values.errors import Inadmissible


def ripple(seen: Seen, place: str) -> Iterator[Change]:
    """What hangs on a bracket or a provision, as far as the viewer sees it.

    Raises:
        Inadmissible: if the text has no such bracket or provision.
    """
    facts = seen.facts
    bracket = facts.brackets.get(place)
    name = bracket.provision if bracket else place
    if name not in facts.provisions:
        message = f"There is no bracket or provision {place} in {seen.name}."
        raise Inadmissible(message)
    inside = (
        {place}
        if bracket
        else {one.name for one in facts.brackets.values() if one.provision == name}
    )
    yield from _conditional(facts, inside)
    yield from _citing(facts, name)


def _conditional(facts: TextFacts, brackets: set[str]) -> Iterator[Change]:
    # By name: in which order they were first spoken of is not for everybody to know.
    for place in sorted(facts.statements):
        for one in standing_statements(facts, place).values():
            if any(need.bracket in brackets for need in one.conditions):
                yield Change(place, f"{one.delegation}: {in_words(one)}")


def _citing(facts: TextFacts, name: str) -> Iterator[Change]:
    """The provisions of other articles whose words cite the article of a provision."""
    article = facts.provisions[name].article
    if not any(one.isdigit() for one in article):
        return
    cited = re.compile(rf"(?<!\w){re.escape(article)}(?![\w-]| bis| ter)")
    for other, provision in facts.provisions.items():
        words = version_of(nodes_of(facts, provision.pieces), BASE)
        if provision.article != article and cited.search(words):
            yield Change(other, f"cites {article}")
