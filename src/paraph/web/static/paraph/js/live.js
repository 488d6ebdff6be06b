// Listens to what is entered, and asks again for what this page shows.  The browser comes back by
// itself after a lost connection and says where it stood; the house then tells what was missed.
import { wayIn } from "./forms.js";
import { fragment, isHere } from "./fragment.js";
import { renew } from "./renew.js";

export function listen(root) {
  const sign = root.querySelector("[data-live]");
  if (!sign || !window.EventSource) return;
  const room = root.querySelector("[data-text][data-rows]");
  const page = () => root.querySelector("[data-refresh]");
  const asked = new Gathered((notices) => {
    document.dispatchEvent(new CustomEvent("paraph:acts", { detail: notices }));
    if (room) refreshRows(room, notices);
    const of = page()?.dataset.refresh.split(" ");
    if (of && notices.some((one) => of.includes(one.of))) refreshPage(page());
  });
  const everything = () => {
    if (room) refreshRows(room, [{ text: room.dataset.text }]);
    if (page()) refreshPage(page());
  };
  const again = () => {
    if (room && missed.length) refreshRows(room, missed.splice(0));
    if (page()?.dataset.stale) refreshPage(page());
  };
  let source;
  const begin = () => {
    source = new EventSource("/live/");
    source.addEventListener("here", (happening) => {
      if (!isHere(JSON.parse(happening.data).keeps)) return source.close(), show(sign, "lapsed");
      if (sign.dataset.is === "lapsed") everything();
      else again();
      show(sign, "on");
    });
    source.addEventListener("error", () => show(sign, "off"));
    source.addEventListener("anew", () => { if (room || page()) location.reload(); });
    source.addEventListener("act", (happening) => asked.add(JSON.parse(happening.data)));
    source.addEventListener("place", (happening) => {
      document.dispatchEvent(new CustomEvent("paraph:place", { detail: JSON.parse(happening.data) }));
    });
  };
  begin();
  document.addEventListener("paraph:again", (happening) => {
    if (room) refreshRows(room, [{ text: room.dataset.text, provisions: happening.detail }]);
  });
  root.addEventListener("focusout", () => setTimeout(again));
  window.addEventListener("online", again);
  // Whoever comes back to a page finds it as it is now, and in the seat that they have now.
  window.addEventListener("pagehide", () => source.close());
  window.addEventListener("pageshow", (happening) => { if (happening.persisted) begin(), everything(); });
  document.addEventListener("visibilitychange", () => { if (!document.hidden && sign.dataset.is === "lapsed") begin(); });
}

function show(sign, is) {
  if (sign.dataset.is === is) return;
  sign.dataset.is = is;
  sign.replaceChildren({ on: sign.dataset.liveOn, off: sign.dataset.liveOff, lapsed: sign.dataset.lapsed }[is]);
  if (is === "lapsed") sign.append(" ", wayIn(sign));
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

// What could not be asked for is asked for again when there is a connection.
const missed = [];

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
  } catch (error) {
    if (error instanceof TypeError) missed.push(...mine);
  }
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

// What a page shows that is refreshed as a whole.
const refreshPage = (page) => renew(page, async () => {
  const { part } = await fragment(location.pathname + location.search);
  const fresh = part.querySelector("[data-refresh]");
  if (!fresh) return null;
  const held = document.createDocumentFragment();
  held.append(...fresh.childNodes);
  return held;
});
