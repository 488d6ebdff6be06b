"""Whatever is answered late, cut off or answered in vain while others act: what somebody typed is
entered once, they are told so, and in the end a page shows what a fresh one would.
"""

from __future__ import annotations

from typing import Final

from playwright.sync_api import Page
from tests.browser.conftest import House

LINES: Final = """
window.lines = { rule: null, under: 0, held: [] };
const ask = window.fetch;
window.fetch = async (address, options = {}) => {
  const { rule } = lines;
  const is = rule && rule.of.test(`${options.method || "GET"} ${address}`);
  if (is) lines.rule = null;
  lines.under += 1;
  try {
    if (is && rule.how === "cut") throw new TypeError("cut");
    const answer = await ask(address, options);
    if (is && rule.how === "in vain") throw new TypeError("in vain");
    if (is && rule.how === "late") await new Promise((go) => lines.held.push(go));
    return answer;
  } finally { lines.under -= 1; }
};
"""
"""Lines on which one question is not answered as it should be."""

BREAK: Final = """([of, how]) => { lines.rule = { of: new RegExp(of), how }; }"""

SETTLE: Final = """async ([bracket, words]) => {
  const until = async (is) => { while (!is()) await new Promise((go) => setTimeout(go, 20)); };
  const panel = document.querySelector("[data-panel]");
  const letGo = () => lines.held.splice(0).forEach((go) => go());
  const row = () => document.getElementById(bracket).closest(".provision");
  const open = () => row().querySelector("a[data-open]").click();
  const form = () => panel.querySelector("#panel-comments > [data-form=comment] form");
  const isOf = () => row().dataset.provision
    === panel.querySelector("[data-provision-panel]")?.dataset.provisionPanel;
  open();
  await until(() => (isOf() && form()) || !lines.under || lines.held.length);
  letGo();
  if (!isOf()) { await until(() => !lines.under); if (!isOf()) open(); }
  await until(() => isOf() && form());
  const field = form().elements.words;
  form().closest("details").open = true;
  field.focus();
  field.value = words;
  field.dispatchEvent(new Event("input", { bubbles: true }));
  const said = () => panel.querySelector(".message.done, .not-sent");
  form().requestSubmit(form().querySelector(".primary"));
  await until(() => said() || lines.held.length);
  letGo();
  await until(said);
  if (said().matches(".not-sent")) form().requestSubmit(form().querySelector(".primary"));
  await until(() => said()?.matches(".done"));
  return document.activeElement !== document.body;
}"""
"""Opens a provision, writes a comment, and sends it until it is said to be entered."""

OLD: Final = """async () => {
  const main = document.querySelector("script[type=module]").src;
  const { said } = await import(new URL("renew.js", main));
  const ask = async (address) => {
    const held = document.createElement("template");
    held.innerHTML = await (await fetch(address, { headers: { "X-Fragment": "1" } })).text();
    return held.content;
  };
  const plain = (place) => {
    const copy = place.cloneNode(true);
    for (const one of copy.querySelectorAll(".margin .edit, [data-close]")) one.remove();
    for (const one of [copy, ...copy.querySelectorAll("*")]) {
      one.classList.remove("is-open", "was-open", "is-new");
      for (const name of ["tabindex", "open", "data-kept"]) one.removeAttribute(name);
      if (!one.className) one.removeAttribute("class");
    }
    return said(copy);
  };
  const panel = document.querySelector("[data-panel]");
  document.activeElement.blur();
  const rows = (page) => [...page.querySelectorAll("#text > *, [data-part]")].map(plain).join();
  for (;;) {
    const [page, beside] = [await ask(location.href), await ask(panel.dataset.address)];
    const [shown, fresh] = [document.createElement("div"), document.createElement("div")];
    shown.append(...panel.cloneNode(true).childNodes);
    fresh.append(beside);
    const [is, would] = [rows(document) + plain(shown), rows(page) + plain(fresh)];
    if (is === would) return "";
    if (performance.now() > lines.until) {
      const at = [...is].findIndex((one, place) => one !== would[place]);
      return `${is.slice(at - 80, at + 80)} | ${would.slice(at - 80, at + 80)}`;
    }
    await new Promise((go) => setTimeout(go, 50));
  }
}"""
"""What a page shows that a fresh one would not, when nothing is under way any more."""

OPENING: Final = "brackets|provisions/[^/]+/$"
SCHEDULES: Final = (
    (OPENING, "late"),
    (OPENING, "cut"),
    ("rows", "late"),
    ("rows", "cut"),
    ("comment", "late"),
    ("comment", "in vain"),
)
"""Which question is not answered as it should be, and how."""


def test_late_answers(open_house: House) -> None:
    """On any line, words are entered once, that is said, and the page is as a fresh one."""
    open_house.forgiven.append("ERR_")
    china = open_house.sit("China", "Head of delegation")
    russia = open_house.sit("Russia", "Head of delegation")
    china.add_init_script(LINES)
    open_house.open(china, "/texts/Charter/")
    china.locator('[data-live][data-is="on"]').wait_for(state="attached")
    for number, (question, how) in enumerate(SCHEDULES):
        words, bracket = f"Said in schedule {number}.", ("b9", "b46")[number % 2]
        china.evaluate(BREAK, [question, how])
        oppose(open_house, russia, bracket, number)
        assert china.evaluate(SETTLE, [bracket, words]), "the focus was lost"
        china.evaluate("lines.until = performance.now() + 4000")
        assert china.evaluate(OLD) == ""
        assert record(open_house, china).count(words) == 1


def oppose(house: House, page: Page, bracket: str, number: int) -> None:
    """Somebody else states a position meanwhile."""
    proof = next(one["value"] for one in page.context.cookies() if one["name"] == "csrftoken")
    said = {"arm": "base", "stance": ("oppose", "accept")[number // 2 % 2], "audience": "members"}
    answer = page.context.request.post(
        f"{house.address}texts/Charter/brackets/{bracket}/position/",
        form={**said, "mark": f"schedule {number}", "csrfmiddlewaretoken": proof},
        max_redirects=0,
    )
    assert answer.status == 302


def record(house: House, page: Page) -> str:
    """The record as whoever sits at a page sees it."""
    address = f"{house.address}organisation/record.jsonl"
    return page.context.request.get(address, max_retries=3).text()
