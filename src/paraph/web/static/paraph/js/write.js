// A paragraph is edited in its place: the field opens below its words, what it would change is shown
// while one types, and nothing is entered before a button says so.
import { forget, keep, kept, keepDrafts } from "./drafts.js";
import { busy, say, sayAtHand, tellAtHand, unsay } from "./forms.js";
import { fragment } from "./fragment.js";
import { tell } from "./live.js";

const PAUSE = 350;

export function writeInPlace(root) {
  root.addEventListener("click", (happening) => {
    const link = happening.target.closest("a[data-write]");
    const row = link && document.getElementById(link.dataset.write);
    if (!row?.closest("#text") || happening.metaKey || happening.ctrlKey) {
      if (happening.target.closest("[data-stop]")) stop(happening.target.closest(".editing"));
      return;
    }
    happening.preventDefault();
    edit(row, link.href);
  });
  const room = root.querySelector("[data-writes]");
  for (const kind of ["pointerover", "focusin"]) room?.addEventListener(kind, (happening) => offer(room, happening.target));
  root.addEventListener("submit", (happening) => {
    const holder = happening.target.closest(".editing");
    if (!holder) return;
    happening.preventDefault();
    if (happening.submitter?.value === "preview" || !happening.submitter) preview(happening.target);
    else send(holder, happening.target, happening.submitter);
  });
  root.addEventListener("input", (happening) => {
    const form = happening.target.closest(".editing form");
    if (!form || happening.target.name !== "words") return;
    clearTimeout(form.pause);
    form.pause = setTimeout(() => preview(form), PAUSE);
  });
  root.addEventListener("keydown", (happening) => {
    const holder = happening.key === "Escape" && happening.target.closest?.(".editing");
    if (!holder) return;
    happening.stopPropagation();
    stop(holder);
  });
  if (!room) return;
  remind(room);
  document.addEventListener("paraph:rows", () => remind(room));
}

// A way to edit stands in the margin of the provision that one is at.
function offer(room, target) {
  const row = target.closest?.("#text .provision");
  const margin = row?.querySelector(":scope > .margin");
  if (!margin || margin.querySelector(".edit")) return;
  const link = document.createElement("a");
  link.className = "edit";
  link.href = margin.querySelector("a[data-open]").href + "words/";
  link.dataset.write = row.id;
  link.textContent = room.dataset.writes;
  margin.append(link);
}

// Words that were typed and not entered are pointed at, where they were typed.
function remind(room) {
  const begun = new Set([...kept()].filter((one) => one.startsWith(room.dataset.text + "/") && one.endsWith("/words/")).map(plain));
  for (const link of room.querySelectorAll("#text .margin .edit.kept")) if (!begun.has(draftOf(room, link))) link.remove();
  if (!begun.size) return;
  for (const row of room.querySelectorAll("#text .provision")) {
    const open = row.querySelector(":scope > .margin a[data-open]");
    if (!open || !begun.has(plain(`${room.dataset.text}/${new URL(open.href).pathname}words/`))) continue;
    offer(room, row);
    const link = row.querySelector(":scope > .margin .edit");
    link.classList.add("kept");
    link.textContent = room.dataset.kept;
  }
}

const plain = (address) => decodeURIComponent(address);
const draftOf = (room, link) => plain(`${room.dataset.text}/${new URL(link.href).pathname}`);

export async function edit(row, address) {
  if (!row.querySelector(".editing")) {
    let part;
    try {
      ({ part } = await fragment(address));
    } catch (error) {
      sayAtHand(error);
      return;
    }
    begin(document.getElementById(row.id), part); // its words may have changed meanwhile
  }
  const field = document.getElementById(row.id)?.querySelector(".editing textarea");
  if (!field) return;
  field.focus();
  field.setSelectionRange(field.value.length, field.value.length);
  if (field.value !== field.defaultValue) preview(field.form);
}

function begin(row, part) {
  if (!row || row.querySelector(".editing")) return;
  const holder = document.createElement("div");
  holder.className = "editing";
  holder.append(part);
  row.append(holder);
  row.classList.add("is-edited");
  take(holder);
}

function take(holder) {
  keepDrafts(holder);
  for (const button of holder.querySelectorAll("[data-stop]")) button.hidden = false;
}

// What was typed is kept as a draft of this browser: editing again goes on with it.
function stop(holder) {
  const row = holder?.closest(".provision");
  holder?.remove();
  row?.classList.remove("is-edited");
  const room = row?.closest("[data-writes]");
  if (room) remind(room);
  row?.focus({ preventScroll: true });
  row?.scrollIntoView({ block: "nearest" });
}

async function preview(form) {
  const body = new FormData(form);
  body.set("do", "preview");
  const asked = (form.asked = (form.asked || 0) + 1);
  try {
    const { part } = await fragment(form.action, { method: "POST", body });
    if (asked !== form.asked) return;
    unsay(form);
    form.querySelector("[data-preview]").replaceChildren(...part.querySelector("[data-preview]").childNodes);
    fault(form, part);
  } catch (error) {
    if (asked === form.asked) say(form, error);
  }
}

// What is wrong with the words is said beside the field, which keeps its focus and its caret.
function fault(form, part) {
  const own = form.querySelector("[data-field=words]");
  own.querySelector(".errorlist")?.remove();
  const told = part.querySelector("[data-field=words] .errorlist");
  if (told) own.append(told);
}

// What is sent is looked at no more: a preview that comes late would wipe out that it was not sent.
function lookNoMore(form) {
  clearTimeout(form.pause);
  form.asked = (form.asked || 0) + 1;
}

async function send(holder, form, button) {
  if (form.getAttribute("aria-busy") === "true") return;
  const body = new FormData(form, button);
  const sent = keep(form);
  lookNoMore(form);
  busy(form, true);
  try {
    const { part } = await fragment(form.action, { method: "POST", body });
    if (part.querySelector("[data-written]")) {
      forget(form, sent);
      tellAtHand(part);
      const { provision } = holder.closest(".provision")?.dataset || {};
      stop(holder);
      return tell({ text: document.querySelector("[data-text]").dataset.text, provisions: provision ? [provision] : [] });
    }
    holder.replaceChildren(part);
    take(holder);
    (holder.querySelector(".refusal") || holder.querySelector("textarea")).focus();
  } catch (error) {
    busy(form, false);
    say(form, error);
  }
}
