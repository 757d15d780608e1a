// A shelf of the index: a few hundred documents, with the turns and the positions of their words.
//
// The turns of a document have numbers voice by voice, not in their order, so a few numbers tell who speaks in each turn:
// generator/site/search/voices.py. Turn 0 is the heading.

import { loadPlaces, readGaps, readUnits, TermFiles } from "./search-files.js";
import { fold, isSingle, words } from "./search-terms.js";

/** @typedef {import("./search-query.js").Unit} Unit */
/** @typedef {Map<number, number[]>} Numbers turns, or positions, by document */
/**
 * The turns of a document with one speaker, one label and one language.
 * @typedef {object} Voice
 * @property {number} number of its shown name on the shelf
 * @property {string | null} person
 * @property {string | null} shown
 * @property {string} lang
 * @property {number} first the number of its first turn
 * @property {number} end behind its last turn
 */
/** @typedef {{ terms: string[], wholes: Set<string> }} NameTerms */

const SLOT_BITS = 6; // a turn begins at a multiple of 64 positions

export class Shelf {
  /**
   * @param {import("./search-files.js").ShelfEntry} entry
   * @param {import("./search-files.js").ShelfTable} table
   * @param {import("./search-files.js").IndexTable} index
   */
  constructor({ name }, table, { series }) {
    this.name = name;
    this.table = table;
    this.turns = new TermFiles(`${name}/turns`, table.files_version, table.starts);
    /** @type {Map<number, string[]>} */
    this.series = new Map();
    for (const [id, { documents }] of Object.entries(series)) {
      for (const document of documents[name] ?? []) this.series.set(document, [...(this.series.get(document) ?? []), id]);
    }
    /** @type {Voice[][]} */
    this.voices = [];
    /** @type {NameTerms[] | null} */
    this.names = null;
    /** @type {TermFiles | null} */
    this.places = null;
    /** @type {string[]} */
    this.slots = [];
    /** @type {Map<number, number[]>} */
    this.turnsOfSlots = new Map();
  }

  /**
   * Return the facts about a document that filters look at.
   * @param {number} document
   */
  facts(document) {
    const { kind, event, type, kinds, events, types, dates } = this.table;
    const place = document - 1;
    return {
      kind: kinds[kind[place]],
      event: events[event[place]] ?? null,
      type: types[type[place]] ?? null,
      year: dates[place]?.slice(0, 4) ?? null,
      series: this.series.get(document) ?? [],
    };
  }

  /**
   * Return the voices of a document, in the order of their turns.
   * @param {number} document
   * @returns {Voice[]}
   */
  voicesOf(document) {
    let voices = this.voices[document];
    if (!voices) {
      const { voices: numbers, shown, people, language, languages } = this.table;
      const own = language[document - 1];
      let end = 1;
      voices = [];
      for (let place = 0; place < numbers[document - 1].length; place += 2) {
        const number = numbers[document - 1][place];
        const first = end;
        end += numbers[document - 1][place + 1];
        const name = shown[number];
        if (people[number] === 1) people[number] = idOfName(name);
        const person = people[number] || null;
        const lang = languages[typeof own === "number" ? own : own[place / 2]];
        voices.push({ number, person: /** @type {string | null} */ (person), shown: name || null, lang, first, end });
      }
      this.voices[document] = voices;
    }
    return voices;
  }

  /**
   * Return the numbers of the shown names that hold a unit.
   * @param {Unit} unit
   */
  named({ sequences, isPrefix }) {
    this.names ??= this.table.shown.map((name) => {
      const found = words(name);
      return { terms: found.flatMap(({ pieces }) => pieces), wholes: new Set(found.flatMap(({ whole }) => whole ?? [])) };
    });
    const numbers = new Set();
    for (const [number, { terms, wholes }] of this.names.entries()) {
      for (const sequence of sequences) {
        const last = sequence.length - 1;
        /** @type {(term: string | undefined, index: number) => boolean} */
        const fits = (term, index) => term === sequence[index] || (isPrefix && index === last && Boolean(term?.startsWith(sequence[index])));
        const isThere = terms.some((_, start) => sequence.every((_term, index) => fits(terms[start + index], index)));
        if (isThere || (!last && [...wholes].some((whole) => fits(whole, 0)))) numbers.add(number);
      }
    }
    return numbers;
  }

  /**
   * Return the turns with a unit: as asked for, and with a longer word that begins with its last term.
   * @param {Unit} unit
   * @param {Set<string>} known gets the terms that are there
   * @param {Set<number>} [wanted] the documents of interest
   * @returns {Promise<{ exact: Numbers, longer: Numbers }>}
   */
  async find(unit, known, wanted) {
    const all = await Promise.all(unit.sequences.map((sequence) => this.#findSequence(sequence, unit.isPrefix, known, wanted)));
    return { exact: united(all.map(({ exact }) => exact)), longer: united(all.map(({ longer }) => longer)) };
  }

  /**
   * Return true if the heading of a document has a term.
   * @param {string} term
   */
  async isInHeading(term) {
    return [...decoded(await this.turns.find(term)).values()].some(([first]) => first === 0);
  }

  /**
   * How many files hold a unit.
   * @param {Unit} unit
   */
  cost({ sequences }) {
    return Math.max(...sequences.flatMap((sequence) => plan(sequence).map(({ term }) => this.turns.filesOf(term).length)));
  }

  /**
   * @param {string[]} sequence
   * @param {boolean} isPrefix
   * @param {Set<string>} known
   * @param {Set<number>} [wanted]
   * @returns {Promise<{ exact: Numbers, longer: Numbers }>}
   */
  async #findSequence(sequence, isPrefix, known, wanted) {
    const steps = plan(sequence);
    const files = steps.length === 1 ? this.turns : await this.#places();
    const last = sequence[sequence.length - 1];
    if (!isPrefix) {
      if (steps.length > 1) return { exact: await this.#findTogether(files, steps, known, wanted), longer: new Map() };
      const parts = await files.find(steps[0].term, wanted);
      if (parts.length || files.begins(steps[0].term)) known.add(steps[0].term);
      return { exact: decoded(parts, wanted), longer: new Map() };
    }
    const before = steps.length > 1 ? await this.#findTogether(files, steps.slice(0, -1), known, wanted, false) : null;
    const postings = await files.findPrefix(last);
    if (postings.size) known.add(last);
    /** @param {Uint8Array[]} parts */
    const read = (parts) => {
      const numbers = decoded(parts, wanted);
      return before ? this.#turnsOf(following(before, numbers, sequence.length - 1)) : numbers;
    };
    const exact = read(postings.get(last) ?? []);
    postings.delete(last);
    return { exact, longer: united([...postings.values()].map(read)) };
  }

  /**
   * Return where terms are at these distances. Terms with few postings come first, so of the others only parts are loaded.
   * @param {TermFiles} files of positions
   * @param {Step[]} steps
   * @param {Set<string>} known
   * @param {Set<number>} [wanted]
   * @param {boolean} [asTurns] whether to return the turns of the positions
   * @returns {Promise<Numbers>}
   */
  async #findTogether(files, steps, known, wanted, asTurns = true) {
    /** @param {Step} step */
    const cost = ({ term }) => files.filesOf(term).length;
    const order = [...steps].sort((first, second) => cost(first) - cost(second));
    for (const { term } of steps) {
      if (cost({ term, offset: 0 }) === 1) files.find(term).catch(() => {});
    }
    /** @type {Numbers | null} */
    let found = null;
    let candidates = wanted;
    for (const { term, offset } of order) {
      const parts = await files.find(term, candidates);
      if (parts.length || files.begins(term)) known.add(term);
      const starts = new Map([...decoded(parts, candidates)].map(([document, list]) => [document, list.map((place) => place - offset)]));
      found = found ? following(found, starts, 0) : starts;
      candidates = new Set(found.keys());
    }
    return asTurns ? this.#turnsOf(found ?? new Map()) : (found ?? new Map());
  }

  async #places() {
    const { slots, starts } = await loadPlaces(this.name, this.table.files_version);
    this.slots = slots;
    this.places ??= new TermFiles(`${this.name}/places`, this.table.files_version, starts);
    return this.places;
  }

  /**
   * Return the turns of ascending positions, each once.
   * @param {Numbers} places
   * @returns {Numbers}
   */
  #turnsOf(places) {
    /** @type {Numbers} */
    const found = new Map();
    for (const [document, list] of places) {
      const slots = this.#slotsOf(document);
      found.set(document, [...new Set(list.map((place) => slots[place >> SLOT_BITS]))]);
    }
    return found;
  }

  /** @param {number} document */
  #slotsOf(document) {
    let slots = this.turnsOfSlots.get(document);
    if (!slots) {
      slots = [];
      let turn = -1;
      for (const char of atob(this.slots[document - 1])) {
        for (let bit = 7; bit >= 0; bit -= 1) {
          turn += (char.charCodeAt(0) >> bit) & 1;
          slots.push(turn);
        }
      }
      this.turnsOfSlots.set(document, slots);
    }
    return slots;
  }
}

/** @typedef {{ term: string, offset: number }} Step a term to look up, and how far it is from the beginning */

/**
 * Return the terms to look up for a sequence. Neighbouring characters of scripts without blanks are looked up as pairs.
 * @param {string[]} sequence
 * @returns {Step[]}
 */
export function plan(sequence) {
  /** @type {Step[]} */
  const steps = [];
  let place = 0;
  while (place < sequence.length) {
    let end = place;
    while (end < sequence.length && isSingle(sequence[end])) end += 1;
    if (end < place + 2) {
      steps.push({ term: sequence[place], offset: place });
      place += 1;
      continue;
    }
    for (; place < end; place += 2) {
      const offset = Math.min(place, end - 2);
      steps.push({ term: sequence[offset] + sequence[offset + 1], offset });
    }
    place = end;
  }
  return steps;
}

/**
 * Return the id that generator/site/search/shelf_files.py makes from a shown name.
 * @param {string} name
 */
const idOfName = (name) => (fold(name).replaceAll("'", "").match(/[a-z0-9]+/g) ?? []).join("-");

/**
 * Return the numbers of all documents, or of these.
 * @param {Uint8Array[]} parts
 * @param {Set<number>} [wanted]
 * @returns {Numbers}
 */
function decoded(parts, wanted) {
  const numbers = new Map();
  for (const part of parts) {
    for (const [document, data] of readUnits(part)) if (!wanted || wanted.has(document)) numbers.set(document, readGaps(data));
  }
  return numbers;
}

/**
 * Return all numbers of several terms.
 * @param {Numbers[]} all
 * @returns {Numbers}
 */
function united(all) {
  if (all.length === 1) return all[0];
  /** @type {Numbers} */
  const numbers = new Map();
  for (const some of all) for (const [document, list] of some) numbers.set(document, [...(numbers.get(document) ?? []), ...list]);
  for (const [document, list] of numbers) numbers.set(document, [...new Set(list)].sort((first, second) => first - second));
  return numbers;
}

/**
 * Return the positions in `before` for which `after` has the position so many words behind.
 * @param {Numbers} before
 * @param {Numbers} after
 * @param {number} distance
 * @returns {Numbers}
 */
function following(before, after, distance) {
  const numbers = new Map();
  for (const [document, list] of before) {
    const others = new Set(after.get(document));
    const found = list.filter((place) => others.has(place + distance));
    if (found.length) numbers.set(document, found);
  }
  return numbers;
}
