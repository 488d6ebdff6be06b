"""Pages that are kept: what is kept is what would be written anew, and nobody else's."""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterator
from datetime import date
from threading import Thread

import pytest
from django.test import Client
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st
from tests.web.conftest import Enter
from tests.web.test_text_room import words

from paraph.organisation.acts import ParticipantRenamed
from paraph.organisation.offices import HEAD
from paraph.web import freshness, house
from paraph.web.accounts.models import Function
from paraph.web.accounts.roles import Role
from paraph.web.names import addresses
from paraph.web.packing import Stretch, as_is, gzipped, joined, stretch
from paraph.web.rooms.text import desk, rows
from paraph.web.shelves import Shelves

pytestmark = pytest.mark.slow

TEXT = "/texts/Charter/"
SEATS = (
    "",
    "kazakhstan-chair-cnc",
    "china-head",
    "china-adviser",
    "russia-head",
    "secretariat-secretariat",
)
TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="(\w+)"')


@pytest.fixture(autouse=True)
def nothing_is_kept() -> Iterator[None]:
    """A house that has just opened."""
    clear()
    yield
    clear()


def clear() -> None:
    """Forget every page, row and follower."""
    for shelves in (freshness._PAGES, rows._WORDS, rows._ROWS, rows._READERS, desk._FOLLOWED):
        shelves._shelves.clear()


def head(name: str) -> Role:
    """The head of a delegation."""
    return Role(name, Function.HEAD, "", HEAD)


def as_told(client: Client, address: str) -> str:
    """A page without what is for one answer alone."""
    return TOKEN.sub("", words(client.get(address)))


@given(st.lists(st.tuples(st.booleans(), st.text(max_size=200))))
def test_stretches_make_one_stream(parts: list[tuple[bool, str]]) -> None:
    """Whatever stretches follow one another, a browser unpacks the page that they are."""
    stretches = [stretch(one) if is_packed else as_is(one) for is_packed, one in parts]
    assert gzip.decompress(gzipped(stretches)) == joined(stretches)
    assert joined(stretches).decode() == "".join(one for _, one in parts)


def test_what_is_kept_is_what_would_be_written(enter: Enter) -> None:
    """After an act for the chair alone and one for all, each seat reads what a fresh house says."""
    clients = {seat: enter(seat) for seat in SEATS}
    address = f"{TEXT}brackets/b9/position/"
    for number, audience in enumerate(("", "chair only", "members")):
        if audience:
            said = {"arm": "base", "stance": "oppose", "audience": audience, "mark": f"m{number}"}
            assert clients["china-head"].post(address, said).status_code == 302
        kept = {seat: [as_told(one, TEXT), as_told(one, TEXT)] for seat, one in clients.items()}
        for seat, one in clients.items():
            clear()
            assert kept[seat] == [as_told(one, TEXT)] * 2, (seat, audience)


def test_what_is_kept_in_confidence_is_shown_to_nobody_else(enter: Enter) -> None:
    """What the chair alone was told stands in the page that is kept for it, and in no other."""
    before = {seat: as_told(enter(seat), TEXT) for seat in SEATS}
    said = {"arm": "base", "stance": "oppose", "audience": "chair only", "mark": "m"}
    enter("china-head").post(f"{TEXT}brackets/b2/position/", said)
    changed = {seat for seat in SEATS if as_told(enter(seat), TEXT) != before[seat]}
    assert "russia-head" not in changed
    assert "" not in changed


def test_no_token_is_kept(enter: Enter) -> None:
    """Each answer has a token of its own, and the token is that of whoever asks."""
    client, other = enter("china-head"), enter("china-head")
    client.get("/")
    other.get("/")
    found = [TOKEN.findall(words(one.get(TEXT))) for one in (client, client, other)]
    assert len({one for tokens in found for one in tokens}) == len(found)
    kept = [one.page for one in freshness._PAGES._shelves.values() if one.page is not None]
    written = b"".join(one.plain for _, sheet in kept for run in sheet.runs for one in run)
    assert kept
    assert b"csrfmiddlewaretoken" in written
    assert not TOKEN.search(written.decode())
    strict = Client(SERVER_NAME="localhost", enforce_csrf_checks=True)
    strict.cookies = client.cookies
    form = {"csrfmiddlewaretoken": found[1][0], "language": "fr"}
    assert strict.post("/language/setlang/", form).status_code == 302


def test_a_page_that_is_kept_is_sent_small_and_plain(enter: Enter) -> None:
    """Compressed or not, it is the same page."""
    client = enter("china-head")
    client.get("/")
    plain = words(client.get(TEXT))
    small = client.get(TEXT, headers={"Accept-Encoding": "gzip"}).content
    unpacked = gzip.decompress(small).decode()
    assert TOKEN.sub("", unpacked) == TOKEN.sub("", plain)
    assert len(small) * 3 < len(plain)


def test_readers_who_are_told_the_same_share_their_rows(enter: Enter) -> None:
    """A text that five have open stands in memory once."""
    for seat in ("russia-head", "uzbekistan-head"):
        enter(seat).get(TEXT)
    found = [[id(one) for one in _rows_for(name)] for name in ("Russia", "Uzbekistan")]
    assert found[0] == found[1]


def _rows_for(name: str) -> tuple[Stretch, ...]:
    return rows.rows_of(desk.play_for("Charter", head(name)))


def test_a_new_name_stands_in_every_row(enter: Enter) -> None:
    """What a State is called now is what the page says, though nothing else has changed."""
    client = enter("china-head")
    for arm in ("base", "Russia"):
        said = {"arm": arm, "stance": "oppose", "audience": "members", "mark": arm}
        assert client.post(f"{TEXT}brackets/b9/position/", said).status_code == 302
    assert ">China</bdi></p>" in as_told(client, TEXT)
    named = ParticipantRenamed(
        participant="China", names={"en": "Republic C"}, since=date(2002, 5, 19)
    )
    house.secretariat().file(named, participant="Secretariat", capacity="secretariat")
    assert ">China</bdi></p>" not in as_told(client, TEXT)
    assert ">Republic C</bdi></p>" in as_told(client, TEXT)


def test_addresses_are_those_that_are_answered(enter: Enter) -> None:
    """An address that is made for a row is the one that Django would make."""
    enter("")
    provisions = house.situation_for(Role().viewer).negotiation.texts["Charter"].provisions
    for name in (*provisions, "A/1.b", "50 % ~ & “x”", "条 1", "a{b}?#"):
        assert addresses("provision", "Charter")(name) == reverse(
            "provision", args=("Charter", name)
        )


def test_followers_are_let_go(enter: Enter, monkeypatch: pytest.MonkeyPatch) -> None:
    """So many texts are followed, those asked for last; another follower says the same."""
    enter("")
    monkeypatch.setattr(desk, "_FOLLOWED", Shelves(desk._Followed, 2))
    names = ("Russia", "China", "Tajikistan", "Russia")
    found = [desk.play_for("Charter", head(one)) for one in names]
    assert len(desk._FOLLOWED) == 2
    assert found[0].provisions == found[3].provisions
    assert found[0].provisions is not found[3].provisions


def test_no_text_waits_for_another(enter: Enter) -> None:
    """While one reader's text is computed, another reader is answered."""
    enter("")
    desk.play_for("Charter", head("Russia"))
    [one] = desk._FOLLOWED._shelves.values()
    with one.lock:
        asks = Thread(target=desk.play_for, args=("Charter", head("China")))
        asks.start()
        asks.join(30)
        assert not asks.is_alive()
