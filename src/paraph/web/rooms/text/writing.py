"""Writing words: for a provision or a whole text, as a proposal or as a draft that some are shown.

A `Writing` knows against which words it is held, what stands in the field at first, and in which
ways it can be entered.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from paraph.negotiation import acts
from paraph.negotiation.facts import Proposal
from paraph.negotiation.vocabulary import Audience
from paraph.negotiation.weaving import standing_words
from paraph.record import Content
from paraph.web.rooms.text.forms import Place, told_to
from paraph.web.rooms.text.proposals import draft_name, next_name, own_draft

Make = Callable[[str, str, str], Content]
"""From the words, a name and an audience to what an act holds."""


@dataclass(frozen=True, slots=True)
class Way:
    """A way in which words can be entered: what its button says, and the act."""

    title: str | Promise
    make: Make
    name: str


@dataclass(frozen=True, slots=True)
class Writing:
    """Words that are being written."""

    at: Place
    address: str
    before: str
    initial: str
    ways: Mapping[str, Way]
    holders: tuple[str, ...]

    def samples(self) -> Iterator[Content]:
        """An act for each way: whoever may do one of them may write."""
        for way in self.ways.values():
            yield way.make("…", way.name, Audience.OWN.value)


def new_words(at: Place) -> Writing:
    """New words for a provision, beginning with what the delegation itself has there."""
    facts = at.facts
    words = standing_words(facts, facts.provisions[at.provision].pieces, at.who).strip("\n")
    return Writing(
        at,
        reverse("provision-words", args=(at.text, at.provision)),
        words,
        words,
        {
            "propose": Way(_("Propose it"), _proposing(at), next_name(facts, at.who)),
            "draft": _drafting(at, draft_name(facts, at.who, at.provision)),
        },
        (at.who,),
    )


def own_version(at: Place) -> Writing:
    """A delegation's version of the whole text, before the first reading."""
    facts = at.facts
    for name, one in facts.proposals.items():
        if one.provision is None and one.withdrawn is None and at.who == one.sponsors[0]:
            return amending(at, name, one)
    way = Way(_("Submit our version"), _proposing(at), next_name(facts, at.who))
    address = reverse("text-words", args=(at.text,))
    return Writing(at, address, facts.base, facts.base, {"propose": way}, (at.who,))


def amending(at: Place, name: str, proposal: Proposal) -> Writing:
    """Other words for a delegation's own proposal."""

    def make(words: str, _name: str, _audience: str) -> Content:
        return acts.ProposalAmended(text=at.text, proposal=name, words=words)

    address = reverse("proposal-words", args=(at.text, name))
    way = Way(_("Change our proposal"), make, name)
    words = proposal.words
    return Writing(at, address, words, words, {"amend": way}, proposal.sponsors)


def redrafting(at: Place, name: str) -> Writing | None:
    """Other words for a draft, or the same words put before everybody; None if there is none."""
    facts = at.facts
    draft = own_draft(facts, at.who, name)
    if draft is None or draft.words is None or draft.provision is None:
        return None
    at = replace(at, provision=draft.provision)
    pieces = facts.provisions[draft.provision].pieces
    before = standing_words(facts, pieces, at.who).strip("\n")
    return Writing(
        at,
        reverse("draft-words", args=(at.text, name)),
        before,
        draft.words,
        {
            "propose": Way(_("Propose it to all"), _proposing(at), name),
            "draft": _drafting(at, name),
        },
        (at.who,),
    )


def _proposing(at: Place) -> Make:
    def make(words: str, name: str, _audience: str) -> Content:
        return acts.ProposalSubmitted(
            text=at.text, proposal=name, words=words, provision=at.provision or None
        )

    return make


def _drafting(at: Place, name: str) -> Way:
    def make(words: str, name: str, told: str) -> Content:
        audience, group = told_to(told)
        return acts.DraftShared(
            text=at.text,
            draft=name,
            words=words,
            audience=audience,
            group=group,
            provision=at.provision or None,
        )

    return Way(_("Show the draft"), make, name)
