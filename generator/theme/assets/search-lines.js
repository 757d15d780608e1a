// Builds the results: the session as a heading and its turns as links, from elements and text only.

import { bare } from "./search-answers.js";

const named = /** @type {HTMLElement | null} */ (document.querySelector("[data-base]"));

/** The root of the site, as this page names it: one built site works under any path. */
export const base = new URL((named?.dataset.base || ".").replace(/\/?$/, "/"), location.href);

/**
 * A session that answers a search, with its turns by id.
 * @typedef {object} SessionHit
 * @property {string} page
 * @property {string} title
 * @property {boolean} isArticle
 * @property {string} [event]
 * @property {string} [kind]
 * @property {string} [type]
 * @property {string} [date]
 * @property {Map<string, import("./search-answers.js").TurnHit>} turns
 * @property {boolean} open
 */

const TURNS_SHOWN = 5;
const WORDS_SHOWN = 34;
const WORDS_BEFORE = 10;

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
 * Return the address of a session's page, or of a turn with the found words marked.
 * @param {string} page
 * @param {import("./search-answers.js").TurnHit} [turn]
 */
function address(page, turn) {
  const url = new URL(page, base);
  for (const form of turn?.forms ?? []) url.searchParams.append("mark", form);
  if (turn) url.hash = encodeURIComponent(turn.id);
  return url.href;
}

/**
 * Return where the excerpt begins: a few words before the match that has the most other matches close behind.
 * @param {import("./search-answers.js").TurnHit} turn
 */
function excerptStart({ places, start, end }) {
  /** @param {number} place */
  const close = (place) => places.filter((other) => other >= place && other < place + WORDS_SHOWN - WORDS_BEFORE).length;
  const first = places.reduce((best, place) => (close(place) > close(best) ? place : best), places[0] ?? start);
  return Math.max(start, Math.min(first - WORDS_BEFORE, end - WORDS_SHOWN));
}

/**
 * Return a word with its letters marked, and the punctuation around them not.
 * @param {string} word
 */
function marked(word) {
  const core = bare(word);
  const at = word.indexOf(core);
  return [word.slice(0, at), make("mark", {}, core), word.slice(at + core.length)];
}

/** @param {import("./search-answers.js").TurnHit} turn */
function excerpt(turn) {
  const from = excerptStart(turn);
  const to = Math.min(turn.end, from + WORDS_SHOWN);
  const line = make("span", { class: "search__words" });
  if (from > turn.start) line.append("…\u00a0");
  for (let place = from; place < to; place += 1) {
    if (place > from) line.append(" ");
    line.append(...(turn.places.includes(place) ? marked(turn.words[place]) : [turn.words[place]]));
  }
  if (to < turn.end) line.append("\u00a0…");
  return line;
}

/**
 * @param {SessionHit} session
 * @param {import("./search-answers.js").TurnHit} turn
 */
function turnLine(session, turn) {
  const who = session.isArticle ? null : turn.speaker || "Unidentified speaker";
  const name = who && make("span", { class: turn.speaker ? "search__speaker" : "search__speaker search__speaker--none" }, who);
  return make("li", {}, make("a", { href: address(session.page, turn) }, ...(name ? [name, " "] : []), excerpt(turn)));
}

/**
 * Show the turns with the most asked words, in the order of the session; return how many are not shown.
 * @param {SessionHit} session
 * @param {HTMLElement} list
 */
function showTurns(session, list) {
  const inOrder = [...session.turns.values()].sort((first, second) => first.position - second.position);
  const best = session.open ? inOrder : [...inOrder].sort((first, second) => second.worth - first.worth).slice(0, TURNS_SHOWN);
  const shown = inOrder.filter((turn) => best.includes(turn));
  list.replaceChildren(...shown.map((turn) => turnLine(session, turn)));
  return inOrder.length - shown.length;
}

/**
 * Return the list item of a session, with its turns.
 * @param {SessionHit} session
 * @param {"h2" | "h3"} level
 */
export function showSession(session, level) {
  const list = make("ol", { class: "search__turns" });
  const hidden = showTurns(session, list);
  const facts = [session.event, session.date && dateInWords(session.date), session.type || session.kind];
  const item = make(
    "li",
    { class: "search__session" },
    make(level, { class: "search__title" }, make("a", { href: address(session.page) }, session.title)),
    make("p", { class: "search__facts" }, facts.filter(Boolean).join(" · ")),
    list,
  );
  if (hidden) {
    const more = make("button", { type: "button", class: "search__button" }, `${counted(hidden, "more turn")}`);
    more.setAttribute("aria-label", `${more.textContent} of ${session.title}`);
    more.addEventListener("click", () => {
      const known = new Set([...list.querySelectorAll("a")].map((link) => link.href));
      session.open = true;
      showTurns(session, list);
      more.remove();
      [...list.querySelectorAll("a")].find((link) => !known.has(link.href))?.focus();
    });
    item.append(more);
  }
  return item;
}
