// The panel beside the text: a bracket or a provision that is chosen opens in it.
import { keepDrafts } from "./drafts.js";
import { sayAtHand } from "./forms.js";
import { fragment } from "./fragment.js";

export function openPanels(root) {
  const panel = root.querySelector("[data-panel]");
  if (!panel) return;
  root.addEventListener("click", (happening) => {
    if (happening.defaultPrevented || happening.metaKey || happening.ctrlKey) return;
    const link = addressed(happening.target);
    if (!link) return;
    happening.preventDefault();
    open(panel, link.href, link.closest(".provision"));
  });
  root.addEventListener("keydown", (happening) => {
    if (happening.key === "Escape" && !panel.hidden && !happening.defaultPrevented) close(panel);
  });
  document.addEventListener("paraph:rows", (happening) => refresh(panel, happening.detail));
  panel.addEventListener("click", (happening) => {
    if (happening.target.closest("[data-close]")) close(panel);
  });
  panel.addEventListener("paraph:panel", () => arm(panel));
}

function addressed(target) {
  if (target.closest("a[data-panel-link]")) return target.closest("a");
  if (!target.closest("#text") || target.closest(".editing")) return null;
  return target.closest("a.name, a.done, a.quiet, a[data-open]")
    || (target.closest("a") ? null : target.closest(".choice")?.querySelector("a.name"));
}

export async function open(panel, address, provision) {
  const back = document.activeElement;
  try {
    const { part } = await fragment(address);
    panel.replaceChildren(part);
  } catch (error) {
    if (error instanceof TypeError) return sayAtHand(error); // no connection: this page stays
    location.href = address;
    return;
  }
  panel.hidden = false;
  panel.dataset.address = address;
  panel.parentElement.classList.add("has-panel");
  for (const one of document.querySelectorAll(".provision.is-open")) one.classList.remove("is-open");
  provision?.classList.add("is-open");
  panel.back = back;
  arm(panel);
  head(panel)?.focus({ preventScroll: true });
  panel.querySelector(".bracket.chosen")?.scrollIntoView({ block: "nearest" });
}

// What happened to the provision that is open here is shown here too, unless somebody is typing.
async function refresh(panel, names) {
  const shown = panel.querySelector("[data-provision-panel]")?.dataset.provisionPanel;
  if (panel.hidden || !shown || (names.length && !names.includes(shown))) return;
  const disturbed = () => panel.querySelector("form[data-draft]:focus-within, form[aria-busy=true], .refusal");
  if (disturbed()) return;
  const { address } = panel.dataset;
  let part;
  try {
    ({ part } = await fragment(address));
  } catch {
    return;
  }
  if (panel.hidden || panel.dataset.address !== address || disturbed()) return;
  const opened = [...panel.querySelectorAll("details[open]")].map(place);
  const focused = panel.contains(document.activeElement);
  panel.replaceChildren(part);
  for (const one of panel.querySelectorAll("details")) if (opened.includes(place(one))) one.open = true;
  arm(panel);
  if (focused) head(panel)?.focus({ preventScroll: true });
}

const place = (details) =>
  (details.closest("[data-bracket]")?.dataset.bracket || details.closest("[data-comment]")?.dataset.comment || "") + details.className + (details.dataset.form || "");

function head(panel) {
  const title = panel.querySelector("h2");
  title?.setAttribute("tabindex", "-1");
  return title;
}

export function close(panel) {
  panel.hidden = true;
  panel.replaceChildren();
  panel.parentElement.classList.remove("has-panel");
  for (const one of document.querySelectorAll(".provision.was-open")) one.classList.remove("was-open");
  for (const one of document.querySelectorAll(".provision.is-open")) one.classList.replace("is-open", "was-open");
  const back = panel.back?.isConnected ? panel.back : document.querySelector(".provision.was-open");
  (back || document.getElementById("main")).focus({ preventScroll: true });
}

function arm(panel) {
  keepDrafts(panel);
  const button = panel.querySelector("[data-close]");
  if (button) button.hidden = false;
}
