// Fetches a part of a page, or sends a form and takes the part that comes back.  An answer that is
// for another seat than this page has (a session that ended, another log-in in the next tab) is none.

const PATIENCE = 20_000;
const keeps = document.documentElement.dataset.keeps || "";

export async function fragment(address, options = {}) {
  let answer = await ask(address, options);
  if (answer.status === 403 && options.body && isOurs(answer)) {
    await prove(options.body);
    answer = await ask(address, options);
  }
  const left = answer.redirected && new URL(answer.url).pathname.startsWith("/account/");
  if (left || answer.status === 403 || !isOurs(answer)) throw new Lapsed();
  if (answer.status === 429 || answer.status >= 500) throw new Unreached(String(answer.status));
  if (!answer.ok && answer.status !== 422) throw new Error(String(answer.status));
  const held = document.createElement("template");
  held.innerHTML = await reached(answer.text());
  return {
    part: held.content,
    status: answer.status,
    address: answer.redirected ? answer.url : "",
    goes: answer.headers.get("X-Goes") || "",
  };
}

export class Lapsed extends Error {}

// There is no connection, or the house cannot answer now: it can be asked again.
export class Unreached extends Error {}

// Whether an answer, or a stream, is for the seat that this page was made for.
export const isOurs = (answer) => (answer.headers.get("X-Keeps") ?? keeps) === keeps;
export const isHere = (who) => who === keeps;

const ask = (address, options) => reached(fetch(address, {
  credentials: "same-origin",
  signal: options.body ? null : AbortSignal.timeout(PATIENCE),
  ...options,
  headers: { "X-Fragment": "1", ...(options.headers || {}) },
}));

const reached = (asked) => asked.catch((error) => { throw new Unreached(error.message); });

// The proof that a form comes from our page ends with a session.  Whoever has logged in to the same
// seat again meanwhile, in this tab or the next, sends with a new one.
async function prove(body) {
  const page = await (await fetch(location.href, { credentials: "same-origin", cache: "reload" })).text();
  const found = new DOMParser().parseFromString(page, "text/html").querySelector("[name=csrfmiddlewaretoken]");
  if (found) body.set("csrfmiddlewaretoken", found.value);
}
