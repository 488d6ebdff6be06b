// A form is sent once: its button rests while it is under way.  Forms with `data-act` inside a
// panel are sent from where they stand, and the panel takes what comes back.
import { forget, keep } from "./drafts.js";
import { fragment, Lapsed } from "./fragment.js";
import { fill, head, placeOf, stand } from "./renew.js";

export function sendOnce(root) {
  root.addEventListener("submit", (happening) => {
    const form = happening.target;
    const panel = form.closest("[data-panel], [data-panel-page]");
    if (form.matches("[data-act]") && panel) {
      happening.preventDefault();
      send(form, panel, happening.submitter);
    }
  });
}

async function send(form, panel, button) {
  if (form.getAttribute("aria-busy") === "true") return;
  const body = new FormData(form, button || undefined);
  const sent = keep(form);
  busy(form, true);
  const ask = async () => {
    const came = await fragment(form.action, { method: "POST", body });
    if (came.status !== 422 && !came.part.querySelector("[data-looked]")) forget(form, sent);
    return came;
  };
  const put = ({ part, address, goes }) => {
    if (goes) return location.assign(goes);
    fill(panel, part);
    if (address && panel.matches("[data-panel-page]")) history.replaceState(null, "", address);
    const told = panel.querySelector(".refusal") || panel.querySelector(".message");
    told?.scrollIntoView({ block: "nearest" });
    stand(told || head(panel));
  };
  try {
    const { came, isPut } = await placeOf(panel).take(ask, put);
    if (!isPut) tellAtHand(came.part);
  } catch (error) {
    if (!form.isConnected) return sayAtHand(error);
    busy(form, false);
    say(form, error);
  }
}

export function busy(form, is) {
  form.setAttribute("aria-busy", String(is));
  for (const one of form.querySelectorAll("button")) one.disabled = is;
}

// Says in a form that it was not sent, and why; what was typed stays in it and in this browser.
export function say(form, error) {
  unsay(form);
  form.append(note(error));
}

export function unsay(form) {
  form.querySelector(".not-sent")?.remove();
}

// Says at hand that what was asked for did not come.
export const sayAtHand = (error) => putAtHand(note(error));

// Says at hand what came of an act whose place is left, or has none.
export const tellAtHand = (part) => putAtHand(...part.querySelectorAll(".message, .refusal"));

function putAtHand(...told) {
  const place = document.querySelector("[data-messages]");
  place?.classList.add("at-hand");
  place?.replaceChildren(...told);
}

function note(error) {
  const made = document.createElement("p");
  made.className = "message not-sent";
  made.setAttribute("role", "alert");
  const sign = document.querySelector("[data-live]");
  const lapsed = error instanceof Lapsed;
  made.textContent = (lapsed ? sign?.dataset.lapsed : sign?.dataset.liveOff) || "";
  if (lapsed && sign) made.append(" ", wayIn(sign));
  return made;
}

// A link by which one logs in and comes back to this page.
export function wayIn(sign) {
  const link = document.createElement("a");
  link.href = sign.dataset.door + "?next=" + encodeURIComponent(location.pathname + location.search);
  link.textContent = sign.dataset.enter;
  return link;
}
