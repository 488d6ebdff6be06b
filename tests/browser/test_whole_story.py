"""The whole story of a text, from two amendments at one moment to an instrument that is received.

Everybody sits in a window of their own, and onlookers read in another language.  Nothing is found
by its words: the story is the same whatever one reads.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Final

import pytest
from playwright.sync_api import Locator, Page, Route, expect
from tests.browser.conftest import House, barriers, shot

from paraph.languages import Teller

CHARTER: Final = "/texts/Charter/"
CLAUSE: Final = "Article 4(2)"
ROW: Final = f'[data-provision="{CLAUSE}"]'
LIVE: Final = '[data-live][data-is="on"]'
WORDS: Final = "2. Other fields may be added by {} of the Council of Heads of State."
READERS: Final = {"en": "fr", "ru": "zh-hans", "ar": "es"}
"""In which language the story is lived, and in which other one the public reads it."""


@dataclass
class Cast:
    """Who lives the story, and what barriers they met."""

    house: House
    language: str
    chair: Page
    china: Page
    russia: Page
    public: Page
    barriers: list[str] = field(default_factory=list)

    def see(self, page: Page, name: str, *, full: bool = True, axe: bool = False) -> None:
        """Keep a picture of a page, and look what stands in the way of its reader."""
        shot(page, f"story-{name}-{self.language}", full=full)
        if axe:
            self.barriers += [f"{name}: {one}" for one in barriers(page)]


@pytest.fixture(params=READERS)
def cast(house: House, request: pytest.FixtureRequest) -> Cast:
    """Chair, two delegations and an onlooker, each with a window."""
    language = request.param
    pages = [
        house.sit("Kazakhstan", "Chair", language=language),
        house.sit("China", "Head of delegation", language=language),
        house.sit("Russia", "Head of delegation", language=language),
        house.sit(),
    ]
    house.open(pages[-1], "/")
    house.speak(pages[-1], READERS[language])
    return Cast(house, language, *pages)


def test_the_whole_story(cast: Cast) -> None:
    """From amendments to an instrument, whatever one reads."""
    amend_at_the_same_moment(cast)
    tell_the_chair_alone(cast)
    circulate_a_package(cast)
    propose(cast, "CNC 1")
    break_silence(cast)
    put_it_anew(cast)
    adopt(cast)
    receive_an_instrument(cast)
    assert cast.barriers == []


def amend_at_the_same_moment(cast: Cast) -> None:
    """Two write in one clause and send before either is answered: all see both wordings."""
    everybody = (cast.china, cast.russia, cast.chair, cast.public)
    for page in everybody:
        cast.house.open(page, CHARTER)
        page.locator(LIVE).wait_for(state="attached")
    writers = {cast.china: "consensus", cast.russia: "a unanimous vote"}
    for page, words in writers.items():
        page.locator(ROW).hover()
        page.locator(f"{ROW} a.edit").click()
        page.locator(f"{ROW} textarea").fill(WORDS.format(words))
        page.locator(f"{ROW} .preview ins").first.wait_for()
    cast.see(cast.china, "amending", full=False, axe=True)
    held: list[Route] = []
    for page in writers:
        page.route("**/words/", lambda route: held.append(route))  # noqa: PLW0108 - it is marked
        with page.expect_request("**/words/"):
            page.locator(f'{ROW} button[value="propose"]').click()
    assert len(held) == len(writers)
    for route in held:
        route.continue_()
    for page, spoken in zip(everybody, [cast.language] * 3 + [READERS[cast.language]], strict=True):
        holders = page.locator(f"{ROW} .choice bdi.who")
        for who in ("China", "Russia"):
            told = re.compile(f"{who}|{named(who, spoken)}")
            expect(holders.filter(has_text=told)).not_to_have_count(0)
    for page in writers:
        page.unroute("**/words/")
    cast.see(cast.chair, "amended-by-two", full=False)
    shot(cast.public, f"story-amended-{READERS[cast.language]}", full=False)


def tell_the_chair_alone(cast: Cast) -> None:
    """The chair sees what China tells the chair alone; nobody else sees that anything was told."""
    for page in (cast.chair, cast.russia, cast.public, cast.china):
        cast.house.open(page, f"{CHARTER}brackets/b9/")
    kept = [(page, plain(page)) for page in (cast.russia, cast.public)]
    form = cast.china.locator("#panel-b9 [data-form=position]").first
    unfold(form)
    form.locator('[name=arm][value="base"]').check()
    form.locator("[name=stance][value=oppose]").check()
    form.locator("[name=audience]").select_option("chair only")
    form.locator("[name=words]").fill("…")
    cast.see(cast.china, "telling-the-chair", axe=True)
    form.locator(".primary").click()
    cast.china.locator(".message.done").first.wait_for()
    cast.house.open(cast.chair, f"{CHARTER}brackets/b9/")
    told = cast.chair.locator("#panel-b9 li.s-oppose").first
    expect(told).to_contain_text(named("China", cast.language))
    cast.see(cast.chair, "told-the-chair")
    for page, before in kept:
        page.reload()
        assert plain(page) == before


def circulate_a_package(cast: Cast) -> None:
    """The chair searches, sees what each would have to bear, and circulates a text of its own."""
    chair, at = cast.chair, "/chair/texts/Charter/package/"
    cast.house.open(chair, at)
    chair.locator(f'form[action="{at}search/"] .primary').click()
    expect(chair.locator(".burden-bar")).to_have_count(6)
    form = chair.locator("details", has=chair.locator(f'form[action="{at}circulate/"]'))
    unfold(form)
    cast.see(chair, "package", axe=True)
    form.locator(".primary").click()
    chair.locator(".message.done").wait_for()
    cast.house.open(cast.china, "/delegation/texts/Charter/")
    cast.see(cast.china, "desk", axe=True)


def propose(cast: Cast, name: str) -> None:
    """The chair puts the text before its organ, and opens silence; delegations see the clock."""
    if name == "CNC 1":
        cast.house.open(cast.chair, "/chair/decisions/new/?text=Charter")
        cast.chair.locator("[name=decision]").fill(name)
        cast.see(cast.chair, "decision-new")
    expect(cast.chair.locator("[name=decision]")).to_have_value(name)
    cast.chair.locator("main form .primary").click()
    cast.chair.locator('form[action$="/adoption/"] .secondary').click()
    form = cast.chair.locator("#act-silence")
    unfold(form)
    form.locator("[name=place]").fill("Moscow")
    form.locator("[name=zone]").fill("Europe/Moscow")
    form.locator(".primary").click()
    expect(cast.chair.locator(".clock .q-running")).to_have_count(1)
    cast.house.open(cast.china, "/delegation/")
    expect(cast.china.locator(".clock .q-running").first).to_be_visible()
    cast.see(cast.china, "clock", axe=name == "CNC 1")


def break_silence(cast: Cast) -> None:
    """Russia breaks silence with an amendment; the chair, looking on, sees it at once."""
    cast.chair.locator(LIVE).wait_for(state="attached")
    cast.house.open(cast.russia, "/delegation/decisions/CNC 1/")
    form = cast.russia.locator("#act-reply")
    form.locator("[name=reply][value=amendment]").check()
    form.locator("[name=text]").fill("Strike the last sentence.")
    cast.see(cast.russia, "silence-reply", axe=True)
    form.locator(".primary").click()
    for page in (cast.russia, cast.chair):
        expect(page.locator(".breaks")).to_contain_text("Strike the last sentence.")
    cast.see(cast.chair, "silence-broken", axe=True)


def put_it_anew(cast: Cast) -> None:
    """What was broken is repeated as a new decision, and silence runs again."""
    cast.chair.locator('a[href$="?again=CNC%201"]').click()
    propose(cast, "CNC 1 bis")


def adopt(cast: Cast) -> None:
    """The chair declares; its word stands beside what the rule gives, and everybody sees why."""
    at = "decisions/CNC 1 bis/"
    cast.house.open(cast.china, f"/delegation/{at}")
    cast.china.locator(LIVE).wait_for(state="attached")
    form = cast.chair.locator("#act-declaration")
    unfold(form)
    form.locator("[name=declared][value=adopted]").check()
    form.locator("[name=number]").fill("1/2002")
    form.locator(".primary").click()
    for page in (cast.chair, cast.china):
        expect(page.locator("[aria-labelledby=declared-title] bdi")).to_have_text("1/2002")
        expect(page.locator("[aria-labelledby=rule-title] .why li").first).to_be_visible()
        cast.see(page, f"adopted-{'chair' if page is cast.chair else 'china'}", axe=True)


def receive_an_instrument(cast: Cast) -> None:
    """The depositary receives Kazakhstan's instrument, and says first what it will enter."""
    desk = cast.house.sit("China", "Depositary", language=cast.language)
    cast.house.open(desk, "/treaties/Shanghai Convention/")
    kind = "depositary.instrument-deposited"
    desk.locator(f'.tray a[href*="{kind}"]').first.click()
    desk.locator('main a[href*="participant=Kazakhstan"]').first.click()
    desk.locator("[name=received]").fill("2002-05-20")
    desk.locator("[name=look]").click()
    expect(desk.locator(".preview")).to_contain_text(named("Kazakhstan", cast.language))
    cast.see(desk, "instrument-looked-at", axe=True)
    desk.locator("main form .primary").click()
    desk.locator(".message.success").wait_for()
    expect(desk.locator(".file li").last).to_contain_text(named("Kazakhstan", cast.language))
    cast.see(desk, "instrument-received", axe=True)


def named(who: str, language: str) -> str:
    """How a State is called: in English as the organisation does, else as the United Nations do."""
    return who if language == "en" else Teller(language).name(who)


def unfold(form: Locator) -> None:
    """Open a form that is folded."""
    if form.get_attribute("open") is None:
        form.locator("summary").first.click()


def plain(page: Page) -> str:
    """What a page says of a bracket, without what is new in every answer."""
    marks = re.compile(r'(name="(mark|csrfmiddlewaretoken)" value=)"[^"]+"')
    return marks.sub(r"\1", page.locator("#panel-b9").inner_html())
