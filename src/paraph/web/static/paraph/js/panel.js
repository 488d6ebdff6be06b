// The panel beside the text: a bracket or a provision that is chosen opens in it.
import { sayAtHand } from "./forms.js";
import { fragment, Unreached } from "./fragment.js";
import { fill, head, isDisturbed, Place, placeOf, stand } from "./renew.js";
import { isOf } from "./rows.js";

export function openPanels(root) {
  const panel = root.querySelector("[data-panel]");
  if (!panel) return;
  const place = new Place(panel, {
    ask: async () => (await fragment(panel.dataset.address)).part,
    rests: () => panel.hidden || isDisturbed(panel),
  });
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
  panel.addEventListener("click", (happening) => {
    if (happening.target.closest("[data-close]")) close(panel);
  });
  document.addEventListener("paraph:acts", ({ detail }) => {
    if (detail.some((one) => isOf(panel.closest("[data-text]"), one) && isShown(panel, one))) place.renew();
  });
  // Whatever is put there can be closed.
  new MutationObserver(() => panel.querySelector("[data-close]")?.removeAttribute("hidden")).observe(panel, { childList: true });
}

function addressed(target) {
  if (target.closest("a[data-panel-link]")) return target.closest("a");
  if (!target.closest("#text") || target.closest(".editing")) return null;
  return target.closest("a.name, a.done, a.quiet, a[data-open]")
    || (target.closest("a") ? null : target.closest(".choice")?.querySelector("a.name"));
}

// Whether an act touched what stands in the panel, or is about to.
function isShown(panel, { provisions }) {
  const { of } = panel.dataset;
  return of !== undefined && (!of || !provisions?.length || provisions.includes(of));
}

// Opens what lies at an address; says whether it did, or something else came before it.
export async function open(panel, address, provision) {
  const back = document.activeElement;
  const before = panel.dataset.of;
  panel.dataset.of = provision?.dataset.provision || "";
  try {
    const { isPut } = await placeOf(panel).take(() => fragment(address), ({ part }) => {
      fill(panel, part);
      panel.dataset.address = address;
    });
    if (!isPut) return false;
  } catch (error) {
    if (before === undefined) delete panel.dataset.of;
    else panel.dataset.of = before;
    if (error instanceof Unreached) sayAtHand(error); // no connection: this page stays
    else location.href = address;
    return false;
  }
  show(panel, provision);
  panel.back = back;
  stand(head(panel));
  panel.querySelector(".bracket.chosen")?.scrollIntoView({ block: "nearest" });
  return true;
}

function show(panel, provision) {
  panel.hidden = false;
  panel.parentElement.classList.add("has-panel");
  for (const one of document.querySelectorAll(".provision.is-open")) one.classList.remove("is-open");
  if (provision) document.getElementById(provision.id)?.classList.add("is-open");
}

export function close(panel) {
  panel.hidden = true;
  delete panel.dataset.of;
  placeOf(panel).leave();
  panel.parentElement.classList.remove("has-panel");
  for (const one of document.querySelectorAll(".provision.was-open")) one.classList.remove("was-open");
  for (const one of document.querySelectorAll(".provision.is-open")) one.classList.replace("is-open", "was-open");
  const back = panel.back?.isConnected ? panel.back : document.querySelector(".provision.was-open");
  (back || document.getElementById("main")).focus({ preventScroll: true });
}
