"""The languages of a text, provision by provision: in step, behind, or with other figures."""

from __future__ import annotations

from collections import Counter
from typing import Any

from paraph.negotiation.audience import Seen
from paraph.negotiation.ripple import addresses, counterparts
from paraph.values.languages import language_name

Json = dict[str, Any]


def concordance_view(seen: Seen) -> Json:
    """Every provision with its counterpart in each language, and how many are in step."""
    facts = seen.facts
    counts: dict[str, Counter[str]] = {language: Counter() for language in sorted(facts.languages)}
    rows: list[Json] = []
    known = addresses(facts)
    for name, provision in facts.provisions.items():
        found = dict(counterparts(facts, provision, known[name]))
        for language, one in found.items():
            counts[language][one.step.value] += 1
        rows.append(
            {
                "provision": name,
                "languages": {
                    language: {"step": one.step.value, "why": str(one.why), "words": one.words}
                    for language, one in found.items()
                },
            }
        )
    return {
        "text": seen.name,
        "viewer": seen.viewer,
        "language": facts.language,
        "languages": {
            language: {
                "name": language_name(language),
                "circulated": facts.languages[language].moment,
                "provisions": dict(counted),
            }
            for language, counted in counts.items()
        },
        "rows": rows,
    }
