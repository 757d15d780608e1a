// Reads the query, and picks the matching turns from the documents that Pagefind found. Changes no page.

/**
 * A document of Pagefind's index, as far as this module reads it.
 * @typedef {object} Fragment
 * @property {string} content
 * @property {number[]} locations
 * @property {{ id: string, location: number }[]} anchors
 * @property {Record<string, string>} meta
 * @property {Record<string, string[]>} filters
 * @property {string} raw_url
 */

/**
 * A turn that answers a search.
 * @typedef {object} TurnHit
 * @property {number} position in the session
 * @property {string} id
 * @property {string | undefined} speaker
 * @property {string[]} words of the whole document
 * @property {number[]} places indexes of the matching words
 * @property {number} start index of the turn's first word
 * @property {number} end index behind the turn's last word
 * @property {number} worth number of asked words that the turn holds
 * @property {string[]} forms words to mark on the session's page
 */

const STOP_WORDS = new Set(
  ("a an and are as at be been but by for from had has have i if in is it its of on or our so that the their there " +
    "they this to was we were which will with you your").split(" "),
);
const MAX_MARKS = 12;

/** @type {Record<string, string>} */
const LETTERS = { æ: "ae", đ: "d", ı: "i", ł: "l", ø: "o", œ: "oe", ß: "ss" };
/** @param {string} text */
const unaccented = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
/** @param {string} text */
const fold = (text) => unaccented(text).replace(/[æđıłøœß]/g, (letter) => LETTERS[letter]);
/**
 * Return the word without the punctuation around it.
 * @param {string} word
 */
export const bare = (word) => word.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{M}\p{N}]+$/gu, "");
/**
 * Return the word's letters and digits, without case and accents.
 * @param {string} word
 */
export const plain = (word) => fold(word).replace(/[^\p{L}\p{N}]+/gu, "");
/** @param {string} query */
export const isPhrase = (query) => /^\s*".+"\s*$/.test(query);
/** @param {string} word */
const tells = (word) => !STOP_WORDS.has(word.toLowerCase()) && !/^[a-z]$/i.test(word);

/**
 * Return the query for Pagefind: a phrase in quotation marks as typed, else the words that are not stop words.
 * @param {string} typed
 */
export function tidy(typed) {
  const query = typed.replace(/[“”„«»]/g, '"');
  if (isPhrase(query)) return query.trim();
  const words = query.replaceAll('"', " ").split(/\s+/).filter(Boolean);
  const telling = words.filter((word) => tells(bare(word)));
  return (telling.length ? telling : words).join(" ");
}

/**
 * Return a session's code as the archive writes it (`WS168`) if the query is a code alone (`WS 168`).
 * @param {string} query
 */
export function asCode(query) {
  const [, letters, number] = /^(\p{L}{2,4})\s+#?0*(\d{1,4})$/u.exec(query) ?? [];
  return letters && `${letters}${number}`;
}

/**
 * Return true if a word of a text answers an asked word: it begins with the asked word, or only the endings differ.
 *
 * If no word begins with the asked word, Pagefind takes the longest word that the asked word begins with (`so` for
 * `Soren`). Pagefind also takes every word that begins like the stem (`government` for `going`). Those are not answers.
 * @param {string} part
 * @param {string} word
 */
export function answers(part, word) {
  if (part.startsWith(word)) return true;
  if (/\p{N}/u.test(word)) return false; // WS100 is not WS168
  let length = 0;
  while (length < word.length && word[length] === part[length]) length += 1;
  return length >= 3 && length * 2 >= word.length && word.length - length <= 7 && part.length - length <= 7;
}

/**
 * Return the indexes of the asked words that a word of a text answers, whole or in part (`multi-stakeholder`).
 * @param {string} text
 * @param {string[]} asked
 */
function askedIn(text, asked) {
  const parts = [plain(text), ...fold(text).split(/[^\p{L}\p{N}]+/u)];
  return asked.flatMap((word, number) => (parts.some((part) => part && answers(part, word)) ? [number] : []));
}

/**
 * Return the forms to mark on the session's page; adjacent words of a phrase are one form.
 * @param {string[]} words
 * @param {number[]} places
 * @param {boolean} phrase
 */
function forms(words, places, phrase) {
  /** @type {Map<string, string>} */
  const found = new Map();
  let previous = -2;
  /** @type {string[]} */
  let run = [];
  const close = () => {
    if (run.length) found.set(fold(run.join(" ")), run.join(" "));
    run = [];
  };
  for (const place of places) {
    if (!phrase || place !== previous + 1) close();
    if (bare(words[place])) run.push(bare(words[place]));
    previous = place;
  }
  close();
  return [...found.values()].slice(0, MAX_MARKS);
}

/**
 * Return the turns of a document that answer the search, or `null` if the document is not an answer.
 *
 * The speaker's name counts in `worth`, so that a person's own turns come before turns that name the person.
 * @param {Fragment} fragment
 * @param {string[]} asked
 * @param {boolean} phrase
 * @returns {TurnHit[] | null}
 */
export function readTurns(fragment, asked, phrase) {
  const words = fragment.content.split(/\s+/);
  /** @type {Map<number, number[]>} */
  const found = new Map();
  for (const place of [...new Set(fragment.locations)].sort((first, second) => first - second)) {
    const numbers = askedIn(words[place] ?? "", asked);
    if (numbers.length) found.set(place, numbers);
  }
  /** @param {string | undefined} text */
  const named = (text) => (text ?? "").split(/\s+/).flatMap((word) => askedIn(word, asked));
  const bySpeaker = named(fragment.meta.speaker);
  const around = [fragment.meta.title, fragment.meta.event, fragment.meta.code].flatMap(named);
  if (new Set([...found.values(), bySpeaker, around].flat()).size < asked.length) return null;
  const anchors = [...fragment.anchors].sort((first, second) => first.location - second.location);
  return anchors.flatMap((anchor, index) => {
    const [, position, id] = /^(\d+)\.(.+)$/.exec(anchor.id) ?? [];
    const start = anchor.location;
    const end = anchors[index + 1]?.location ?? words.length;
    const places = [...found.keys()].filter((place) => place >= start && place < end);
    if (!id || !(places.length || (bySpeaker.length && !found.size))) return [];
    const worth = new Set([...places.map((place) => found.get(place) ?? []), bySpeaker].flat()).size + (bySpeaker.length ? 0.5 : 0);
    const speaker = fragment.meta.speaker;
    return [{ position: Number(position), id, speaker, words, places, start, end, worth, forms: forms(words, places, phrase) }];
  });
}
