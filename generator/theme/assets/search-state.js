// What is asked: the words, the filters, the order and the grouping. The address of the search page holds exactly this.

import { gettext } from "./words.js";

/** The filters with ids as values; years are apart, because two of them make a range. */
export const FILTERS = /** @type {const} */ (["person", "event", "series", "type", "kind", "language"]);

const KEYS = /** @type {const} */ (["q", ...FILTERS, "from", "to", "order", "group", "forms"]);

/** @typedef {typeof KEYS[number]} Key */
/** @typedef {Record<Key, string>} State an empty text for what is not asked */

/** @type {Partial<Record<Key, RegExp>>} */
const FORMS = { from: /^\d{4}$/, to: /^\d{4}$/, order: /^(newest|oldest)$/, group: /^person$/, forms: /^words$/ };

/**
 * Read the parameters of an address; what no parameter can have is left out.
 * @param {URLSearchParams} parameters
 */
export function readState(parameters) {
  const read = KEYS.map((key) => [key, (parameters.get(key) ?? "").trim()]);
  /** @type {State} */
  const state = Object.fromEntries(read.filter(([key, value]) => FORMS[/** @type {Key} */ (key)]?.test(value) ?? true));
  for (const key of KEYS) state[key] ??= "";
  if (state.from && state.to && state.from > state.to) [state.from, state.to] = [state.to, state.from];
  return state;
}

/**
 * Return the state as the parameters of an address.
 * @param {State} state
 */
export const writeState = (state) => new URLSearchParams(KEYS.filter((key) => state[key]).map((key) => [key, state[key]]));

/**
 * Return true if a filter is set.
 * @param {State} state
 */
export const isFiltered = (state) => Boolean(state.from || state.to || FILTERS.some((key) => state[key]));

/** A change that takes all filters away. */
export const NO_FILTERS = Object.freeze(Object.fromEntries([...FILTERS, "from", "to"].map((key) => [key, ""])));

/**
 * Return a range of years in words.
 * @param {string} from
 * @param {string} to
 */
export function yearsInWords(from, to) {
  if (from && to) return from === to ? from : gettext("%(first)s to %(last)s", { first: from, last: to });
  return from ? gettext("from %(year)s", { year: from }) : gettext("until %(year)s", { year: to });
}

/**
 * Return the filters as the search takes them.
 * @param {State} state
 * @param {string[]} years all years of the archive
 */
export function filtersOf(state, years) {
  /** @type {import("./search-engine.js").Filters} */
  const filters = {};
  for (const key of FILTERS) if (state[key]) filters[key === "language" ? "lang" : key] = [state[key]];
  const { from, to } = state;
  const isYear = (/** @type {string} */ year) => /^\d+$/.test(year) && year >= from && (!to || year <= to);
  if (from || to) filters.years = years.some(isYear) ? years.filter(isYear) : [from || to];
  return filters;
}
