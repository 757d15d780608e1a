// A link to a turn whose id told a name that is withheld now: the page has no such id, and its note says why.
//
// The name goes from the address bar, too.

const note = /** @type {HTMLElement | null} */ (document.querySelector("#Name-withheld"));

function lead() {
  const asked = location.hash.slice(1);
  if (!asked) return;
  let name = asked;
  try {
    name = decodeURIComponent(asked);
  } catch {
    // no text at all: no id either
  }
  if (document.getElementById(name) || document.getElementById(asked)) return;
  location.replace("#Name-withheld");
  note?.focus();
}

if (note) {
  addEventListener("hashchange", lead);
  lead();
}
