"""Pages on which an act is done: which may be done, the form of each, and what came of it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

import msgspec
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme

from paraph.organisation.offices import SECRETARIAT
from paraph.record import Act, Content, Entered
from paraph.secretariat import CATALOGUE
from paraph.secretariat.sentences import sentence
from paraph.values.findings import Finding
from paraph.web import house
from paraph.web.accounts.roles import Role, role
from paraph.web.filing import Filed, examined, file
from paraph.web.fragments import is_fragment, leading
from paraph.web.rooms.acts.forms import ActForm, known_names
from paraph.web.rooms.acts.offered import Offered, of_kind, offered
from paraph.web.speaking import teller

_NOT_OF_THE_ACT: Final = frozenset({"next", "mark", "look", "csrfmiddlewaretoken"})
_REFUSED: Final = 422


def acts(request: HttpRequest) -> HttpResponse:
    """Every kind of act that whoever asks may do now, room by room."""
    who = role(request)
    if who.capacity is None:
        raise Http404
    rooms: dict[str, dict[str, list[Offered]]] = {}
    for one in offered(who):
        room = one.act.kind.partition(".")[0]
        rooms.setdefault(room, {}).setdefault(one.act.kind, []).append(one)
    return render(request, "acts/acts.html", {"rooms_of_acts": rooms})


def act(request: HttpRequest, kind: str) -> HttpResponse:
    """The form of an act, or the choice of what it is about; and what came of it."""
    who = role(request)
    if kind not in CATALOGUE.kinds or who.capacity is None:
        raise Http404
    found = of_kind(who, kind, _asked(request.GET))
    if request.method == "POST":
        return _sent(request, who, found, kind)
    if not found:
        raise Http404
    if len({str(one.settled) for one in found}) > 1:
        page = {"kind": kind, "found": _told_apart(found), "back": _back(request)}
        return render(request, "acts/choose.html", page)
    form = ActForm(found[0].content, found[0].open, _known(who))
    return _page(request, found[0], form)


def _told_apart(found: list[Offered]) -> list[tuple[Offered, list[str]]]:
    """What can be chosen, each with the fields that tell it from those of the same sentence."""
    same: dict[str, list[Offered]] = {}
    for one in found:
        same.setdefault(str(one.told), []).append(one)
    return [(one, _differing(same[str(one.told)])) for one in found]


def _differing(found: list[Offered]) -> list[str]:
    names = dict.fromkeys(name for one in found for name in one.settled)
    return [name for name in names if len({one.settled.get(name) for one in found}) > 1]


def _asked(typed: QueryDict) -> Mapping[str, str]:
    return {name: str(value) for name, value in typed.items() if name not in _NOT_OF_THE_ACT}


def _known(who: Role) -> Any:  # noqa: ANN401 - see known_names
    return known_names(house.situation_for(who.viewer))


def _sent(request: HttpRequest, who: Role, found: list[Offered], kind: str) -> HttpResponse:
    """A form that came back: looked at, refused, or entered.

    What was offered may have been done meanwhile; the form is then as its address says, and what
    stands against it is said beside it.
    """
    one = found[0] if found else _as_addressed(who, kind, request.GET)
    form = ActForm(one.content, one.open, _known(who), request.POST, request.FILES)
    if not form.is_valid():
        return _page(request, one, form, status=_REFUSED)
    content = form.content()
    if "look" in request.POST:
        return _page(request, one, form, seen=(content, examined(request, content)))
    filed = file(request, content)
    if filed.entry is None:
        return _page(request, one, form, filed=filed, status=_REFUSED)
    messages.success(request, teller().tell(_told(who, content)))
    if is_fragment(request):
        return leading(_back(request))
    return redirect(_back(request))


def _as_addressed(who: Role, kind: str, asked: QueryDict) -> Offered:
    """The act of an address that nobody offers any more, as far as its address tells it."""
    revision = CATALOGUE.kinds[kind].revisions[-1]
    wanted = {name for name, _ in asked.items()}
    fields = msgspec.structs.fields(revision.content)
    sample: dict[str, Any] = msgspec.json.decode(revision.sample)
    told = {name: asked[name] for name in wanted & {one.name for one in fields}}
    try:
        content = msgspec.convert({**sample, **told}, type=revision.content, strict=False)
    except msgspec.ValidationError as error:
        raise Http404 from error
    made = _act(who, content)
    return Offered(made, tuple(one.name for one in fields if one.name not in wanted))


def _act(who: Role, content: Content) -> Act:
    return CATALOGUE.encode(
        content,
        participant=who.speaker.speaker(
            house.situation_for(who.viewer).organisation, house.now().date()
        )
        or SECRETARIAT,
        capacity=who.capacity or "",
        moment=house.now().isoformat(),
    )


def _told(who: Role, content: Content) -> Any:  # noqa: ANN401 - a sentence
    return sentence(Entered(0, _act(who, content), content))


def _back(request: HttpRequest) -> str:
    wanted = request.POST.get("next") or request.GET.get("next") or ""
    own = url_has_allowed_host_and_scheme(wanted, {request.get_host()}, request.is_secure())
    return wanted if own else reverse("acts")


def _page(  # noqa: PLR0913 - what a form comes with
    request: HttpRequest,
    one: Offered,
    form: ActForm,
    *,
    filed: Filed | None = None,
    seen: tuple[Content, Finding[bool]] | None = None,
    status: int = 200,
) -> HttpResponse:
    shown = {
        "kind": one.act.kind,
        "offered": one,
        "told": _told(role(request), seen[0]) if seen else None,
        "found": seen[1] if seen else None,
        "form": form,
        "filed": filed,
        "back": _back(request),
    }
    template = "acts/_form.html" if is_fragment(request) else "acts/act.html"
    return render(request, template, shown, status=status)
