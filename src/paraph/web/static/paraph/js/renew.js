// A place of a page is shown anew when something was done that it shows: what is open stays open,
// what was said of one's own act stays said, the focus stays where it was, and whoever writes, sends,
// or reads why something was not entered is not disturbed before they leave the form.
import { keepDrafts } from "./drafts.js";

const DISTURBED = "form[data-draft]:focus-within, form :is(input, select, textarea):focus, form[aria-busy=true], .refusal";

const isDisturbed = (place) => Boolean(place.querySelector(DISTURBED));

// Puts what came back into a place, and keeps in mind what it says.
export function fill(place, part) {
  delete place.dataset.stale;
  place.shows = said(part);
  place.replaceChildren(part);
}

// Asks for a place again, unless somebody would be disturbed: it is stale then, and asked for later.
// `ask` brings what shall stand in it, or nothing if it shall stay as it is.
export async function renew(place, ask) {
  place.dataset.stale = "1";
  if (isDisturbed(place)) return false;
  const asked = (place.asked = (place.asked || 0) + 1);
  let part;
  try {
    part = await ask();
  } catch {
    return false; // no connection: it stays stale
  }
  if (!part || asked !== place.asked || isDisturbed(place)) return false;
  if (said(part) === place.shows) {
    delete place.dataset.stale;
    return false;
  }
  const focused = place.contains(document.activeElement) ? document.activeElement : null;
  const way = focused && wayTo(focused, place);
  keepTold(place, part);
  keepOpen(place, part);
  fill(place, part);
  keepDrafts(place);
  if (focused) (found(place, way, focused) || head(place)).focus({ preventScroll: true });
  return true;
}

export function head(place) {
  const title = place.querySelector("h1, h2") || place;
  title.setAttribute("tabindex", "-1");
  return title;
}

// What a part says: the proof and the mark of a form are new each time, and say nothing; nor does
// what was answered to an act of one's own.
export function said(part) {
  const copy = part.cloneNode(true);
  for (const one of copy.querySelectorAll("[name=csrfmiddlewaretoken], [name=mark], .message.done")) one.remove();
  const holder = document.createElement("div");
  holder.append(copy);
  return holder.innerHTML.replace(/\s+/g, " ");
}

function keepTold(place, part) {
  for (const one of place.querySelectorAll(".message.done")) {
    const around = one.parentElement;
    const same = around === place ? part : part.querySelector(wayTo(around, place));
    same?.insertBefore(one, same.children[[...around.children].indexOf(one)] || null);
  }
}

function keepOpen(place, part) {
  for (const one of place.querySelectorAll("details[open]")) {
    const summary = one.querySelector("summary");
    const same = summary && found(part, wayTo(summary, place), summary);
    if (same) same.parentElement.open = true;
  }
}

// The same thing in what comes back: at the same place, and with the same words.
function found(part, way, element) {
  const same = way && part.querySelector(way);
  return same?.textContent === element.textContent ? same : null;
}

// The way to an element from the nearest named thing around it.
function wayTo(element, place) {
  const steps = [];
  for (let one = element; one && one !== place; one = one.parentElement) {
    const own = named(one);
    steps.unshift(own || `${one.localName}:nth-of-type(${nth(one)})`);
    if (own) break;
  }
  return steps.join(" > ");
}

function named(one) {
  if (one.id) return "#" + CSS.escape(one.id);
  const { bracket, comment } = one.dataset;
  if (bracket) return `[data-bracket="${CSS.escape(bracket)}"]`;
  if (comment) return `[data-comment="${CSS.escape(comment)}"]`;
  return one.matches("a[href]") ? `a[href="${CSS.escape(one.getAttribute("href"))}"]` : "";
}

const nth = (one) => [...one.parentElement.children].filter((each) => each.localName === one.localName).indexOf(one) + 1;
