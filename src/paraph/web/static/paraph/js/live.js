// Listens to what is entered, and tells it to whatever shows it (`paraph:acts`).  A page says up to
// which act it was made, and after a lost connection which act it heard of last: the house then
// tells what was missed.  A page that nobody looks at listens when somebody looks at it again.
import { wayIn } from "./forms.js";
import { isHere } from "./fragment.js";
import { again } from "./renew.js";

const PAUSE = 2000;
const SILENT = 40_000;

export function listen(root) {
  const sign = root.querySelector("[data-live]");
  if (!sign || !window.EventSource) return;
  const line = { sign, last: sign.dataset.seen || "", source: null, timer: 0 };
  const look = () => (document.hidden ? end(line) : begin(line));
  look();
  document.addEventListener("visibilitychange", look);
  window.addEventListener("pagehide", () => end(line));
  window.addEventListener("pageshow", (happening) => { if (happening.persisted) look(); });
  window.addEventListener("online", () => { look(); again(); });
  root.addEventListener("focusout", () => setTimeout(again));
}

// Tells whatever shows it what was done; without a text, that anything may have been.
export const tell = (...notices) => document.dispatchEvent(new CustomEvent("paraph:acts", { detail: notices }));

function begin(line) {
  end(line);
  const source = (line.source = new EventSource("/live/?after=" + line.last));
  const later = (pause) => {
    clearTimeout(line.timer);
    line.timer = setTimeout(() => begin(line), pause);
  };
  const on = (kind, then) => source.addEventListener(kind, (happening) => {
    later(SILENT); // a line on which nothing comes is a line no more
    if (then?.(JSON.parse(happening.data)) !== false) line.last = happening.lastEventId || line.last;
  });
  on("here", ({ keeps }) => {
    if (!isHere(keeps)) return end(line), show(line.sign, "lapsed"), false;
    show(line.sign, "on");
    again();
    return true;
  });
  on("act", (notice) => tell(notice));
  on("anew", () => tell({}));
  on("place", (detail) => document.dispatchEvent(new CustomEvent("paraph:place", { detail })));
  on("beat");
  // The browser comes back by itself, unless it was refused.
  source.addEventListener("error", () => {
    show(line.sign, "off");
    if (source.readyState === EventSource.CLOSED) later(PAUSE);
  });
}

function end(line) {
  clearTimeout(line.timer);
  line.source?.close();
}

function show(sign, is) {
  if (sign.dataset.is === is) return;
  sign.dataset.is = is;
  sign.replaceChildren({ on: sign.dataset.liveOn, off: sign.dataset.liveOff, lapsed: sign.dataset.lapsed }[is]);
  if (is === "lapsed") sign.append(" ", wayIn(sign));
}
