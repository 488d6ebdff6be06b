"""The forms of the text room: each reads what was typed into what an act holds."""

from __future__ import annotations

from typing import Any, Final

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from paraph.negotiation.acts import Condition, PositionStated
from paraph.negotiation.facts import Bracket, TextFacts
from paraph.negotiation.vocabulary import Audience, Reservation, Stance
from paraph.negotiation.weaving import words_of

STANCES: Final = (
    (Stance.SUPPORT, _("Support"), _("We want these words.")),
    (Stance.CAN_ACCEPT, _("Can accept"), _("We can live with these words.")),
    (Stance.RESERVE, _("Reserve"), _("We cannot say yet.")),
    (Stance.OPPOSE, _("Oppose"), _("We cannot agree to these words.")),
)
AUDIENCES: Final = (
    (Audience.MEMBERS, _("All delegations")),
    (Audience.CHAIR, _("The chair only")),
    (Audience.OWN, _("Our own delegation only")),
    (Audience.PUBLIC, _("The public")),
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


class PositionForm(forms.Form):
    """Where a delegation stands on an arm of a bracket."""

    arm = forms.ChoiceField(label=_("Wording"), widget=forms.RadioSelect)
    stance = forms.ChoiceField(
        label=_("Our position"),
        choices=[(one.value, title) for one, title, _meaning in STANCES],
        widget=forms.RadioSelect,
    )
    reservation = forms.ChoiceField(
        label=_("Kind of reservation"), choices=RESERVATIONS, required=False
    )
    condition = forms.ChoiceField(label=_("Only if"), required=False)
    audience = forms.ChoiceField(label=_("Told to"))
    words = forms.CharField(
        label=_("In our words"),
        required=False,
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def __init__(
        self,
        facts: TextFacts,
        bracket: Bracket,
        who: str,
        typed: QueryDict | None = None,
    ) -> None:
        super().__init__(typed, auto_id=f"{bracket.name}-%s")
        self._bracket = bracket
        groups = [
            (f"group:{name}", name) for name, one in facts.groups.items() if who in one.members
        ]
        self._choose(
            "arm", [(arm.name, arm_label(facts, bracket, arm.name)) for arm in bracket.arms]
        )
        self._choose("condition", [("", "—"), *conditions(facts, bracket)])
        self._choose("audience", [*((one.value, title) for one, title in AUDIENCES), *groups])

    def _choose(self, field: str, choices: list[tuple[Any, Any]]) -> None:
        made = self.fields[field]
        assert isinstance(made, forms.ChoiceField)
        made.choices = choices

    def content(self, text: str) -> PositionStated:
        """What the act holds."""
        said = self.cleaned_data
        told, _colon, group = said["audience"].partition(":")
        stance = Stance(said["stance"])
        kind = Reservation(said["reservation"]) if said["reservation"] else None
        return PositionStated(
            text=text,
            bracket=self._bracket.name,
            arm=said["arm"],
            stance=stance,
            audience=Audience(told),
            group=group or None,
            reservation=kind,
            conditions=condition_of(said["condition"]),
            words=said["words"].strip() or None,
        )


def condition_of(value: str) -> tuple[Condition, ...]:
    """The condition that a choice of the form stands for."""
    if not value:
        return ()
    bracket, _bar, arm = value.partition("|")
    return (Condition(bracket, arm),)


def conditions(facts: TextFacts, own: Bracket) -> list[tuple[str, str]]:
    """What a position can depend on: that another open bracket is settled on one of its arms."""
    return [
        (f"{one.name}|{arm.name}", f"{one.name}: {arm_label(facts, one, arm.name)}")
        for one in facts.brackets.values()
        if one.is_open and not one.quiet and one.name != own.name
        for arm in one.arms
    ]


def arm_label(facts: TextFacts, bracket: Bracket, name: str) -> str:
    """The words of an arm, as a choice is called."""
    arm = bracket.arm(name)
    assert arm is not None
    words = words_of(facts, arm)
    return f"“{words}”" if words else str(_("no text here"))
