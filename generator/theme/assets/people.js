// An index of people: a field that leaves the names which fit what is typed, or looks them up if the page has letters only.

import "./page.js";
import { make } from "./elements.js";
import { base } from "./search-base.js";
import { counted, gettext, joined, number } from "./words.js";

/**
 * Return the words of a name without case, diacritics and apostrophes.
 * @param {string} text
 */
const words = (text) =>
  text
    .normalize("NFKD")
    .replace(/[\p{M}'’‘ʼ\u0060´]/gu, "")
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean);

/**
 * Return whether each typed word begins a word of a name.
 * @param {string[]} typed
 * @param {string[]} name
 */
const fits = (typed, name) => typed.every((start) => name.some((word) => word.startsWith(start)));

/**
 * Leave the names on the page that fit; return how many do.
 * @param {HTMLElement} list
 * @param {{ item: HTMLElement, name: string[] }[]} names
 * @param {string[]} typed
 */
function filter(list, names, typed) {
  let found = 0;
  for (const { item, name } of names) {
    item.hidden = !fits(typed, name);
    if (!item.hidden) found += 1;
  }
  for (const group of list.querySelectorAll("ul")) {
    group.hidden = !group.querySelector("li:not([hidden])");
    const heading = group.previousElementSibling;
    if (heading instanceof HTMLHeadingElement) heading.hidden = group.hidden;
  }
  return found;
}

const list = /** @type {HTMLElement | null} */ (document.querySelector(".list"));
const place = /** @type {HTMLElement | null} */ (document.querySelector(".names-field"));
const letters = /** @type {HTMLElement | null} */ (document.querySelector(".letters"));
const MAX_FOUND = 60; // names that the index of names is asked for

/**
 * Make the field.
 * @param {HTMLElement} parent
 * @param {(typed: string) => void | Promise<void>} changed called with what is typed
 */
function makeField(parent, changed) {
  const input = make("input", { id: "Find-a-name", type: "search", autocomplete: "off", spellcheck: "false" });
  const status = make("p", { role: "status" });
  parent.append(make("label", { for: "Find-a-name" }, gettext("Find a name")), input, status);
  input.addEventListener("input", () => changed(input.value));
  input.addEventListener("keydown", ({ key }) => {
    const shown = [...document.querySelectorAll(".list:not([hidden]) li:not([hidden]) a")];
    if (key === "Enter" && input.value.trim() && shown.length === 1) /** @type {HTMLElement} */ (shown[0]).click();
  });
  return { input, status };
}

/**
 * Filter the names of a page that lists everybody.
 * @param {HTMLElement} all
 * @param {HTMLElement} parent
 */
function filterNames(all, parent) {
  const names = [...all.querySelectorAll("li")].map((item) => ({ item, name: words(item.querySelector("a")?.textContent ?? "") }));
  const { status } = makeField(parent, (text) => {
    const typed = words(text);
    const found = filter(all, names, typed);
    if (letters) letters.hidden = typed.length > 0;
    const count = found ? gettext("%(number)s of %(people)s", { number: number(found), people: counted(names.length, "person") }) : gettext("Nobody in this list has such a name.");
    status.textContent = typed.length ? count : "";
  });
}

/**
 * Look names up in the index of names, on a page that lists letters or the names of one letter only.
 * @param {HTMLElement} letterList
 * @param {HTMLElement} parent
 */
function lookUpNames(letterList, parent) {
  const names = make("ul");
  const result = make("div", { class: "list", hidden: true }, names);
  letterList.before(result);
  const { input, status } = makeField(parent, async (typed) => {
    const isEmpty = words(typed).length === 0;
    result.hidden = isEmpty;
    letterList.hidden = !isEmpty;
    if (letters) letters.hidden = !isEmpty;
    status.textContent = "";
    if (isEmpty) return;
    try {
      const { findNames } = await import("./search-names.js");
      const people = (await findNames(typed, MAX_FOUND)).filter(({ kind }) => kind === "person");
      if (input.value !== typed) return;
      names.replaceChildren(...people.map(line));
      const named = counted(people.length, "person");
      if (!people.length) status.textContent = gettext("Nobody has such a name.");
      else status.textContent = people.length < MAX_FOUND ? named : gettext("%(people)s, and perhaps more", { people: named });
    } catch {
      result.hidden = true;
      letterList.hidden = false;
      if (letters) letters.hidden = false;
      status.textContent = gettext("The names can’t be loaded now. The letters lead to them.");
    }
  });
}

/**
 * Return the line of a person.
 * @param {import("./search-names.js").NameHit} person
 */
function line({ name, href, also, sessions }) {
  const facts = joined([also && gettext("printed as %(label)s", { label: also }), counted(sessions, "session")]);
  return make("li", {}, make("a", { href: new URL(href, base).href }, name), facts);
}

if (list && place) (list.matches("[data-all]") ? filterNames : lookUpNames)(list, place);
