// The address of exactly these words: `?quote=the+future+of+the..of+us+all~2#turn`.
//
// - Up to eight words stand as they are; of more words the first four and the last four, with two full stops between.
// - `~2` behind words: their second occurrence. The first words are counted from the start of the turn in the fragment,
//   the last words from the first words on. The first occurrence has no number.
// - Case, accents and the signs between words don't count. A sign of a script without blanks is a word.
//
// Such addresses are published: every version has to read them.

const WHOLE = 8; // words
const ENDS = 4; // words

const SCRIPTS = ["Han", "Hiragana", "Katakana", "Thai", "Lao", "Khmer", "Myanmar"];
/** @param {string} script */
const inScript = (script) => `\\p{Script=${script}}`;
const SIGN = `[${SCRIPTS.map(inScript).join("")}]`;
const WORD = new RegExp(`${SIGN}\\p{M}*|(?:(?!${SIGN})[\\p{L}\\p{N}\\p{M}])+`, "gu");
const BETWEEN_SIGNS = new RegExp(`(?<=${SIGN}\\p{M}*) (?=${SIGN})`, "gu");

/**
 * A word with its place in its text. Two words with equal keys count as the same.
 * @typedef {{ key: string, text: string, start: number, end: number }} Word
 */

/**
 * A quotation as an address says it: the first words, the last ones (or none), and which occurrence of each is meant.
 * @typedef {{ first: string[], occurrence: number, last: string[], lastOccurrence: number }} Quote
 */

/**
 * Return the words of a text.
 * @param {string} text
 * @returns {Word[]}
 */
export function wordsOf(text) {
  return [...text.matchAll(WORD)].map(({ 0: word, index }) => ({
    key: word.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase() || word,
    text: word,
    start: index,
    end: index + word.length,
  }));
}

/**
 * Return the value of `quote` for the words from `start` to `end`, both included.
 * @param {Word[]} words from the start of the turn to the last quoted word, or more
 * @param {number} start
 * @param {number} end
 */
export function writeQuote(words, start, end) {
  const count = end - start + 1;
  const size = count <= WHOLE ? count : ENDS;
  const first = part(words, start, size, 0);
  return size === count ? first : `${first}..${part(words, end - size + 1, size, start)}`;
}

/**
 * @param {Word[]} words
 * @param {number} place of the first of these words
 * @param {number} size
 * @param {number} from where their occurrences are counted
 */
function part(words, place, size, from) {
  const wanted = words.slice(place, place + size);
  const keys = wanted.map(({ key }) => key);
  let occurrence = 0;
  for (let index = from; index <= place; index += 1) if (isAt(words, index, keys)) occurrence += 1;
  const text = wanted.map((word) => word.text).join(" ").replace(BETWEEN_SIGNS, "");
  return encodeURIComponent(text).replace(/%20/g, "+") + (occurrence > 1 ? `~${occurrence}` : "");
}

/**
 * Return what the value of `quote` says; `null` if it holds no word.
 * @param {string} value decoded
 * @returns {Quote | null}
 */
export function readQuote(value) {
  const [first, last] = value.split("..").map((text) => {
    const [words, number] = text.split("~");
    return { keys: wordsOf(words).map(({ key }) => key), occurrence: Number.parseInt(number, 10) || 1 };
  });
  if (!first.keys.length) return null;
  return { first: first.keys, occurrence: first.occurrence, last: last?.keys ?? [], lastOccurrence: last?.occurrence ?? 1 };
}

/**
 * Return the places of the first and the last quoted word, or `null` if the words are not there.
 * @param {Word[]} words from the start of the turn on
 * @param {Quote} quote
 * @returns {[number, number] | null}
 */
export function findQuote(words, quote) {
  const start = find(words, quote.first, quote.occurrence, 0);
  if (start < 0) return null;
  if (!quote.last.length) return [start, start + quote.first.length - 1];
  const end = find(words, quote.last, quote.lastOccurrence, start);
  return end < 0 ? null : [start, end + quote.last.length - 1];
}

/**
 * @param {Word[]} words
 * @param {string[]} keys
 * @param {number} occurrence
 * @param {number} from
 */
function find(words, keys, occurrence, from) {
  let left = occurrence;
  for (let index = from; index + keys.length <= words.length; index += 1) {
    if (isAt(words, index, keys)) left -= 1;
    if (!left) return index;
  }
  return -1;
}

/**
 * @param {Word[]} words
 * @param {number} index
 * @param {string[]} keys
 */
const isAt = (words, index, keys) => keys.every((key, offset) => words[index + offset]?.key === key);
