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
import { withForms } from "./search-forms.js";
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
/** @typedef {ReturnType<Shelf["facts"]>} Facts what filters look at */
/** @typedef {{ documents: number, turns: number }} Count */
/**
 * @typedef {object} Answer
 * @property {Query} query
 * @property {{ turns: number, sessions: number, articles: number, people: number, labels: number, headings: number, apart: number }} totals
 * @property {Record<FilterKey, Record<string, Count>>} counts what choosing a value would give, if the other filters stay
 * @property {DocumentHit[]} hits
 * @property {string[]} missing the typed words that are nowhere
 */

const HEADING_WEIGHT = 2;
const EXCLUDED = 1 << 30; // a turn with a word that an answer must not have; units have the bits below
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

/** A search on one shelf: which words each turn says, and what was chosen. */
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
    this.isByPerson = chosen.has("person");
    /** For each turn of the shelf, a bit for each unit that it says. */
    this.said = new Uint32Array(shelf.size);
    /** For each shown name, a bit for each unit that it holds. */
    this.named = new Uint32Array(shelf.table.shown.length);
    /** For each unit, how many turns of each document say it; only the beginning of a longer word counts half. */
    this.counts = units.map(() => new Float64Array(shelf.starts.length));
    /** For each unit, whether it is on the shelf. */
    this.isFound = units.map(() => false);
    /** @type {Set<string>} */
    this.known = new Set();
  }

  /** Find the units, and return the documents that may answer. */
  async find() {
    const { shelf, units, known } = this;
    const order = [...units.keys()].sort((first, second) => shelf.cost(units[first]) - shelf.cost(units[second]));
    const cheap = await Promise.all(
      order.filter((number) => shelf.cost(units[number]) < 2).map((number) => shelf.find(units[number], known)),
    );
    /** @type {Set<number> | undefined} */
    let candidates;
    for (const [place, number] of order.entries()) {
      const documents = this.#note(number, cheap[place] ?? (await shelf.find(units[number], known, candidates)));
      const before = candidates;
      candidates = before ? new Set([...documents].filter((document) => before.has(document))) : documents;
    }
    candidates ??= new Set(shelf.table.pages.map((_, place) => place + 1));
    for (const unit of this.without) {
      for (const numbers of (await shelf.find(unit, new Set(), candidates)).exact) {
        for (const [document, turns] of numbers) shelf.mark(document, turns, this.said, EXCLUDED);
      }
    }
    return candidates;
  }

  /**
   * Note where a unit is, and return the documents with it.
   * @param {number} number of the unit
   * @param {{ exact: Numbers[], longer: Numbers[] }} found
   */
  #note(number, { exact, longer }) {
    const { shelf, said } = this;
    const bit = 1 << number;
    const turns = this.counts[number];
    const documents = new Set();
    for (const [weight, all] of /** @type {[number, Numbers[]][]} */ ([[1, exact], [0.5, longer]])) {
      for (const numbers of all) {
        for (const [document, list] of numbers) {
          turns[document] += weight * shelf.mark(document, list, said, bit);
          documents.add(document);
        }
      }
    }
    for (const name of shelf.named(this.units[number])) {
      this.named[name] |= bit;
      for (const document of shelf.documentsOf(name)) {
        for (const voice of shelf.voicesOf(document)) if (voice.number === name) turns[document] += voice.end - voice.first;
        documents.add(document);
      }
    }
    this.isFound[number] = documents.size > 0;
    return documents;
  }

  /** @param {number} document */
  #score(document) {
    const heading = this.said[this.shelf.starts[document]];
    let score = 0;
    for (const [number, turns] of this.counts.entries()) score += Math.log2(1 + turns[document]) + (heading & (1 << number) ? HEADING_WEIGHT : 0);
    return score;
  }

  /**
   * Return true if nothing else is chosen for a filter.
   * @param {FilterKey} key
   * @param {string | null} value
   */
  fits(key, value) {
    const values = this.chosen.get(key);
    return !values || (value !== null && values.has(value));
  }

  /**
   * Return a document as a result, and count it; `null` if it doesn't answer.
   * @param {number} document
   * @returns {DocumentHit | null}
   */
  rate(document) {
    const { chosen } = this;
    const facts = this.shelf.facts(document);
    const values = valuesOf(facts);
    const misses = DOCUMENT_KEYS.filter((key) => chosen.has(key) && !values[key].some((value) => this.fits(key, value)));
    if (misses.length > 1) return null;
    const spoken = new SpokenWords(this, document);
    this.#count(spoken, values, misses, facts.kind === "transcript");
    if (misses.length) return null;
    const group = spoken.group();
    if (!group) return null;
    const hit = new DocumentHit(spoken, facts, group, this.#score(document));
    this.#total(hit);
    return hit;
  }

  /** @param {DocumentHit} hit */
  #total({ group, isSession, speakers, labels }) {
    const { totals, people } = this.tally;
    if (group === "answer") {
      totals[isSession ? "sessions" : "articles"] += 1;
      for (const { person, turns } of speakers) {
        if (isSession) totals.turns += turns;
        if (person !== null) people.add(person);
      }
    }
    if (group === "heading") totals.headings += 1;
    if (group === "apart") totals.apart += 1;
    totals.labels += labels;
  }

  /**
   * Count what each value of each filter would give.
   * @param {SpokenWords} spoken
   * @param {Record<string, string[]>} values of the document
   * @param {FilterKey[]} misses the filters that leave the document out: none or one
   * @param {boolean} isSession
   */
  #count({ voices, said, answers }, values, misses, isSession) {
    const { isByPerson, tally } = this;
    const answering = isByPerson ? said : answers;
    let turns = 0;
    /** @type {Map<string, number>} */
    const people = new Map();
    /** @type {Map<string, number>} */
    const languages = new Map();
    for (let place = 0; place < voices.length; place += 1) {
      if (!answering[place] && !said[place]) continue;
      const { person, lang } = voices[place];
      const isPerson = this.fits("person", person);
      const isLanguage = this.fits("lang", lang);
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

/** The words of a query in one document, counted by voice. */
class SpokenWords {
  /**
   * @param {ShelfSearch} search
   * @param {number} document
   */
  constructor(search, document) {
    const { shelf, said, named, all } = search;
    this.search = search;
    this.document = document;
    this.start = shelf.starts[document];
    this.voices = shelf.voicesOf(document);
    const count = this.voices.length;
    /** For each voice, how many turns say everything, */
    this.said = new Array(count).fill(0);
    /** how many do so if their speaker's name counts, too, */
    this.answers = new Array(count).fill(0);
    /** how many say no word, although the name of their speaker holds all, */
    this.labels = new Array(count).fill(0);
    /** and the units that any turn says, each without what is excluded. */
    this.any = new Array(count).fill(0);
    for (let place = 0; place < count; place += 1) {
      const { number, first, end } = this.voices[place];
      const name = named[number];
      const isNamed = all !== 0 && name === all;
      for (let slot = this.start + first; slot < this.start + end; slot += 1) {
        const bits = said[slot];
        if (bits & EXCLUDED) continue;
        this.any[place] |= bits;
        if (bits === all) this.said[place] += 1;
        if ((bits || !all) && (bits | name) === all) this.answers[place] += 1;
        else if (!bits && isNamed) this.labels[place] += 1;
      }
    }
    /** For each voice, whether the filters leave it. */
    this.isChosen = this.voices.map(({ person, lang }) => search.fits("person", person) && search.fits("lang", lang));
    const heading = said[this.start];
    this.heading = search.isByPerson || !this.isChosen.includes(true) || heading & EXCLUDED ? 0 : heading;
    /** The units that a turn must say if the heading helps. */
    this.lacking = all & ~this.heading;
    /** The most of them that a turn says. */
    this.most = 0;
  }

  /**
   * Return the units that count for a turn: those that it says, and those that the name of its speaker holds.
   * @param {number} place of its voice
   * @param {number} bits that it says
   */
  #counted(place, bits) {
    return this.search.isByPerson ? bits : bits | this.search.named[this.voices[place].number];
  }

  /**
   * Return the group of the document; `null` if it is no result.
   * @returns {Group | null}
   */
  group() {
    const { isChosen, lacking, voices, search } = this;
    const answers = search.isByPerson ? this.said : this.answers;
    if (voices.some((_, place) => isChosen[place] && answers[place])) return "answer";
    if (search.all && !lacking) return "heading";
    if (!search.isByPerson && voices.some((_, place) => isChosen[place] && this.labels[place])) return "label";
    let isSpoken = false;
    let union = this.heading;
    for (const [place] of voices.entries()) {
      if (!isChosen[place]) continue;
      isSpoken ||= this.any[place] !== 0;
      union |= this.#counted(place, this.any[place]);
    }
    if (union !== search.all || !isSpoken) return null;
    this.#eachSpoken((_, place, bits) => {
      this.most = Math.max(this.most, ones(this.#counted(place, bits) & lacking));
    });
    return this.heading && this.most === ones(lacking) ? "heading" : "apart";
  }

  /**
   * Call a function with each turn of the chosen voices that says a word: its number, the place of its voice, what it says.
   * @param {(turn: number, place: number, bits: number) => void} use
   */
  #eachSpoken(use) {
    const { all, said } = this.search;
    for (const [place, { first, end }] of this.voices.entries()) {
      if (!this.isChosen[place] || (all && !this.any[place])) continue;
      for (let turn = first; turn < end; turn += 1) {
        const bits = said[this.start + turn];
        if (!(bits & EXCLUDED) && (bits || !all)) use(turn, place, bits);
      }
    }
  }

  /**
   * Return the turns of the document in a group, those that only the name of their speaker answers for last.
   * @param {Group} group
   * @returns {TurnHit[]}
   */
  turns(group) {
    const { all, isByPerson, said } = this.search;
    const isBestShown = group === "apart" || (group === "heading" && this.lacking > 0);
    /** @type {TurnHit[]} */
    const turns = [];
    this.#eachSpoken((turn, place, bits) => {
      const counted = this.#counted(place, bits);
      const isShown = counted === all || (isBestShown && ones(counted & this.lacking) === this.most);
      if (isShown) turns.push(this.#hit(turn, place, false, ones(counted) + ones(bits) / 100));
    });
    for (const [place, { first, end }] of this.voices.entries()) {
      if (isByPerson || !this.isChosen[place] || !this.labels[place]) continue;
      for (let turn = first; turn < end; turn += 1) if (!said[this.start + turn]) turns.push(this.#hit(turn, place, true, 0));
    }
    return turns;
  }

  /**
   * @param {number} turn
   * @param {number} place
   * @param {boolean} isLabel
   * @param {number} worth
   * @returns {TurnHit}
   */
  #hit(turn, place, isLabel, worth) {
    const { person, shown, lang } = this.voices[place];
    return { number: turn, person, speaker: shown, lang, isLabel, worth };
  }
}

/** A document of a result. Its turns are read only where they are shown: an answer may have very many. */
export class DocumentHit {
  /**
   * @param {SpokenWords} spoken
   * @param {Facts} facts
   * @param {Group} group
   * @param {number} score
   * @param {{ person: string | null } | null} only whose turns there are; `null` for all
   */
  constructor(spoken, facts, group, score, only = null) {
    const { shelf } = spoken.search;
    const { pages, dates, files_version: version, turns_per_file: sizes } = shelf.table;
    const place = spoken.document - 1;
    this.spoken = spoken;
    this.only = only;
    this.facts = facts;
    this.group = group;
    this.score = score;
    this.page = pages[place];
    /** Else it is an article. */
    this.isSession = facts.kind === "transcript";
    /** The date, or the year alone. */
    this.date = dates[place];
    /** Where its texts are: `size` turns in a file. */
    this.texts = { shelf: shelf.name, version, size: sizes[place] };
  }

  /**
   * Who says how many of the turns.
   * @returns {{ person: string | null, name: string | null, turns: number }[]}
   */
  get speakers() {
    const { voices, isChosen, said, answers, search } = this.spoken;
    if (this.group !== "answer") return [];
    const turns = search.isByPerson ? said : answers;
    return voices.flatMap(({ person, shown: name }, place) => (isChosen[place] && turns[place] ? { person, name, turns: turns[place] } : []));
  }

  /**
   * Return the document with the turns of one person only.
   * @param {string | null} person
   */
  of(person) {
    return new DocumentHit(this.spoken, this.facts, this.group, this.score, { person });
  }

  /** How many turns are there only because of the name of their speaker. */
  get labels() {
    const { labels, isChosen, search } = this.spoken;
    return search.isByPerson ? 0 : labels.reduce((sum, turns, place) => sum + (isChosen[place] ? turns : 0), 0);
  }

  /** @type {TurnHit[] | null} */
  #turns = null;

  get turns() {
    if (!this.#turns) {
      const { only } = this;
      const turns = this.spoken.turns(this.group);
      this.#turns = only ? turns.filter(({ person, isLabel }) => person === only.person && !isLabel) : turns;
    }
    return this.#turns;
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
 * @param {{ order?: Order, isComplete?: boolean, hasForms?: boolean }} [options] whether other forms of the words count, too
 * @returns {Promise<Answer>}
 */
export async function search(typed, filters = {}, { order = "relevance", isComplete = false, hasForms = false } = {}) {
  const index = await openIndex();
  const query = readQuery((await codeOf(typed, index)) ?? typed, index.stopWords, isComplete);
  if (hasForms) query.units = await withForms(query.units);
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
  const missing = query.units.filter((unit, place) => !isKnown(unit) && !searches.some(({ isFound }) => isFound[place]));
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
 * @property {DocumentHit[]} hits with turns of others, too
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
    for (const { person, name, turns } of hit.speakers) {
      const known = people.get(person) ?? { person, name: person && name, sessions: 0, turns: 0, hits: [] };
      people.set(person, known);
      if (known.hits.at(-1) !== hit) {
        known.sessions += 1;
        known.hits.push(hit);
      }
      known.turns += turns;
    }
  }
  return [...people.values()].sort(
    (first, second) =>
      Number(first.person === null) - Number(second.person === null) || second.turns - first.turns || ((first.name ?? "") < (second.name ?? "") ? -1 : 1),
  );
}
