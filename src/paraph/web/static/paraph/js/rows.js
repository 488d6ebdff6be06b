// The rows of a text: those that were touched are asked for again, and put where they stand.
import { fragment } from "./fragment.js";
import { keepFocus, Place } from "./renew.js";

const MANY = 40;

export function keepRows(root) {
  const room = root.querySelector("[data-text][data-rows]");
  if (!room) return;
  const touched = new Set();
  const ask = async () => {
    const asked = [...touched];
    touched.clear();
    try {
      return { asked, ...await fragment(addressOf(room, asked)) };
    } catch (error) {
      for (const one of asked) touched.add(one);
      throw error;
    }
  };
  const rows = new Place(room, { ask, put: (came) => put(room, came), rests: () => false });
  document.addEventListener("paraph:acts", ({ detail }) => {
    const mine = detail.filter((one) => isOf(room, one));
    for (const one of mine) for (const name of one.provisions?.length ? one.provisions : [""]) touched.add(name);
    if (mine.length) rows.renew();
  });
}

// Whether something was done to the text of a room; what has no name is the whole text.
export const isOf = (room, notice) => !notice.of && !notice.text || notice.text === room.dataset.text;

function addressOf(room, names) {
  if (names.includes("") || names.length > MANY) return location.pathname + location.search;
  return room.dataset.rows + "?" + names.map((one) => "p=" + encodeURIComponent(one)).join("&");
}

function put(room, { asked, part }) {
  const text = part.querySelector("#text");
  if (text) putInOrder(room.querySelector("#text"), text);
  for (const row of part.querySelectorAll(".provision")) putRow(row);
  const progress = part.querySelector("[data-part=progress]");
  if (progress) room.querySelector("[data-part=progress]")?.replaceWith(progress);
  for (const one of part.querySelectorAll("[data-part=contents] > li")) putInContents(room, one);
  room.dispatchEvent(new CustomEvent("paraph:rows", { bubbles: true, detail: asked }));
}

// A row that is new stands where it belongs, and one that is gone is gone, unless somebody writes in it.
function putInOrder(text, fresh) {
  const names = new Set([...fresh.children].map((row) => row.id));
  for (const row of [...text.children]) if (!names.has(row.id) && !row.querySelector(".editing")) row.remove();
  let before = null;
  for (const row of [...fresh.children]) {
    const old = document.getElementById(row.id);
    if (!old) text.insertBefore(row, before ? before.nextSibling : text.firstChild);
    before = old || row;
  }
}

function putRow(row) {
  const old = document.getElementById(row.id);
  if (!old || old === row) return;
  const isOpen = old.classList.contains("is-open");
  const kept = ["is-open", "was-open", "is-on-screen"].filter((one) => old.classList.contains(one));
  row.classList.add("is-new", ...kept);
  if (old.outerHTML === row.outerHTML) return;
  if (old.querySelector(".editing")) keepFocus(old, () => putAround(old, row));
  else keepFocus(old, () => old.replaceWith(row), row);
}

// Somebody is writing in this row: its words change around the field, which keeps what is typed.
function putAround(old, row) {
  for (const name of [".words", ".margin"]) {
    const fresh = row.querySelector(":scope > " + name);
    if (fresh) old.querySelector(":scope > " + name)?.replaceWith(fresh);
  }
  old.className = row.className + " is-edited";
}

function putInContents(room, fresh) {
  const place = fresh.querySelector("a")?.getAttribute("href");
  const old = place && room.querySelector(`.contents a[href="${CSS.escape(place)}"]`)?.closest("li");
  if (old && old.innerHTML !== fresh.innerHTML) keepFocus(old, () => old.replaceChildren(...fresh.childNodes));
}
