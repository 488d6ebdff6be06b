"""Where a delegation stands: the forms that state a position, and take one back."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from django import forms
from django.utils.translation import gettext_lazy as _

from paraph.negotiation.acts import Condition, PositionStated, PositionWithdrawn
from paraph.negotiation.consensus import standing_statements
from paraph.negotiation.facts import Bracket, Statement, TextFacts, those_in
from paraph.negotiation.vocabulary import Audience, Reservation, Stance
from paraph.web.rooms.text.forms import (
    ActForm,
    arm_label,
    arms,
    audiences,
    told_to,
    words_field,
)

STANCES: Final = (
    (Stance.SUPPORT, _("Support: we want these words.")),
    (Stance.CAN_ACCEPT, _("Can accept: we can live with these words.")),
    (Stance.RESERVE, _("Reserve: we cannot say yet.")),
    (Stance.OPPOSE, _("Oppose: we cannot agree to these words.")),
)
RESERVATIONS: Final = (
    ("", "—"),
    (Reservation.SCRUTINY, _("Scrutiny")),
    (Reservation.PARLIAMENTARY, _("Parliamentary")),
    (Reservation.SUBSTANTIVE, _("Substantive")),
    (Reservation.LINGUISTIC, _("Linguistic")),
    (Reservation.GENERAL, _("General")),
    (Reservation.PLACEMENT, _("On placement")),
    (Reservation.PENDING_INSTRUCTIONS, _("Pending instructions")),
)
MOST: Final = 60
"""So many conditions are offered to be ticked; in a longer text, those of the same article."""

_NEED: Final = re.compile(r"\s*([^:;\n]+?)\s*:\s*([^;\n]+?)\s*(?:[;\n]|$)")


class PositionForm(ActForm):
    """Where a delegation stands, on an arm of a bracket or on a whole provision."""

    act = "position"
    title = _("State our position")
    button = _("State it")

    arm = forms.ChoiceField(label=_("Wording"), widget=forms.RadioSelect)
    stance = forms.ChoiceField(
        label=_("Our position"),
        choices=[(one.value, title) for one, title in STANCES],
        widget=forms.RadioSelect,
    )
    reservation = forms.ChoiceField(
        label=_("Kind of reservation"), choices=RESERVATIONS, required=False
    )
    condition = forms.MultipleChoiceField(
        label=_("Only if"), required=False, widget=forms.CheckboxSelectMultiple
    )
    more = forms.CharField(
        label=_("Only if (others)"),
        required=False,
        help_text=_("Brackets with the wording they are settled on: b12: China; b40: base"),
    )
    audience = forms.ChoiceField(label=_("Told to"))
    words = words_field(_("In our words"), required=False)

    def prepare(self) -> None:
        """Offer the arms, what a position can depend on, and to whom it can be told."""
        facts, bracket = self.at.facts, self.at.bracket
        if bracket is None:
            del self.fields["arm"]
        else:
            self.choose("arm", arms(facts, bracket))
        every = list(conditions(facts, bracket))
        near = [one for one in every if facts.provisions[one[2]].article == self._article]
        is_long = len(every) > MOST
        self.choose("condition", [one[:2] for one in (near[:MOST] if is_long else every)])
        if not is_long:
            del self.fields["more"]
        if not every:
            del self.fields["condition"]
        self.choose("audience", audiences(facts, self.at.who))

    @property
    def _article(self) -> str:
        return self.at.facts.provisions[self.at.provision].article

    def sample(self) -> PositionStated:
        """That it can be accepted, as all delegations are told."""
        bracket = self.at.bracket
        return PositionStated(
            text=self.at.text,
            bracket=bracket.name if bracket else None,
            arm=bracket.arms[0].name if bracket else None,
            provision=None if bracket else self.at.provision,
            stance=Stance.CAN_ACCEPT,
            audience=Audience.MEMBERS,
        )

    def content(self) -> PositionStated:
        """What the act holds."""
        said, bracket = self.cleaned_data, self.at.bracket
        audience, group = told_to(said["audience"])
        more = _NEED.findall(said.get("more", ""))
        ticked = [tuple(one.split("|", 1)) for one in said.get("condition", ())]
        return PositionStated(
            text=self.at.text,
            bracket=bracket.name if bracket else None,
            arm=said["arm"] if bracket else None,
            provision=None if bracket else self.at.provision,
            stance=Stance(said["stance"]),
            audience=audience,
            group=group,
            reservation=Reservation(said["reservation"]) if said["reservation"] else None,
            conditions=tuple(Condition(name, arm) for name, arm in (*ticked, *more)),
            words=said["words"].strip() or None,
        )


def conditions(facts: TextFacts, own: Bracket | None) -> Iterator[tuple[str, str, str]]:
    """What a position can depend on: another open bracket settled on one of its arms, and where."""
    for one in facts.brackets.values():
        if one.is_open and not one.quiet and (own is None or one.name != own.name):
            for arm in one.arms:
                label = f"{one.name}: {arm_label(facts, one, arm.name)}"
                yield f"{one.name}|{arm.name}", label, one.provision


class PositionBack(ActForm):
    """A position is withdrawn, as those are to know who were told."""

    act = "position-withdrawn"
    title = _("Withdraw our position")
    button = _("Withdraw")

    arm = forms.CharField(required=False, widget=forms.HiddenInput)
    audience = forms.CharField(widget=forms.HiddenInput)

    def sample(self) -> PositionWithdrawn:
        """The last position that was stated here."""
        own = standing_of(self)
        last = own[-1] if own else None
        arm = last.arm if last else None
        audience, group = told_to(audience_of(self.at.facts, last) if last else "members")
        return self._withdrawn(arm, audience, group)

    def content(self) -> PositionWithdrawn:
        """What the act holds."""
        said = self.cleaned_data
        return self._withdrawn(said["arm"] or None, *told_to(said["audience"]))

    def clean_audience(self) -> str:
        """An audience that there is."""
        try:
            told_to(self.cleaned_data["audience"])
        except ValueError as error:
            raise forms.ValidationError(_("There is no such audience.")) from error
        return str(self.cleaned_data["audience"])

    def _withdrawn(
        self, arm: str | None, audience: Audience, group: str | None
    ) -> PositionWithdrawn:
        bracket = self.at.bracket
        return PositionWithdrawn(
            text=self.at.text,
            bracket=bracket.name if bracket else None,
            arm=arm if bracket else None,
            provision=None if bracket else self.at.provision,
            audience=audience,
            group=group,
        )


def standing_of(form: ActForm) -> list[Statement]:
    """The positions that whoever would send a form holds at its place now."""
    said = standing_statements(form.at.facts, form.at.key)
    return [one for one in said.values() if one.delegation == form.at.who]


def audience_of(facts: TextFacts, said: Statement) -> str:
    """To whom something was told, as a choice of a form."""
    if said.audience is not Audience.GROUP:
        return said.audience.value
    told = [name for name, one in facts.groups.items() if those_in(one) == said.readers]
    return f"{said.audience.value}:{told[0] if told else ''}"
