// The turns of the page and their speakers, and which turn is in view.

import { gettext } from "./words.js";

/**
 * A turn. `start` and `length` are characters of speech, counted from the beginning of the session.
 * @typedef {object} Turn
 * @property {HTMLElement} element
 * @property {string} id
 * @property {number} place the number of the turn in the session, from 0
 * @property {Voice} voice
 * @property {number} start
 * @property {number} length
 *
 * A speaker with all turns; the swatch is a class of a pattern and a class of an ink, empty for the unidentified.
 * @typedef {object} Voice
 * @property {string} name
 * @property {string} swatch
 * @property {Turn[]} turns
 * @property {number} length
 * @property {boolean} isInferred whether a turn's name comes from what somebody says, not from its label
 */

const SHORTEST = 12; // characters: a turn without words has a place on the strip, too

/** Return the turns of the page, and their speakers, who speak most first and the unidentified last. */
export function readTurns() {
  /** @type {Map<string, Voice>} */
  const voices = new Map();
  let start = 0;
  /** @type {Turn[]} */
  const turns = [];
  for (const element of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("section[data-turn]"))) {
    const voice = voiceOf(element, voices);
    const length = Math.max(element.querySelector("[data-record]")?.textContent?.length ?? 0, SHORTEST);
    const turn = { element, id: element.dataset.turn ?? "", place: turns.length, voice, start, length };
    turns.push(turn);
    voice.turns.push(turn);
    voice.length += length;
    start += length;
  }
  const order = [...voices.values()].sort(
    (first, second) => Number(!first.swatch) - Number(!second.swatch) || second.length - first.length,
  );
  return { turns, voices: order, length: start };
}

/**
 * Return the speaker of a turn: a person, or all turns with the same label, or all unidentified turns.
 * @param {HTMLElement} turn
 * @param {Map<string, Voice>} voices
 */
function voiceOf(turn, voices) {
  const swatch = /pattern-\d+ ink-\d/.exec(turn.className)?.[0] ?? "";
  const heading = turn.querySelector("h2");
  const person = swatch ? heading?.querySelector("a:not(.corrected)") : null;
  const name = (person ?? heading)?.textContent?.trim() ?? "";
  const key = person?.getAttribute("href") ?? (swatch && `${swatch} ${name.toLowerCase()}`);
  const voice = voices.get(key) ?? { name: swatch ? name : gettext("Unidentified speakers"), swatch, turns: [], length: 0, isInferred: false };
  if (person?.nextSibling?.textContent?.includes(` (${gettext("inferred")}; `)) voice.isInferred = true;
  voices.set(key, voice);
  return voice;
}

const FRAMES = 10;
let scrolls = 0;
for (const type of ["wheel", "touchmove", "keydown", "pointerdown"]) {
  addEventListener(type, () => (scrolls += 1), { passive: true, capture: true });
}

/**
 * Scroll, and scroll again in the next frames, until the reader does something: turns that come into view get their true
 * heights only then.
 * @param {() => void} scroll
 */
export function scrollTo(scroll) {
  scrolls += 1;
  const own = scrolls;
  let frames = FRAMES;
  const again = () => {
    if (own !== scrolls || frames === 0) return;
    frames -= 1;
    scroll();
    requestAnimationFrame(again);
  };
  again();
}

/** The height of what covers the top of the window. */
export function headHeight() {
  const head = document.querySelector(".head");
  return head && getComputedStyle(head).position === "sticky" ? head.getBoundingClientRect().bottom : 0;
}

/**
 * Return the last of the turns that begins at or above a height of the window, as a fractional place: 2.5 is the middle of
 * the third turn. Above the first turn it is 0.
 * @param {Turn[]} turns
 * @param {number} height
 */
export function placeAt(turns, height) {
  let first = 0;
  let last = turns.length - 1;
  while (first < last) {
    const middle = Math.ceil((first + last) / 2);
    const { element } = turns[middle];
    // A browser would have to place all turns of a group out of view to tell where one of them is.
    let box = /** @type {HTMLElement} */ (element.parentElement).getBoundingClientRect();
    if (box.top <= height && box.bottom > height) box = element.getBoundingClientRect();
    if (box.top <= height) first = middle;
    else last = middle - 1;
  }
  const box = turns[first].element.getBoundingClientRect();
  return first + Math.min(Math.max((height - box.top) / (box.height || 1), 0), 0.999);
}
