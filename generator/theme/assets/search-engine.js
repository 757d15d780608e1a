// Answers a query from the index: which turns hold its words, in which documents, and how many for each filter.
//
// A turn answers if it holds every word and phrase and nothing excluded. Some of the words, not all, may be in the shown
// name of its speaker instead; with a filter by person only what was said counts. Three groups of documents come behind
// the answers, and no number counts them: those that need their heading (title, event, code) for an answer, those with
// all words in different turns, and those with turns whose speaker's name alone holds the words. In a group:
//
// 1. by the number of turns with each word: the sum of log2(1 + turns) over the words, in which a turn with only the
//    beginning of a longer word counts half, and a word in the heading counts 2 more;
// 2. the latest first, then by address.

import { loadShelf, loadTable } from "./search-files.js";
import { asCode, readQuery } from "./search-query.js";
import { Shelf } from "./search-shelf.js";
import { terms } from "./search-terms.js";

/** @typedef {import("./search-query.js").Unit} Unit */
/** @typedef {import("./search-query.js").Query} Query */
/** @typedef {import("./search-shelf.js").Voice} Voice */
/** @typedef {import("./search-shelf.js").Numbers} Numbers */
/** @typedef {"person" | "years" | "event" | "kind" | "type" | "series" | "lang"} FilterKey */
/** @typedef {Partial<Record<FilterKey, string[]>>} Filters the chosen values: one of each key must fit */
/** @typedef {"relevance" | "newest" | "oldest"} Order */
/** @typedef {"answer" | "heading" | "apart" | "label"} Group */
/**
 * A turn of a result.
 * @typedef {object} TurnHit
 * @property {number} number its number in the index
 * @property {string | null} person
 * @property {string | null} speaker the shown name or label
 * @property {string} lang
 * @property {boolean} isLabel whether only the speaker's name holds the words
 * @property {number} worth how many of the words it holds
 */
/**
 * A document of a result.
 * @typedef {object} DocumentHit
 * @property {string} page
 * @property {boolean} isSession else it is an article
 * @property {string | null} date the date, or the year alone
 * @property {{ kind: string, event: string | null, type: string | null, year: string | null, series: string[] }} facts
 * @property {Group} group
 * @property {TurnHit[]} turns
 * @property {number} score
 * @property {{ shelf: string, version: string, size: number }} texts where its texts are: `size` turns in a file
 */
/** @typedef {{ documents: number, turns: number }} Count */
/**
 * @typedef {object} Answer
 * @property {Query} query
 * @property {{ turns: number, sessions: number, articles: number, people: number, labels: number, headings: number, apart: number }} totals
 * @property {Record<FilterKey, Record<string, Count>>} counts what choosing a value would give, if the other filters stay
 * @property {DocumentHit[]} hits
 * @property {string[]} missing the typed words that are nowhere
 */
/** @typedef {{ exact: Numbers, longer: Numbers, named: Set<number> }} Found where a unit is on a shelf */

const HEADING_WEIGHT = 2;
/** @type {Group[]} */
const GROUPS = ["answer", "heading", "apart", "label"];
/** @type {FilterKey[]} */
const DOCUMENT_KEYS = ["years", "event", "kind", "type", "series"];
export const UNDATED = "undated"; // the value of the filter by year for documents without one

/** The index, loaded once. */
class Index {
  /**
   * @param {import("./search-files.js").IndexTable} table
   * @param {Shelf[]} shelves
   */
  constructor(table, shelves) {
    this.table = table;
    this.shelves = shelves;
    this.isEmpty = !shelves.length;
    this.stopWords = new Set(table.stop_words);
  }

  /**
   * Return the name of a filter's value; empty if it has no name.
   * @param {FilterKey} key
   * @param {string} value
   */
  nameOf(key, value) {
    const { kinds, events, types, series } = this.table;
    if (key === "series") return series[value]?.name ?? "";
    if (key === "person") return this.#personName(value);
    const names = { event: events, kind: kinds, type: types, years: {}, lang: {} }[key];
    return /** @type {Record<string, string>} */ (names)[value] ?? (key === "years" || key === "lang" ? value : "");
  }

  /** @param {string} person */
  #personName(person) {
    for (const shelf of this.shelves) {
      for (const place of shelf.table.pages.keys()) {
        const voice = shelf.voicesOf(place + 1).find((one) => one.person === person);
        if (voice) return voice.shown ?? "";
      }
    }
    return "";
  }
}

/** @type {Promise<Index> | null} */
let opened = null;

/** Load the tables of the index, on the first search. */
export function openIndex() {
  opened ??= loadTable()
    .then(async (table) => {
      const shelves = table.shelves.map(async (entry) => new Shelf(entry, await loadShelf(entry), table));
      return new Index(table, await Promise.all(shelves));
    })
    .catch((error) => {
      opened = null;
      throw error;
    });
  return opened;
}

/** Counts the answers: the totals, and the numbers for each value of each filter. */
class Tally {
  constructor() {
    this.totals = { turns: 0, sessions: 0, articles: 0, people: 0, labels: 0, headings: 0, apart: 0 };
    /** @type {Record<FilterKey, Record<string, Count>>} */
    this.counts = { person: {}, years: {}, event: {}, kind: {}, type: {}, series: {}, lang: {} };
    /** @type {Set<string>} */
    this.people = new Set();
  }

  /**
   * @param {FilterKey} key
   * @param {string} value
   * @param {number} turns
   */
  add(key, value, turns) {
    this.counts[key][value] ??= { documents: 0, turns: 0 };
    this.counts[key][value].documents += 1;
    this.counts[key][value].turns += turns;
  }
}

/** A search on one shelf: where each unit is, and what was chosen. */
class ShelfSearch {
  /**
   * @param {Shelf} shelf
   * @param {Query} query
   * @param {Map<FilterKey, Set<string>>} chosen
   * @param {Tally} tally
   */
  constructor(shelf, { units, without }, chosen, tally) {
    this.shelf = shelf;
    this.units = units;
    this.without = without;
    this.chosen = chosen;
    this.tally = tally;
    this.all = 2 ** units.length - 1;
    /** @type {Found[]} */
    this.found = [];
    /** @type {Numbers[]} */
    this.excluded = [];
    /** @type {Set<string>} */
    this.known = new Set();
  }

  /** Find the units, and return the documents that may answer. */
  async find() {
    const { shelf, units, known } = this;
    const order = [...units.keys()].sort((first, second) => shelf.cost(units[first]) - shelf.cost(units[second]));
    const named = units.map((unit) => shelf.named(unit));
    const cheap = await Promise.all(
      order.filter((number) => shelf.cost(units[number]) < 2).map((number) => shelf.find(units[number], known)),
    );
    /** @type {Set<number> | undefined} */
    let candidates;
    for (const [place, number] of order.entries()) {
      const { exact, longer } = cheap[place] ?? (await shelf.find(units[number], known, candidates));
      this.found[number] = { exact, longer, named: named[number] };
      const documents = new Set([...exact.keys(), ...longer.keys(), ...this.#documentsOf(named[number])]);
      candidates = candidates ? new Set([...candidates].filter((document) => documents.has(document))) : documents;
    }
    candidates ??= new Set(shelf.table.pages.map((_, place) => place + 1));
    for (const unit of this.without) this.excluded.push((await shelf.find(unit, new Set(), candidates)).exact);
    return candidates;
  }

  /**
   * Return the documents with one of these shown names.
   * @param {Set<number>} named
   */
  #documentsOf(named) {
    if (!named.size) return [];
    return this.shelf.table.pages.flatMap((_, place) =>
      this.shelf.voicesOf(place + 1).some(({ number }) => named.has(number)) ? place + 1 : [],
    );
  }

  /**
   * Return true if nothing else is chosen for a filter.
   * @param {FilterKey} key
   * @param {string | null} value
   */
  #fits(key, value) {
    const values = this.chosen.get(key);
    return !values || (value !== null && values.has(value));
  }

  /**
   * Return a document as a result, and count it; `null` if it doesn't answer.
   * @param {number} document
   * @returns {DocumentHit | null}
   */
  rate(document) {
    const { shelf, chosen } = this;
    const facts = shelf.facts(document);
    const values = valuesOf(facts);
    const misses = DOCUMENT_KEYS.filter((key) => chosen.has(key) && !values[key].some((value) => this.#fits(key, value)));
    if (misses.length > 1) return null;
    const spoken = new SpokenWords(this, document);
    this.#count(spoken, values, misses, facts.kind === "transcript");
    if (misses.length) return null;
    const isChosen = spoken.voices.map(({ person, lang }) => this.#fits("person", person) && this.#fits("lang", lang));
    const place = document - 1;
    const { pages, dates, files_version: version, turns_per_file: sizes } = shelf.table;
    const result = spoken.result(isChosen, chosen.has("person"));
    if (!result) return null;
    const isSession = facts.kind === "transcript";
    this.#total(result, isSession);
    const texts = { shelf: shelf.name, version, size: sizes[place] };
    return { page: pages[place], isSession, date: dates[place], facts, ...result, score: spoken.score, texts };
  }

  /**
   * @param {{ group: Group, turns: TurnHit[] }} result
   * @param {boolean} isSession
   */
  #total({ group, turns }, isSession) {
    const { totals, people } = this.tally;
    if (group === "answer") {
      const said = turns.filter(({ isLabel }) => !isLabel);
      totals[isSession ? "sessions" : "articles"] += 1;
      if (isSession) totals.turns += said.length;
      for (const { person } of said) if (person !== null) people.add(person);
    }
    if (group === "heading") totals.headings += 1;
    if (group === "apart") totals.apart += 1;
    totals.labels += turns.filter(({ isLabel }) => isLabel).length;
  }

  /**
   * Count what each value of each filter would give.
   * @param {SpokenWords} spoken
   * @param {Record<string, string[]>} values of the document
   * @param {FilterKey[]} misses the filters that leave the document out: none or one
   * @param {boolean} isSession
   */
  #count({ voices, said, answers }, values, misses, isSession) {
    const { chosen, tally } = this;
    const answering = chosen.has("person") ? said : answers;
    let turns = 0;
    /** @type {Map<string, number>} */
    const people = new Map();
    /** @type {Map<string, number>} */
    const languages = new Map();
    for (const [place, { person, lang }] of voices.entries()) {
      const isPerson = this.#fits("person", person);
      const isLanguage = this.#fits("lang", lang);
      if (isPerson && isLanguage) turns += answering[place];
      if (isPerson && answering[place]) languages.set(lang, (languages.get(lang) ?? 0) + answering[place]);
      if (isLanguage && person && said[place]) people.set(person, (people.get(person) ?? 0) + said[place]);
    }
    for (const key of turns ? (misses.length ? misses : DOCUMENT_KEYS) : []) {
      for (const value of values[key]) tally.add(key, value, isSession ? turns : 0);
    }
    if (misses.length) return;
    for (const [person, number] of people) tally.add("person", person, isSession ? number : 0);
    for (const [lang, number] of languages) tally.add("lang", lang, isSession ? number : 0);
  }
}

/**
 * Return the values of a document for the filters that look at documents.
 * @param {ReturnType<Shelf["facts"]>} facts
 * @returns {Record<string, string[]>}
 */
const valuesOf = ({ year, event, kind, type, series }) => ({
  years: [year ?? UNDATED],
  event: event === null ? [] : [event],
  kind: [kind],
  type: type === null ? [] : [type],
  series,
});

/** The words of a query in one document: a bit for each unit. */
class SpokenWords {
  /**
   * @param {ShelfSearch} search
   * @param {number} document
   */
  constructor({ shelf, found, excluded, all }, document) {
    this.all = all;
    this.voices = shelf.voicesOf(document);
    this.score = 0;
    this.heading = 0;
    /** @type {Map<number, number>} */
    this.turns = new Map();
    /** The units that the shown name of each voice holds. */
    this.named = this.voices.map(() => 0);
    this.excluded = new Set(excluded.flatMap((numbers) => numbers.get(document) ?? []));
    for (const [unit, { exact, longer, named }] of found.entries()) this.#add(1 << unit, exact.get(document) ?? [], longer.get(document) ?? [], named);
    /** For each voice, how many turns say everything, */
    this.said = this.voices.map(() => 0);
    /** and how many do so if their speaker's name counts, too. */
    this.answers = this.voices.map(() => 0);
    this.#countAnswers();
  }

  /**
   * @param {number} bit
   * @param {number[]} exact
   * @param {number[]} longer
   * @param {Set<number>} named
   */
  #add(bit, exact, longer, named) {
    const whole = new Set(exact);
    const begun = longer.filter((turn) => !whole.has(turn));
    let turns = whole.size + begun.length / 2;
    for (const list of [exact, begun]) {
      for (const turn of list) {
        if (turn) this.turns.set(turn, (this.turns.get(turn) ?? 0) | bit);
        else this.heading |= bit;
      }
    }
    for (const [place, { number, first, end }] of this.voices.entries()) {
      if (!named.has(number)) continue;
      this.named[place] |= bit;
      turns += end - first;
    }
    this.score += Math.log2(1 + turns) + (this.heading & bit ? HEADING_WEIGHT : 0);
  }

  #countAnswers() {
    if (!this.all) {
      for (const [place, { first, end }] of this.voices.entries()) this.said[place] = this.answers[place] = end - first;
      for (const turn of this.excluded) {
        const place = this.voiceOf(turn);
        if (place < 0) continue;
        this.said[place] -= 1;
        this.answers[place] -= 1;
      }
      return;
    }
    for (const [turn, bits] of this.turns) {
      if (this.excluded.has(turn)) continue;
      const place = this.voiceOf(turn);
      if (bits === this.all) this.said[place] += 1;
      if ((bits | this.named[place]) === this.all) this.answers[place] += 1;
    }
  }

  /**
   * Return the place of a turn's voice; -1 for the heading.
   * @param {number} turn
   */
  voiceOf(turn) {
    let low = 0;
    let high = this.voices.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.voices[middle].end <= turn) low = middle + 1;
      else high = middle;
    }
    return turn ? low : -1;
  }

  /**
   * Return the group of the document, and its turns; `null` if it is no result.
   * @param {boolean[]} isChosen for each voice
   * @param {boolean} isByPerson whether only what was said counts
   * @returns {{ group: Group, turns: TurnHit[] } | null}
   */
  result(isChosen, isByPerson) {
    const { all, voices } = this;
    /** @type {{ turn: number, place: number, bits: number }[]} */
    const spoken = [];
    for (const [turn, said] of this.turns) {
      const place = this.voiceOf(turn);
      if (isChosen[place] && !this.excluded.has(turn)) spoken.push({ turn, place, bits: isByPerson ? said : said | this.named[place] });
    }
    const answers = all ? spoken.filter(({ bits }) => bits === all) : this.#rest(isChosen, 0);
    const labels = all && !isByPerson ? this.#rest(isChosen, all) : [];
    const heading = isByPerson || !isChosen.includes(true) || this.excluded.has(0) ? 0 : this.heading;
    const lacking = all & ~heading;
    /** @type {(group: Group, turns: typeof spoken) => { group: Group, turns: TurnHit[] }} */
    const made = (group, turns) => ({
      group,
      turns: [...turns.map((turn) => this.#hit(turn, false)), ...labels.map((turn) => this.#hit(turn, true))].sort(
        (first, second) => Number(first.isLabel) - Number(second.isLabel) || first.number - second.number,
      ),
    });
    if (answers.length) return made("answer", answers);
    if (all && !lacking) return made("heading", []);
    if (labels.length) return made("label", []);
    const helped = spoken.filter(({ bits }) => (bits & lacking) === lacking);
    if (heading && helped.length) return made("heading", helped);
    let union = heading;
    for (const { bits } of spoken) union |= bits;
    for (const [place] of isByPerson ? [] : voices.entries()) if (isChosen[place]) union |= this.named[place];
    if (union !== all || !spoken.length) return null;
    const most = Math.max(...spoken.map(({ bits }) => ones(bits & lacking)));
    return made("apart", spoken.filter(({ bits }) => ones(bits & lacking) === most));
  }

  /**
   * Return the turns that say no word of the query, of the voices whose name holds these units.
   * @param {boolean[]} isChosen
   * @param {number} units
   */
  #rest(isChosen, units) {
    const turns = [];
    for (const [place, { first, end }] of this.voices.entries()) {
      if (!isChosen[place] || this.named[place] !== units) continue;
      for (let turn = first; turn < end; turn += 1) {
        if (!this.turns.has(turn) && !this.excluded.has(turn)) turns.push({ turn, place, bits: units });
      }
    }
    return turns;
  }

  /**
   * @param {{ turn: number, place: number, bits: number }} turn
   * @param {boolean} isLabel
   * @returns {TurnHit}
   */
  #hit({ turn, place, bits }, isLabel) {
    const { person, shown, lang } = this.voices[place];
    const worth = isLabel ? 0 : ones(bits) + ones(this.turns.get(turn) ?? 0) / 100;
    return { number: turn, person, speaker: shown, lang, isLabel, worth };
  }
}

/** @param {number} bits */
function ones(bits) {
  let count = 0;
  for (let rest = bits; rest; rest &= rest - 1) count += 1;
  return count;
}

/**
 * Return the turns and documents that answer what was typed, and the numbers of all of them.
 * @param {string} typed
 * @param {Filters} [filters] without words, all turns that they leave answer
 * @param {{ order?: Order, isComplete?: boolean }} [options]
 * @returns {Promise<Answer>}
 */
export async function search(typed, filters = {}, { order = "relevance", isComplete = false } = {}) {
  const index = await openIndex();
  const query = readQuery((await codeOf(typed, index)) ?? typed, index.stopWords, isComplete);
  /** @type {Map<FilterKey, Set<string>>} */
  const chosen = new Map();
  for (const [key, values] of Object.entries(filters)) if (values?.length) chosen.set(/** @type {FilterKey} */ (key), new Set(values));
  const tally = new Tally();
  const { totals, counts } = tally;
  if (query.isEmpty && !chosen.size) return { query, totals, counts, hits: [], missing: [] };
  for (const unit of query.units) {
    const lasts = unit.sequences.map((sequence) => sequence[sequence.length - 1]);
    const mayBegin = index.shelves.every(({ turns }) => lasts.every((last) => turns.filesOfPrefix(last)));
    unit.isPrefix = unit.isPrefix && mayBegin; // the same on all shelves, so that the numbers mean one thing
  }
  const searches = index.shelves.map((shelf) => new ShelfSearch(shelf, query, chosen, tally));
  const candidates = await Promise.all(searches.map((one) => one.find()));
  const hits = searches.flatMap((one, place) => [...candidates[place]].flatMap((document) => one.rate(document) ?? []));
  totals.people = tally.people.size;
  const isKnown = (/** @type {Unit} */ { sequences }) =>
    sequences.some((sequence) => sequence.every((term) => searches.some(({ known }) => known.has(term))));
  const missing = query.units.filter((unit, place) => !isKnown(unit) && !searches.some(({ found }) => isFound(found[place])));
  return { query, totals, counts, hits: hits.sort(inOrder(order)), missing: missing.map((unit) => unit.typed) };
}

/**
 * Return the code of a session if it was typed with a blank, as `WS 217`, and nothing else was; `null` otherwise.
 * @param {string} typed
 * @param {Index} index
 */
async function codeOf(typed, { shelves }) {
  const code = asCode(typed);
  const [term] = code ? terms(code) : [];
  if (!term) return null;
  const found = await Promise.all(shelves.map((shelf) => shelf.isInHeading(term)));
  return found.includes(true) ? `${code} ` : null;
}

/** @param {Found} found */
const isFound = ({ exact, longer, named }) => Boolean(exact.size || longer.size || named.size);

/**
 * @param {Order} order
 * @returns {(first: DocumentHit, second: DocumentHit) => number}
 */
function inOrder(order) {
  const direction = order === "oldest" ? -1 : 1;
  return (first, second) => {
    if (first.group !== second.group) return GROUPS.indexOf(first.group) - GROUPS.indexOf(second.group);
    if (order === "relevance" && first.score !== second.score) return second.score - first.score;
    if (first.date !== second.date) {
      if (first.date === null || second.date === null) return first.date === null ? 1 : -1;
      return (second.date > first.date ? 1 : -1) * direction;
    }
    return first.page < second.page ? -1 : 1;
  };
}

/**
 * @typedef {object} PersonHit
 * @property {string | null} person
 * @property {string | null} name
 * @property {number} sessions
 * @property {number} turns
 * @property {{ hit: DocumentHit, turns: TurnHit[] }[]} hits
 */

/**
 * Return the turns of an answer by person, most turns first; those of nobody known come last.
 * @param {Answer} answer
 * @returns {PersonHit[]}
 */
export function byPerson({ hits }) {
  /** @type {Map<string | null, PersonHit>} */
  const people = new Map();
  for (const hit of hits) {
    if (hit.group !== "answer" || !hit.isSession) continue;
    for (const turn of hit.turns) {
      if (turn.isLabel) continue;
      const known = people.get(turn.person) ?? { person: turn.person, name: turn.person && turn.speaker, sessions: 0, turns: 0, hits: [] };
      people.set(turn.person, known);
      if (known.hits.at(-1)?.hit !== hit) {
        known.sessions += 1;
        known.hits.push({ hit, turns: [] });
      }
      known.turns += 1;
      known.hits.at(-1)?.turns.push(turn);
    }
  }
  return [...people.values()].sort(
    (first, second) =>
      Number(first.person === null) - Number(second.person === null) || second.turns - first.turns || ((first.name ?? "") < (second.name ?? "") ? -1 : 1),
  );
}
