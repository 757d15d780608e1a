// Finds the words of a query in the text of a turn, and chooses the part of the text to show.

import { printedWords, words } from "./search-terms.js";

/** @typedef {import("./search-query.js").Unit} Unit */
/** @typedef {[number, number]} Range start and end in a text */

const MAX_MARKS = 12;
const WORDS_SHOWN = 34;
const WORDS_BEFORE = 10;

/**
 * Return the words of a text: where each is, and its terms.
 * @param {string} text
 */
const cut = (text) => printedWords(text).map((range) => ({ range, found: words(text.slice(...range)) }));

/** @typedef {ReturnType<typeof cut>} Cut */

/**
 * Return the ranges of words [first, last] that a unit matches.
 * @param {Cut} printed
 * @param {Unit} unit
 * @returns {Range[]}
 */
function matches(printed, { sequences, isPrefix }) {
  const pieces = printed.flatMap(({ found }, place) => found.flatMap((word) => word.pieces.map((term) => ({ term, place }))));
  /** @type {Range[]} */
  const ranges = [];
  for (const sequence of sequences) {
    const last = sequence.length - 1;
    /** @type {(term: string | null | undefined, index: number) => boolean} */
    const fits = (term, index) => (isPrefix && index === last ? Boolean(term?.startsWith(sequence[index])) : term === sequence[index]);
    for (let start = 0; start + last < pieces.length; start += 1) {
      if (sequence.every((_, index) => fits(pieces[start + index].term, index))) ranges.push([pieces[start].place, pieces[start + last].place]);
    }
    if (last) continue;
    for (const [place, { found }] of printed.entries()) if (found.some(({ whole }) => fits(whole, 0))) ranges.push([place, place]);
  }
  return ranges;
}

/**
 * Return where the excerpt begins: a few words before the match that has the most other matches close behind.
 * @param {number[]} places of the matching words, ascending
 * @param {number} length of the text, in words
 */
function excerptStart(places, length) {
  /** @param {number} place */
  const close = (place) => places.filter((other) => other >= place && other < place + WORDS_SHOWN - WORDS_BEFORE).length;
  const first = places.reduce((best, place) => (close(place) > close(best) ? place : best), places[0] ?? 0);
  return Math.max(0, Math.min(first - WORDS_BEFORE, length - WORDS_SHOWN));
}

/**
 * Return the part of a text to show, with the ranges to mark, and the words to mark on the page of the turn.
 * @param {string} text
 * @param {Unit[]} units
 * @returns {{ start: number, end: number, marked: Range[], forms: string[] }}
 */
export function excerpt(text, units) {
  const printed = cut(text);
  const found = units.flatMap((unit) => matches(printed, unit)).sort((first, second) => first[0] - second[0] || second[1] - first[1]);
  /** @type {Range[]} */
  const ranges = [];
  for (const [first, last] of found) if (first > (ranges.at(-1)?.[1] ?? -1)) ranges.push([first, last]);
  const from = excerptStart(ranges.map(([first]) => first), printed.length);
  const to = Math.min(printed.length, from + WORDS_SHOWN);
  /** @type {(first: number, last: number) => Range} */
  const inText = (first, last) => [printed[first].range[0], printed[last].range[1]];
  const forms = new Map(ranges.map(([first, last]) => text.slice(...inText(first, last))).map((form) => [form.toLowerCase(), form]));
  return {
    start: from ? printed[from].range[0] : 0,
    end: to < printed.length ? printed[to - 1].range[1] : text.length,
    marked: ranges.filter(([first]) => first >= from && first < to).map(([first, last]) => inText(first, Math.min(last, to - 1))),
    forms: [...forms.values()].slice(0, MAX_MARKS),
  };
}
