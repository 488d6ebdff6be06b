// What is typed into a form with `data-draft` is kept in this browser until the form was entered:
// a lost connection, a lapsed session, a second tab or the back button lose nothing.  It is kept
// for whoever sits here alone, and goes when they log out.

const PREFIX = "paraph draft " + (document.documentElement.dataset.keeps || "public") + " ";

export function keepDrafts(root) {
  for (const one of root.querySelectorAll("[data-entered]")) localStorage.removeItem(PREFIX + one.dataset.entered);
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
    for (const name of Object.keys(localStorage)) if (name.startsWith(PREFIX)) localStorage.removeItem(name);
  });
}

// A field that still has the focus tells of its change when it goes: that is kept no more.
export function forget(form) {
  form.dataset.entered = "1";
  if (form.dataset.draft) localStorage.removeItem(key(form));
}

const key = (form) => PREFIX + form.dataset.draft;
const fields = (form) =>
  [...form.elements].filter((one) => one.name && !["hidden", "submit", "file"].includes(one.type));

function keep(form) {
  if (form.dataset.entered) return;
  const kept = {};
  for (const one of fields(form)) {
    if (one.type === "radio" || one.type === "checkbox") {
      if (one.checked) (kept[one.name] ||= []).push(one.value);
    } else if (one.options && one.multiple) {
      kept[one.name] = [...one.selectedOptions].map((each) => each.value);
    } else if (one.value !== one.defaultValue) kept[one.name] = one.value;
  }
  try {
    localStorage.setItem(key(form), JSON.stringify(kept));
  } catch { /* a browser that keeps nothing: the page itself still does */ }
}

function restore(form) {
  let kept;
  try {
    kept = JSON.parse(localStorage.getItem(key(form)) || "null");
  } catch { kept = null; }
  if (!kept) return;
  for (const one of fields(form)) {
    const value = kept[one.name];
    if (value === undefined) continue;
    if (one.type === "radio" || one.type === "checkbox") one.checked = value.includes(one.value);
    else if (one.options && one.multiple) for (const each of one.options) each.selected = value.includes(each.value);
    else if (typeof value === "string") one.value = value;
  }
  const details = form.closest("details");
  if (details && Object.values(kept).some((one) => one.length)) details.open = true;
}
