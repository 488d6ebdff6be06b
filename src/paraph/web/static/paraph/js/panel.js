// The panel beside the text: a bracket or a provision that is chosen opens in it.
import { keepDrafts } from "./drafts.js";
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
    if (happening.key === "Escape" && !panel.hidden) close(panel);
  });
  panel.addEventListener("click", (happening) => {
    if (happening.target.closest("[data-close]")) close(panel);
  });
  panel.addEventListener("paraph:panel", () => arm(panel));
}

function addressed(target) {
  const inside = target.closest("#text");
  if (!inside) return null;
  return target.closest("a.name, a.done, a.quiet, a[data-open]")
    || (target.closest("a") ? null : target.closest(".choice")?.querySelector("a.name"));
}

export async function open(panel, address, provision) {
  const back = document.activeElement;
  try {
    const { part } = await fragment(address);
    panel.replaceChildren(part);
  } catch {
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
  panel.querySelector("h2")?.setAttribute("tabindex", "-1");
  panel.querySelector("h2")?.focus({ preventScroll: true });
  panel.querySelector(".bracket.chosen")?.scrollIntoView({ block: "nearest" });
}

export function close(panel) {
  panel.hidden = true;
  panel.replaceChildren();
  panel.parentElement.classList.remove("has-panel");
  for (const one of document.querySelectorAll(".provision.is-open")) one.classList.remove("is-open");
  panel.back?.focus?.({ preventScroll: true });
}

function arm(panel) {
  keepDrafts(panel);
  const button = panel.querySelector("[data-close]");
  if (button) button.hidden = false;
}
