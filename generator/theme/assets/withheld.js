// Handles links to a turn id with a name that is withheld now: leads to the note on the page that explains it.
//
// The name is removed from the address bar too.

import "./page.js";

const note = /** @type {HTMLElement | null} */ (document.querySelector("#Name-withheld"));

function lead() {
  const asked = location.hash.slice(1);
  if (!asked) return;
  let name = asked;
  try {
    name = decodeURIComponent(asked);
  } catch {
    // not valid text, so not an id
  }
  if (document.getElementById(name) || document.getElementById(asked)) return;
  location.replace("#Name-withheld");
  note?.focus();
}

if (note) {
  addEventListener("hashchange", lead);
  lead();
}
