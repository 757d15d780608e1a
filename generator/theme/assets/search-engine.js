// Answers a query from the index: which documents and turns hold its words, and in which order they are shown.
//
// A document is a result if it holds every word and phrase: in a turn, in the heading (title, event, code), or in the
// shown name of a speaker, which counts for the turns of that speaker. The order of the results:
//
// 1. documents with a turn that holds everything, then documents whose heading helps, then those with words apart;
// 2. among them by the number of turns with each word: the sum of log2(1 + turns) over the words, in which a turn with
//    only the beginning of a longer word counts half, and a word in the heading counts 2 more;
// 3. the latest first, then by address.

import { loadShelf, loadTable, readGaps, readUnits, TermFiles } from "./search-files.js";

/** @typedef {import("./search-query.js").Unit} Unit */
/** @typedef {{ number: number, worth: number }} TurnHit a turn, counted from 1, and how many of the words it holds */
/**
 * A document that answers a query.
 * @typedef {object} DocumentHit
 * @property {string} page
 * @property {boolean} isSession else it is an article
 * @property {boolean} isCorrected whether `corrections.json` is beside its record
 * @property {Record<string, string | undefined>} facts the values of the filters
 * @property {string | null} date
 * @property {TurnHit[]} turns in the order of the document
 * @property {number} tier
 * @property {number} score
 */
/** @typedef {Map<number, number[]>} Places positions, or turns, by document */
/** @typedef {{ exact: Places, longer: Places, named: Map<number, Set<number>> }} Found */

const SLOT_BITS = 6; // a turn begins at a multiple of 64 positions
const HEADING_WEIGHT = 2;

/** A shelf of the index: a few hundred documents. */
class Shelf {
  /**
   * @param {import("./search-files.js").ShelfEntry} entry
   * @param {import("./search-files.js").ShelfTable} table
   * @param {Record<string, string>} kinds
   * @param {Record<string, string>} types
   */
  constructor(entry, table, kinds, types) {
    this.table = table;
    this.kinds = kinds;
    this.types = types;
    this.files = new TermFiles(entry.name, entry.version, table.files);
    this.corrected = new Set(table.corrected);
    /** @type {Map<number, number[]>} */
    this.turnsOfSlots = new Map();
  }

  /**
   * Return the facts about a document that the table has.
   * @param {number} document
   */
  describe(document) {
    const { pages, kind, event, type, kinds, events, types, dates } = this.table;
    const place = document - 1;
    return {
      page: pages[place],
      isSession: kinds[kind[place]] === "transcript",
      isCorrected: this.corrected.has(document),
      facts: { kind: this.kinds[kinds[kind[place]]], event: events[event[place]], type: this.types[types[type[place]]] },
      date: dates[place],
    };
  }

  /**
   * Return the turns of ascending positions, each once; 0 is the heading.
   * @param {number} document
   * @param {number[]} places
   */
  turnsOf(document, places) {
    let slots = this.turnsOfSlots.get(document);
    if (!slots) {
      slots = [];
      let turn = -1;
      for (const char of atob(this.table.slots[document - 1])) {
        for (let bit = 7; bit >= 0; bit -= 1) {
          turn += (char.charCodeAt(0) >> bit) & 1;
          slots.push(turn);
        }
      }
      this.turnsOfSlots.set(document, slots);
    }
    /** @type {number[]} */
    const turns = [];
    for (const place of places) {
      const turn = slots[place >> SLOT_BITS];
      if (turns.at(-1) !== turn) turns.push(turn);
    }
    return turns;
  }

  /**
   * Return where a unit is: as asked for, and where a longer word begins with its last term.
   * @param {Unit} unit
   * @param {Set<number>} [wanted] the documents of interest
   */
  async find(unit, wanted) {
    const all = await Promise.all(unit.sequences.map((sequence) => this.#findSequence(sequence, unit.isPrefix, wanted)));
    return { exact: united(all.map(({ exact }) => exact)), longer: united(all.map(({ longer }) => longer)) };
  }

  /**
   * @param {string[]} sequence
   * @param {boolean} isPrefix
   * @param {Set<number>} [wanted]
   * @returns {Promise<{ exact: Places, longer: Places }>}
   */
  async #findSequence(sequence, isPrefix, wanted) {
    if (!isPrefix) return { exact: await this.#findTogether(sequence, wanted), longer: new Map() };
    const last = sequence[sequence.length - 1];
    const [before, postings] = await Promise.all([this.#findTogether(sequence.slice(0, -1), wanted), this.files.findPrefix(last)]);
    /** @param {Uint8Array[]} parts */
    const read = (parts) => {
      const places = decoded(parts, wanted);
      return sequence.length > 1 ? following(before, places, sequence.length - 1) : places;
    };
    const exact = read(postings.get(last) ?? []);
    postings.delete(last);
    return { exact, longer: united([...postings.values()].map(read)) };
  }

  /**
   * Return where a sequence of terms begins. Terms with few postings come first, so of the others only parts are loaded.
   * @param {string[]} sequence
   * @param {Set<number>} [wanted]
   * @returns {Promise<Places>}
   */
  async #findTogether(sequence, wanted) {
    const order = [...sequence.keys()].sort((first, second) => this.cost(sequence[first]) - this.cost(sequence[second]));
    for (const term of sequence) if (this.cost(term) === 1) this.files.find(term).catch(() => {});
    /** @type {Places | null} */
    let found = null;
    let candidates = wanted;
    for (const offset of order) {
      const places = decoded(await this.files.find(sequence[offset], candidates), candidates);
      const starts = new Map([...places].map(([document, list]) => [document, list.map((place) => place - offset)]));
      found = found ? following(found, starts, 0) : starts;
      candidates = new Set(found.keys());
    }
    return found ?? new Map();
  }

  /** @param {string} term */
  cost(term) {
    return this.files.filesOf(term).length;
  }
}

/**
 * Return the positions of all documents, or of these.
 * @param {Uint8Array[]} parts
 * @param {Set<number>} [wanted]
 * @returns {Places}
 */
function decoded(parts, wanted) {
  const places = new Map();
  for (const part of parts) {
    for (const [document, data] of readUnits(part)) if (!wanted || wanted.has(document)) places.set(document, readGaps(data));
  }
  return places;
}

/**
 * Return all positions of several terms.
 * @param {Places[]} all
 * @returns {Places}
 */
function united(all) {
  if (all.length === 1) return all[0];
  /** @type {Places} */
  const places = new Map();
  for (const some of all) for (const [document, list] of some) places.set(document, [...(places.get(document) ?? []), ...list]);
  for (const [document, list] of places) places.set(document, [...new Set(list)].sort((first, second) => first - second));
  return places;
}

/**
 * Return the positions in `before` for which `after` has the position so many words behind.
 * @param {Places} before
 * @param {Places} after
 * @param {number} distance
 * @returns {Places}
 */
function following(before, after, distance) {
  const places = new Map();
  for (const [document, list] of before) {
    const others = new Set(after.get(document));
    const found = list.filter((place) => others.has(place + distance));
    if (found.length) places.set(document, found);
  }
  return places;
}

/** The index, loaded once. */
class Index {
  /**
   * @param {import("./search-files.js").IndexTable} table
   * @param {Shelf[]} shelves
   */
  constructor(table, shelves) {
    this.table = table;
    this.shelves = shelves;
    this.names = new TermFiles("names", table.names_version, table.names);
  }

  /**
   * Return the turns whose speaker a unit names, by shelf (counted from 1) and document.
   * @param {Unit} unit
   * @returns {Promise<Map<number, Map<number, Set<number>>>>}
   */
  async findNamed(unit) {
    /** @type {Map<number, Map<number, Set<number>>>} */
    const named = new Map();
    for (const sequence of unit.sequences) {
      const terms = await Promise.all(
        sequence.map(async (term, place) => {
          const isPrefix = unit.isPrefix && place === sequence.length - 1;
          const parts = isPrefix ? [...(await this.names.findPrefix(term)).values()].flat() : await this.names.find(term);
          return speakerTurns(parts);
        }),
      );
      for (const [shelf, documents] of terms[0]) {
        for (const [document, turns] of documents) {
          const all = [...turns].filter((turn) => terms.every((other) => other.get(shelf)?.get(document)?.has(turn)));
          if (!all.length) continue;
          const known = named.get(shelf) ?? new Map();
          known.set(document, new Set([...(known.get(document) ?? []), ...all]));
          named.set(shelf, known);
        }
      }
    }
    return named;
  }
}

/**
 * @param {Uint8Array[]} parts
 * @returns {Map<number, Map<number, Set<number>>>}
 */
function speakerTurns(parts) {
  const found = new Map();
  for (const part of parts) {
    for (const [shelf, block] of readUnits(part)) {
      const documents = found.get(shelf) ?? new Map();
      for (const [document, data] of readUnits(block)) documents.set(document, new Set([...(documents.get(document) ?? []), ...readGaps(data)]));
      found.set(shelf, documents);
    }
  }
  return found;
}

/** @type {Promise<Index> | null} */
let opened = null;

/** Load the tables of the index, on the first search. */
export function openIndex() {
  opened ??= loadTable()
    .then(async (table) => {
      const { kinds, types } = table;
      const shelves = table.shelves.map(async (entry) => new Shelf(entry, await loadShelf(entry), kinds, types));
      return new Index(table, await Promise.all(shelves));
    })
    .catch((error) => {
      opened = null;
      throw error;
    });
  return opened;
}

/**
 * Return the documents of a shelf that hold all units.
 * @param {Shelf} shelf
 * @param {Unit[]} units
 * @param {Promise<Map<number, Set<number>>[]>} naming the turns of the speakers that each unit names, by document
 */
async function findInShelf(shelf, units, naming) {
  /** @param {Unit} unit */
  const cost = (unit) => Math.max(...unit.sequences.flat().map((term) => shelf.cost(term)));
  const order = [...units.keys()].sort((first, second) => cost(units[first]) - cost(units[second]));
  const cheap = await Promise.all(order.filter((number) => cost(units[number]) < 2).map((number) => shelf.find(units[number])));
  const named = await naming;
  /** @type {Found[]} */
  const found = [];
  /** @type {Set<number> | undefined} */
  let candidates;
  for (const [place, number] of order.entries()) {
    const { exact, longer } = cheap[place] ?? (await shelf.find(units[number], candidates));
    found[number] = { exact, longer, named: named[number] };
    const documents = new Set([...exact.keys(), ...longer.keys(), ...named[number].keys()]);
    candidates = candidates ? new Set([...candidates].filter((document) => documents.has(document))) : documents;
  }
  return [...(candidates ?? [])].map((document) => rate(shelf, document, found));
}

/**
 * Return a document with the turns that answer, and what its place among the results depends on.
 * @param {Shelf} shelf
 * @param {number} document
 * @param {Found[]} found where each unit is
 * @returns {DocumentHit}
 */
function rate(shelf, document, found) {
  /** @type {Map<number, { units: number, isNamed: boolean }>} */
  const turns = new Map();
  let heading = 0;
  let score = 0;
  for (const [number, { exact, longer, named }] of found.entries()) {
    const own = named.get(document) ?? new Set();
    const whole = new Set([...shelf.turnsOf(document, exact.get(document) ?? []), ...own]);
    const begun = new Set(shelf.turnsOf(document, longer.get(document) ?? []).filter((turn) => !whole.has(turn)));
    const isInHeading = whole.delete(0) || begun.delete(0);
    if (isInHeading) heading |= 1 << number;
    for (const turn of [...whole, ...begun]) {
      const known = turns.get(turn);
      turns.set(turn, { units: (known?.units ?? 0) | (1 << number), isNamed: Boolean(known?.isNamed) || own.has(turn) });
    }
    score += Math.log2(1 + whole.size + begun.size / 2) + (isInHeading ? HEADING_WEIGHT : 0);
  }
  const { tier, isAnswer } = answering([...turns.values()].map(({ units }) => units), heading, 2 ** found.length - 1);
  const answers = [...turns]
    .filter(([, { units }]) => isAnswer(units))
    .map(([number, { units, isNamed }]) => ({ number, worth: count(units) + (isNamed ? 0.5 : 0) }))
    .sort((first, second) => first.number - second.number);
  return { ...shelf.describe(document), turns: answers, tier, score };
}

/**
 * Return which turns of a document answer: those with everything, or those with all that the heading lacks, or those
 * with the most of it. If the heading has everything and no turn has, the document answers by its heading alone.
 * @param {number[]} turns the units of each turn, a bit for each
 * @param {number} heading the units of the heading
 * @param {number} all
 * @returns {{ tier: number, isAnswer: (units: number) => boolean }}
 */
export function answering(turns, heading, all) {
  if (turns.includes(all)) return { tier: 0, isAnswer: (units) => units === all };
  const lacking = all & ~heading;
  if (!lacking) return { tier: 1, isAnswer: () => false };
  if (turns.some((units) => (units & lacking) === lacking)) return { tier: 1, isAnswer: (units) => (units & lacking) === lacking };
  const most = Math.max(...turns.map((units) => count(units & lacking)));
  return { tier: 2, isAnswer: (units) => count(units & lacking) === most };
}

/** @param {number} bits */
function count(bits) {
  let ones = 0;
  for (let rest = bits; rest; rest &= rest - 1) ones += 1;
  return ones;
}

/**
 * Return the documents that answer a query, the best first, and how many there are for each value of a filter if the
 * other filters stay.
 * @param {Unit[]} units
 * @param {Record<string, string>} [chosen] the values of the filters
 * @returns {Promise<{ hits: DocumentHit[], counts: Record<string, Record<string, number>> }>}
 */
export async function search(units, chosen = {}) {
  const index = await openIndex();
  const naming = Promise.all(units.map((unit) => index.findNamed(unit)));
  const found = await Promise.all(
    index.shelves.map((shelf, place) =>
      findInShelf(shelf, units, naming.then((all) => all.map((named) => named.get(place + 1) ?? new Map()))),
    ),
  );
  /** @type {Record<string, Record<string, number>>} */
  const counts = { event: {}, kind: {}, type: {} };
  const hits = found.flat().filter(({ facts }) => {
    const unlike = Object.keys(chosen).filter((key) => facts[key] !== chosen[key]);
    for (const [key, values] of Object.entries(counts)) {
      const value = facts[key];
      if (value !== undefined && unlike.every((other) => other === key)) values[value] = (values[value] ?? 0) + 1;
    }
    return !unlike.length;
  });
  return { hits: hits.sort(byRelevance), counts };
}

/**
 * @param {DocumentHit} first
 * @param {DocumentHit} second
 */
function byRelevance(first, second) {
  if (first.tier !== second.tier) return first.tier - second.tier;
  if (first.score !== second.score) return second.score - first.score;
  if (first.date !== second.date) return (second.date ?? "") > (first.date ?? "") ? 1 : -1;
  return first.page < second.page ? -1 : 1;
}
