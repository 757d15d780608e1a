// Loads quotations and citations when somebody needs them: words are selected, `q` is pressed, or the tools of a turn or
// the citation of the page are opened. Browsers let a click copy only at once, so the menu loads them for its buttons.

import { listen } from "./keys.js";
import { addTool } from "./turn-tools.js";
import { gettext } from "./words.js";

/** @typedef {typeof import("./quote.js")} Quotes */

/** @type {Promise<Quotes> | undefined} */
let loading;

/** @param {(quotes: Quotes) => unknown} [run] */
async function load(run) {
  loading ??= import("./quote.js");
  try {
    return run?.(await loading);
  } catch {
    loading = undefined; // without a connection; the next try may succeed
    return gettext("Can’t be copied here");
  }
}

function loadForSelection() {
  if (getSelection()?.isCollapsed !== false) return;
  document.removeEventListener("selectionchange", loadForSelection);
  load();
}

if ("popover" in HTMLElement.prototype) {
  document.addEventListener("selectionchange", loadForSelection);
  document.getElementById("Turn-tools")?.addEventListener("toggle", () => load());
  for (const opener of document.querySelectorAll("[popovertarget='Cite']:not([popovertargetaction])")) {
    opener.addEventListener("click", () => load());
  }
  listen(new Map([["q", () => load(({ quoteHere }) => quoteHere())]]));
  addTool({ order: 10, text: gettext("Copy quotation"), run: (turn) => load(({ copyTurn }) => copyTurn(turn)) });
  addTool({ order: 15, text: gettext("Choose words"), run: (turn) => load(({ chooseWords }) => chooseWords(turn)) });
  addTool({ order: 30, text: gettext("Cite"), run: (turn) => load(({ citeTurn }) => citeTurn(turn)) });
}
