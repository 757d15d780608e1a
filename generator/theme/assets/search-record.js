// Loads the record of a document: its title, and its turns as the page shows them.

import { asJson, load } from "./search-files.js";

/**
 * A turn as its page shows it.
 * @typedef {{ id: string, speaker: string | null, text: string }} ShownTurn
 */
/** @typedef {{ title: string, isArticle: boolean, turns: ShownTurn[] }} ShownDocument */
/**
 * @typedef {object} Turn a turn of `session.json`
 * @property {string} id
 * @property {string | null} label
 * @property {string | null} name
 * @property {string | null} speaker
 * @property {string | null} resolved
 * @property {{ text: string }[]} blocks
 */
/**
 * @typedef {object} Correction an entry of `corrections.json`
 * @property {string} correct
 * @property {string | null} turn
 * @property {number | null} block
 * @property {number | null} offset
 * @property {string | null} printed
 * @property {string | null} now
 */

/**
 * Return a block's text with its misheard words corrected.
 * @param {string} text
 * @param {Correction[]} corrections
 */
function corrected(text, corrections) {
  const characters = [...text];
  for (const { offset, printed, now } of [...corrections].sort((first, second) => (second.offset ?? 0) - (first.offset ?? 0))) {
    characters.splice(offset ?? 0, [...(printed ?? "")].length, now ?? "");
  }
  return characters.join("");
}

/**
 * Return a turn with what was corrected.
 * @param {Turn} turn
 * @param {Correction[]} corrections those of this turn
 * @returns {ShownTurn}
 */
function shownTurn(turn, corrections) {
  const words = corrections.filter(({ correct }) => correct === "words");
  const label = corrections.filter(({ correct, now }) => correct === "label" && now).at(-1)?.now;
  const isUnknown = turn.resolved === "corrected" && turn.speaker === null && !label;
  const texts = turn.blocks.map(({ text }, block) => corrected(text, words.filter((correction) => correction.block === block)));
  return { id: turn.id, speaker: turn.name ?? (isUnknown ? null : (label ?? turn.label)), text: texts.join(" ") };
}

/**
 * Load the document of a page.
 * @param {string} page its address, relative to the root
 * @param {boolean} isCorrected
 * @returns {Promise<ShownDocument>}
 */
export async function loadDocument(page, isCorrected) {
  const [record, { corrections }] = await Promise.all([
    load(`${page}session.json`, asJson),
    isCorrected ? load(`${page}corrections.json`, asJson) : { corrections: /** @type {Correction[]} */ ([]) },
  ]);
  const stem = page.split("/").at(-2);
  const turns = /** @type {Turn[]} */ (record.turns);
  return {
    title: record.title ?? `Untitled (${stem})`,
    isArticle: record.kind !== "transcript",
    turns: turns.map((turn) => shownTurn(turn, corrections.filter((/** @type {Correction} */ { turn: id }) => id === turn.id))),
  };
}
