// Fetches a part of a page, or sends a form and takes the part that comes back.  An answer that is
// for another seat than this page has (a session that ended, another log-in in the next tab) is none.

export async function fragment(address, options = {}) {
  const answer = await fetch(address, {
    credentials: "same-origin",
    ...options,
    headers: { "X-Fragment": "1", ...(options.headers || {}) },
  });
  const keeps = document.documentElement.dataset.keeps || "";
  if (answer.redirected && new URL(answer.url).pathname.startsWith("/account/")) throw new Lapsed(answer.url);
  if (answer.status === 403 || (answer.headers.get("X-Keeps") ?? keeps) !== keeps) throw new Lapsed(location.href);
  if (!answer.ok && answer.status !== 422) throw new Error(String(answer.status));
  const held = document.createElement("template");
  held.innerHTML = await answer.text();
  return { part: held.content, status: answer.status, address: answer.redirected ? answer.url : "" };
}

export class Lapsed extends Error {}
