// A page that shows what is done in some rooms (`data-refresh`) is refreshed as a whole.  What a form
// brings into it may be the first that shows something.
import { fragment } from "./fragment.js";
import { Place } from "./renew.js";

const WHOLE = "[data-panel-page], [data-refresh]";

export function keepPage(root) {
  const page = root.querySelector(WHOLE);
  if (!page) return;
  const place = new Place(page, { ask: async () => content((await fragment(location.pathname + location.search)).part) });
  const rooms = () => (page.dataset.refresh || page.querySelector("[data-refresh]")?.dataset.refresh || "").split(" ");
  document.addEventListener("paraph:acts", ({ detail }) => {
    if (detail.some((one) => !one.of || rooms().includes(one.of))) place.renew();
  });
}

// What stands in the place, whether it came alone or in its page.
function content(part) {
  const whole = part.querySelector("[data-panel-page], main [data-refresh]");
  if (!whole) return part;
  const held = document.createDocumentFragment();
  held.append(...whole.childNodes);
  return held;
}
