"""The forms of the text room: each reads what was typed into what an act holds.

An `ActForm` is a form of the panel.  It knows the place that it is about, what the act would be if
it is only asked whether somebody may do it (``sample``), and what it is when it is sent.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar, Final

from django import forms
from django.http import QueryDict
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from paraph.negotiation.facts import Bracket, Comment, TextFacts
from paraph.negotiation.play import StateOfPlay
from paraph.negotiation.vocabulary import Audience
from paraph.negotiation.weaving import words_of
from paraph.record import Content
from paraph.web.speaking import teller

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

LONGEST: Final = 4000
"""So many characters can be typed where a few words are asked for."""


@dataclass(frozen=True, slots=True)
class Place:
    """What a form of the panel is about, and who would send it."""

    play: StateOfPlay
    who: str
    provision: str = ""
    bracket: Bracket | None = None
    proposal: str = ""
    comment: Comment | None = None

    @property
    def text(self) -> str:
        """The name of the text."""
        return self.play.seen.name

    @property
    def facts(self) -> TextFacts:
        """The text as it is seen."""
        return self.play.seen.facts

    @property
    def key(self) -> str:
        """The name of the place on the page."""
        if self.comment is not None:
            return " ".join(self.comment.key)
        return self.proposal or (self.bracket.name if self.bracket else self.provision or "text")


class ActForm(forms.Form):
    """A form that gives the content of an act."""

    act: ClassVar[str]
    title: ClassVar[str | Promise]
    button: ClassVar[str | Promise]

    def __init__(self, at: Place, typed: QueryDict | None = None) -> None:
        super().__init__(typed, auto_id=f"{at.key}-{self.act}-%s".replace(" ", "_"))
        self.at = at
        self.prepare()

    def prepare(self) -> None:
        """Fill in what can be chosen at this place."""

    def sample(self) -> Content:
        """An act that stands for all that the form can give: who may do it may see the form."""
        raise NotImplementedError

    def content(self) -> Content:
        """What the act holds, once the form is valid."""
        return self.sample()

    def choose(self, field: str, choices: list[tuple[Any, Any]]) -> None:
        """Say what can be chosen in a field."""
        made = self.fields[field]
        assert isinstance(made, forms.ChoiceField)
        made.choices = choices

    @property
    def draft(self) -> str:
        """Under what the browser keeps what is typed."""
        return f"{self.at.text}/{self.at.key}/{self.act}"

    @property
    def is_button(self) -> bool:
        """Whether there is nothing to type: a button will do."""
        return not self.visible_fields()


def words_field(
    label: str | _StrPromise, *, required: bool = True, rows: int = 2
) -> forms.CharField:
    """A field for some words."""
    widget = forms.Textarea(attrs={"rows": rows, "dir": "auto"})
    return forms.CharField(label=label, required=required, max_length=LONGEST, widget=widget)


def delegations_field(label: str | _StrPromise) -> forms.MultipleChoiceField:
    """A field for some delegations."""
    return forms.MultipleChoiceField(
        label=label, required=False, widget=forms.CheckboxSelectMultiple
    )


def audiences(facts: TextFacts, who: str) -> list[tuple[str, Any]]:
    """To whom something can be told: the small groups are those that ``who`` sits in."""
    own = [
        (f"{Audience.GROUP.value}:{name}", teller().name(name))
        for name, one in facts.groups.items()
        if who in {*one.members, one.facilitator}
    ]
    return [
        (Audience.MEMBERS.value, _("All delegations")),
        (Audience.CHAIR.value, _("The chair only")),
        (Audience.OWN.value, _("Our own delegation only")),
        (Audience.PUBLIC.value, everybody(facts)),
        *own,
    ]


def everybody(facts: TextFacts) -> Any:  # noqa: ANN401 - a text that is translated when it is shown
    """What those are called whom an act reaches that is told to the public: no more than see it."""
    return _("The public") if facts.is_public else _("All for whom the text is open")


def told_to(value: str) -> tuple[Audience, str | None]:
    """The audience that a choice stands for, and the small group if it is one."""
    audience, _colon, group = value.partition(":")
    return Audience(audience), group or None


def arms(facts: TextFacts, bracket: Bracket) -> list[tuple[str, str]]:
    """The wordings of a bracket, as they can be chosen."""
    return [(arm.name, arm_label(facts, bracket, arm.name)) for arm in bracket.arms]


def arm_label(facts: TextFacts, bracket: Bracket, name: str) -> str:
    """The words of an arm, as a choice is called."""
    arm = bracket.arm(name)
    assert arm is not None
    words = words_of(facts, arm)
    return f"“{words}”" if words else str(_("no text here"))
