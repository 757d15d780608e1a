// Terms: the form in which words are indexed and asked for.
//
// The index is made by generator/site/search/terms.py, which says what is ignored. Both cut and fold in exactly the same
// way: tests/fixtures/search_terms.json holds cases for both.

const MAX_TERM_LENGTH = 64; // characters
const MAX_INITIALS = 12; // letters behind the first one
const APOSTROPHES = /[\u0060´ʹʻʼʽˈ‘’‛′＇]/g;
const BLANKS = /[\u2013\u2014\u2026\u201c\u201d\u201e\u00ab\u00bb\u2120\u2122]/g;
const MARKS =
  // biome-ignore lint/suspicious/noMisleadingCharacterClass: these are ranges of marks, each meant alone
  /[\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe00-\ufe0f\ufe20-\ufe2f]+/g;
/** @type {Record<string, string>} */
const LETTERS = { ß: "ss", æ: "ae", ð: "d", ø: "o", þ: "th", đ: "d", ı: "i", ł: "l", œ: "oe", ς: "σ" };

// Scripts without blanks between words: each character is a term.
const SINGLE =
  "\\u0e00-\\u0fff\\u1000-\\u109f\\u1780-\\u17ff\\u2e80-\\u2fdf\\u3005-\\u3007\\u3040-\\u30ff\\u31f0-\\u31ff\\u3400-\\u4dbf" +
  "\\u4e00-\\u9fff\\uf900-\\ufaff\\u{20000}-\\u{3ffff}";
const SINGLE_SIGN = `(?=[${SINGLE}])[\\p{L}\\p{N}\\p{M}]`;
const LETTER = `(?![${SINGLE}])\\p{L}`;

/**
 * Return the pattern of words.
 * @param {string} extra other characters inside a word
 * @param {string} joiners characters that divide a word
 */
function pattern(extra, joiners) {
  const run = `(?:(?![${SINGLE}])[\\p{L}\\p{N}\\p{M}${extra}])+`;
  const initials = `(?<![\\p{L}\\p{N}])${LETTER}(?:\\.${LETTER}){1,${MAX_INITIALS}}(?![\\p{L}\\p{N}])`;
  return new RegExp(`${SINGLE_SIGN}|${initials}|${run}(?:[${joiners}]${run})*`, "gu");
}

const WORDS = pattern("", "'\\-\\u200c\\u200d");
const PRINTED_WORDS = pattern("\\u00ad", "'\u0060´ʹʻʼʽˈ‘’‛′＇\\-\\u2010\\u2011\\u200c\\u200d");
const ASCII = /^[\0-\x7f]*$/;
const DIVIDED = /[.'\-\u200c\u200d]/;
const SINGLE_SIGNS = new RegExp(`[${SINGLE}]`, "u");

/**
 * Return the text without case, accents and other marks that a reader may leave out.
 * @param {string} text
 */
export function fold(text) {
  if (ASCII.test(text)) return text.replaceAll("\u0060", "'").toLowerCase(); // nearly all; only faster
  const plain = text.replace(APOSTROPHES, "'").replace(/[\u2010\u2011]/g, "-").replace(BLANKS, " ").replaceAll("\u00ad", "");
  const small = plain.normalize("NFKD").toLowerCase().replace(MARKS, "");
  return small.replace(/[ßæðøþđıłœς]/g, (letter) => LETTERS[letter]);
}

/** @param {string} term */
const shortened = (term) => (term.length > MAX_TERM_LENGTH ? [...term].slice(0, MAX_TERM_LENGTH).join("") : term);

/**
 * A word as asked for or printed: the terms that it is divided into, and the term of the whole if there are several.
 * @typedef {{ pieces: string[], whole: string | null }} Word
 */

/**
 * Return the words of a text, in order.
 * @param {string} text
 * @returns {Word[]}
 */
export function words(text) {
  return (fold(text).match(WORDS) ?? []).map((word) => {
    const pieces = word.split(DIVIDED).map(shortened);
    return { pieces, whole: pieces.length > 1 ? shortened(pieces.join("")) : null };
  });
}

/**
 * Return the terms of a text in order; a divided word is followed by the term of the whole.
 * @param {string} text
 */
export const terms = (text) => words(text).flatMap(({ pieces, whole }) => (whole === null ? pieces : [...pieces, whole]));

/**
 * Return where the words of a text begin and end, as printed.
 * @param {string} text
 * @returns {[number, number][]}
 */
export const printedWords = (text) => [...text.matchAll(PRINTED_WORDS)].map((match) => [match.index, match.index + match[0].length]);

/**
 * Return true if the script of a term has no blanks between words.
 * @param {string} term
 */
export const isSingle = (term) => SINGLE_SIGNS.test(term);

/**
 * Return the id that generator/site/search/shelf_files.py makes from a shown name.
 * @param {string} name
 */
export const idOfName = (name) => (fold(name).replaceAll("'", "").match(/[a-z0-9]+/g) ?? []).join("-");
