"""The brief for the capital as a document: on the page, printed, or taken along as a file."""

from __future__ import annotations

from typing import Any, Final

from django.contrib.staticfiles import finders
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.html import format_html
from django.utils.safestring import mark_safe
from django.utils.translation import gettext

from paraph.web import house
from paraph.web.rooms.chair.matters import matters
from paraph.web.rooms.delegation.document import document
from paraph.web.rooms.delegation.room import delegate
from paraph.web.rooms.delegation.views import asks, desk_of, own_play
from paraph.web.speaking import teller

_WORD: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_FORMS: Final = {
    "html": ("delegation/brief_file.html", "text/html; charset=utf-8"),
    "txt": ("delegation/brief.txt", "text/plain; charset=utf-8"),
}


def brief(request: HttpRequest, text: str) -> HttpResponse:
    """The brief on a page of its own, made to be printed."""
    return render(request, "delegation/brief.html", _brief(request, text))


def download(request: HttpRequest, text: str, form: str) -> HttpResponse:
    """The brief as a file: for Word, as HTML that needs nothing else, or as plain text."""
    if form == "docx":
        return _named(HttpResponse(_docx(request, text), content_type=_WORD), text, form)
    if form not in _FORMS:
        raise Http404
    template, kind = _FORMS[form]
    page = _brief(request, text)
    if form == "html":
        page["style"] = _style()
    written = render_to_string(template, page, request)
    return _named(HttpResponse(written, content_type=kind), text, form)


def _docx(request: HttpRequest, text: str) -> bytes:
    page = _brief(request, text) | {"apart": True}
    html = render_to_string("delegation/_brief.html", page, request)
    title = f"{gettext('Brief for the capital')} · {page['facts'].title}"
    columns = (gettext("Bracket"), gettext("Wordings and who stands where"))
    return document(html, teller().language, title, columns)


def _named(answer: HttpResponse, text: str, form: str) -> HttpResponse:
    """A file with the name of the text and of the day."""
    day = house.now().date().isoformat()
    letters = "".join(letter if letter.isascii() and letter.isalnum() else "-" for letter in text)
    name = f"brief-{letters.strip('-') or 'text'}-{day}.{form}"
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer


def _brief(request: HttpRequest, text: str) -> dict[str, Any]:
    who, play = delegate(request), own_play(request, text)
    page = desk_of(play, who)
    situation = house.situation_for(who.viewer)
    page["silences"] = [one for one in matters(situation, page["now"]) if asks(one, who)]
    page["who"] = who
    return page


def _style() -> Any:  # noqa: ANN401 - safe text
    """The style of the printed brief, inside the file, for it has to stand alone."""
    path = finders.find("paraph/css/brief.css")
    assert isinstance(path, str)
    with open(path, encoding="utf-8") as file:  # noqa: PTH123
        return format_html("<style>{}</style>", mark_safe(file.read()))  # noqa: S308 - our own file
