// Reads what was typed: the words and phrases to look for.

import { isSingle, words } from "./search-terms.js";

/**
 * A word or a phrase to look for: a turn answers if one of the sequences of terms is in it.
 * @typedef {object} Unit
 * @property {string[][]} sequences
 * @property {boolean} isPrefix whether the last term may be the beginning of a word
 */

const STOP_WORDS = new Set(
  ("a an and are as at be been but by for from had has have i if in is it its of on or our so that the their there " +
    "they this to was we were which will with you your").split(" "),
);
const MIN_PREFIX_LENGTH = 3; // characters; fewer begin very many words
const MAX_UNITS = 24;

/** @param {string} word */
function tells(word) {
  const bare = word.toLowerCase().replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, "");
  return !STOP_WORDS.has(bare) && !/^[a-z]$/.test(bare);
}

/**
 * Return the unit of a typed word; a divided word is also found as written in one.
 * @param {string} typed
 * @returns {Unit[]}
 */
function wordUnits(typed) {
  const found = words(typed);
  if (found.some(({ pieces }) => isSingle(pieces[0]))) return phraseUnits(typed); // words without blanks between them
  return found.map(({ pieces, whole }) => ({ sequences: whole === null ? [pieces] : [pieces, [whole]], isPrefix: false }));
}

/**
 * @param {string} typed
 * @returns {Unit[]}
 */
function phraseUnits(typed) {
  const sequence = words(typed).flatMap(({ pieces }) => pieces);
  return sequence.length ? [{ sequences: [sequence], isPrefix: false }] : [];
}

/**
 * Return the words and phrases of a query. Words that tell nothing (`the`) are left out if others are there; the last
 * typed word may be the beginning of a word.
 * @param {string} typed
 * @returns {Unit[]}
 */
export function readQuery(typed) {
  const parts = typed.replace(/[“”„«»]/g, '"').split('"');
  const isOpen = parts.length % 2 === 0; // a quotation mark without another one
  /** @type {{ units: Unit[], tells: boolean }[]} */
  const found = [];
  for (const [place, part] of parts.entries()) {
    if (place % 2 && !(isOpen && place === parts.length - 1)) found.push({ units: phraseUnits(part), tells: true });
    else for (const word of part.split(/\s+/)) found.push({ units: wordUnits(word), tells: tells(word) });
  }
  const telling = found.filter((part) => part.tells && part.units.length);
  const units = (telling.length ? telling : found).flatMap((part) => part.units).slice(0, MAX_UNITS);
  const last = found.at(-1);
  const unit = units.at(-1);
  if (unit && last?.units.at(-1) === unit && (isOpen || parts.length % 2) && !typed.trimEnd().endsWith('"')) {
    unit.isPrefix = unit.sequences.every((sequence) => mayBegin(sequence[sequence.length - 1]));
  }
  return units;
}

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
