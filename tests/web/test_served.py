"""A house that is open: what its documentation says by curl, its stream, single sign-on."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator
from http.client import HTTPConnection
from pathlib import Path
from typing import Any

import msgspec
import pytest
from tests.web.provider import CLIENT, SECRET, Provider, provided
from tests.web.served import Answer, Visitor, curl, opened, read

PAGE = Path(__file__).parents[2] / "docs" / "api.md"

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def provider() -> Iterator[Provider]:
    """A provider of single sign-on."""
    with provided() as made:
        yield made


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the house."""
    return tmp_path_factory.mktemp("house")


@pytest.fixture(scope="module")
def house(home: Path, provider: Provider) -> Iterator[str]:
    """The address of a house that is open and trusts a provider."""
    told = {
        "PARAPH_OIDC_SERVER": provider.address,
        "PARAPH_OIDC_CLIENT": CLIENT,
        "PARAPH_OIDC_SECRET": SECRET,
        "PARAPH_OIDC_NAME": "Ministry",
    }
    with opened("demo", "--home", home, **told) as address:
        yield address


@pytest.fixture(scope="module")
def token(house: str) -> str:
    """A token of the head of China's delegation, made on the page for it."""
    visitor = Visitor(house)
    door = visitor.go("/demo/").body
    seat = re.search(r'value="(\d+)"[^>]*><strong><bdi>China</bdi></strong><span>Head', door)
    assert seat is not None
    visitor.go("/demo/enter/", {"seat": seat[1]})
    visitor.go("/tokens/")
    form = {"title": "curl", "scopes": ["read", "act"], "days": "7"}
    made = re.search(r"paraph_[\w-]{43}", visitor.go("/tokens/", form).body)
    assert made is not None
    return made[0]


# --- What is documented --------------------------------------------------------------------------


EXAMPLE = re.compile(
    r"^    (?P<command>curl .*(?:(?<=\\)\n.*|\n {9}.*)*)"
    r"(?:\n\n    (?P<told>HTTP/1\.1 .*(?:\n    .*)*))?",
    re.MULTILINE,
)
"""A line of curl, however many lines it takes, and the answer that is shown below it."""


def is_told(shown: Any, found: Any) -> bool:  # noqa: ANN401 - JSON
    """Whether an answer holds what is shown of it; numbers and moments are those of its day."""
    match shown:
        case dict():
            return all(name in found and is_told(one, found[name]) for name, one in shown.items())
        case list():
            return len(shown) == len(found) and all(map(is_told, shown, found))
        case bool() | None:
            return bool(shown is found)
        case str():
            return shown == found or bool(re.match(r"\d{4}-\d\d-\d\dT", shown))
        case _:
            return type(shown) is type(found)


def faults(shown: str, answer: Answer) -> Iterator[str]:
    """In what an answer differs from the one that is shown."""
    first, *lines = shown.split("\n")
    if f" {answer.status} " not in f"{first} ":
        yield f"{answer.status} in place of {first}: {answer.body[:300]}"
    for number, line in enumerate(lines):
        if line.startswith("{"):
            body = msgspec.json.decode("\n".join(lines[number:]))
            if not is_told(body, answer.told):
                yield f"{answer.body[:600]} in place of {body}"
            return
        name, value = line.split(": ", 1)
        told = answer.headers.get(name.lower(), "")
        like = re.escape(value).replace("house\\.example", "[^/]+").replace("https", "https?")
        is_there = re.search(re.sub(r"\d+", r"\\d+", like), told)
        if not is_there and f"{name}: " not in answer.body:
            yield f"{name}: {told!r} in place of {value!r}"


def test_what_the_documentation_asks_is_answered_as_it_says(house: str, token: str) -> None:
    """Each line of curl on the page can be sent as it stands, and is answered so."""
    found, told = [], {"TOKEN": token}
    asked = list(EXAMPLE.finditer(PAGE.read_text(encoding="utf-8")))
    for one in asked:
        command, shown = (
            re.sub(r"^ {4}", "", part, flags=re.MULTILINE)
            for part in (one["command"], one["told"] or "HTTP/1.1 200")
        )
        answer = curl(command, house, told)
        found += [f"{command}\n{fault}" for fault in faults(shown, answer)]
        told["TAG"] = answer.headers.get("etag", "")
    assert len(asked) >= 14
    assert found == []


# --- The stream ----------------------------------------------------------------------------------


def listened(house: str, method: str = "GET", **headers: str) -> Answer:
    """What `/live/` says first."""
    line = HTTPConnection(house.removeprefix("http://"), timeout=30)
    line.request(
        method, "/live/", headers={one.replace("_", "-"): to for one, to in headers.items()}
    )
    answer = line.getresponse()
    told = read(answer, 65536)
    line.close()
    return told


def test_a_program_listens_by_its_token(house: str, token: str) -> None:
    """It is told what it missed under its own numbers; the public is told less."""
    own = listened(house, Authorization=f"Bearer {token}", Last_Event_ID="1")
    public = listened(house, Last_Event_ID="1")
    numbers = [re.findall(r"^id: (\d+)$", one.body, re.MULTILINE) for one in (own, public)]
    assert [one[:3] for one in numbers] == [["1", "2", "3"], ["1", "2", "3"]]
    assert own.headers["content-type"] == "text/event-stream; charset=utf-8"


def test_a_stream_is_refused_as_any_question_is(house: str) -> None:
    """A token that is not good, another method, a house of another name: no stream."""
    statuses = [
        listened(house, Authorization="Bearer paraph_no").status,
        listened(house, "POST").status,
        listened(house, Host="elsewhere.example").status,
    ]
    assert statuses == [401, 405, 400]


# --- Single sign-on ------------------------------------------------------------------------------

ADDRESS = "head@china.example"


@pytest.fixture(scope="module")
def known(house: str, home: Path) -> str:
    """The address of an account that the provider knows, too."""
    del house
    line = sqlite3.connect(home / "accounts.sqlite3", timeout=20)
    line.execute("UPDATE auth_user SET email = ? WHERE username = 'china-head'", [ADDRESS])
    line.commit()
    line.close()
    return ADDRESS


def signed_on(house: str) -> tuple[Visitor, Answer]:
    """Somebody who went to the provider by the button of the door, and came back."""
    visitor = Visitor(house)
    assert "Ministry" in visitor.go("/account/login/").body
    return visitor, visitor.go("/account/oidc/house/login/", {})


def test_whom_the_provider_knows_sits_in_their_own_seat(
    house: str, provider: Provider, known: str
) -> None:
    """An account that exists is opened by its address, and then by its name at the provider."""
    for claims in ({"email": known, "email_verified": True}, {}):
        provider.claims = {"sub": "1", **claims}
        visitor, page = signed_on(house)
        assert page.status == 200
        assert "China · Head of delegation" in visitor.go("/").body


@pytest.mark.parametrize(
    "claims",
    [
        {"sub": "2", "email": "nobody@china.example", "email_verified": True},
        {"sub": "2", "email": ADDRESS, "email_verified": False},
        {"sub": "2"},
    ],
)
def test_the_provider_lets_in_nobody_else(
    house: str, provider: Provider, known: str, claims: dict[str, object]
) -> None:
    """Whom the house does not know, or the provider is not sure of, stays the public."""
    del known
    provider.claims = claims
    visitor, page = signed_on(house)
    assert page.status < 500
    assert "<bdi>Public</bdi>" in visitor.go("/").body


def test_what_did_not_begin_here_does_not_end_here(house: str) -> None:
    """A code that comes with a state of nobody's asking lets nobody in (RFC 6749, 10.12)."""
    visitor = Visitor(house)
    answer = visitor.go("/account/oidc/house/login/callback/?code=code&state=made-up")
    assert answer.status < 500
    assert "<bdi>Public</bdi>" in visitor.go("/").body
