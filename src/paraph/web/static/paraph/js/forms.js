// A form is sent once: its button rests while it is under way.  Forms with `data-act` inside a
// panel are sent from where they stand, and the panel takes what comes back.
import { forget, keepDrafts } from "./drafts.js";
import { fragment, Lapsed } from "./fragment.js";

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
  busy(form, true);
  const body = new FormData(form, button || undefined);
  try {
    const { part, status, address } = await fragment(form.action, { method: "POST", body });
    if (status !== 422) forget(form);
    panel.replaceChildren(part);
    if (address && panel.matches("[data-panel-page]")) history.replaceState(null, "", address);
    keepDrafts(panel);
    (panel.querySelector(".refusal") || panel.querySelector(".message"))?.scrollIntoView({ block: "nearest" });
    panel.querySelector(".refusal")?.focus();
    panel.dispatchEvent(new CustomEvent("paraph:panel", { bubbles: true }));
  } catch (error) {
    busy(form, false);
    say(form, error);
  }
}

export function busy(form, is) {
  form.setAttribute("aria-busy", String(is));
  for (const one of form.querySelectorAll("button")) one.disabled = is;
}

// Says that a form was not sent, and why; what was typed stays in it and in this browser.
export function say(form, error) {
  form.querySelector(".not-sent")?.remove();
  const sign = document.querySelector("[data-live]");
  const note = document.createElement("p");
  note.className = "message not-sent";
  note.setAttribute("role", "alert");
  const lapsed = error instanceof Lapsed;
  note.textContent = (lapsed ? sign?.dataset.lapsed : sign?.dataset.liveOff) || "";
  if (lapsed) {
    const link = document.createElement("a");
    link.href = error.message;
    link.textContent = sign?.dataset.again || "→";
    note.append(" ", link);
  }
  form.append(note);
}
