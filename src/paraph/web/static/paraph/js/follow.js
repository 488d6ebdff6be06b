// Whoever follows the screen of the room goes where the chair reads.  It is chosen for each text,
// can be turned off at any time, and never moves the page below somebody who is typing.
const KEY = "paraph follows ";

export function followScreen(root) {
  const room = root.querySelector("[data-text][data-rows]");
  const button = root.querySelector("[data-follow]");
  if (!room || !button) return;
  const at = { room, button, key: KEY + room.dataset.text, last: null };
  button.hidden = false;
  press(button, localStorage.getItem(at.key) === "1");
  button.addEventListener("click", () => {
    const is = button.getAttribute("aria-pressed") !== "true";
    press(button, is);
    if (is) localStorage.setItem(at.key, "1");
    else localStorage.removeItem(at.key);
    if (is) go(at);
    else clear(room);
  });
  document.addEventListener("paraph:place", (happening) => {
    if (happening.detail.text !== room.dataset.text) return;
    at.last = happening.detail;
    go(at);
  });
}

export const press = (button, is) => button.setAttribute("aria-pressed", String(is));

const clear = (room) => {
  for (const one of room.querySelectorAll(".is-on-screen")) one.classList.remove("is-on-screen");
};

function go(at) {
  if (!at.last || at.button.getAttribute("aria-pressed") !== "true") return;
  const row = [...at.room.querySelectorAll(".provision")].find((one) => one.dataset.provision === at.last.provision);
  if (!row) return;
  clear(at.room);
  row.classList.add("is-on-screen");
  const said = at.room.querySelector("[data-follow-said]");
  if (said) said.textContent = said.dataset.followSaid + " " + at.last.provision;
  if (document.activeElement?.matches("textarea, input:not([type=radio], [type=checkbox])")) return;
  if (at.room.matches("[data-wall]")) document.dispatchEvent(new CustomEvent("paraph:show", { detail: { name: at.last.bracket, row } }));
  else row.scrollIntoView({ block: row.offsetHeight > innerHeight / 2 ? "start" : "center", behavior: calm() ? "instant" : "smooth" });
}

const calm = () => matchMedia("(prefers-reduced-motion: reduce)").matches;
