"""Proposals and drafts: what is written for a provision, and what is done with it afterwards."""

from __future__ import annotations

from collections.abc import Collection
from typing import Final

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from paraph.negotiation import acts
from paraph.negotiation.drafting import standing_drafts
from paraph.negotiation.facts import CHAIR, DraftProposal, TextFacts
from paraph.negotiation.vocabulary import Audience
from paraph.web.rooms.text.forms import ActForm, Place, audiences

MOST: Final = 2_000_000
"""So many characters can be typed as the words of a provision, or of a whole text."""


class WordsForm(forms.Form):
    """New words, typed in the place of the old ones; a draft says who is to be shown it."""

    words = forms.CharField(
        label=_("New words"),
        max_length=MOST,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 3, "dir": "auto", "spellcheck": "true"}),
    )
    audience = forms.ChoiceField(label=_("Show the draft to"), required=False)
    name = forms.CharField(widget=forms.HiddenInput, required=False, max_length=200)

    def __init__(
        self, at: Place, before: str, initial: dict[str, str], typed: QueryDict | None = None
    ) -> None:
        super().__init__(typed, auto_id=f"write-{at.key}-%s".replace(" ", "_"), initial=initial)
        self._before = before
        shown = audiences(at.facts, at.who)
        own_first = [shown[2], shown[1], *shown[4:], shown[0]]
        audience = self.fields["audience"]
        assert isinstance(audience, forms.ChoiceField)
        audience.choices = own_first

    def clean_words(self) -> str:
        """The words without line ends around them; the same words as before are no proposal."""
        words = str(self.cleaned_data["words"]).replace("\r\n", "\n").strip("\n")
        if words.strip() == self._before.strip():
            raise forms.ValidationError(_("These are the words that stand there: change some."))
        return words


class CoSponsor(ActForm):
    """A delegation puts its name under a proposal."""

    act = "co-sponsor"
    title = _("Co-sponsor")
    button = _("Co-sponsor")

    def sample(self) -> acts.ProposalCoSponsored:
        """Its name."""
        return acts.ProposalCoSponsored(text=self.at.text, proposal=self.at.proposal)


class ProposalBack(ActForm):
    """A proposal is withdrawn."""

    act = "withdraw"
    title = _("Withdraw the proposal")
    button = _("Withdraw")

    def sample(self) -> acts.TextProposalWithdrawn:
        """By whoever submitted it."""
        return acts.TextProposalWithdrawn(text=self.at.text, proposal=self.at.proposal)


class DraftBack(ActForm):
    """A draft is taken back, as those are to know who were shown it."""

    act = "take-back"
    title = _("Take the draft back")
    button = _("Take back")

    def sample(self) -> acts.DraftWithdrawn:
        """From those whom it was shown."""
        shown = own_draft(self.at.facts, self.at.who, self.at.proposal)
        return acts.DraftWithdrawn(
            text=self.at.text,
            draft=self.at.proposal,
            audience=shown.told.audience if shown else Audience.OWN,
            group=shown.group if shown else None,
        )


ON_PROPOSAL: Final = {one.act: one for one in (CoSponsor, ProposalBack)}
"""What can be done with a proposal, beside changing its words."""

ON_DRAFT: Final = {DraftBack.act: DraftBack}
"""What can be done with a draft, beside changing its words and tabling it."""


def own_draft(facts: TextFacts, who: str, name: str) -> DraftProposal | None:
    """The draft of this name that a delegation, or the chair, has shown."""
    return standing_drafts(facts).get((who or CHAIR, name))


def next_name(facts: TextFacts, who: str) -> str:
    """The name of a delegation's next proposal: numbered by its proposals, which all can see.

    A draft has no part in it, so that no gap tells of one.
    """
    own = sum(1 for one in facts.proposals.values() if one.sponsors[:1] == (who,))
    return _free(f"{who} {own + 1}", facts.proposals)


def draft_name(facts: TextFacts, who: str, provision: str) -> str:
    """The name of a draft: its author's own, and none that a proposal has."""
    own = {name for author, name in standing_drafts(facts) if author == who}
    return _free(f"{who}, {provision}", {*facts.proposals, *own})


def _free(name: str, known: Collection[str]) -> str:
    number, free = 2, name
    while free in known:
        free, number = f"{name} ({number})", number + 1
    return free
