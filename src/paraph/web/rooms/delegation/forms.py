"""What a delegation says of a decision."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from paraph.decisions import acts as said
from paraph.decisions.acts import Reply
from paraph.web.rooms.chair.forms import replies

WAY = "Paraph"
"""By which way a reply comes that is typed into these rooms."""


class ReplyForm(forms.Form):
    """A reply to a silence procedure, in writing."""

    reply = forms.ChoiceField(label=_("Our reply"), widget=forms.RadioSelect)
    text = forms.CharField(
        label=_("In our words"),
        required=False,
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(self, typed: Any = None) -> None:  # noqa: ANN401 - as a form is made
        super().__init__(typed, auto_id="reply-%s")
        made = self.fields["reply"]
        assert isinstance(made, forms.ChoiceField)
        made.choices = replies()

    def content(self, decision: str, who: str) -> Callable[[str], said.ReplyReceived]:
        """What the act holds, received at the moment at which it is entered."""
        given = self.cleaned_data

        def at(moment: str) -> said.ReplyReceived:
            return said.ReplyReceived(
                decision=decision,
                addressee=who,
                reply=Reply(given["reply"]),
                received=moment,
                way=WAY,
                text=given["text"].strip() or None,
            )

        return at


class ObjectionForm(forms.Form):
    """A formal objection."""

    aspect = forms.CharField(
        label=_("To what, if not to the whole"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def __init__(self, typed: Any = None) -> None:  # noqa: ANN401
        super().__init__(typed, auto_id="objection-%s")

    def content(self, decision: str, _who: str) -> said.FormalObjection:
        """What the act holds."""
        aspect = self.cleaned_data["aspect"].strip() or None
        return said.FormalObjection(decision=decision, aspect=aspect)


class OpinionForm(forms.Form):
    """An opinion on an aspect, which blocks nothing."""

    aspect = forms.CharField(
        label=_("Our opinion"), max_length=2000, widget=forms.Textarea(attrs={"rows": 2})
    )

    def __init__(self, typed: Any = None) -> None:  # noqa: ANN401
        super().__init__(typed, auto_id="opinion-%s")

    def content(self, decision: str, _who: str) -> said.OpinionRecorded:
        """What the act holds."""
        return said.OpinionRecorded(decision=decision, aspect=self.cleaned_data["aspect"].strip())


class SimpleForm(forms.Form):
    """An act that says no more than that it is done."""

    act: Callable[..., Any]

    def __init__(self, typed: Any = None) -> None:  # noqa: ANN401
        super().__init__(typed, auto_id="simple-%s")

    def content(self, decision: str, _who: str) -> Any:  # noqa: ANN401 - one of several acts
        """What the act holds."""
        return type(self).act(decision=decision)


class NoObjectionForm(SimpleForm):
    """An objection is withdrawn."""

    act = said.ObjectionWithdrawn


class AbstentionForm(SimpleForm):
    """The delegation abstains."""

    act = said.AbstentionDeclared


class NoPartForm(SimpleForm):
    """The delegation takes no part in what is decided."""

    act = said.NonParticipationDeclared


class PartForm(SimpleForm):
    """The delegation joins after all."""

    act = said.ParticipationDeclared
