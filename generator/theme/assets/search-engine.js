// Answers a query from the index: which turns hold its words, in which documents, and how many for each filter.
//
// A turn answers if it holds every word and phrase and nothing excluded. Some of the words, not all, may be in the shown
// name of its speaker instead; with a filter by person only what was said counts. Three groups of documents come behind
// the answers, and no number counts them: those that need their heading (title, event, code) for an answer, those with
// all words in different turns, and those with turns whose speaker's name alone holds the words. In a group:
//
// 1. by the number of turns with each word: the sum of log2(1 + turns) over the words, in which a turn with only the
//    beginning of a longer word counts half, and a word in the heading counts 2 more;
// 2. the latest first, then by address.

import { withForms } from "./search-forms.js";
import { inOrder } from "./search-hits.js";
import { openIndex } from "./search-index.js";
import { ShelfSearch } from "./search-one-shelf.js";
import { asCode, readQuery } from "./search-query.js";
import { Tally } from "./search-tally.js";
import { terms } from "./search-terms.js";

/** @typedef {import("./search-query.js").Unit} Unit */
/** @typedef {import("./search-query.js").Query} Query */
/** @typedef {import("./search-hits.js").DocumentHit} DocumentHit */
/** @typedef {import("./search-hits.js").Order} Order */
/** @typedef {import("./search-tally.js").FilterKey} FilterKey */
/** @typedef {import("./search-tally.js").Count} Count */
/** @typedef {Partial<Record<FilterKey, string[]>>} Filters the chosen values: one of each key must fit */
/**
 * @typedef {object} Answer
 * @property {Query} query
 * @property {{ turns: number, sessions: number, articles: number, people: number, labels: number, headings: number, apart: number }} totals
 * @property {Record<FilterKey, Record<string, Count>>} counts what choosing a value would give, if the other filters stay
 * @property {DocumentHit[]} hits
 * @property {string[]} missing the typed words that are nowhere
 */

/**
 * Return the turns and documents that answer what was typed, and the numbers of all of them.
 * @param {string} typed
 * @param {Filters} [filters] without words, all turns that they leave answer
 * @param {{ order?: Order, isComplete?: boolean, hasForms?: boolean }} [options] whether other forms of the words count, too
 * @returns {Promise<Answer>}
 */
export async function search(typed, filters = {}, { order = "relevance", isComplete = false, hasForms = false } = {}) {
  const index = await openIndex();
  const query = readQuery((await codeOf(typed, index)) ?? typed, index.stopWords, isComplete);
  if (hasForms) query.units = await withForms(query.units);
  /** @type {Map<FilterKey, Set<string>>} */
  const chosen = new Map();
  for (const [key, values] of Object.entries(filters)) if (values?.length) chosen.set(/** @type {FilterKey} */ (key), new Set(values));
  const tally = new Tally();
  const { totals, counts } = tally;
  if (query.isEmpty && !chosen.size) return { query, totals, counts, hits: [], missing: [] };
  for (const unit of query.units) {
    const lasts = unit.sequences.map((sequence) => sequence[sequence.length - 1]);
    const mayBegin = index.shelves.every(({ turns }) => lasts.every((last) => turns.filesOfPrefix(last)));
    unit.isPrefix = unit.isPrefix && mayBegin; // the same on all shelves, so that the numbers mean one thing
  }
  const searches = index.shelves.map((shelf) => new ShelfSearch(shelf, query, chosen, tally));
  const candidates = await Promise.all(searches.map((one) => one.find()));
  const hits = searches.flatMap((one, place) => [...candidates[place]].flatMap((document) => one.rate(document) ?? []));
  totals.people = tally.people.size;
  const isKnown = (/** @type {Unit} */ { sequences }) =>
    sequences.some((sequence) => sequence.every((term) => searches.some(({ known }) => known.has(term))));
  const missing = query.units.filter((unit, place) => !isKnown(unit) && !searches.some(({ isFound }) => isFound[place]));
  return { query, totals, counts, hits: hits.sort(inOrder(order)), missing: missing.map((unit) => unit.typed) };
}

/**
 * Return the code of a session if it was typed with a blank, as `WS 217`, and nothing else was; `null` otherwise.
 * @param {string} typed
 * @param {Awaited<ReturnType<typeof openIndex>>} index
 */
async function codeOf(typed, { shelves }) {
  const code = asCode(typed);
  const [term] = code ? terms(code) : [];
  if (!term) return null;
  const found = await Promise.all(shelves.map((shelf) => shelf.isInHeading(term)));
  return found.includes(true) ? `${code} ` : null;
}
