// The screen of the room: bracket after bracket, large.  Whoever chairs settles them with single
// keys, a figure and Enter; every other screen goes to where something was done.  What was chosen is
// what is sent: whoever leads is led nowhere by what others do.
import { press } from "./follow.js";
import { say, unsay } from "./forms.js";
import { fragment } from "./fragment.js";
import { tell } from "./live.js";
import { fill, Place, said } from "./renew.js";

export function settle(root) {
  const wall = root.querySelector("[data-wall]");
  if (!wall) return;
  const dock = wall.querySelector("[data-dock]");
  const at = { wall, dock, name: "", row: null, chosen: "", lead: wall.querySelector("form[data-lead]") };
  at.place = new Place(dock, { ask: () => askFor(at), put: (came) => put(at, came), rests: () => !at.name });
  lead(at);
  for (const button of wall.querySelectorAll("[data-step]")) {
    button.hidden = false;
    button.addEventListener("click", () => step(at, Number(button.dataset.step)));
  }
  root.addEventListener("keydown", (happening) => {
    if (happening.ctrlKey || happening.metaKey || happening.altKey) return;
    if (happening.key === "Enter" && happening.target.closest("a, button") && !at.chosen) return;
    if (key(at, happening.key)) happening.preventDefault();
  });
  wall.addEventListener("click", (happening) => {
    const link = happening.target.closest("#text a.name, #text a.done") || happening.target.closest("#text .choice")?.querySelector("a.name");
    if (!link) return;
    happening.preventDefault();
    show(at, link.textContent.replace("✓", "").trim(), link.closest(".provision"));
  });
  wall.addEventListener("submit", (happening) => {
    if (!happening.target.matches("[data-settle]")) return;
    happening.preventDefault();
    send(at, happening.target, happening.submitter);
  });
  document.addEventListener("paraph:rows", (happening) => follow(at, happening.detail));
  document.addEventListener("paraph:show", ({ detail: { name, row } }) => {
    if (name) show(at, name, row);
    else row.scrollIntoView({ block: "start" });
  });
  step(at, 1);
}

const SCROLLING = /^(Page|Arrow|Home|End| $)/;

// Whoever chairs leads the screens that follow, as long as the button says so: by what is shown here,
// and by where the text was scrolled to.
function lead(at) {
  const button = at.lead?.querySelector("button");
  if (!button) return;
  at.lead.hidden = false;
  at.lead.addEventListener("submit", (happening) => {
    happening.preventDefault();
    press(button, button.getAttribute("aria-pressed") !== "true");
    point(at);
  });
  for (const kind of ["wheel", "touchmove", "keydown"]) {
    addEventListener(kind, (happening) => { at.scrolls = !happening.key || SCROLLING.test(happening.key); }, { passive: true });
  }
  addEventListener("scrollend", () => {
    if (!at.scrolls || (at.row && isRead(at.row))) return;
    const row = [...at.wall.querySelectorAll(".provision")].find(isRead);
    if (row) point(at, row);
  });
}

// A row is read if its beginning stands in the upper part of the window.
function isRead(row) {
  const { top } = row.getBoundingClientRect();
  return top >= 0 && top < innerHeight * 0.7;
}

const leads = (at) => at.lead?.querySelector("button").getAttribute("aria-pressed") === "true";

// Tells where one is, once for a burst of steps.
function point(at, row = at.row) {
  if (!row || !leads(at)) return;
  clearTimeout(at.pointing);
  at.pointing = setTimeout(() => {
    const body = new FormData(at.lead);
    body.set("provision", row.dataset.provision);
    body.set("bracket", row === at.row ? at.name : "");
    fetch(at.lead.action, { method: "POST", body, credentials: "same-origin" }).catch(() => { /* the next step tells again */ });
  }, 120);
}

const names = (at) => [...at.wall.querySelectorAll("#text a.name")];

function step(at, by) {
  const all = names(at);
  const place = all.findIndex((one) => one.textContent.trim() === at.name);
  let next = place < 0 ? null : all[place + by];
  if (place < 0 && at.row) {
    const side = by > 0 ? Node.DOCUMENT_POSITION_FOLLOWING : Node.DOCUMENT_POSITION_PRECEDING;
    const beyond = all.filter((one) => at.row.contains(one) || at.row.compareDocumentPosition(one) & side);
    next = by > 0 ? beyond[0] : beyond.at(-1);
  } else if (place < 0) next = all[0];
  if (next) show(at, next.textContent.trim(), next.closest(".provision"));
}

function show(at, name, row) {
  if (name !== at.name) choose(at, "");
  at.name = name;
  at.row = row;
  mark(at);
  row?.scrollIntoView({ block: "start" });
  point(at);
  at.place.take(() => askFor(at), (came) => put(at, came)).catch(() => at.place.renew());
}

function mark(at) {
  for (const one of at.wall.querySelectorAll(".provision.is-open")) one.classList.remove("is-open");
  at.row?.classList.add("is-open");
  for (const one of at.wall.querySelectorAll(".choice.is-chosen")) one.classList.remove("is-chosen");
  document.getElementById(at.name)?.classList.add("is-chosen");
}

const askFor = (at) => fragment(at.wall.dataset.wall.replace("{}", encodeURIComponent(at.name)));

// What is asked of a bracket is asked of the words that the room sees: a choice falls when the
// bracket is left, and when what stands there has changed.  Why something was not entered stays.
function put(at, { part }) {
  if (said(part) === at.dock.shows) return;
  const refusal = at.dock.querySelector(`[data-bracket="${CSS.escape(at.name)}"] .refusal`);
  choose(at, "");
  fill(at.dock, part);
  if (refusal) at.dock.firstElementChild.append(refusal);
  at.dock.hidden = false;
}

function key(at, pressed) {
  if (pressed === "n" || pressed === "p") return step(at, pressed === "n" ? 1 : -1), true;
  if (pressed === "Escape" && at.chosen) return choose(at, ""), true;
  if (pressed === "Enter" && at.chosen) return at.dock.querySelector(`[data-settle="${at.chosen}"]`)?.requestSubmit(), true;
  if (pressed === "u" || /^[1-9]$/.test(pressed)) return choose(at, pressed), true;
  return false;
}

function choose(at, which) {
  const own = `[data-bracket="${CSS.escape(at.name)}"]`;
  const form = which ? at.dock.querySelector(`${own} [data-settle="${which}"]`) : null;
  at.chosen = form ? which : "";
  for (const one of at.dock.querySelectorAll(".is-about")) one.classList.remove("is-about");
  (form?.closest(".arm-card") || form)?.classList.add("is-about");
  const said = at.dock.querySelector("[data-said]");
  if (said) said.textContent = form ? said.dataset.sure : "";
}

async function send(at, form, button) {
  const body = new FormData(form);
  const press = button || form.querySelector("button");
  if (press.name) body.set(press.name, press.value);
  unsay(form);
  at.dock.querySelector(".refusal")?.remove();
  try {
    const { part, status } = await fragment(form.action, { method: "POST", body });
    if (status === 422) at.dock.firstElementChild?.append(part.querySelector(".refusal") || "");
  } catch (error) {
    return say(form, error);
  }
  tell({ text: at.wall.dataset.text, provisions: at.row ? [at.row.dataset.provision] : [] });
}

// What is shown is shown as it stands now; whoever does not lead goes to where something was done.
function follow(at, provisions) {
  const rows = [...at.wall.querySelectorAll(".provision")];
  const own = at.row?.dataset.provision;
  at.row = rows.find((one) => one.dataset.provision === own) || null;
  mark(at);
  if (!provisions.every((one) => one && one !== own)) at.place.renew();
  const there = !leads(at) && !provisions.includes(own) && rows.find((one) => provisions.includes(one.dataset.provision));
  if (!there) return;
  const link = there.querySelector("a.name, a.done");
  if (link) show(at, link.textContent.replace("✓", "").trim(), there);
  else there.scrollIntoView({ block: "start" });
}
