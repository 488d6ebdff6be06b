// Keys of the text room: through provisions and brackets, to a position, to other words.  They can
// be turned off, and whatever they do can be reached by Tab as well.
import { open } from "./panel.js";
import { edit } from "./write.js";

const OFF = "paraph keys off";
const STANCES = { s: "support", a: "accept", r: "reserve", o: "oppose" };

export function takeKeys(root) {
  const dialog = root.querySelector("dialog[data-keys]");
  const text = root.querySelector("#text");
  if (!dialog || !text) return;
  offer(root, dialog);
  root.addEventListener("keydown", (happening) => {
    if (happening.key === "Enter" && (happening.ctrlKey || happening.metaKey)) return sendIt(happening);
    if (happening.ctrlKey || happening.metaKey || happening.altKey || happening.defaultPrevented) return;
    if (dialog.open || typing(happening.target) || localStorage.getItem(OFF)) return;
    if (act(happening.key, text, dialog, happening.target)) happening.preventDefault();
  });
}

function offer(root, dialog) {
  for (const button of root.querySelectorAll("[data-keys-open]")) {
    button.hidden = false;
    button.addEventListener("click", () => dialog.showModal());
  }
  const off = dialog.querySelector("[data-keys-off]");
  off.checked = Boolean(localStorage.getItem(OFF));
  off.addEventListener("change", () => {
    if (off.checked) localStorage.setItem(OFF, "1");
    else localStorage.removeItem(OFF);
  });
}

const typing = (one) => one.matches("textarea, select, [contenteditable]")
  || one.matches("input:not([type=radio], [type=checkbox], [type=submit], [type=button])");

function sendIt(happening) {
  const form = happening.target.closest("form");
  const button = form?.querySelector(".act-end .primary");
  if (button) form.requestSubmit(button);
}

function act(key, text, dialog, target) {
  if (key === "?") return dialog.showModal(), true;
  if (key === "j" || key === "k") return go([...text.querySelectorAll(".provision")], here(text, target), key === "j" ? 1 : -1);
  if (key === "n" || key === "p") return go([...text.querySelectorAll("a.name")], bracketAt(target) || here(text, target), key === "n" ? 1 : -1);
  const row = here(text, target);
  if (!row) return false;
  if (key === "Enter" && target === row) return row.querySelector("a[data-open]").click(), true;
  if (key === "e") return edit(row, row.querySelector("a[data-open]").href + "words/"), true;
  if (key === "c") return comment(row, target), true;
  if (key in STANCES) return stand(STANCES[key], row, target), true;
  return false;
}

const bracketAt = (target) => (target.matches("a.name") ? target : null);

// The provision in which one is: where the focus stands, else what is open in the panel, else none.
function here(text, target) {
  return target.closest(".provision") || text.querySelector(".provision.is-open") || text.querySelector(".provision.was-open");
}

function go(all, at, step) {
  if (!all.length) return false;
  const place = all.indexOf(at);
  let next = all[place + step];
  if (place < 0 && at) {
    const side = step > 0 ? Node.DOCUMENT_POSITION_FOLLOWING : Node.DOCUMENT_POSITION_PRECEDING;
    const beyond = all.filter((one) => at.compareDocumentPosition(one) & side);
    next = step > 0 ? beyond[0] : beyond.at(-1);
  } else if (place < 0) next = step > 0 ? all.find(onScreen) || all[0] : all[0];
  if (!next) return true;
  next.focus({ preventScroll: true });
  next.scrollIntoView({ block: next.offsetHeight > innerHeight / 2 ? "start" : "center" });
  return true;
}

const onScreen = (one) => one.getBoundingClientRect().bottom > 80;

// The panel of a row, opened if one is not in it already; nothing, if something else is opened there.
async function panelOf(row, target, link) {
  const panel = document.querySelector("[data-panel]");
  return panel.contains(target) || await open(panel, link.href, row) ? panel : null;
}

async function comment(row, target) {
  const bracket = bracketAt(target);
  const panel = await panelOf(row, target, bracket || row.querySelector("a[data-open]"));
  const form = panel?.querySelector("[data-form=comment]");
  if (!form) return;
  form.open = true;
  const name = target.closest("[data-bracket]")?.dataset.bracket || bracket?.textContent.trim();
  const on = form.querySelector("select[name=on]");
  const choice = name && [...on.options].find((one) => one.value === "bracket:" + name);
  if (choice) on.value = choice.value;
  form.querySelector("textarea").focus();
  form.scrollIntoView({ block: "nearest" });
}

async function stand(stance, row, target) {
  const link = bracketAt(target) || row.querySelector("a.name") || row.querySelector("a[data-open]");
  const panel = await panelOf(row, target, link);
  if (!panel) return;
  const place = target.closest("[data-bracket]") || panel.querySelector(".bracket.chosen") || panel;
  const form = (panel.contains(place) ? place : panel).querySelector("[data-form=position]");
  const choice = form?.querySelector(`input[name=stance][value="${stance}"]`);
  if (!choice) return;
  form.open = true;
  choice.checked = true;
  choice.dispatchEvent(new Event("change", { bubbles: true }));
  const wording = form.querySelector("input[name=arm]");
  (wording && !form.querySelector("input[name=arm]:checked") ? wording : choice).focus();
  form.scrollIntoView({ block: "nearest" });
}
