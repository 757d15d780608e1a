// Builds the results: the session as a heading and its turns as links, from elements and text only.

import { base } from "./search-base.js";
import { excerpt } from "./search-excerpt.js";
import { loadTurns } from "./search-record.js";

export { base } from "./search-base.js";

/**
 * A document that answers a search, with the turns to show.
 * @typedef {object} Result
 * @property {import("./search-engine.js").DocumentHit} hit
 * @property {import("./search-record.js").ShownDocument} document
 * @property {import("./search-query.js").Unit[]} units
 * @property {(key: "event" | "kind" | "type", value: string) => string} nameOf
 */

export const TURNS_SHOWN = 5;

/**
 * Make an element; children are elements or text, never HTML.
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {Record<string, string | boolean | null | undefined>} attributes
 * @param {...(Node | string)} children
 * @returns {HTMLElementTagNameMap[Tag]}
 */
export function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === true) element.setAttribute(name, "");
    else if (value !== false && value != null) element.setAttribute(name, value);
  }
  element.append(...children);
  return element;
}

/**
 * @param {number} count
 * @param {string} noun
 */
export const counted = (count, noun) => `${count.toLocaleString("en")} ${noun}${count === 1 ? "" : "s"}`;

/** @param {string} iso */
function dateInWords(iso) {
  return new Intl.DateTimeFormat("en-GB", { dateStyle: "long", timeZone: "UTC" }).format(new Date(`${iso}T00:00:00Z`));
}

/**
 * Return the address of a page, or of a turn with these words marked.
 * @param {string} page
 * @param {string} [turn]
 * @param {string[]} [forms]
 */
function address(page, turn, forms = []) {
  const url = new URL(page, base);
  for (const form of forms) url.searchParams.append("mark", form);
  if (turn) url.hash = encodeURIComponent(turn);
  return url.href;
}

/**
 * Return the excerpt of a text as an element.
 * @param {string} text
 * @param {ReturnType<typeof excerpt>} part
 */
function excerptLine(text, { start, end, marked }) {
  const line = make("span", { class: "search__words" });
  if (start > 0) line.append("…\u00a0");
  let done = start;
  for (const [first, last] of marked) {
    line.append(text.slice(done, first), make("mark", {}, text.slice(first, last)));
    done = last;
  }
  line.append(text.slice(done, end));
  if (end < text.length) line.append("\u00a0…");
  return line;
}

/**
 * @param {Result} result
 * @param {import("./search-record.js").ShownTurn} turn
 */
function turnLine({ hit, document, units }, { id, speaker, text }) {
  const part = excerpt(text, units);
  const who = document.isArticle ? null : speaker || "Unidentified speaker";
  const name = who && make("span", { class: speaker ? "search__speaker" : "search__speaker search__speaker--none" }, who);
  return make("li", {}, make("a", { href: address(hit.page, id, part.forms) }, ...(name ? [name, " "] : []), excerptLine(text, part)));
}

/**
 * Return the list item of a document, with its turns.
 * @param {Result} result
 * @param {"h2" | "h3"} level
 */
export function showResult(result, level) {
  const { hit, document } = result;
  const list = make("ol", { class: "search__turns" });
  list.append(...document.turns.map((turn) => turnLine(result, turn)));
  const { event, kind, type } = hit.facts;
  const date = hit.date && hit.date.length > 4 && dateInWords(hit.date); // not the year alone
  const facts = [event && result.nameOf("event", event), date, type ? result.nameOf("type", type) : result.nameOf("kind", kind)];
  const item = make(
    "li",
    { class: "search__session" },
    make(level, { class: "search__title" }, make("a", { href: address(hit.page) }, document.title)),
    make("p", { class: "search__facts" }, facts.filter(Boolean).join(" · ")),
    list,
  );
  if (document.left) {
    const more = make("button", { type: "button", class: "search__button" }, `${counted(document.left, "more turn")}`);
    more.setAttribute("aria-label", `${more.textContent} of ${document.title}`);
    more.addEventListener("click", async () => {
      const known = new Set([...list.querySelectorAll("a")].map((link) => link.href));
      const { turns } = await loadTurns(hit, Infinity);
      list.replaceChildren(...turns.map((turn) => turnLine(result, turn)));
      more.remove();
      [...list.querySelectorAll("a")].find((link) => !known.has(link.href))?.focus();
    });
    item.append(more);
  }
  return item;
}
