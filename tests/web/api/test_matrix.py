"""Who is answered how: every address of the application for every role, in one table."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.auth.models import User
from django.http import HttpResponse
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver
from tests.web.conftest import Enter

from paraph.web.accounts.models import Function
from paraph.web.api.tokens import make
from paraph.web.demo.stage import seat_somebody

KEPT = Path(__file__).with_name("matrix.txt")
BUILT = Path(__file__).parents[3] / "build" / "matrix.txt"

ROLES = {
    "public": "",
    "secretariat": "secretariat-secretariat",
    "chair": "kazakhstan-chair-cnc",
    "head": "china-head",
    "foreign": "russia-head",
    "member": "china-member",
    "adviser": "china-adviser",
    "depositary": "russia-depositary",
    "observer": "kyrgyzstan-observer",
}
"""The columns: `head` is of the delegation whose things are asked for, `foreign` of another."""

NAMES: Mapping[str, str] = {
    "text": "Charter",
    "provision": "Article 1",
    "bracket": "b9",
    "participant": "China",
    "organ": "CHS",
    "meeting": "CHS 2002-06-07",
    "symbol": "SCO~s2002~sSTATEMENT",
    "decision": "CNC~s2002~s1",
    "treaty": "Shanghai Convention",
    "proposal": "CN2",
    "draft": "CN1",
    "kind": "negotiation~dposition-stated",
    "number": "1",
    "language": "ru",
    "plot": "progress",
    "form": "txt",
    "pk": "1",
    "id": "1",
    "object_id": "1",
    "content_type_id": "1",
    "path": "nothing",
}
"""What stands for a name in an address; any other is of something that is not there."""

OWN = (
    (
        "draft-shared",
        {
            "draft": "CN1",
            "provision": "Article 1",
            "words": "Article 1. Objectives",
            "audience": "own delegation",
        },
    ),
    (
        "proposal-submitted",
        {"proposal": "CN2", "provision": "Article 1", "words": "Article 1. Goals"},
    ),
)
"""What the delegation of `head` has of its own, before anybody asks: a draft that no other sees."""

THIRDS = ("account/", "admin/")
"""Pages of kept libraries: none of them shows anything of the record, or does anything unasked."""


def addresses(resolver: URLResolver, before: str = "") -> Iterator[str]:
    """Every address that the application has, as its rooms write them."""
    for one in resolver.url_patterns:
        here = before + str(one.pattern)
        if isinstance(one, URLPattern):
            yield here
        else:
            yield from addresses(one, here)


def own() -> list[str]:
    """The addresses of the rooms."""
    return [one for one in addresses(get_resolver()) if not one.startswith(THIRDS)]


def filled(address: str) -> str:
    """An address with names in it."""
    if address == "tokens/<int:number>/revoke/":
        return f"/tokens/{User.objects.get(username=ROLES['head']).tokens.get().pk}/revoke/"
    if address == "acts/<str:kind>/":
        return "/acts/negotiation.position-stated/"
    return "/" + re.sub(r"<(?:\w+:)?(\w+)>", lambda one: NAMES.get(one[1], "nothing"), address)


def asked(address: str) -> dict[str, str]:
    """What a question of an address has to hold."""
    last = address.rstrip("/").rpartition("/")[2]
    wanted = {
        "changes": {"since": "2002-05-01"},
        "ripple": {"of": "b9"},
        "relations": {"one": "China", "other": "Russia"},
        "package": {"seconds": "0.01"},
    }
    return wanted.get(last, {}) if address.startswith("api/") else {}


def seated(enter: Enter) -> dict[str, Client]:
    """Somebody in each role; nobody has the proof that a page of ours sent them."""
    enter("")
    for who, function in (
        ("China", Function.MEMBER),
        ("Russia", Function.DEPOSITARY),
        ("Kyrgyzstan", Function.OBSERVER),
    ):
        seat_somebody(who, function, "")
    make(User.objects.get(username=ROLES["head"]), "a token", ["read"], 7)
    head = enter(ROLES["head"])
    for kind, payload in OWN:
        act = {"kind": f"negotiation.{kind}", "payload": {"text": "Charter", **payload}}
        assert head.post("/api/acts/", act, content_type="application/json").status_code == 201
    clients = {}
    for role, name in ROLES.items():
        clients[role] = Client(SERVER_NAME="localhost", enforce_csrf_checks=True)
        if name:
            account = User.objects.get(username=name)
            clients[role].force_login(account, settings.AUTHENTICATION_BACKENDS[0])
    return clients


def rows() -> dict[str, list[str]]:
    """The rows of the table, by their addresses."""
    lines = KEPT.read_text(encoding="utf-8").splitlines()[1:]
    return {"" if row[0] == "(front)" else row[0]: row[1:] for row in map(str.split, lines)}


def written(found: Mapping[str, list[str]]) -> str:
    """Rows as the table writes them."""
    wide = max(map(len, found)) + 2
    head = f"{'address':<{wide}}" + "".join(f"{role:<13}" for role in ROLES)
    lines = [
        f"{address or '(front)':<{wide}}" + "".join(f"{one:<13}" for one in row)
        for address, row in found.items()
    ]
    return "\n".join(line.rstrip() for line in [head, *lines]) + "\n"


INLINE = re.compile(r"<script(?![^>]* src=)[^>]*>|<style|\sstyle=|\son[a-z]+=", re.IGNORECASE)


def looseness(answer: HttpResponse) -> list[str]:
    """What a browser would be let do with an answer beyond our own files."""
    policy = answer.headers.get("Content-Security-Policy", "")
    is_page = answer.headers.get("Content-Type", "").startswith("text/html")
    inline = INLINE.findall(answer.content.decode()) if is_page and not answer.streaming else []
    if "attachment" in answer.headers.get("Content-Disposition", ""):
        inline = []  # a file that stands alone has its style in it
    return [
        *(one for one in inline if "application/json" not in one),
        *(["unsafe"] if "default-src 'none'" not in policy or "unsafe" in policy else []),
        *(["sniffed"] if answer.headers.get("X-Content-Type-Options") != "nosniff" else []),
    ]


@pytest.mark.slow
def test_every_role_is_answered_as_the_matrix_says(enter: Enter) -> None:
    """Each address has a row, and each role finds there what its row says."""
    clients, found = seated(enter), {}
    loose = []
    for address in own():
        place = filled(address)
        answers = [client.get(place, asked(address)) for client in clients.values()]
        found[address] = [str(one.status_code) for one in answers]
        loose += [(address, fault) for one in answers for fault in looseness(one)]
    assert loose == []
    expected = rows()
    if found != expected:
        BUILT.parent.mkdir(exist_ok=True)
        BUILT.write_text(written(found), encoding="utf-8")
        differs = {one: row for one, row in found.items() if expected.get(one) != row}
        gone = sorted(expected.keys() - found.keys())
        pytest.fail(
            f"Look whether this is meant, and take it over from build/{BUILT.name}:\n"
            f"{written(differs or found)}"
            f"No longer there: {', '.join(gone) or 'nothing'}.",
            pytrace=False,
        )
    assert found == expected


@pytest.mark.slow
def test_nothing_is_done_without_the_proof_of_a_page(enter: Enter) -> None:
    """No POST of any address does anything for anybody without the token against forgery."""
    done = []
    for role, client in seated(enter).items():
        for address in own():
            status = client.post(filled(address), {}).status_code
            if status not in {401, 403, 404, 405}:
                done.append((role, address, status))
    assert done == []


@pytest.mark.slow
def test_pages_of_libraries_do_nothing_unasked(enter: Enter) -> None:
    """Accounts' own pages want a proof, too; those for accounts are closed to all but staff."""
    clients, done = seated(enter), []
    for address in addresses(get_resolver()):
        if not address.startswith(THIRDS) or "^" in address or "(?P" in address:
            continue
        for role in ("public", "head"):
            status = clients[role].post(filled(address), {}).status_code
            shown = clients[role].get(filled(address)).status_code
            if status not in {302, 403, 404, 405}:
                done.append((role, address, status))
            if address.startswith("admin/") and shown == 200 and address != "admin/login/":
                done.append((role, address, shown))
    assert done == []


# --- Not there, and not yours --------------------------------------------------------------------

HIDDEN = (
    "/texts/Charter/drafts/{}/words/",
    "/texts/Charter/drafts/{}/table/",
    "/texts/Charter/drafts/{}/withdraw/",
    "/texts/Charter/comments/China/{}/correct/",
    "/delegation/texts/Charter/proposals/{}/withdraw/",
    "/api/texts/Charter/drafts/{}/",
)
"""Addresses of what is for one delegation alone."""


def described(client: Client, method: str, address: str, name: str) -> object:
    """An answer with all that can be told by it, but the name that was asked for."""
    answer = client.generic(method, address, headers={"If-None-Match": "*"})
    words = answer.content.decode().replace(name, "…")
    told = re.sub(r'value="[\w-]{64}"|\d\d:\d\d', "", words)
    headers = {one: value.replace(name, "…") for one, value in answer.items()}
    return answer.status_code, headers, told


@pytest.mark.slow
@pytest.mark.parametrize("role", ["public", "foreign", "secretariat", "depositary"])
def test_what_is_not_yours_is_not_there(enter: Enter, role: str) -> None:
    """By no method does an answer tell what is somebody else's from what there is not."""
    client, told = seated(enter)[role], []
    client.get("/")  # whoever has a cookie already is sent none
    for address in HIDDEN:
        for method in ("GET", "HEAD", "OPTIONS", "POST", "PUT", "DELETE"):
            theirs, nobodys = (
                described(client, method, address.format(name), name) for name in ("CN1", "XX9")
            )
            if theirs != nobodys:
                told.append((method, address, theirs, nobodys))
    assert told == []
