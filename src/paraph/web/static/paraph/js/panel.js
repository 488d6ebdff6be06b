// The panel beside the text: a bracket or a provision that is chosen opens in it.
import { keepDrafts } from "./drafts.js";
import { sayAtHand } from "./forms.js";
import { fragment } from "./fragment.js";
import { fill, head, renew } from "./renew.js";

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
  panel.addEventListener("focusout", () => setTimeout(() => { if (panel.dataset.stale && !panel.hidden) again(panel); }));
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
    fill(panel, part);
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
  head(panel).focus({ preventScroll: true });
  panel.querySelector(".bracket.chosen")?.scrollIntoView({ block: "nearest" });
}

// What happened to the provision that is open here is shown here too.
function refresh(panel, names) {
  const shown = panel.querySelector("[data-provision-panel]")?.dataset.provisionPanel;
  if (panel.hidden || !shown || (names.length && !names.includes(shown))) return;
  again(panel);
}

async function again(panel) {
  const { address } = panel.dataset;
  const isNew = await renew(panel, async () => {
    const { part } = await fragment(address);
    return panel.hidden || panel.dataset.address !== address ? null : part;
  });
  if (isNew) arm(panel);
}

export function close(panel) {
  panel.hidden = true;
  fill(panel, document.createDocumentFragment());
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
