"""What is drafted among some before it is tabled: the drafts that stand, and how each would read.

Names of drafts are their author's own, so that two who draft in confidence never stand in each
other's way.  A draft changes no word of the text; once a proposal of its name is submitted by its
author, it is tabled, and everybody sees that.
"""

from __future__ import annotations

from typing import Any

from paraph.negotiation.audience import Seen
from paraph.negotiation.facts import DraftProposal, TextFacts
from paraph.negotiation.weaving import amended, nodes_of
from paraph.text.views.bracketed import bracketed_text
from paraph.values.moments import instant

Json = dict[str, Any]


def standing_drafts(facts: TextFacts) -> dict[tuple[str, str], DraftProposal]:
    """The drafts that were not taken back, by author and name, each as it was shown last."""
    last = {(one.told.author, one.name): one for one in facts.drafts}
    return {key: one for key, one in last.items() if one.words is not None}


def is_tabled(facts: TextFacts, draft: DraftProposal) -> bool:
    """Whether the author has submitted a proposal under the draft's name since it was shown."""
    proposal = facts.proposals.get(draft.name)
    return (
        proposal is not None
        and proposal.sponsors[0] == draft.told.author
        and instant(proposal.moment) >= instant(draft.moment)
    )


def drafts_view(seen: Seen) -> Json:
    """The drafts that a viewer was shown, as plain JSON; with brackets, as each would be read."""
    facts = seen.facts
    return {
        "text": seen.name,
        "viewer": seen.viewer,
        "drafts": [_draft(facts, one) for one in standing_drafts(facts).values()],
    }


def _draft(facts: TextFacts, draft: DraftProposal) -> Json:
    words = draft.words or ""
    return {
        "draft": draft.name,
        "by": draft.told.author,
        "audience": draft.told.audience.value,
        "group": draft.group,
        "provision": draft.provision,
        "shown": draft.moment,
        "tabled": is_tabled(facts, draft),
        "words": words,
        "would_read": _would_read(facts, draft, words),
    }


def _would_read(facts: TextFacts, draft: DraftProposal, words: str) -> str | None:
    """The provision with the brackets that the draft would put there; None for a whole text."""
    if draft.provision is None:
        return None
    tried = amended(facts, draft.provision, (draft.told.author,), words)
    return bracketed_text(nodes_of(tried, tried.provisions[draft.provision].pieces)).strip()
