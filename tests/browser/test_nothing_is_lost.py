"""Nothing that somebody typed is lost: by a line that breaks, a session that ends, a second tab,
the back button or a second click, in whatever kind of form.

All tests live in one house, each at a place of its own.
"""

from __future__ import annotations

import re
import sqlite3
from dataclasses import dataclass
from typing import Final

import pytest
from playwright.sync_api import Locator, Page, expect
from tests.browser.conftest import House, shot

CHINA: Final = ("China", "Head of delegation")
LIVE: Final = '[data-live][data-is="on"]'
WORDS: Final = "Typed once, and not again."


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of form: who writes into it and where, and how it is reached, filled and sent."""

    seat: tuple[str, str]
    path: str
    form: str
    field: str
    send: str
    done: str
    row: str = ""
    opener: str = ""
    choose: tuple[str, ...] = ()

    def begin(self, page: Page) -> Locator:
        """Open the form as somebody does who comes to the page."""
        form = page.locator(self.form).first
        if self.row and not form.is_visible():
            page.locator(self.row).hover()
            page.locator(f"{self.row} {self.opener}").click()
            form.wait_for(state="attached")
        folded = form.locator("xpath=ancestor::details[not(@open)]")
        if folded.count():
            folded.locator("summary").first.click()
        form.locator(self.field).wait_for()
        return form

    def fill(self, page: Page, words: str = WORDS) -> Locator:
        """Type into it."""
        form = self.begin(page)
        for choice in self.choose:
            form.locator(choice).check()
        form.locator(self.field).fill(words)
        return form

    def press(self, page: Page) -> None:
        """Send it."""
        page.locator(self.form).first.locator(self.send).click()

    def holds(self, page: Page, words: str = WORDS) -> None:
        """What was typed stands in it."""
        form = self.begin(page)
        expect(form.locator(self.field)).to_have_value(words)
        for choice in self.choose:
            expect(form.locator(choice)).to_be_checked()


def position(bracket: str) -> Kind:
    """A position on a bracket, in the panel beside the text."""
    return Kind(
        seat=CHINA,
        path="/texts/Charter/",
        form=f"[data-panel] #panel-{bracket} [data-form=position] form",
        field="[name=words]",
        send=".primary",
        done=f"[data-panel] #panel-{bracket} .message.done",
        row=f"#text .provision:has(#{bracket})",
        opener=f"#{bracket} > a.name",
        choose=("[name=arm][value=base]", "[name=stance][value=reserve]"),
    )


def words(provision: str) -> Kind:
    """Other words for a paragraph, in its place."""
    row = f'[data-provision="{provision}"]'
    return Kind(
        seat=CHINA,
        path="/texts/Charter/",
        form=f"{row} .editing form",
        field="[name=words]",
        send="[value=propose]",
        done="[data-messages] .message.done",
        row=row,
        opener="a.edit",
    )


def comment(provision: str) -> Kind:
    """A comment on a provision."""
    row = f'[data-provision="{provision}"]'
    return Kind(
        seat=CHINA,
        path="/texts/Charter/",
        form="[data-panel] [data-form=comment] form",
        field="[name=words]",
        send=".primary",
        done="[data-panel] .message.done",
        row=row,
        opener="a.chip",
    )


MEETING: Final = Kind(
    seat=("Secretariat", ""),
    path="/acts/organisation.meeting-convened/?organ=CHS",
    form="main form[data-act]",
    field="[name=starts-place]",
    send=".primary",
    done=".message.success",
)
"""Any act on its own page."""

DECISION: Final = Kind(
    seat=("Kazakhstan", "Chair"),
    path="/chair/decisions/new/?text=Charter",
    form="main form[data-act]",
    field="[name=title]",
    send=".primary",
    done=".matter",
)
"""A decision that the chair puts forward."""


EVERY: Final = ("position", "words", "comment", "act", "decision")


def each(bracket: str, provision: str, of: tuple[str, ...] = EVERY) -> pytest.MarkDecorator:
    """Kinds of form, at places of one test's own; where their scripts are the same, a few stand
    for all.
    """
    kinds = {
        "position": position(bracket),
        "words": words(provision),
        "comment": comment(provision),
        "act": MEETING,
        "decision": DECISION,
    }
    return pytest.mark.parametrize("kind", [kinds[one] for one in of], ids=of)


def entered(house: House, page: Page) -> int:
    """How many acts there are for whoever sits at a page."""
    address = f"{house.address}organisation/record.jsonl"
    extract = page.context.request.get(address, max_retries=3)  # an idle line may just be closing
    return len(extract.text().splitlines())


def come(house: House, kind: Kind) -> Page:
    """Somebody who comes to the page of a form, in a seat."""
    page = house.sit(*kind.seat)
    house.open(page, kind.path)
    page.locator(LIVE).wait_for(state="attached")
    return page


@each("b41", "Article 4(5)")
def test_a_line_that_breaks(open_house: House, kind: Kind) -> None:
    """Without a connection a form says so and keeps what stands in it; then it is sent, once."""
    open_house.forgiven.append("ERR_INTERNET_DISCONNECTED")
    page = come(open_house, kind)
    before = entered(open_house, page)
    kind.begin(page)
    page.context.set_offline(offline=True)
    kind.fill(page)
    kind.press(page)
    page.locator(f"{kind.form} .not-sent").wait_for()
    kind.holds(page)
    page.context.set_offline(offline=False)
    kind.press(page)
    page.locator(kind.done).first.wait_for()
    assert entered(open_house, page) == before + 1


@each("b42", "Article 5(2)")
def test_a_session_that_ends(open_house: House, kind: Kind) -> None:
    """Who sends after the session ended is led to log in, comes back, and finds what was typed."""
    open_house.forgiven += ["status of 403", "status of 404"]
    page = come(open_house, kind)
    kind.fill(page)
    end_session(open_house, page)
    kind.press(page)
    come_back(page, kind)
    kind.holds(page)
    kind.press(page)
    expect(page.locator(kind.done).first).to_be_visible()
    assert drafts(page) == []


@each("b52", "Article 6(4)", of=("position", "decision"))
def test_another_seat_in_the_next_tab(open_house: House, kind: Kind) -> None:
    """What was typed in one seat is entered in no other, and is there when one comes back."""
    open_house.forgiven += ["status of 403", "status of 404"]
    page = come(open_house, kind)
    kind.fill(page)
    other = page.context.new_page()
    open_house.watch(other)
    open_house.open(other, "/demo/")
    other.locator(".seat-button").filter(has_text="Uzbekistan").click()
    other.wait_for_load_state("load")
    page.locator('[data-live][data-is="lapsed"]').wait_for()
    before = entered(open_house, other)
    kind.press(page)
    page.locator(f"{kind.form} .not-sent").wait_for()
    assert entered(open_house, other) == before
    come_back(page, kind)
    kind.holds(page)
    kind.press(page)
    expect(page.locator(kind.done).first).to_be_visible()
    assert drafts(page) == []


@each("b66", "Article 7(4)", of=("words", "comment"))
def test_two_tabs_in_one_seat(open_house: House, kind: Kind) -> None:
    """Each tab keeps its own words, whatever is typed and sent in the other."""
    page = come(open_house, kind)
    kind.fill(page, "In the first tab.")
    other = page.context.new_page()
    open_house.watch(other)
    open_house.open(other, kind.path)
    kind.holds(other, "In the first tab.")
    kind.fill(other, "In the second tab.")
    kind.press(other)
    other.locator(kind.done).first.wait_for()
    page.reload()
    kind.holds(page, "In the first tab.")
    kind.press(page)
    expect(page.locator(kind.done).first).to_be_visible()
    assert drafts(page) == []


@each("b99", "Article 9(4)", of=("position", "words", "act"))
def test_back_and_twice(open_house: House, kind: Kind) -> None:
    """Away and back: what was typed is there; a double click enters it once, then it is gone."""
    page = come(open_house, kind)
    before = entered(open_house, page)
    kind.fill(page)
    open_house.open(page, "/search/")
    page.go_back()
    kind.holds(page)
    page.locator(kind.form).first.locator(kind.send).dblclick()
    page.locator(kind.done).first.wait_for()
    assert entered(open_house, page) == before + 1
    assert drafts(page) == []


def test_words_that_wait_are_pointed_at(open_house: House) -> None:
    """Where words were typed and not sent, the margin says so until they are sent."""
    kind = words("Article 10(4)")
    page = come(open_house, kind)
    kind.fill(page)
    page.reload()
    waiting = page.locator(".margin .edit.kept")
    expect(waiting).to_have_count(1)
    shot(page, "words-that-wait", full=False)
    waiting.click()
    kind.holds(page)
    kind.press(page)
    expect(waiting).to_have_count(0)
    assert drafts(page) == []


def test_what_was_missed_is_caught_up(open_house: House) -> None:
    """Whatever others enter while a line is broken stands on the page when it is whole again."""
    open_house.forgiven += ["ERR_INTERNET_DISCONNECTED", "ERR_FAILED"]
    russia = open_house.sit("Russia", "Head of delegation")
    open_house.open(russia, "/texts/Charter/")
    russia.locator(LIVE).wait_for(state="attached")
    russia.context.set_offline(offline=True)
    row = russia.locator('[data-provision="Article 11(5)"]')
    kind = words("Article 11(5)")
    china = come(open_house, kind)
    kind.fill(china)
    kind.press(china)
    china.locator(kind.done).first.wait_for()
    russia.context.set_offline(offline=False)
    words_of_china = row.locator(".choice bdi.who").filter(has_text="China")
    expect(words_of_china).not_to_have_count(0)
    assert words_of_china.first.is_visible()


def drafts(page: Page) -> list[str]:
    """What a browser keeps of what was typed."""
    stores = "[...Object.keys(localStorage), ...Object.keys(sessionStorage)]"
    kept: list[str] = page.evaluate(f"{stores}.filter((one) => one.startsWith('paraph draft '))")
    return kept


def end_session(house: House, page: Page) -> None:
    """End the session of a window, as when it runs out."""
    cookie = next(one for one in page.context.cookies() if one["name"] == "sessionid")
    with sqlite3.connect(house.home / "accounts.sqlite3", timeout=30) as accounts:
        accounts.execute("DELETE FROM django_session WHERE session_key = ?", (cookie["value"],))


def come_back(page: Page, kind: Kind) -> None:
    """Take the seat again by the link that the form offers, and come back to where one was."""
    page.locator(f"{kind.form} .not-sent a").click()
    seat = page.locator(".seat-button").filter(has_text=kind.seat[0])
    seat.filter(has_text=kind.seat[1]).first.click()
    page.wait_for_url(re.compile(re.escape(kind.path)))
    page.locator(LIVE).wait_for(state="attached")
