"""Acting through pages as a person does: a form is opened, filled in and sent."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.parser import HTMLParser

from django.http import HttpResponse
from django.test import Client

Fields = dict[str, str | list[str]]


def words(response: HttpResponse) -> str:
    """A page as it was sent."""
    return response.content.decode("utf-8")


def plain(page: str) -> str:
    """What a person reads on a page, without what is new in every answer."""
    return re.sub(r'name="(?:mark|csrfmiddlewaretoken)" value="[^"]+"|\d\d:\d\d on', "", page)


class _Forms(HTMLParser):
    """The forms of a page by their addresses, each with what stands in it."""

    def __init__(self) -> None:
        super().__init__()
        self.forms: dict[str, Fields] = {}
        self._address: str | None = None
        self._field: str | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note what a form begins with."""
        said = dict(attrs)
        if tag == "form":
            self._address = said.get("action") or ""
            self.forms.setdefault(self._address, {})
        if tag == "option" and "selected" in said and self._field is not None:
            self._put(self._field, said.get("value") or "")
        if self._address is not None and said.get("name"):
            self._begin(tag, str(said["name"]), said)

    def _begin(self, tag: str, name: str, said: dict[str, str | None]) -> None:
        kind, value = said.get("type"), said.get("value") or ""
        if tag == "select":
            self._field = name
        elif kind in {"radio", "checkbox"}:
            if "checked" in said:
                self._put(name, value or "on", several=kind == "checkbox")
        elif tag in {"input", "textarea"}:
            self._put(name, value)

    def handle_endtag(self, tag: str) -> None:
        """Leave a form or a list."""
        if tag == "form":
            self._address = None
        elif tag == "select":
            self._field = None

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """As without the stroke."""
        self.handle_starttag(tag, attrs)

    def _put(self, name: str, value: str, *, several: bool = False) -> None:
        assert self._address is not None
        fields = self.forms[self._address]
        if several:
            known = fields.setdefault(name, [])
            assert isinstance(known, list)
            known.append(value)
        else:
            fields[name] = value


def forms(page: str) -> dict[str, Fields]:
    """The forms of a page by their addresses."""
    parser = _Forms()
    parser.feed(page)
    return parser.forms


def act(client: Client, page: str, address: str, **typed: str | list[str]) -> HttpResponse:
    """Open a page, fill in its form of an address, and send it."""
    fields = forms(words(client.get(page)))[address]
    return client.post(address, {**fields, **typed})


def agreed_ad_referendum(chair: Client) -> HttpResponse:
    """The chair says that Article 1(1) is agreed, if two capitals confirm it by 27 May."""
    return act(
        chair,
        "/chair/texts/Charter/",
        "/chair/texts/Charter/status/",
        provisions=["Article 1(1)"],
        status="agreed ad referendum",
        capitals=["China", "Russia"],
        until="2002-05-27",
        place="Moscow",
        zone="Europe/Moscow",
    )


def followed(client: Client, response: HttpResponse) -> str:
    """The page to which an answer leads."""
    assert response.status_code == 302, refusals(words(response))
    return words(client.get(response.headers["Location"]))


def refusals(page: str) -> list[str]:
    """What a page says against what was sent."""
    return [re.sub("<[^>]+>", "", one) for one in _refused(page)]


def _refused(page: str) -> Iterator[str]:
    for found in re.findall(r'class="refusal".*?</ul>|class="errorlist".*?</ul>', page, re.DOTALL):
        yield from re.findall(r"<li>(.*?)</li>", found, re.DOTALL)
