// Builds the results: the session (or the person) as a heading and the turns as links, from elements and text only.

import { make } from "./elements.js";
import { base } from "./search-base.js";
import { excerpt } from "./search-excerpt.js";
import { loadTurns } from "./search-record.js";
import { counted, dateInWords, gettext, joined, languageName } from "./words.js";

/** @typedef {import("./search-hits.js").DocumentHit} DocumentHit */
/** @typedef {import("./search-record.js").ShownTurn} ShownTurn */
/**
 * A part of the results with a heading: a document, or a person with turns of several documents.
 * @typedef {object} Entry
 * @property {string} key
 * @property {string} group "answer", or why it comes last
 * @property {{ name: string, href: string | null } | null} person
 * @property {() => string} facts made only for what is shown
 * @property {DocumentHit[]} hits with the turns to show; one hit if the entry is a document
 */

const TURNS_SHOWN = 3; // turns of an entry at first
const MORE_DOCUMENTS = 4; // documents of a person that are shown at a time, with all turns

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
 * @param {string | null} lang
 */
function excerptLine(text, { start, end, marked }, lang) {
  const line = make("span", { class: "search__words", lang, dir: "auto" });
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
 * Return what a reader has to know of a turn besides its words: how sure the speaker is, the role, corrections, language.
 * @param {ShownTurn} turn
 */
function notes({ speaker, role, resolved, isCorrected, lang, isLabel }) {
  const doubt = resolved === "inferred" ? gettext("inferred") : resolved === "corrected" ? gettext("corrected") : "";
  const isNamed = speaker && role && !speaker.toLowerCase().includes(role.toLowerCase());
  const language = lang && lang !== document.documentElement.lang ? gettext("in %(language)s", { language: languageName(lang) }) : "";
  return joined([doubt && `(${doubt})`, isNamed && role, isCorrected && gettext("some words corrected"), language, isLabel && gettext("found in the name")]);
}

/**
 * @param {string} page
 * @param {ShownTurn} turn
 * @param {boolean} withName
 * @param {import("./search-query.js").Unit[]} units
 */
function turnLine(page, turn, withName, units) {
  const { id, speaker, lang, text } = turn;
  const part = excerpt(text, units);
  const name = make("span", { class: `search__speaker${speaker ? "" : " search__speaker--none"}` }, speaker || gettext("Unidentified speaker"));
  const note = notes(turn);
  const said = [...(withName ? [name] : []), ...(note ? [make("span", { class: "search__note" }, note)] : [])];
  const head = said.length ? [make("span", { class: "search__who" }, ...said.flatMap((one) => [one, " "]))] : [];
  const words = excerptLine(text, part, lang === document.documentElement.lang ? null : lang);
  return make("li", {}, make("a", { href: address(page, id, part.forms) }, ...head, words));
}

/**
 * Return the lines of an entry, and how many turns are left.
 * @param {Entry} entry
 * @param {import("./search-query.js").Unit[]} units
 * @param {number} open how many documents are shown with all turns; if 0, the best turns of the first documents are shown
 * @param {number} files from how many files the best turns of a document may come
 */
async function loadLines({ person, group, hits }, units, open, files) {
  const some = hits.slice(0, open || TURNS_SHOWN);
  const limit = open ? Infinity : Math.ceil(TURNS_SHOWN / some.length);
  const documents = await Promise.all(some.map((hit) => loadTurns(hit, limit, Math.max(files, Number(hit.turns.length === 2) + 1))));
  let shown = 0;
  const lines = documents.flatMap(({ title, isArticle, turns }, place) => {
    const { page, date } = some[place];
    shown += turns.length;
    turns.sort((first, second) => Number(first.isLabel) - Number(second.isLabel));
    const isLabel = group === "label"; // a heading says so
    const lines = turns.map((turn) => turnLine(page, isLabel ? { ...turn, isLabel: false } : turn, !person && !isArticle, units));
    if (!person) return lines;
    const source = make("li", { class: "search__source" }, make("a", { href: address(page) }, title), date ? ` · ${dateInWords(date) || date}` : "");
    return [source, ...lines];
  });
  return { title: documents[0].title, lines, rest: hits.reduce((sum, hit) => sum + hit.turns.length, 0) - shown };
}

/**
 * Return the list item of an entry with its first turns.
 * @param {Entry} entry
 * @param {import("./search-query.js").Unit[]} units
 * @param {{ level: "h2" | "h3", open: number, files: number, opened: (open: number) => void }} options `open` and `files` as for
 *   `loadLines`; `opened` hears of more open documents
 */
export async function showEntry(entry, units, { level, open, files, opened }) {
  const { title, lines, rest } = await loadLines(entry, units, open, files);
  const { person, hits, facts } = entry;
  const href = person ? person.href && address(person.href) : address(hits[0].page);
  const name = person ? person.name : title;
  const list = make("ol", { class: "search__turns" }, ...lines);
  const heading = make(level, { class: "search__title" }, href ? make("a", { href }, name) : name);
  const item = make("li", { class: "search__session" }, heading, make("p", { class: "search__facts" }, facts()), list);
  const more = make("button", { type: "button", class: "search__more" });
  const offer = (/** @type {number} */ left) => {
    more.textContent = counted(left, "more turn");
    more.setAttribute("aria-label", gettext("%(turns)s of %(name)s", { turns: more.textContent ?? "", name }));
    if (left) item.append(more);
    else more.remove();
  };
  more.addEventListener("click", async () => {
    open += MORE_DOCUMENTS;
    const known = new Set([...list.querySelectorAll("a")].map((link) => link.href));
    const next = await loadLines(entry, units, open, files);
    list.replaceChildren(...next.lines);
    offer(next.rest);
    opened(open);
    [...list.querySelectorAll("a")].find((link) => !known.has(link.href))?.focus();
  });
  offer(rest);
  return item;
}
