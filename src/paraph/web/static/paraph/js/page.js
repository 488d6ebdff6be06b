// A page that shows what is done in some rooms (`data-refresh`) is refreshed as a whole.
import { fragment } from "./fragment.js";
import { Place } from "./renew.js";

const WHOLE = "[data-panel-page]:has([data-refresh]), [data-refresh]";

export function keepPage(root) {
  const page = root.querySelector(WHOLE);
  if (!page) return;
  const place = new Place(page, { ask: async () => {
    const { part } = await fragment(location.pathname + location.search);
    const held = document.createDocumentFragment();
    held.append(...part.querySelector(WHOLE).childNodes);
    return held;
  } });
  const rooms = () => (page.dataset.refresh || page.querySelector("[data-refresh]")?.dataset.refresh || "").split(" ");
  document.addEventListener("paraph:acts", ({ detail }) => {
    if (detail.some((one) => !one.of || rooms().includes(one.of))) place.renew();
  });
}
