// Loads the texts of the turns that a result shows.

import { loadText } from "./search-files.js";

/** @typedef {import("./search-hits.js").DocumentHit} DocumentHit */
/** @typedef {import("./search-spoken.js").TurnHit} TurnHit */
/**
 * A turn as its page shows it.
 * @typedef {object} ShownTurn
 * @property {string} id the end of its address
 * @property {number} place in the document, from 1
 * @property {string | null} speaker the shown name or label; `null` for an unidentified speaker
 * @property {string | null} person
 * @property {string | null} role
 * @property {string | null} resolved how the speaker is known, as in the record
 * @property {boolean} isCorrected whether words of it were corrected
 * @property {number | null} time its start, in seconds
 * @property {string} lang
 * @property {string} text
 * @property {boolean} isLabel whether only the speaker's name holds the words
 */
/** @typedef {{ title: string, isArticle: boolean, turns: ShownTurn[], left: number }} ShownDocument `left` turns are not loaded */
/** @typedef {{ title: string, turns: { place: number, id: string, text: string, role?: string, resolved?: string, corrected?: boolean, time?: number }[] }} TextFile */

/**
 * Load the best turns of a result, in the order of the document. They come from few files: those with most of the best.
 * @param {DocumentHit} hit
 * @param {number} [limit] turns; `Infinity` for all of these files
 * @param {number} [most] files; a file has about 5 KB compressed
 * @returns {Promise<ShownDocument>}
 */
export async function loadTurns(hit, limit = 3, most = limit === Infinity ? Infinity : 1) {
  const { shelf, version, size } = hit.texts;
  /** @param {TurnHit} turn */
  const fileOf = (turn) => Math.floor((turn.number - 1) / size);
  const best = Math.max(...hit.turns.map(({ worth }) => worth));
  /** @type {Map<number, number>} */
  const files = new Map(hit.turns.length ? [] : [[0, 0]]);
  for (const turn of hit.turns) files.set(fileOf(turn), (files.get(fileOf(turn)) ?? 0) + Number(turn.worth === best));
  const chosenFiles = [...files].sort(([, first], [, second]) => second - first).slice(0, most).map(([number]) => number);
  const loaded = await Promise.all(chosenFiles.map((number) => loadText(shelf, version, hit.page, number)));
  const texts = new Map(chosenFiles.map((number, place) => [number, /** @type {TextFile} */ (loaded[place])]));
  const chosen = hit.turns
    .filter((turn) => texts.has(fileOf(turn)))
    .sort((first, second) => second.worth - first.worth || first.number - second.number)
    .slice(0, limit);
  const turns = chosen.flatMap((turn) => shownTurn(turn, texts.get(fileOf(turn))?.turns[(turn.number - 1) % size]) ?? []);
  turns.sort((first, second) => first.place - second.place);
  return { title: loaded[0].title, isArticle: !hit.isSession, turns, left: hit.turns.length - turns.length };
}

/**
 * @param {TurnHit} hit
 * @param {TextFile["turns"][number]} [turn]
 * @returns {ShownTurn | null}
 */
function shownTurn({ person, speaker, lang, isLabel }, turn) {
  if (!turn) return null;
  const { id, place, text, role = null, resolved = null, corrected = false, time = null } = turn;
  return { id, place, speaker, person, role, resolved, isCorrected: corrected, time, lang, text, isLabel };
}
