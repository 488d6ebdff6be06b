// A place of a page shows what stands in the record now.  Whatever is put there comes through one
// door, `take`, and what was asked for last is what is put: an answer that comes late never stands
// over a newer one.  What is open stays open, what was said of one's own act stays said, the focus
// stays where it was, and whoever writes, sends, or reads why something was not entered is not
// disturbed before they leave the form.
import { keepDrafts } from "./drafts.js";
import { Lapsed, Unreached } from "./fragment.js";

const MOMENT = 40;
const PAUSE = 2000;
const DISTURBED = "form[data-draft]:focus-within, form :is(input, select, textarea):focus, form[aria-busy=true], .refusal, .not-sent";

export const isDisturbed = (element) => Boolean(element.querySelector(DISTURBED));

const places = new Map();

// The place that an element is; one of which nothing else is known is never asked for again.
export const placeOf = (element) => places.get(element) || new Place(element);

// Asks again for whatever could not be asked for, or was not to be disturbed.
export const again = () => places.forEach((place) => place.again());

export class Place {
  #turn = 0;
  #stale = false;
  #asking = false;
  #waits = false;

  // `ask` brings what stands here now, `put` puts it in, `rests` says when it is better not to.
  constructor(element, { ask = null, put = null, rests = null } = {}) {
    this.element = element;
    this.ask = ask;
    this.put = put || ((part) => renew(element, part));
    this.rests = rests || (() => isDisturbed(element));
    places.set(element, this);
  }

  // Something was done that is shown here.  A burst is asked about once, and one question at a time.
  async renew() {
    this.#stale = true;
    if (this.#waits || !this.ask) return;
    this.#waits = true;
    await new Promise((done) => { setTimeout(done, MOMENT); });
    this.#waits = false;
    if (!this.#stale || this.#asking || this.rests()) return;
    try {
      await this.take(this.ask, (part) => (this.rests() ? (this.#stale = true) : this.put(part)));
    } catch (error) {
      if (error instanceof Unreached) setTimeout(() => this.again(), PAUSE);
      else if (!(error instanceof Lapsed)) this.#stale = false; // it is there no more
    }
  }

  again() {
    if (this.#stale) this.renew();
  }

  // Puts here what `ask` brings, whatever else was under way; but nothing, if something else was
  // taken meanwhile.  Gives what came, and whether it was put.
  async take(ask, put) {
    const turn = ++this.#turn;
    const lacks = this.#stale || this.#asking;
    this.#stale = false;
    this.#asking = true;
    let came;
    try {
      came = await ask();
    } catch (error) {
      this.#stale ||= lacks;
      if (turn === this.#turn) this.#asking = false;
      throw error;
    }
    if (turn !== this.#turn) return { came, isPut: false };
    this.#asking = false;
    put(came);
    this.again();
    return { came, isPut: true };
  }

  // Nothing stands here any more, and nothing that is under way will.
  leave() {
    this.#turn += 1;
    this.#stale = this.#asking = false;
    this.element.replaceChildren();
  }
}

// Puts what came back into a place, and keeps in mind what it says.
export function fill(place, part) {
  place.shows = said(part);
  place.replaceChildren(part);
  keepDrafts(place);
}

// Puts the same again as it stands now; what says the same as before is not touched.
function renew(place, part) {
  if (said(part) === place.shows) return;
  keepFocus(place, () => {
    keepTold(place, part);
    keepOpen(place, part);
    fill(place, part);
  });
}

// Whatever is changed, the focus stays on the same thing, or else where `now` begins.
export function keepFocus(place, change, now = place) {
  const focused = place.contains(document.activeElement) ? document.activeElement : null;
  const way = focused && wayTo(focused, place);
  change();
  if (focused && !focused.matches(":focus")) stand(found(now, way, focused) || head(now));
}

// Puts the focus on something, whether or not one gets there by Tab.
export function stand(element) {
  if (element.tabIndex < 0) element.setAttribute("tabindex", "-1");
  element.focus({ preventScroll: true });
}

export const head = (place) => place.querySelector("h1, h2") || place;

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

// The same thing in what comes back: at the same place, and with the same words or leading there.
function found(part, way, element) {
  const same = way && part.querySelector(way);
  return same && (same.matches("a[href]") || same.textContent === element.textContent) ? same : null;
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
