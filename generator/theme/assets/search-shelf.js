// A shelf of the index: a few hundred documents, with the turns and the positions of their words.
//
// The turns of a document have numbers voice by voice, not in their order, so a few numbers tell who speaks in each turn:
// generator/site/search/voices.py. Turn 0 is the heading.

import { loadPlaces, readGaps, readUnits, TermFiles } from "./search-files.js";
import { idOfName, isSingle, words } from "./search-terms.js";

/** @typedef {import("./search-query.js").Unit} Unit */
/** @typedef {Map<number, number[]>} Positions by document */
/** @typedef {Map<number, number[] | Uint8Array>} Numbers turns by document, as numbers or as the bytes of their gaps */
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
/** @typedef {{ terms: string[], wholes: string[] }} NameTerms */

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
    /** @type {Map<string, number[]> | null} the shown names that hold each term */
    this.names = null;
    /** @type {number[][] | null} the documents with each shown name */
    this.documents = null;
    /** The place of each document's heading among the turns of the shelf. Its turns follow. */
    this.starts = new Uint32Array(table.pages.length + 1);
    /** How many turns and headings there are. */
    this.size = 0;
    for (const [place, numbers] of table.voices.entries()) {
      this.starts[place + 1] = this.size;
      this.size += 1;
      for (let index = 1; index < numbers.length; index += 2) this.size += numbers[index];
    }
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
   * Set a bit for turns of a document, and return for how many it was not yet set.
   * @param {number} document
   * @param {number[] | Uint8Array} turns
   * @param {Uint32Array} bits of all turns of the shelf
   * @param {number} bit
   */
  mark(document, turns, bits, bit) {
    const start = this.starts[document];
    let count = 0;
    for (const turn of turns instanceof Uint8Array ? readGaps(turns) : turns) {
      if (bits[start + turn] & bit) continue;
      bits[start + turn] |= bit;
      count += 1;
    }
    return count;
  }

  /**
   * Return the numbers of the shown names that hold a unit.
   * @param {Unit} unit
   */
  named({ sequences, isPrefix }) {
    const { shown } = this.table;
    if (!this.names) {
      this.names = new Map();
      for (const [number, name] of shown.entries()) {
        const { terms, wholes } = termsOfName(name);
        for (const term of new Set([...terms, ...wholes])) {
          const numbers = this.names.get(term);
          if (numbers) numbers.push(number);
          else this.names.set(term, [number]);
        }
      }
    }
    /** @type {Set<number>} */
    const numbers = new Set();
    for (const sequence of sequences) {
      const last = sequence.length - 1;
      /** @type {(term: string | undefined, index: number) => boolean} */
      const fits = (term, index) => term === sequence[index] || (isPrefix && index === last && Boolean(term?.startsWith(sequence[index])));
      const isBegun = isPrefix && !last;
      const candidates = isBegun ? [...this.names].flatMap(([term, some]) => (term.startsWith(sequence[0]) ? some : [])) : (this.names.get(sequence[0]) ?? []);
      for (const number of candidates) {
        const { terms } = termsOfName(shown[number]);
        if (!last || terms.some((_, start) => sequence.every((_term, index) => fits(terms[start + index], index)))) numbers.add(number);
      }
    }
    return numbers;
  }

  /**
   * Return the documents in which a shown name speaks.
   * @param {number} name
   */
  documentsOf(name) {
    if (!this.documents) {
      this.documents = this.table.shown.map(() => []);
      for (const [place, numbers] of this.table.voices.entries()) {
        for (let index = 0; index < numbers.length; index += 2) {
          const documents = this.documents[numbers[index]];
          if (documents.at(-1) !== place + 1) documents.push(place + 1);
        }
      }
    }
    return this.documents[name];
  }

  /**
   * Return the turns with a unit: as asked for, and with a longer word that begins with its last term.
   * @param {Unit} unit
   * @param {Set<string>} known gets the terms that are there
   * @param {Set<number>} [wanted] the documents of interest
   * @returns {Promise<{ exact: Numbers[], longer: Numbers[] }>} a turn may be in several of them
   */
  async find(unit, known, wanted) {
    const all = await Promise.all(unit.sequences.map((sequence) => this.#findSequence(sequence, unit.isPrefix, known, wanted)));
    return { exact: all.map(({ exact }) => exact), longer: all.flatMap(({ longer }) => longer) };
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
   * @returns {Promise<{ exact: Numbers, longer: Numbers[] }>}
   */
  async #findSequence(sequence, isPrefix, known, wanted) {
    const steps = plan(sequence);
    const files = steps.length === 1 ? this.turns : await this.#places();
    const last = sequence[sequence.length - 1];
    if (!isPrefix) {
      if (steps.length > 1) return { exact: await this.#findTogether(files, steps, known, wanted), longer: [] };
      const parts = await files.find(steps[0].term, wanted);
      if (parts.length || files.begins(steps[0].term)) known.add(steps[0].term);
      return { exact: unitsOf(parts, wanted), longer: [] };
    }
    const before = steps.length > 1 ? await this.#findTogether(files, steps.slice(0, -1), known, wanted, false) : null;
    const postings = await files.findPrefix(last);
    if (postings.size) known.add(last);
    /** @param {Uint8Array[]} parts */
    const read = (parts) => {
      return before ? this.#turnsOf(following(before, decoded(parts, wanted), sequence.length - 1)) : unitsOf(parts, wanted);
    };
    const exact = read(postings.get(last) ?? []);
    postings.delete(last);
    return { exact, longer: [...postings.values()].map(read) };
  }

  /**
   * Return where terms are at these distances. Terms with few postings come first, so of the others only parts are loaded.
   * @param {TermFiles} files of positions
   * @param {Step[]} steps
   * @param {Set<string>} known
   * @param {Set<number>} [wanted]
   * @param {boolean} [asTurns] whether to return the turns of the positions
   * @returns {Promise<Positions>}
   */
  async #findTogether(files, steps, known, wanted, asTurns = true) {
    /** @param {Step} step */
    const cost = ({ term }) => files.filesOf(term).length;
    const order = [...steps].sort((first, second) => cost(first) - cost(second));
    for (const { term } of steps) {
      if (cost({ term, offset: 0 }) === 1) files.find(term).catch(() => {});
    }
    /** @type {Positions | null} */
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
   * @param {Positions} places
   * @returns {Positions}
   */
  #turnsOf(places) {
    /** @type {Positions} */
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

/** @type {Map<string, NameTerms>} */
const knownNames = new Map();

/**
 * Return the terms of a shown name, each name read once.
 * @param {string} name
 */
function termsOfName(name) {
  let known = knownNames.get(name);
  if (!known) {
    const found = words(name);
    known = { terms: found.flatMap(({ pieces }) => pieces), wholes: found.flatMap(({ whole }) => whole ?? []) };
    knownNames.set(name, known);
  }
  return known;
}

/**
 * Return the bytes of all documents, or of these.
 * @param {Uint8Array[]} parts
 * @param {Set<number>} [wanted]
 * @returns {Map<number, Uint8Array>}
 */
function unitsOf(parts, wanted) {
  if (parts.length === 1 && !wanted) return readUnits(parts[0]);
  const units = new Map();
  for (const part of parts) for (const [document, data] of readUnits(part)) if (!wanted || wanted.has(document)) units.set(document, data);
  return units;
}

/**
 * Return the numbers of all documents, or of these.
 * @param {Uint8Array[]} parts
 * @param {Set<number>} [wanted]
 * @returns {Positions}
 */
const decoded = (parts, wanted) => new Map([...unitsOf(parts, wanted)].map(([document, data]) => [document, readGaps(data)]));

/**
 * Return the positions in `before` for which `after` has the position so many words behind.
 * @param {Positions} before
 * @param {Positions} after
 * @param {number} distance
 * @returns {Positions}
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
