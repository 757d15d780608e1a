// Reads what was typed: words and phrases to look for, and those that an answer must not have.

import { isSingle, words } from "./search-terms.js";

/**
 * A word or a phrase: a turn holds it if one of the sequences of terms is in it.
 * @typedef {object} Unit
 * @property {string[][]} sequences
 * @property {boolean} isPrefix whether the last term may be the beginning of a word
 * @property {string} typed as it was typed, without quotation marks
 */
/**
 * @typedef {object} Query
 * @property {Unit[]} units all must be there
 * @property {Unit[]} without none may be there
 * @property {string[]} dropped stop words that were left out, as typed
 * @property {boolean} isEmpty no unit
 */

const MIN_PREFIX_LENGTH = 3; // characters; fewer begin very many words
const MAX_UNITS = 24;
const TOKENS = /([-\u2212]?)"([^"]*)("?)|[^\s"]+/g;
const ELISIONS = /^(?:[cdjlmnst]|qu)$/; // in French and Italian: l'hiver

/**
 * Return the units of a typed word; a divided word is also found as written in one.
 * @param {string} typed
 * @param {Set<string>} stopWords
 * @returns {Unit[]}
 */
function wordUnits(typed, stopWords) {
  const found = words(typed);
  if (found.some(({ pieces }) => isSingle(pieces[0]))) return phraseUnits(typed); // words without blanks between them
  return found.map(({ pieces, whole }) => {
    const isElided = pieces.length === 2 && ELISIONS.test(pieces[0]) && stopWords.has(pieces[0]);
    const sequences = isElided ? [pieces.slice(1)] : whole === null ? [pieces] : [pieces, [whole]];
    return { sequences, isPrefix: false, typed };
  });
}

/**
 * @param {string} typed
 * @returns {Unit[]}
 */
function phraseUnits(typed) {
  const sequence = words(typed).flatMap(({ pieces }) => pieces);
  return sequence.length ? [{ sequences: [sequence], isPrefix: false, typed: typed.trim() }] : [];
}

/**
 * Return the words and phrases of a query. Stop words outside quotation marks are left out if other words are there; the
 * last typed word may be the beginning of a word.
 * @param {string} typed
 * @param {Set<string>} [stopWords]
 * @param {boolean} [isComplete] whether the last word is whole
 * @returns {Query}
 */
export function readQuery(typed, stopWords = new Set(), isComplete = false) {
  const text = typed.replace(/[“”„‟«»〝〞「」『』＂]/g, '"');
  /** @type {{ units: Unit[], isDropped: boolean }[]} */
  const found = [];
  /** @type {Unit[]} */
  const without = [];
  let isOpen = false; // whether the last token is a word or a phrase that may still be typed
  for (const [token, minus, phrase, end] of text.matchAll(TOKENS)) {
    isOpen = phrase === undefined ? !/^[-\u2212]/.test(token) : !end && !minus;
    if (phrase !== undefined) {
      if (minus) without.push(...phraseUnits(phrase));
      else found.push({ units: phraseUnits(phrase), isDropped: false });
    } else if (/^[-\u2212]./.test(token)) {
      without.push(...wordUnits(token.slice(1), stopWords));
    } else {
      const units = wordUnits(token, stopWords);
      const isDropped = units.every(({ sequences }) => sequences.length === 1 && sequences[0].every((term) => stopWords.has(term)));
      found.push({ units, isDropped });
    }
  }
  const last = found.at(-1);
  const isTyping = isOpen && !isComplete && /\S$/.test(typed);
  const telling = found.filter((part) => part.units.length && !part.isDropped && !(isTyping && part === last && isLetter(part.units)));
  const kept = telling.length ? telling : found;
  const units = kept.flatMap((part) => part.units).slice(0, MAX_UNITS);
  const unit = last?.units.at(-1);
  if (unit && isTyping) unit.isPrefix = unit.sequences.every((sequence) => mayBegin(sequence[sequence.length - 1]));
  const dropped = found.filter((part) => !kept.includes(part) && part.isDropped).flatMap((part) => part.units.map((one) => one.typed));
  return { ...asked(units), without: without.slice(0, MAX_UNITS), dropped };
}

/**
 * @param {Unit[]} units
 * @returns {Query}
 */
const asked = (units) => ({ units, without: [], dropped: [], isEmpty: !units.length });

/** @param {Unit[]} units */
const isLetter = (units) => units.every(({ sequences }) => /^[a-z]$/.test(sequences[0].join(" ")));

/** @param {string} term */
const mayBegin = (term) => [...term].length >= MIN_PREFIX_LENGTH && !isSingle(term);

/**
 * Return a session's code as the archive writes it (`WS168`) if the query is a code alone (`WS 168`).
 * @param {string} query
 */
export function asCode(query) {
  const [, letters, number] = /^(\p{L}{2,4})\s+#?0*(\d{1,4})$/u.exec(query.trim()) ?? [];
  return letters && `${letters}${number}`;
}

/**
 * Return the years of a short form: `2016-2018,2021,undated`.
 * @param {string} text
 */
export function readYears(text) {
  return text.split(",").flatMap((part) => {
    const [, first, last] = /^(\d{4})-(\d{4})$/.exec(part.trim()) ?? [];
    if (!first) return part.trim() || [];
    return Array.from({ length: Math.max(0, Number(last) - Number(first) + 1) }, (_, place) => String(Number(first) + place));
  });
}

/**
 * Return the short form of years.
 * @param {string[]} years
 */
export function writeYears(years) {
  /** @type {[string, string][]} */
  const runs = [];
  for (const year of [...years].sort()) {
    const run = runs.at(-1);
    if (run && Number(year) === Number(run[1]) + 1) run[1] = year;
    else runs.push([year, year]);
  }
  return runs.map(([first, last]) => (first === last ? first : `${first}-${last}`)).join(",");
}
