// Fetches a part of a page, or sends a form and takes the part that comes back.

export async function fragment(address, options = {}) {
  const answer = await fetch(address, {
    credentials: "same-origin",
    ...options,
    headers: { "X-Fragment": "1", ...(options.headers || {}) },
  });
  if (answer.redirected && new URL(answer.url).pathname.startsWith("/account/")) {
    throw new Lapsed(answer.url);
  }
  if (!answer.ok && answer.status !== 422) throw new Error(String(answer.status));
  const held = document.createElement("template");
  held.innerHTML = await answer.text();
  return { part: held.content, status: answer.status, address: answer.redirected ? answer.url : "" };
}

export class Lapsed extends Error {}
