"""Who is answered how: every address of the application for every role, in one table."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.auth.models import User
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
    "proposal": "CRP~d1",
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


@pytest.mark.slow
def test_every_role_is_answered_as_the_matrix_says(enter: Enter) -> None:
    """Each address has a row, and each role finds there what its row says."""
    clients, found = seated(enter), {}
    for address in own():
        place = filled(address)
        found[address] = [
            str(client.get(place, asked(address)).status_code) for client in clients.values()
        ]
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
