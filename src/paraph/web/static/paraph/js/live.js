// Listens to what is entered, and asks again for what this page shows.  The browser comes back by
// itself after a lost connection and says where it stood; the house then tells what was missed.
import { keepDrafts } from "./drafts.js";
import { fragment } from "./fragment.js";

export function listen(root) {
  const sign = root.querySelector("[data-live]");
  if (!sign || !window.EventSource) return;
  const room = root.querySelector("[data-text][data-rows]");
  const page = () => root.querySelector("[data-refresh]");
  const source = new EventSource("/live/");
  const show = (is) => {
    sign.dataset.is = is;
    const words = is === "on" ? sign.dataset.liveOn : sign.dataset.liveOff;
    if (sign.textContent !== words) sign.textContent = words;
  };
  source.addEventListener("here", () => show("on"));
  source.addEventListener("error", () => show("off"));
  source.addEventListener("anew", () => { if (room || page()) location.reload(); });
  document.addEventListener("paraph:again", (happening) => {
    if (room) refreshRows(room, [{ text: room.dataset.text, provisions: happening.detail }]);
  });
  const asked = new Gathered((notices) => {
    document.dispatchEvent(new CustomEvent("paraph:acts", { detail: notices }));
    if (room) refreshRows(room, notices);
    const of = page()?.dataset.refresh.split(" ");
    if (of && notices.some((one) => of.includes(one.of))) refreshPage(page());
  });
  source.addEventListener("act", (happening) => asked.add(JSON.parse(happening.data)));
  source.addEventListener("place", (happening) => {
    document.dispatchEvent(new CustomEvent("paraph:place", { detail: JSON.parse(happening.data) }));
  });
  window.addEventListener("pagehide", () => source.close());
}

// Gathers what comes in a moment, so that a burst of acts is asked about once.
class Gathered {
  constructor(then) { this.then = then; this.held = []; this.timer = 0; }
  add(one) {
    this.held.push(one);
    this.timer ||= setTimeout(() => {
      const notices = this.held;
      this.held = []; this.timer = 0;
      this.then(notices);
    }, 40);
  }
}

async function refreshRows(room, notices) {
  const mine = notices.filter((one) => one.text === room.dataset.text);
  if (!mine.length) return;
  const names = new Set(mine.flatMap((one) => one.provisions || []));
  const whole = mine.some((one) => !(one.provisions || []).length);
  const address = whole ? location.pathname + location.search
    : room.dataset.rows + "?" + [...names].map((one) => "p=" + encodeURIComponent(one)).join("&");
  try {
    const { part } = await fragment(address);
    for (const row of part.querySelectorAll(".provision")) put(row);
    const progress = part.querySelector("[data-part=progress]");
    if (progress) room.querySelector("[data-part=progress]")?.replaceWith(progress);
    room.dispatchEvent(new CustomEvent("paraph:rows", { bubbles: true, detail: [...names] }));
  } catch { /* the next act, or the next connection, asks again */ }
}

function put(row) {
  const old = document.getElementById(row.id);
  if (!old || old.outerHTML === row.outerHTML) return;
  const open = old.classList.contains("is-open");
  row.classList.add("is-new");
  if (open) row.classList.add("is-open");
  if (old.querySelector(".editing")) return putAround(old, row);
  const place = placeIn(old);
  old.replaceWith(row);
  if (place) (place.id && row.querySelector("#" + CSS.escape(place.id) + " > a.name")
    || row.querySelector(place.href ? `a[href="${CSS.escape(place.href)}"]` : ":scope") || row).focus({ preventScroll: true });
}

// Where the focus stands in a row that is about to be replaced: it is never lost.
function placeIn(row) {
  const at = document.activeElement;
  if (!row.contains(at)) return null;
  return { id: at.closest(".choice")?.id || "", href: at.getAttribute("href") || "" };
}

// Somebody is writing in this row: its words change around the field, which keeps what is typed.
function putAround(old, row) {
  for (const name of [".words", ".margin"]) {
    const fresh = row.querySelector(":scope > " + name);
    if (fresh) old.querySelector(":scope > " + name)?.replaceWith(fresh);
  }
  old.className = row.className + " is-edited";
}

async function refreshPage(page) {
  try {
    const { part } = await fragment(location.pathname + location.search);
    const fresh = part.querySelector("[data-refresh]");
    if (!fresh || page.contains(document.activeElement)) return;
    for (const one of page.querySelectorAll("details[open][id]")) {
      const same = fresh.querySelector(`#${CSS.escape(one.id)}`);
      if (same) same.open = true;
    }
    page.replaceChildren(...fresh.childNodes);
    keepDrafts(page);
  } catch { /* as above */ }
}
