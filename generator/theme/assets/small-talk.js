// Small talk: turns that hold nothing but thanks, greetings, checks of the microphone and names of speakers.

import { gettext } from "./words.js";

/** @typedef {import("./session-turns.js").Turn} Turn */

export const RULE = gettext(
  "Turns of at most twelve words with nothing but thanks, greetings, checks of the microphone and speakers’ names.",
);
const MOST_WORDS = 12;

/** @param {string} words */
const set = (words) => new Set(words.split(" "));

const CHECKS = set("hear heard audible mic microphone mute muted unmute unmuted testing entendez entend micro oyen escuchan escucha microfono");
const GREETINGS = set(
  "thank thanks hello hi hey welcome bye goodbye morning afternoon evening merci bonjour bonsoir gracias hola buenos buenas",
);
const YES = set("yes yeah yep oui si ok okay");
const FILLERS = set(
  "a again all am and are back be can clear clearly do don dr everybody everyone for fine go good great have he her i is it ladies gentlemen " +
    "just ll m me mr mrs ms much my now on one of our please re s she so sorry sir madam t test that the there think this three to too two us " +
    "very we well with you your now beaucoup tous toutes et vous je de bien la le les des muchas muy todos todas y se los las dias tardes noches",
);

/**
 * Return the turns that are small talk.
 * @param {Turn[]} turns
 */
export function smallTalk(turns) {
  const names = new Set(turns.flatMap(({ voice }) => wordsOf(voice.name)));
  return turns.filter(({ element, length }) => {
    if (length > MOST_WORDS * 12) return false;
    const words = wordsOf(element.querySelector("[data-record]")?.textContent ?? "");
    const isCheck = words.some((word) => CHECKS.has(word));
    return (
      words.length <= MOST_WORDS &&
      (isCheck || words.some((word) => GREETINGS.has(word))) &&
      words.every((word) => FILLERS.has(word) || GREETINGS.has(word) || CHECKS.has(word) || names.has(word) || (isCheck && YES.has(word)))
    );
  });
}

/** @param {string} text */
function wordsOf(text) {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}
