// Finds people, events, series, glossary terms and sessions by their names, and words that are like a typed one.
//
// generator/site/search/name_files.py says what is in the files of names. They need the table of the index only, no shelf.

import { loadTable, TermFiles } from "./search-files.js";
import { openIndex } from "./search-index.js";
import { asCode } from "./search-query.js";
import { words } from "./search-terms.js";

/** @typedef {"event" | "series" | "person" | "term" | "session"} NameKind */
/**
 * A page that a query names.
 * @typedef {object} NameHit
 * @property {NameKind} kind
 * @property {string} id
 * @property {string} href relative to the root of the site
 * @property {string} name
 * @property {string | null} also the other name that was typed, if the name itself was not
 * @property {string} note
 * @property {string | null} date of a session
 * @property {number} turns of a person
 * @property {number} sessions the documents of a person, an event or a series
 * @property {{ key: "person" | "event" | "series", value: string } | null} filter
 */
/** @typedef {{ words: string, rest: string, name: string, filter: { key: "person" | "event" | "series", value: string } }} Proposal */
/** @typedef {[NameKind, string, string, string, string[], string, string | null, number, number]} Entry */

const KINDS = ["event", "series", "person", "term", "session"];
const BEGINNING = 3; // characters of the beginnings that have entries of their own
const MAX_WORDS = 8;
const MAX_RUN = 6; // words of a proposed name
const MAX_PROPOSALS = 3;
const MAX_SUGGESTIONS = 3;
const FILES_BESIDE = 1; // files of terms before and behind that of a word, in which words like it are sought

/** @type {Map<string, Promise<Entry[]>>} */
const found = new Map();

/** @param {string} text */
const termsOf = (text) => words(text).flatMap(({ pieces, whole }) => (whole === null ? pieces : [...pieces, whole]));

/**
 * Return a text as one word, so that `FORUM 2024` and `forum-2024` are alike.
 * @param {string} text
 */
const key = (text) => words(text).flatMap(({ pieces }) => pieces).join("");

/**
 * Return the best entries with a term, or with terms that begin so.
 * @param {string} term
 * @param {boolean} isBeginning
 * @returns {Promise<Entry[]>}
 */
async function entriesOf(term, isBeginning) {
  const table = await loadTable();
  const files = new TermFiles("names", table.names_version, table.names);
  const decoder = new TextDecoder();
  /** @type {(parts: Uint8Array[]) => Entry[]} */
  const read = (parts) => parts.flatMap((part) => JSON.parse(decoder.decode(part)));
  const wanted = `${term}${isBeginning ? "*" : ""}`;
  const known = found.get(wanted);
  if (known) return known;
  const load = async () => {
    const start = [...term].slice(0, BEGINNING).join("");
    const isLonger = [...term].length > BEGINNING && files.filesOfPrefix(term);
    const [own, begun, longer] = await Promise.all([
      files.find(term),
      isBeginning ? files.find(` ${start}`) : [],
      isBeginning && isLonger ? files.findPrefix(term) : new Map(),
    ]);
    return read([...own, ...begun, ...[...longer.values()].flat()]);
  };
  const entries = load();
  found.set(wanted, entries);
  entries.catch(() => found.delete(wanted));
  return entries;
}

/**
 * Return the pages that a query names, the best first: names that are typed whole, names that begin so, then others with
 * all of the words.
 * @param {string} typed
 * @param {number} [limit]
 * @returns {Promise<NameHit[]>}
 */
export async function findNames(typed, limit = 8) {
  const code = asCode(typed);
  const sought = code ?? typed.replace(/["“”„«»]/g, " ");
  const { stop_words } = await loadTable();
  const asked = words(sought).slice(0, MAX_WORDS);
  const isOpen = !code && /[\p{L}\p{N}\p{M}]$/u.test(typed);
  const telling = asked.filter(({ pieces }, place) => (isOpen && place === asked.length - 1) || pieces.some((term) => !stop_words.includes(term)));
  const lookups = (telling.length ? telling : asked).flatMap(({ pieces, whole }) => {
    const isLast = isOpen && pieces === asked[asked.length - 1].pieces;
    return [entriesOf(whole ?? pieces[0], isLast), ...(whole === null ? [] : [entriesOf(pieces[pieces.length - 1], isLast)])];
  });
  const whole = key(sought);
  /** @type {Map<string, { entry: Entry, also: string | null, rank: number }>} */
  const hits = new Map();
  for (const entry of (await Promise.all(lookups)).flat()) {
    const [kind, , href, name, others] = entry;
    const id = `${kind} ${href}`;
    if (hits.has(id) || !fits(asked, [name, ...others], isOpen)) continue;
    const isNamed = fits(asked, [name], isOpen) || key(name) === whole;
    const also = isNamed ? null : (others.find((other) => fits(asked, [other], isOpen)) ?? null);
    const names = [name, ...others].map(key);
    const begins = key(name).startsWith(whole) || (kind === "person" && whole.length >= BEGINNING && termsOf(name).some((term) => term.startsWith(whole)));
    const rank = names.includes(whole) ? 0 : begins ? 1 : 2;
    hits.set(id, { entry, also, rank });
  }
  return [...hits.values()].sort(byRank).slice(0, limit).map(({ entry, also }) => nameHit(entry, also));
}

/**
 * Return true if all words are in these names; the last one may be the beginning of a word.
 * @param {import("./search-terms.js").Word[]} asked
 * @param {string[]} names
 * @param {boolean} isOpen
 */
function fits(asked, names, isOpen) {
  const terms = names.flatMap(termsOf);
  const has = (/** @type {string} */ term, /** @type {boolean} */ isLast) =>
    terms.includes(term) || (isLast && terms.some((other) => other.startsWith(term)));
  return asked.every(({ pieces, whole }, place) => {
    const isLast = isOpen && place === asked.length - 1;
    return (whole !== null && has(whole, isLast)) || pieces.every((term, index) => has(term, isLast && index === pieces.length - 1));
  });
}

/**
 * @param {{ entry: Entry, rank: number }} first
 * @param {{ entry: Entry, rank: number }} second
 */
function byRank(first, second) {
  const [kind, , , name, , , date, turns, documents] = first.entry;
  const [otherKind, , , otherName, , , otherDate, otherTurns, otherDocuments] = second.entry;
  if (first.rank !== second.rank) return first.rank - second.rank;
  if (kind !== otherKind) return KINDS.indexOf(kind) - KINDS.indexOf(otherKind);
  if (turns !== otherTurns) return otherTurns - turns;
  if (documents !== otherDocuments) return otherDocuments - documents;
  if (date !== otherDate) return (otherDate ?? "") > (date ?? "") ? 1 : -1;
  return name < otherName ? -1 : 1;
}

/**
 * @param {Entry} entry
 * @param {string | null} also
 * @returns {NameHit}
 */
function nameHit([kind, id, href, name, , note, date, turns, sessions], also) {
  const filter = kind === "person" || kind === "event" || kind === "series" ? { key: kind, value: id } : null;
  return { kind, id, href, name, also, note, date, turns, sessions, filter };
}

/**
 * Return the filters that words of a query name, each with the rest of the query; the longest names first. A person is
 * proposed by two words or more.
 * @param {string} typed
 * @returns {Promise<Proposal[]>}
 */
export async function propose(typed) {
  if (/["“”„«»]/.test(typed)) return [];
  const tokens = typed.trim().split(/\s+/);
  /** @type {{ run: string[], rest: string }[]} */
  const runs = [];
  for (let length = Math.min(MAX_RUN, tokens.length); length; length -= 1) {
    for (let start = 0; start + length <= tokens.length; start += 1) {
      const run = tokens.slice(start, start + length);
      if (!run.some((token) => token.startsWith("-"))) runs.push({ run, rest: [...tokens.slice(0, start), ...tokens.slice(start + length)].join(" ") });
    }
  }
  const terms = new Set(tokens.slice(0, MAX_WORDS).flatMap(termsOf));
  const entries = (await Promise.all([...terms].map((term) => entriesOf(term, false)))).flat();
  /** @type {Map<string, Proposal>} */
  const proposals = new Map();
  for (const { run, rest } of runs) {
    const wanted = key(run.join(" "));
    for (const entry of wanted ? entries : []) {
      const { filter, name } = nameHit(entry, null);
      const isNamed = filter && (filter.key !== "person" || run.length > 1) && [name, ...entry[4]].some((other) => key(other) === wanted);
      if (isNamed && !proposals.has(`${filter.key} ${filter.value}`)) {
        proposals.set(`${filter.key} ${filter.value}`, { words: run.join(" "), rest, name, filter });
      }
    }
  }
  return [...proposals.values()].slice(0, MAX_PROPOSALS);
}

/**
 * Return how many letters must be added, left out, replaced or swapped with a neighbour; more than `most` is `most + 1`.
 * @param {string} first
 * @param {string} second
 * @param {number} most
 */
export function distance(first, second, most) {
  if (Math.abs(first.length - second.length) > most) return most + 1;
  /** @type {number[]} */
  let before = [];
  let row = Array.from({ length: second.length + 1 }, (_, place) => place);
  for (let place = 1; place <= first.length; place += 1) {
    const next = [place];
    for (let other = 1; other <= second.length; other += 1) {
      const isSame = first[place - 1] === second[other - 1];
      next[other] = Math.min(next[other - 1] + 1, row[other] + 1, row[other - 1] + Number(!isSame));
      const isSwapped = place > 1 && other > 1 && first[place - 1] === second[other - 2] && first[place - 2] === second[other - 1];
      if (isSwapped) next[other] = Math.min(next[other], before[other - 2] + 1);
    }
    if (Math.min(...next) > most) return most + 1;
    before = row;
    row = next;
  }
  return row[second.length];
}

/**
 * Return the query with words that the archive has in place of those that are nowhere; the best first. Words are sought
 * among the names, among the terms that begin like the typed word, and those that begin like it without or with swapped
 * first letters.
 * @param {string} typed
 * @param {string[]} missing of an answer
 * @returns {Promise<string[]>}
 */
export async function suggest(typed, missing) {
  let queries = missing.length ? [typed] : [];
  for (const word of missing) {
    const near = await nearWords(word);
    queries = queries.flatMap((query) => near.map((other) => query.replace(word, other))).slice(0, MAX_SUGGESTIONS);
  }
  return queries;
}

/** @param {string} typed */
async function nearWords(typed) {
  const term = key(typed);
  const most = term.length < 4 ? 0 : term.length < 6 ? 1 : 2;
  if (!most) return [];
  /** @type {Map<string, { off: number, weight: number, word: string }>} */
  const near = new Map();
  /** @type {(other: string, weight: number, word?: string) => void} */
  const add = (other, weight, word = other) => {
    if (Math.abs(other.length - term.length) > most || /^\d/.test(other)) return;
    const known = near.get(other);
    const off = known?.off ?? distance(term, other, most);
    if (off && off <= most) near.set(other, { off, weight: (known?.weight ?? 0) + weight, word: known?.word ?? word });
  };
  const [index, ...named] = await Promise.all([
    openIndex(),
    ...[1, 2, BEGINNING].map((length) => entriesOf(` ${[...term].slice(0, length).join("")}`, false)),
  ]);
  for (const [kind, , , name, others, , , turns, documents] of named.flat()) {
    const printed = [name, ...others].flatMap((text) => text.split(/\s+/));
    for (const word of printed) add(key(word), 1 + turns + documents, kind === "session" ? key(word) : word);
  }
  const [first, second, ...rest] = term;
  const begunOtherwise = [`${second}${first}${rest.join("")}`, `${second}${rest.join("")}`, `${first}${rest.join("")}`];
  const around = await Promise.all(
    index.shelves.flatMap(({ turns }) => [turns.around(term, FILES_BESIDE), ...begunOtherwise.map((other) => turns.around(other, 0))]),
  );
  for (const file of around.flat()) for (const [other, postings] of file) add(other, postings.length);
  for (const shelf of index.shelves) for (const other of shelf.turns.terms) add(other, 1);
  const sorted = [...near].sort(([, first], [, second]) => first.off - second.off || second.weight - first.weight);
  return sorted.slice(0, MAX_SUGGESTIONS).map(([, { word }]) => word.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, ""));
}
