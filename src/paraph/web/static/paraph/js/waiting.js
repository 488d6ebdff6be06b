// A page that waits for something asks again until it is there.
import { fragment } from "./fragment.js";

const PAUSE = 800;

function wait() {
  const waiting = document.querySelector("[data-waiting]");
  if (waiting) setTimeout(() => ask(waiting), PAUSE);
}

async function ask(waiting) {
  try {
    const { part } = await fragment(waiting.dataset.waiting);
    const fresh = part.querySelector("[data-part=found]");
    if (fresh) document.querySelector("[data-part=found]")?.replaceChildren(...fresh.childNodes);
  } catch { /* the link beside it still works */ }
  wait();
}

wait();
