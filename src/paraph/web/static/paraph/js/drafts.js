// What is typed into a form with `data-draft` is kept in this browser until the form was entered:
// a lost connection, a lapsed session, a second tab or the back button lose nothing.  It is kept
// for whoever sits here alone, and goes when they log out.  A tab goes on with its own words; a new
// one begins with those that were typed last.  The mark of the form is kept with them: what was sent
// and never answered is sent again as the same form, and entered once.

const PREFIX = "paraph draft " + (document.documentElement.dataset.keeps || "public") + " ";
const LEFT = "paraph left";
const HELD = ["mark", "name"]; // what makes a form the same one, beside what is typed

export function keepDrafts(root) {
  for (const form of root.querySelectorAll("form[data-draft]")) {
    if (form.dataset.kept) continue;
    form.dataset.kept = "1";
    restore(form);
    form.addEventListener("input", () => keep(form));
    form.addEventListener("change", () => keep(form));
  }
}

export function forgetOnLeaving(root) {
  root.addEventListener("submit", (happening) => {
    if (!happening.target.matches("[data-leave]")) return;
    for (const store of stores()) clear(store);
    attempt(() => localStorage.setItem(LEFT, PREFIX + Date.now()));
  });
  window.addEventListener("storage", (happening) => {
    if (happening.key === LEFT && happening.newValue?.startsWith(PREFIX)) attempt(() => clear(sessionStorage));
  });
}

// Forgets what was sent.  What was typed since then, here or in another tab, is kept; but a field
// that still has the focus tells of its change when it goes, and that is kept no more.
export function forget(form, sent) {
  if (!form.dataset.draft || typed(form) !== sent) return;
  form.dataset.entered = "1";
  for (const store of stores()) if (store.getItem(key(form)) === sent) store.removeItem(key(form));
  // The same form may have been opened again meanwhile, with the same words in it.
  for (const one of document.forms) if (one !== form && one.dataset.draft === form.dataset.draft && typed(one) === sent) one.reset();
}

// What stands in a form, as it is kept.
export function typed(form) {
  const kept = {};
  for (const one of fields(form)) {
    if (one.type === "radio" || one.type === "checkbox") {
      kept[one.name] ||= [];
      if (one.checked) kept[one.name].push(one.value);
    } else if (one.options && one.multiple) {
      kept[one.name] = [...one.selectedOptions].map((each) => each.value);
    } else if (one.type === "hidden" || one.value !== one.defaultValue) kept[one.name] = one.value;
  }
  return JSON.stringify(kept);
}

// The forms of which something is kept, by what `data-draft` says of each.
export function kept() {
  const names = stores().flatMap((store) => Object.keys(store).filter((name) => name.startsWith(PREFIX)));
  return new Set(names.map((name) => name.slice(PREFIX.length)));
}

const key = (form) => PREFIX + form.dataset.draft;
const fields = (form) =>
  [...form.elements].filter((one) => one.name && (HELD.includes(one.name) || !["hidden", "submit", "file"].includes(one.type)));

// A browser that keeps nothing has no store: the page itself still does.
function stores() {
  const found = [];
  attempt(() => found.push(sessionStorage));
  attempt(() => found.push(localStorage));
  return found;
}

function attempt(what) {
  try { what(); } catch { /* as above, or it is full */ }
}

function clear(store) {
  for (const name of Object.keys(store)) if (name.startsWith(PREFIX)) store.removeItem(name);
}

// Keeps what stands in a form now, and gives it.
export function keep(form) {
  const what = typed(form);
  if (form.dataset.entered || !form.dataset.draft) return what;
  for (const store of stores()) attempt(() => store.setItem(key(form), what));
  return what;
}

function restore(form) {
  let kept = null;
  attempt(() => { kept = JSON.parse(stores().map((store) => store.getItem(key(form))).find(Boolean) || "null"); });
  if (!kept) return;
  for (const one of fields(form)) {
    const value = kept[one.name];
    if (value === undefined) continue;
    if (one.type === "radio" || one.type === "checkbox") one.checked = value.includes(one.value);
    else if (one.options && one.multiple) for (const each of one.options) each.selected = value.includes(each.value);
    else if (typeof value === "string") one.value = value;
  }
  const details = form.closest("details");
  if (details && fields(form).some((one) => one.type !== "hidden" && kept[one.name]?.length)) details.open = true;
}
