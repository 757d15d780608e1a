// A search on one shelf of the index: which turns hold which words of the query, and what each document comes to.

import { DocumentHit } from "./search-hits.js";
import { EXCLUDED, SpokenWords } from "./search-spoken.js";

/** @typedef {import("./search-query.js").Query} Query */
/** @typedef {import("./search-shelf.js").Numbers} Numbers */
/** @typedef {import("./search-shelf.js").Shelf} Shelf */
/** @typedef {import("./search-tally.js").FilterKey} FilterKey */
/** @typedef {import("./search-tally.js").Tally} Tally */

const HEADING_WEIGHT = 2;
/** @type {FilterKey[]} */
const DOCUMENT_KEYS = ["years", "event", "kind", "type", "series"];
const UNDATED = "undated"; // the value of the filter by year for documents without one

/** A search on one shelf: which words each turn says, and what was chosen. */
export class ShelfSearch {
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
