// The programme of an event, by type of session: the docket's numbers of each type become buttons that hide the sessions
// of all other types. The address holds the chosen type: `?type=town-hall`. Without scripts the whole programme is listed.

import "./page.js";
import { gettext } from "./words.js";

const slots = [...document.querySelectorAll(".page--event .list li:has(> .words)")].filter(
  (slot) => slot instanceof HTMLElement,
);
const row = document.querySelector(".docket__row--types");
const group = document.createElement("div");

/**
 * Return the type of a session as its line names it, without its code.
 * @param {Element} slot
 */
function typeOf(slot) {
  return slot.querySelector(":scope > .type")?.textContent?.split(" · ")[0] ?? "";
}

/**
 * Show the sessions of a type, or all of them, and hide the headings of days and parts without one.
 * @param {string | null} type
 */
function show(type) {
  for (const slot of slots) slot.hidden = type !== null && typeOf(slot) !== type;
  const list = slots[0].closest(".list");
  /** @type {HTMLElement[]} */
  let headings = [];
  for (const part of list?.children ?? []) {
    if (!(part instanceof HTMLElement)) continue;
    if (/^H[23]$/.test(part.tagName)) {
      headings = part.tagName === "H2" ? [part] : [...headings.filter((heading) => heading.tagName === "H2"), part];
      part.hidden = part.id !== "people" && type !== null;
    } else if (part.querySelector("li:not([hidden])") || !part.querySelector("li")) {
      for (const heading of headings) heading.hidden = false;
    }
  }
  for (const button of group.querySelectorAll("button")) {
    button.setAttribute("aria-pressed", String((button.dataset.type ?? null) === type));
  }
}

/**
 * Return the name of a type as the address has it.
 * @param {string} type
 */
const inAddress = (type) => type.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, "-");

/**
 * Show the sessions of a type, and let the address say so.
 * @param {string | null} type
 */
function choose(type) {
  show(type);
  const address = new URL(location.href);
  if (type === null) address.searchParams.delete("type");
  else address.searchParams.set("type", inAddress(type));
  history.replaceState(history.state, "", address);
}

/**
 * Add a button to the group.
 * @param {string} text
 * @param {string | null} type
 */
function addButton(text, type) {
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = text;
  if (type !== null) button.dataset.type = type;
  button.addEventListener("click", () => choose(type));
  group.append(button);
}

/** @type {Map<string, number>} */
const types = new Map();
for (const slot of slots) {
  const type = typeOf(slot);
  if (type) types.set(type, (types.get(type) ?? 0) + 1);
}

if (row && types.size > 1) {
  group.className = "filter";
  group.setAttribute("role", "group");
  group.setAttribute("aria-label", gettext("Show sessions of one type"));
  addButton(gettext("All %(number)s", { number: slots.length }), null);
  for (const [type, count] of [...types].sort((first, second) => second[1] - first[1])) {
    addButton(`${type} ${count}`, type);
  }
  const [place, ...others] = row.querySelectorAll("dd");
  for (const listed of others) listed.remove();
  place?.replaceChildren(group);
  const asked = new URLSearchParams(location.search).get("type");
  show([...types.keys()].find((type) => inAddress(type) === asked) ?? null);
}
