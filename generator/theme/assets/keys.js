// The keys of a session: `j` and `k`, `n` and `p`, `q`, `/` and `?`. They do nothing while somebody types, and can be switched off.

import { make } from "./elements.js";
import { gettext } from "./words.js";

const KEY = "archive-keys";
const LINES = [
  ["j k", gettext("next and previous turn")],
  ["n p", gettext("next and previous turn of the same speaker")],
  ["q", gettext("quote the turn, or the selected or marked words")],
  ["/", gettext("find in this session")],
  ["Ctrl K", gettext("search the archive")],
  ["?", gettext("this list")],
];

let isOn = true;
try {
  isOn = localStorage.getItem(KEY) !== "off";
} catch {
  // storage may be blocked; then the choice lasts for this page
}

/** Whether the keys are switched on. */
export const areKeysOn = () => isOn;

/**
 * Listen to the keys.
 * @param {Map<string, () => void>} actions by key
 */
export function listen(actions) {
  // Before the site's search takes `/` (search.js).
  document.addEventListener("keydown", (event) => {
    const action = actions.get(event.key);
    if (!action || !isOn || event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
    if (isTyping(event.target) || document.querySelector("dialog[open]")) return;
    event.preventDefault();
    action();
  }, { capture: true });
}

/** @param {EventTarget | null} target */
function isTyping(target) {
  const field = "input:not([type=checkbox]), select, textarea, [popover]:not(.way)";
  return target instanceof HTMLElement && (target.isContentEditable || target.closest(field) !== null);
}

/**
 * Return the list of the keys, with the switch.
 * @param {() => void} changed
 */
export function keyList(changed) {
  const toggle = make("input", { type: "checkbox", checked: isOn });
  toggle.addEventListener("change", () => {
    isOn = toggle.checked;
    changed();
    try {
      localStorage.setItem(KEY, isOn ? "on" : "off");
    } catch {
      // see above
    }
  });
  const keys = LINES.map(([names, text]) => make("li", {}, ...names.split(" ").flatMap((name) => [make("kbd", {}, name), " "]), text));
  return make("details", { class: "way__keys" }, make("summary", {}, gettext("Keys")), make("ul", {}, ...keys), make("label", {}, toggle, ` ${gettext("Use these keys")}`));
}
