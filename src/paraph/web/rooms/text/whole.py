"""A draft of the whole text: taken along, brought back, seen as a redline, shown or proposed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from paraph.formats.plain import read_plain
from paraph.negotiation.acts import DraftShared, ProposalSubmitted
from paraph.negotiation.drafting import standing_drafts
from paraph.negotiation.facts import DraftProposal, TextFacts
from paraph.negotiation.vocabulary import Audience
from paraph.negotiation.whole import changed_in, is_of, whole_words
from paraph.organisation.offers import fresh
from paraph.values.errors import Malformed
from paraph.values.moments import as_of, instant
from paraph.web import house
from paraph.web.accounts.roles import role
from paraph.web.filing import Filed, file, is_entered, may
from paraph.web.rooms.text.desk import play_for, play_then
from paraph.web.rooms.text.forms import Place, audiences, told_to
from paraph.web.rooms.text.panel import CAME_TO_READ, own_forms, speaker
from paraph.web.rooms.text.previewing import redlined
from paraph.web.rooms.text.proposals import MOST, ON_DRAFT, own_draft
from paraph.web.rooms.text.rows import anchor
from paraph.web.speaking import fault_told

LARGEST: Final = 8_000_000
"""So many octets a file may have: a text of 2 000 pages, whatever its script."""

_STAMP: Final = "%Y-%m-%dT%H-%M-%SZ"
_STAMPED: Final = re.compile(r"\d{4}-\d\d-\d\dT\d\d-\d\d-\d\dZ")


class WholeForm(forms.Form):
    """A draft of the whole text, typed or in a file, and from which moment its text was taken."""

    words = forms.CharField(
        label=_("The whole text, as it should read"),
        max_length=MOST,
        required=False,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 24, "dir": "auto", "spellcheck": "true"}),
    )
    file = forms.FileField(
        label=_("Or in a file"),
        required=False,
        help_text=_("A plain text, in any encoding. What is in it is shown before it is entered."),
    )
    then = forms.CharField(
        label=_("Written on the text as it stood at"),
        required=False,
        max_length=40,
        help_text=_("A file that was taken from here tells it by its name."),
        widget=forms.TextInput(attrs={"dir": "ltr"}),
    )
    audience = forms.ChoiceField(label=_("Show the draft to"), required=False)

    def __init__(
        self,
        at: Place,
        initial: dict[str, str],
        typed: QueryDict | None = None,
        fault: str = "",
    ) -> None:
        super().__init__(typed, auto_id="whole-%s", initial=initial)
        self._fault = fault
        members, chair, own, public, *groups = audiences(at.facts, at.who)
        audience = self.fields["audience"]
        assert isinstance(audience, forms.ChoiceField)
        audience.choices = [own, chair, *groups, members, public]

    def clean(self) -> dict[str, Any]:
        """The words, and the moment of the text that they were written on."""
        said: dict[str, Any] = super().clean() or {}
        if self._fault:
            self.add_error("file", self._fault)
        said["words"] = (said.get("words") or "").replace("\r\n", "\n")
        if not said["words"].strip() and not self.errors:
            self.add_error("words", gettext("Write the words, or choose a file that has them."))
        try:
            said["then"] = as_of(said["then"]) if said.get("then") else house.now()
        except Malformed as error:
            self.add_error("then", fault_told(error))
        return said


def brought(request: HttpRequest) -> tuple[QueryDict, str]:
    """What was typed, with what a file holds in its place; and why the file cannot be read."""
    typed, uploaded = request.POST.copy(), request.FILES.get("file")
    if not isinstance(uploaded, UploadedFile):
        return typed, ""
    name, too_large = uploaded.name or "", gettext("No text of a treaty is as large as this file.")
    if (uploaded.size or 0) > LARGEST:
        return typed, too_large
    try:
        words = read_plain(uploaded.read(), name).with_line_ends_read().text
    except Malformed as error:
        return typed, fault_told(error)
    if len(words) > MOST:
        return typed, too_large
    typed["words"] = words if words.strip() else typed.get("words", "")
    if stamped := _STAMPED.search(name):
        typed["then"] = datetime.strptime(f"{stamped[0]}+0000", f"{_STAMP}%z").isoformat()
    return typed, ""


@dataclass(frozen=True, slots=True)
class Held:
    """A draft held against the text: what it changes, what changed there since, what is gone."""

    changed: Mapping[str, str]
    since: tuple[str, ...]
    gone: tuple[str, ...]
    is_of: bool = True


def held(at: Place, then: TextFacts, words: str) -> Held:
    """What a draft changes in the text that it was written on; what it leaves stays as it is."""
    base, now = whole_words(then, at.who), whole_words(at.facts, at.who)
    if not is_of(base, words):
        return Held({}, (), (), is_of=False)
    changed = changed_in(base, words)
    gone = tuple(one for one in changed if one not in now)
    kept = {
        name: said
        for name, said in changed.items()
        if name in now and said.strip() != now[name].strip()
    }
    return Held(kept, tuple(one for one in kept if base[one] != now[one]), gone)


def take(request: HttpRequest, text: str) -> HttpResponse:
    """The whole text as whoever asks would have it, as a file to write in."""
    at = _at(request, text)
    words = "".join(whole_words(at.facts, at.who).values())
    answer = HttpResponse(words, content_type="text/plain; charset=utf-8")
    letters = "".join(one if one.isascii() and one.isalnum() else "-" for one in text)
    name = f"{letters.strip('-') or 'text'}-{house.now():{_STAMP}}.txt"
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer


def write(request: HttpRequest, text: str) -> HttpResponse:
    """A draft of the whole text: written, seen as a redline, and shown or proposed."""
    at = _at(request, text)
    own = own_draft(at.facts, at.who, request.GET.get("from", "")) if at.who else None
    if not at.facts.is_compiled or not may(request, _sample(at)):
        raise Http404
    words = own.words if own and own.words else "".join(whole_words(at.facts, at.who).values())
    initial = {"words": words, "then": own.moment if own else house.now().isoformat()}
    if request.method != "POST":
        return _page(request, at, WholeForm(at, initial))
    if is_entered(request):
        return redirect("text-drafts", text)
    form = WholeForm(at, initial, *brought(request))
    if not form.is_valid():
        return _page(request, at, form)
    found = _held(request, at, form)
    acts = list(_acts(at, form, found, request.POST.get("do", ""), own))
    if not acts:
        return _page(request, at, form, found)
    filed = file(request, *acts)
    if filed.entry is None:
        return _page(request, at, form, found, filed)
    return redirect("text-drafts", text)


def _held(request: HttpRequest, at: Place, form: WholeForm) -> Held:
    said = form.cleaned_data
    then = max(said["then"], instant(at.facts.moment))
    found = held(at, _facts_then(request, at, then), said["words"])
    if not found.is_of:
        words = gettext("This has hardly a word of the text: is it a draft of another one?")
        form.add_error("words", words)
    elif not found.changed and not found.gone:
        form.add_error("words", gettext("These are the words that stand there: change some."))
    return found


def _facts_then(request: HttpRequest, at: Place, then: datetime) -> TextFacts:
    """The text as it stood at a moment; nothing is computed anew if nothing happened since."""
    who = role(request)
    if then >= house.situation_for(who.viewer).last:
        return at.facts
    return play_then(at.text, who, then).seen.facts


def _sample(at: Place) -> DraftShared:
    return DraftShared(text=at.text, draft="…", words="…", audience=Audience.OWN)


def _acts(
    at: Place, form: WholeForm, found: Held, do: str, own: DraftProposal | None
) -> Iterator[DraftShared | ProposalSubmitted]:
    """What a button enters: a draft that some are shown, or a proposal for each provision."""
    said = form.cleaned_data
    if form.errors or not found.changed:
        return
    if do == "show":
        audience, group = told_to(said["audience"])
        names = [name for author, name in standing_drafts(at.facts) if author == at.who]
        name = own.name if own else fresh(f"{at.who}, whole text", names)
        yield DraftShared(
            text=at.text, draft=name, words=said["words"], audience=audience, group=group
        )
    elif do == "propose":
        numbered = _names(at.facts, at.who)
        for provision, words in found.changed.items():
            yield ProposalSubmitted(
                text=at.text, proposal=next(numbered), provision=provision, words=words
            )


def _names(facts: TextFacts, who: str) -> Iterator[str]:
    """The names of a delegation's next proposals, as they would be one after the other."""
    number = sum(1 for one in facts.proposals.values() if one.sponsors[:1] == (who,))
    while True:
        number += 1
        if f"{who} {number}" not in facts.proposals:
            yield f"{who} {number}"


def _page(
    request: HttpRequest,
    at: Place,
    form: WholeForm,
    found: Held | None = None,
    filed: Filed | None = None,
) -> HttpResponse:
    first = next(iter(found.changed.items()), None) if found else None
    page = {
        "play": at.play,
        "facts": at.facts,
        "form": form,
        "found": found if found and found.changed else None,
        "rows": list(redlines(at, found)) if found else [],
        "may_propose": first is not None
        and may(
            request,
            ProposalSubmitted(text=at.text, proposal="…", provision=first[0], words=first[1]),
        ),
        "filed": filed,
    }
    refused = form.errors or (filed is not None and filed.entry is None)
    return render(request, "text/whole.html", page, status=422 if refused else 200)


def redlines(at: Place, found: Held) -> Iterator[dict[str, Any]]:
    """What a draft changes, provision by provision, against the text as it stands now."""
    now = whole_words(at.facts, at.who)
    for name, words in found.changed.items():
        yield {
            "name": name,
            "anchor": anchor(name),
            "words": redlined(now[name].strip("\n"), words),
            "since": name in found.since,
        }


def drafts(request: HttpRequest, text: str) -> HttpResponse:
    """The drafts of the whole text that whoever asks was shown."""
    at = _at(request, text)
    shown = [
        {"by": author, "name": name, "one": one}
        for (author, name), one in standing_drafts(at.facts).items()
        if one.provision is None
    ]
    page = {
        "play": at.play,
        "facts": at.facts,
        "drafts": shown,
        "may_write": at.facts.is_compiled and may(request, _sample(at)),
    }
    return render(request, "text/drafts.html", page)


def draft(request: HttpRequest, text: str, by: str, name: str) -> HttpResponse:
    """A draft of the whole text that whoever asks was shown, as a redline of the text now."""
    at = _at(request, text)
    shown = standing_drafts(at.facts).get((by, name))
    if shown is None or shown.words is None or shown.provision is not None:
        raise Http404
    then = _facts_then(request, at, instant(shown.moment))
    reader = Place(at.play, by)
    place = Place(at.play, at.who, proposal=name)
    found = held(reader, then, shown.words) if then.is_compiled else Held({}, (), ())
    page = {
        "play": at.play,
        "facts": at.facts,
        "by": by,
        "name": name,
        "one": shown,
        "found": found,
        "rows": list(redlines(reader, found)),
        "is_own": by == at.who,
        "forms": own_forms(request, place, ON_DRAFT, CAME_TO_READ) if by == at.who else {},
    }
    return render(request, "text/draft.html", page)


def _at(request: HttpRequest, text: str) -> Place:
    return Place(play_for(text, role(request)), speaker(role(request)))
