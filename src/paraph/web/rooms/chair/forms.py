"""The forms of the chair's room: each reads what was typed into what an act holds."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime, time, timedelta
from typing import Any, Final

from django import forms
from django.core.validators import RegexValidator
from django.http import QueryDict
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from paraph.decisions import acts as said
from paraph.decisions.acts import Declared, Reply
from paraph.decisions.catalogue import catalogue
from paraph.decisions.situation import Silence
from paraph.negotiation.acts import ChairsTextCirculated, Condition, StatusGiven
from paraph.negotiation.facts import TextFacts
from paraph.negotiation.vocabulary import Status
from paraph.organisation.membership import voting_members
from paraph.secretariat import Situation
from paraph.values.errors import Malformed
from paraph.values.moments import PlacedMoment, at_place, find_zone, instant
from paraph.web.rooms.chair.searching import LIMITS
from paraph.web.speaking import fault_told, named_choices, teller

SILENCE: Final = timedelta(hours=72)
"""The silence that a form begins with; whoever opens it may say otherwise."""

EVERY: Final = "*"
"""The kind of matter of all that has no rule of its own."""

Choices = list[tuple[str, str]]


class DayInput(forms.DateInput):
    """A day, chosen from a calendar where the browser has one."""

    input_type = "date"

    def __init__(self) -> None:
        super().__init__(format="%Y-%m-%d")


class HourInput(forms.TimeInput):
    """An hour."""

    input_type = "time"

    def __init__(self) -> None:
        super().__init__(format="%H:%M")


class Placed(forms.Form):
    """A day and an hour by the clocks of a place."""

    day = forms.DateField(label=_("Day"), widget=DayInput)
    hour = forms.TimeField(label=_("Hour there"), widget=HourInput)
    place = forms.CharField(label=_("Place"), max_length=100)
    zone = forms.CharField(label=_("Time zone, as Asia/Shanghai"), max_length=60, initial="UTC")

    def clean_zone(self) -> str:
        """A zone that there is."""
        zone: str = self.cleaned_data["zone"].strip()
        try:
            find_zone(zone)
        except Malformed as error:
            raise forms.ValidationError(fault_told(error)) from error
        return zone

    def begin_with(self, moment: datetime, place: str, zone: str) -> None:
        """What stands in the form when it is opened: a full hour by the clocks of the place."""
        there = moment.astimezone(find_zone(zone)) + timedelta(hours=1, microseconds=-1)
        hour = time(there.hour)
        self.initial.update({"day": there.date(), "hour": hour, "place": place, "zone": zone})

    @property
    def placed(self) -> PlacedMoment:
        """The moment, with its place."""
        given = self.cleaned_data
        local = f"{given['day'].isoformat()}T{given['hour'].isoformat('minutes')}"
        return PlacedMoment(at_place(local, given["zone"]), given["place"].strip(), given["zone"])


def where(situation: Situation, organ: str) -> tuple[str, str]:
    """Where an organ met last, and by whose clocks; else universal time."""
    held = [one for one in situation.organisation.meetings.values() if one.organ == organ]
    met = held or list(situation.organisation.meetings.values())
    return (met[-1].starts.place, met[-1].starts.zone) if met else ("", "UTC")


class SilenceForm(Placed):
    """A silence procedure: until when, and of whom."""

    addressees = forms.MultipleChoiceField(
        label=_("Addressed to"), widget=forms.CheckboxSelectMultiple
    )

    def __init__(
        self, situation: Situation, organ: str, now: datetime, typed: QueryDict | None = None
    ) -> None:
        super().__init__(typed, auto_id="silence-%s")
        members = voting_members(situation.organisation, now.date())
        self.begin_with(now + SILENCE, *where(situation, organ))
        self.initial["addressees"] = list(members)
        _choose(self, "addressees", named_choices(members))

    def content(self, decision: str) -> said.SilenceOpened:
        """What the act holds."""
        return said.SilenceOpened(
            decision=decision,
            deadline=self.placed,
            addressees=tuple(self.cleaned_data["addressees"]),
        )


class ExtensionForm(Placed):
    """A later deadline."""

    def __init__(self, deadline: PlacedMoment, typed: QueryDict | None = None) -> None:
        super().__init__(typed, auto_id="extension-%s")
        self.begin_with(
            instant(deadline.moment) + timedelta(hours=24), deadline.place, deadline.zone
        )

    def content(self, decision: str) -> said.SilenceExtended:
        """What the act holds."""
        return said.SilenceExtended(decision=decision, deadline=self.placed)


class Received(Placed):
    """When and how something reached an addressee, or came from one."""

    addressee = forms.ChoiceField(label=_("Delegation"))
    way = forms.CharField(label=_("By which way"), max_length=200, initial=_("Note by hand"))
    field_order: Sequence[str] = ("addressee",)

    def __init__(
        self, silence: Silence, now: datetime, prefix: str, typed: QueryDict | None = None
    ) -> None:
        super().__init__(typed, auto_id=f"{prefix}-%s")
        self._opened = silence.opened
        placed = silence.deadline
        there = now.astimezone(find_zone(placed.zone))
        self.initial.update(
            {
                "day": there.date(),
                "hour": there.time().replace(second=0, microsecond=0),
                "place": placed.place,
                "zone": placed.zone,
            }
        )

    @property
    def moment(self) -> str:
        """The moment as a record writes it.

        Hours are typed to the minute: that in which silence was opened begins with its opening.
        """
        typed = self.placed.moment
        before = instant(self._opened) - instant(typed)
        return self._opened if timedelta() < before < timedelta(minutes=1) else typed


class NoticeForm(Received):
    """Notice has reached an addressee."""

    def __init__(self, silence: Silence, now: datetime, typed: QueryDict | None = None) -> None:
        super().__init__(silence, now, "notice", typed)
        waiting = [one for one in silence.addressees if one not in silence.notices]
        _choose(self, "addressee", named_choices(waiting))

    def content(self, decision: str) -> said.NoticeGiven:
        """What the act holds."""
        given = self.cleaned_data
        return said.NoticeGiven(
            decision=decision,
            addressee=given["addressee"],
            reached=self.moment,
            way=given["way"].strip(),
        )


class ReplyForm(Received):
    """A reply that reached the secretariat on another way than through the rooms."""

    reply = forms.ChoiceField(label=_("What it answers"))
    text = forms.CharField(
        label=_("In its words"),
        required=False,
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    field_order = ("addressee", "reply", "text")

    def __init__(self, silence: Silence, now: datetime, typed: QueryDict | None = None) -> None:
        super().__init__(silence, now, "reply", typed)
        _choose(self, "addressee", named_choices(silence.addressees))
        _choose(self, "reply", replies())

    def content(self, decision: str) -> said.ReplyReceived:
        """What the act holds."""
        given = self.cleaned_data
        return said.ReplyReceived(
            decision=decision,
            addressee=given["addressee"],
            reply=Reply(given["reply"]),
            received=self.moment,
            way=given["way"].strip(),
            text=given["text"].strip() or None,
        )


def replies() -> Choices:
    """What can be answered to a silence procedure."""
    return [(one.value, teller().word(one)) for one in Reply]


class DeclarationForm(forms.Form):
    """What became of a decision, in the chair's word."""

    declared = forms.ChoiceField(label=_("The chair declares it"), widget=forms.RadioSelect)
    number = forms.CharField(
        label=_("Number under which it is known, if adopted"), max_length=80, required=False
    )

    def __init__(self, typed: QueryDict | None = None) -> None:
        super().__init__(typed, auto_id="declaration-%s")
        _choose(self, "declared", [(one.value, teller().word(one)) for one in Declared])

    def content(self, decision: str) -> said.DecisionDeclared:
        """What the act holds."""
        given = self.cleaned_data
        declared = Declared(given["declared"])
        number = given["number"].strip() if declared is Declared.ADOPTED else ""
        return said.DecisionDeclared(decision=decision, declared=declared, number=number or None)


class RulingForm(forms.Form):
    """A ruling on a question of procedure."""

    question = forms.CharField(
        label=_("The question"), max_length=2000, widget=forms.Textarea(attrs={"rows": 2})
    )
    ruling = forms.CharField(
        label=_("The ruling"), max_length=2000, widget=forms.Textarea(attrs={"rows": 2})
    )

    def __init__(self, typed: QueryDict | None = None) -> None:
        super().__init__(typed, auto_id="ruling-%s")

    def content(self, decision: str) -> said.ChairRuling:
        """What the act holds."""
        given = self.cleaned_data
        return said.ChairRuling(
            decision=decision,
            question=given["question"].strip(),
            ruling=given["ruling"].strip(),
        )


class ProposalForm(forms.Form):
    """A decision that is put before an organ."""

    organ = forms.ChoiceField(label=_("Organ"))
    decision = forms.CharField(label=_("Called"), max_length=200)
    title = forms.CharField(label=_("Title"), max_length=500)
    matter = forms.ChoiceField(label=_("Kind of matter, for the rule"), required=False)
    other = forms.CharField(
        label=_("Or another kind, in a word or two"),
        max_length=80,
        required=False,
        validators=[RegexValidator(r"^[a-z][a-z0-9 -]*$", _("Write it in small Latin letters."))],
    )
    rule = forms.ChoiceField(label=_("Rule"), required=False)
    document = forms.ChoiceField(label=_("Document"), required=False)
    meeting = forms.ChoiceField(label=_("Meeting"), required=False)

    def __init__(
        self, situation: Situation, organs: list[str], typed: QueryDict | None = None
    ) -> None:
        super().__init__(typed, auto_id="proposal-%s")
        known = situation.organisation
        _choose(self, "organ", named_choices(organs))
        _choose(self, "matter", [(EVERY, str(_("Whatever has no rule of its own")))])
        self.offer_matters(*(one for organ in organs for one in _matters(situation, organ)))
        rules = [
            (one.id, f"{teller().term(one.title)} ({one.id})") for one in catalogue().rules.values()
        ]
        _choose(self, "rule", [("", str(_("The rule of the organ for this matter"))), *rules])
        documents = {name: f"{name} · {one.title}" for name, one in known.documents.items()}
        _choose(self, "document", [("", "—"), *documents.items()])
        _choose(self, "meeting", _optional(known.meetings))

    def offer_matters(self, *kinds: str) -> None:
        """Kinds of matter to choose from, beside those that are offered already."""
        made = self.fields["matter"]
        assert isinstance(made, forms.ChoiceField)
        known = dict(made.choices)  # type: ignore[arg-type]
        more = {kind: capfirst(teller().term(kind)) for kind in kinds if kind not in known}
        made.choices = [*known.items(), *more.items()]

    def content(self) -> said.DecisionProposed:
        """What the act holds."""
        given = self.cleaned_data
        return said.DecisionProposed(
            decision=given["decision"].strip(),
            organ=given["organ"],
            title=given["title"].strip(),
            matter=given["other"].strip() or given["matter"] or EVERY,
            rule=given["rule"] or None,
            document=given["document"] or None,
            meeting=given["meeting"] or None,
        )


def _matters(situation: Situation, organ: str) -> Iterator[str]:
    """The kinds of matter for which an organ has had rules of their own."""
    for one in situation.organisation.organs[organ].rules:
        yield from one.rules


def _optional(names: Iterable[str]) -> Choices:
    return [("", "—"), *((name, name) for name in names)]


class StatusForm(forms.Form):
    """How far provisions have come, in the chair's word."""

    provisions = forms.MultipleChoiceField(
        label=_("Provisions"), widget=forms.SelectMultiple(attrs={"size": 8})
    )
    status = forms.ChoiceField(label=_("The room said"))
    capitals = forms.MultipleChoiceField(
        label=_("Capitals that have still to confirm"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    until = forms.DateField(label=_("Until the end of"), required=False, widget=DayInput)
    place = forms.CharField(label=_("Place"), max_length=100, required=False)
    zone = forms.CharField(label=_("Time zone, as Asia/Shanghai"), max_length=60, required=False)

    clean_zone = Placed.clean_zone

    def __init__(
        self, situation: Situation, facts: TextFacts, typed: QueryDict | None = None
    ) -> None:
        super().__init__(typed, auto_id="status-%s")
        place, zone = where(situation, facts.organ)
        self.initial.update({"place": place, "zone": zone})
        names = [(name, teller().place(name)) for name in facts.provisions]
        _choose(self, "provisions", names)
        _choose(self, "status", [(one.value, teller().word(one)) for one in Status])
        _choose(self, "capitals", named_choices(facts.delegations))

    def content(self, text: str) -> StatusGiven:
        """What the act holds."""
        given = self.cleaned_data
        return StatusGiven(
            text=text,
            provisions=tuple(given["provisions"]),
            status=Status(given["status"]),
            capitals=tuple(given["capitals"]),
            deadline=self._deadline(given["until"]) if given["until"] else None,
        )

    def _deadline(self, day: date) -> PlacedMoment:
        given = self.cleaned_data
        zone = given["zone"] or "UTC"
        moment = at_place(f"{day.isoformat()}T18:00", zone)
        return PlacedMoment(moment, given["place"].strip() or "—", zone)


class SearchForm(forms.Form):
    """How long a package may be searched for."""

    limit = forms.TypedChoiceField(label=_("At most"), coerce=int)

    def __init__(self, typed: QueryDict | None = None) -> None:
        super().__init__(typed, auto_id="search-%s", initial={"limit": LIMITS[1]})
        _choose(self, "limit", [(str(one), str(one)) for one in LIMITS])


class ChairsTextForm(forms.Form):
    """A package as the chair's own text."""

    proposal = forms.CharField(label=_("Called"), max_length=80)

    def __init__(self, typed: QueryDict | None = None) -> None:
        super().__init__(typed, auto_id="chairs-text-%s")

    def content(self, text: str, choice: dict[str, str]) -> ChairsTextCirculated:
        """What the act holds: the arms that the package chooses."""
        choices = tuple(Condition(bracket, arm) for bracket, arm in choice.items())
        name = self.cleaned_data["proposal"].strip()
        return ChairsTextCirculated(text=text, proposal=name, choices=choices)


def _choose(form: forms.Form, field: str, choices: Any) -> None:  # noqa: ANN401 - as Django does
    made = form.fields[field]
    assert isinstance(made, forms.ChoiceField)
    made.choices = choices
