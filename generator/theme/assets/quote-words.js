// The words on a page as one stream: from a turn on, over paragraphs and turns.

import { findQuote, wordsOf } from "./quote-address.js";
import { markTexts, paragraphsIn } from "./marking.js";

/** @typedef {import("./quote-address.js").Quote} Quote */
/** @typedef {{ element: Element, record: Element, nodes: Text[], text: string }} Paragraph */
/** @typedef {import("./quote-address.js").Word & { paragraph: Paragraph }} PlacedWord */

/**
 * Words of a page: those from the first word of a turn on, and the places of the first and the last quoted one.
 * @typedef {{ words: PlacedWord[], start: number, end: number }} Quoted
 */

const GROWTH = 8; // times as many turns are read if the words are not in the first ones

/** The elements with speech, in their order. */
const records = () => [...document.querySelectorAll("article [data-record='words']")];

/** @param {Element[]} elements with speech */
function stream(elements) {
  return elements.flatMap((record) =>
    [...paragraphsIn(record)].flatMap(([element, nodes]) => {
      const paragraph = { element, record, nodes, text: nodes.map((node) => node.data).join("") };
      return wordsOf(paragraph.text).map((word) => ({ ...word, paragraph }));
    }),
  );
}

/**
 * Return the turn of an element; an article is one turn, `null`.
 * @param {Element | null | undefined} element
 */
export const turnOf = (element) => /** @type {HTMLElement | null} */ (element?.closest("[data-turn]") ?? null);

/**
 * Return the words of a quotation that begins in a turn, or `null` if they are not there.
 * @param {Element | null} target what the fragment of the address names
 * @param {Quote} quote
 * @returns {Quoted | null}
 */
export function findWords(target, quote) {
  const turn = turnOf(target);
  const all = records();
  const from = turn ? all.slice(all.findIndex((record) => turn.contains(record))) : all;
  for (let size = 1; ; size *= GROWTH) {
    const words = stream(from.slice(0, size));
    const found = findQuote(words, quote);
    if (found) return { words, start: found[0], end: found[1] };
    if (size >= from.length) return null;
  }
}

/**
 * Return all words of a turn.
 * @param {HTMLElement} turn
 * @returns {Quoted | null}
 */
export function wordsOfTurn(turn) {
  const words = stream([...turn.querySelectorAll("[data-record='words']")]);
  return words.length ? { words, start: 0, end: words.length - 1 } : null;
}

/**
 * Return the words that a range touches, or `null` without words or with too many turns.
 * @param {Range} range
 * @param {number} mostTurns
 * @returns {Quoted | null}
 */
export function wordsIn(range, mostTurns) {
  const all = records();
  const touched = all.filter((record) => range.intersectsNode(record));
  if (!touched.length || touched.length > mostTurns) return null;
  const isSession = turnOf(touched[0]) !== null;
  const words = stream(isSession ? touched : all.slice(0, all.indexOf(touched[touched.length - 1]) + 1));
  const parts = new Map(words.map(({ paragraph }) => [paragraph, selectedPart(paragraph, range)]));
  /** @param {PlacedWord} word */
  const isSelected = (word) => {
    const [start, end] = /** @type {[number, number]} */ (parts.get(word.paragraph));
    return word.start < end && start < word.end;
  };
  const start = words.findIndex(isSelected);
  if (start < 0) return null;
  const first = isSession ? words.findIndex(({ paragraph }) => paragraph.record === words[start].paragraph.record) : 0;
  return { words: words.slice(first), start: start - first, end: words.findLastIndex(isSelected) - first };
}

/**
 * Return the part [start, end) of a paragraph's text that a range holds.
 * @param {Paragraph} paragraph
 * @param {Range} range
 * @returns {[number, number]}
 */
function selectedPart({ nodes }, range) {
  let [start, end, base] = [Number.POSITIVE_INFINITY, 0, 0];
  for (const node of nodes) {
    if (range.intersectsNode(node)) {
      start = Math.min(start, base + (node === range.startContainer ? range.startOffset : 0));
      end = base + (node === range.endContainer ? range.endOffset : node.data.length);
    }
    base += node.data.length;
  }
  return [start, end];
}

/**
 * Return the quoted words by paragraph: the paragraph, and where in its text its words begin and end.
 * @param {Quoted} quoted
 */
export function partsOf({ words, start, end }) {
  /** @type {Map<Paragraph, [number, number]>} */
  const parts = new Map();
  for (const word of words.slice(start, end + 1)) {
    parts.set(word.paragraph, [parts.get(word.paragraph)?.[0] ?? word.start, word.end]);
  }
  return parts;
}

/**
 * Mark the quoted words, and return the marks.
 * @param {Quoted} quoted
 */
export function markWords(quoted) {
  return [...partsOf(quoted)].flatMap(([{ nodes }, part]) => markTexts(nodes, [part]));
}

/**
 * Return the place of an offset in a paragraph's text.
 * @param {Paragraph} paragraph whose text nodes are as they were
 * @param {number} offset
 * @returns {[Text, number]}
 */
function placeOf({ nodes }, offset) {
  let left = offset;
  for (const node of nodes) {
    if (left <= node.data.length) return [node, left];
    left -= node.data.length;
  }
  const last = nodes[nodes.length - 1];
  return [last, last.data.length];
}

/**
 * Select the quoted words, as a reader does.
 * @param {Quoted} quoted
 */
export function selectWords({ words, start, end }) {
  const [first, last] = [words[start], words[end]];
  getSelection()?.setBaseAndExtent(...placeOf(first.paragraph, first.start), ...placeOf(last.paragraph, last.end));
}
