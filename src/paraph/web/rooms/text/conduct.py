"""How the chair and the secretariat conduct a text: brackets, status, readings, the package."""

from __future__ import annotations

from datetime import datetime
from typing import Any, Final

from django import forms
from django.utils.translation import gettext_lazy as _

from paraph.negotiation import acts
from paraph.negotiation.vocabulary import Audience, Openness, Status
from paraph.organisation.offers import fresh
from paraph.organisation.viewers import PUBLIC, Viewer
from paraph.values.errors import Malformed
from paraph.values.moments import PlacedMoment, find_zone
from paraph.web import house
from paraph.web.rooms.text.comments import CommentForm
from paraph.web.rooms.text.forms import (
    ActForm,
    arms,
    delegations_field,
    everybody,
    words_field,
)
from paraph.web.rooms.text.positions import PositionBack, PositionForm
from paraph.web.speaking import fault_told, named_choices, teller


class LiftForm(ActForm):
    """The brackets are lifted to one of the wordings."""

    act = "lift"
    title = _("Lift the brackets")
    button = _("Take these words")

    arm = forms.ChoiceField(label=_("Wording"), widget=forms.RadioSelect)

    def prepare(self) -> None:
        """Offer the wordings."""
        assert self.at.bracket is not None
        self.choose("arm", arms(self.at.facts, self.at.bracket))

    def sample(self) -> acts.BracketLifted:
        """To the first wording."""
        assert self.at.bracket is not None
        return self._lifted(self.at.bracket.arms[0].name)

    def content(self) -> acts.BracketLifted:
        """What the act holds."""
        return self._lifted(self.cleaned_data["arm"])

    def _lifted(self, arm: str) -> acts.BracketLifted:
        assert self.at.bracket is not None
        return acts.BracketLifted(text=self.at.text, bracket=self.at.bracket.name, arm=arm)


class ReopenForm(ActForm):
    """A lifted bracket is opened again."""

    act = "reopen"
    title = _("Open the brackets again")
    button = _("Open again")

    reason = words_field(_("Why"), rows=1)

    def sample(self) -> acts.BracketReopened:
        """For some reason."""
        return self._reopened("…")

    def content(self) -> acts.BracketReopened:
        """What the act holds."""
        return self._reopened(self.cleaned_data["reason"])

    def _reopened(self, reason: str) -> acts.BracketReopened:
        assert self.at.bracket is not None
        return acts.BracketReopened(text=self.at.text, bracket=self.at.bracket.name, reason=reason)


class ArmForm(ActForm):
    """One more wording for a bracket: a delegation's, or the chair's bridge."""

    act = "wording"
    title = _("Add a wording")
    button = _("Add it")

    words = words_field(_("Words"))

    def sample(self) -> acts.ArmAdded:
        """Some words."""
        return self._added("…")

    def content(self) -> acts.ArmAdded:
        """What the act holds."""
        return self._added(self.cleaned_data["words"])

    def _added(self, words: str) -> acts.ArmAdded:
        assert self.at.bracket is not None
        return acts.ArmAdded(text=self.at.text, bracket=self.at.bracket.name, words=words)


class AttributeForm(ActForm):
    """Which delegations stand behind a wording."""

    act = "attribute"
    title = _("Note who stands behind a wording")
    button = _("Note it")

    arm = forms.ChoiceField(label=_("Wording"), widget=forms.RadioSelect)
    delegations = delegations_field(_("Delegations"))

    def prepare(self) -> None:
        """Offer the wordings and the delegations."""
        assert self.at.bracket is not None
        self.choose("arm", arms(self.at.facts, self.at.bracket))
        self.choose("delegations", named_choices(self.at.facts.delegations))

    def sample(self) -> acts.BracketAttributed:
        """One delegation behind the first wording."""
        assert self.at.bracket is not None
        return self._noted(self.at.bracket.arms[0].name, self.at.facts.delegations[:1])

    def content(self) -> acts.BracketAttributed:
        """What the act holds."""
        return self._noted(self.cleaned_data["arm"], tuple(self.cleaned_data["delegations"]))

    def _noted(self, arm: str, delegations: tuple[str, ...]) -> acts.BracketAttributed:
        assert self.at.bracket is not None
        return acts.BracketAttributed(
            text=self.at.text, bracket=self.at.bracket.name, arm=arm, delegations=delegations
        )


class OpenForm(ActForm):
    """Brackets are put on words of a provision."""

    act = "brackets"
    title = _("Put brackets on words")
    button = _("Put brackets on them")

    words = words_field(_("The words, as they stand"))

    def sample(self) -> acts.BracketOpened:
        """On words that stand there once."""
        pieces = self.at.facts.provisions[self.at.provision].pieces
        prose = [one for one in pieces if isinstance(one, str) and one.strip()]
        once = [one for one in prose if sum(each.count(one) for each in prose) == 1]
        return self._opened(once[0] if once else "…")

    def content(self) -> acts.BracketOpened:
        """What the act holds."""
        return self._opened(self.cleaned_data["words"])

    def _opened(self, words: str) -> acts.BracketOpened:
        return acts.BracketOpened(text=self.at.text, provision=self.at.provision, words=words)


class StatusForm(ActForm):
    """How far a provision has come, as the chair says."""

    act = "status"
    title = _("Say how far it has come")
    button = _("Say it")

    status = forms.ChoiceField(label=_("Status"))
    audience = forms.ChoiceField(label=_("Told to"))
    capitals = delegations_field(_("Capitals that have still to confirm"))
    until = forms.DateTimeField(
        label=_("Until"),
        required=False,
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
        input_formats=["%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M:%S"],
    )
    place = forms.CharField(label=_("By the clocks of"), required=False, max_length=100)
    zone = forms.CharField(
        label=_("Time zone"), required=False, max_length=64, help_text=_("As in Europe/Moscow.")
    )

    def prepare(self) -> None:
        """Offer every status, those who may be told, and the capitals."""
        told = [(Audience.PUBLIC.value, everybody(self.at.facts))]
        self.choose("audience", [*told, (Audience.MEMBERS.value, _("Members"))])
        self.choose("status", [(one.value, teller().word(one)) for one in Status])
        self.choose("capitals", named_choices(self.at.facts.delegations))

    def clean(self) -> dict[str, Any]:
        """The moment is one of a place, by the clocks there."""
        said: dict[str, Any] = super().clean() or {}
        until: datetime | None = said.get("until")
        if until is None:
            return said
        try:
            zone = find_zone(said.get("zone") or "UTC")
        except Malformed as error:
            self.add_error("zone", fault_told(error))
            return said
        moment = until.replace(tzinfo=None).replace(tzinfo=zone).isoformat()
        place = said.get("place") or said.get("zone") or "UTC"
        return said | {"deadline": PlacedMoment(moment, place, said.get("zone") or "UTC")}

    def sample(self) -> acts.StatusGiven:
        """That it is open."""
        provisions = (self.at.provision,)
        return acts.StatusGiven(text=self.at.text, provisions=provisions, status=Status.OPEN)

    def content(self) -> acts.StatusGiven:
        """What the act holds."""
        said = self.cleaned_data
        return acts.StatusGiven(
            text=self.at.text,
            provisions=(self.at.provision,),
            status=Status(said["status"]),
            audience=Audience(said["audience"]),
            capitals=tuple(said["capitals"]),
            deadline=said.get("deadline"),
        )


class ReadingForm(ActForm):
    """A reading begins."""

    act = "reading-opened"
    title = _("Open a reading")
    button = _("Open it")

    reading = forms.CharField(label=_("Reading"), max_length=100)

    def prepare(self) -> None:
        """Fill in a name."""
        self.initial = {"reading": fresh("Reading", [one.name for one in self.at.facts.readings])}

    def sample(self) -> acts.ReadingOpened:
        """The next one."""
        return acts.ReadingOpened(text=self.at.text, reading=self.initial["reading"])

    def content(self) -> acts.ReadingOpened:
        """What the act holds."""
        return acts.ReadingOpened(text=self.at.text, reading=self.cleaned_data["reading"])


class ReadingClose(ActForm):
    """The reading ends."""

    act = "reading-closed"
    title = _("Close the reading")
    button = _("Close the reading")

    def sample(self) -> acts.ReadingClosed:
        """The last one."""
        names = [one.name for one in self.at.facts.readings]
        return acts.ReadingClosed(text=self.at.text, reading=names[-1] if names else "…")


class PackageForm(ActForm):
    """Nothing is agreed until everything is agreed."""

    act = "package"
    title = _("Declare the package clause")
    button = _("Nothing is agreed until everything is agreed")

    def sample(self) -> acts.PackageClauseDeclared:
        """From here on."""
        return acts.PackageClauseDeclared(text=self.at.text)


class PackageEnd(ActForm):
    """What is agreed is agreed."""

    act = "package-ended"
    title = _("End the package clause")
    button = _("End the package clause")

    def sample(self) -> acts.PackageClauseEnded:
        """From here on."""
        return acts.PackageClauseEnded(text=self.at.text)


class DoorsForm(ActForm):
    """A text that is negotiated behind closed doors is opened to more."""

    act = "text-opened"
    title = _("Open the text to more")
    button = _("Open it to them")

    audience = forms.ChoiceField(
        label=_("For whom"),
        help_text=_(
            "They see its history, but for what was told to fewer. It is never closed again."
        ),
    )

    def prepare(self) -> None:
        """Offer the members and observers, the groups of the organisation, and everybody."""
        groups = house.situation_for(Viewer(PUBLIC)).organisation.groups
        self.choose(
            "audience",
            [
                (Openness.OBSERVERS.value, teller().word(Openness.OBSERVERS)),
                *((f"{Openness.GROUP.value}:{one}", told) for one, told in named_choices(groups)),
                (Openness.PUBLIC.value, teller().word(Openness.PUBLIC)),
            ],
        )

    def sample(self) -> acts.TextOpened:
        """To everybody."""
        return acts.TextOpened(text=self.at.text, audience=Openness.PUBLIC)

    def content(self) -> acts.TextOpened:
        """What the act holds."""
        audience, _colon, group = self.cleaned_data["audience"].partition(":")
        return acts.TextOpened(text=self.at.text, audience=Openness(audience), group=group or None)


def _by_act(*forms_of: type[ActForm]) -> dict[str, type[ActForm]]:
    return {one.act: one for one in forms_of}


ON_BRACKET: Final = _by_act(
    LiftForm, PositionForm, PositionBack, ArmForm, AttributeForm, ReopenForm
)
"""What can be done at a bracket."""

ON_PROVISION: Final = _by_act(PositionForm, PositionBack, OpenForm, StatusForm, CommentForm)
"""What can be done at a provision."""

ON_TEXT: Final = _by_act(ReadingForm, ReadingClose, PackageForm, PackageEnd, DoorsForm)
"""What can be done to the whole text."""
