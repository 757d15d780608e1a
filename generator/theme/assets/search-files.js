// Loads the files of the index, each once, and finds terms in them. generator/site/search/index.py says what is where.

import { base } from "./search-base.js";

/** @typedef {string | [string, number]} Start where a file begins: its first term, and the first document if it goes on */
/** @typedef {{ name: string, version: string, documents: number }} ShelfEntry */
/**
 * @typedef {object} IndexTable
 * @property {ShelfEntry[]} shelves
 * @property {Record<string, string>} kinds
 * @property {Record<string, string>} events
 * @property {Record<string, string>} types
 * @property {Record<string, { name: string, documents: Record<string, number[]> }>} series
 * @property {string[]} languages
 * @property {string[]} years
 * @property {string[]} stop_words
 * @property {string} names_version
 * @property {Start[]} names
 * @property {string} forms_version
 * @property {Start[]} forms
 */
/**
 * The documents of a shelf have numbers from 1, in the order of these lists; shelf_files.py says what each holds.
 * @typedef {object} ShelfTable
 * @property {string} files_version
 * @property {string[]} pages
 * @property {string[]} kinds
 * @property {string[]} events
 * @property {string[]} types
 * @property {string[]} languages
 * @property {number[]} kind
 * @property {number[]} event
 * @property {number[]} type
 * @property {(string | null)[]} dates
 * @property {string[]} shown
 * @property {(string | number)[]} people
 * @property {number[][]} voices
 * @property {(number | number[])[]} language
 * @property {number[]} turns_per_file
 * @property {Start[]} starts
 */
/** @typedef {{ slots: string[], starts: Start[] }} PlacesTable */

const FOLDER = "search-index/";
const MAX_PREFIX_FILES = 2; // a beginning of more words than two files hold is taken for a whole word

/** @type {Map<string, Promise<any>>} */
const loaded = new Map();

/**
 * Load a file once; one that failed may be asked for again.
 * @template Value
 * @param {string} address
 * @param {(response: Response) => Promise<Value>} read
 * @param {RequestInit} [options]
 * @returns {Promise<Value>}
 */
export function load(address, read, options) {
  const known = loaded.get(address);
  if (known) return known;
  const value = fetch(new URL(address, base), options).then((response) => {
    if (!response.ok) throw new Error(`${response.status} ${address}`);
    return read(response);
  });
  loaded.set(address, value);
  value.catch(() => loaded.delete(address));
  return value;
}

/** @param {Response} response */
export const asJson = (response) => response.json();

/**
 * Return the content of a packed file; generator/site/search/packed.py packs them.
 * @param {Response} response
 */
const unpacked = ({ body }) => new Response(body?.pipeThrough(new DecompressionStream("deflate")));

/** @returns {Promise<IndexTable>} */
export const loadTable = () => load(`${FOLDER}index.json`, asJson, { cache: "no-cache" });

/**
 * @param {ShelfEntry} shelf
 * @returns {Promise<ShelfTable>}
 */
export const loadShelf = ({ name, version }) => load(`${FOLDER}${name}/shelf.json?v=${version}`, asJson);

/**
 * @param {string} shelf
 * @param {string} version
 * @returns {Promise<PlacesTable>}
 */
export const loadPlaces = (shelf, version) => load(`${FOLDER}${shelf}/places.json?v=${version}`, asJson);

/**
 * Load a file of texts.
 * @param {string} shelf
 * @param {string} version
 * @param {string} page
 * @param {number} number
 */
export const loadText = (shelf, version, page, number) => load(`${FOLDER}${shelf}/text/${page}${number}.bin?v=${version}`, (response) => unpacked(response).json());

/**
 * Return the number at a place of the bytes, and the place behind it.
 * @param {Uint8Array} data
 * @param {number} place
 * @returns {[number, number]}
 */
function readNumber(data, place) {
  let number = 0;
  let weight = 1;
  for (;;) {
    const byte = data[place];
    place += 1;
    number += (byte & 127) * weight;
    if (byte < 128) return [number, place];
    weight *= 128;
  }
}

/**
 * Return the units of postings: the data of each document (or shelf), by its number.
 * @param {Uint8Array} data
 * @returns {Map<number, Uint8Array>}
 */
export function readUnits(data) {
  const units = new Map();
  let place = 0;
  let number = 0;
  while (place < data.length) {
    const [gap, next] = readNumber(data, place);
    const [length, start] = readNumber(data, next);
    number += gap;
    place = start + length;
    units.set(number, data.subarray(start, place));
  }
  return units;
}

/**
 * Return ascending numbers from the differences between neighbours. A phrase of frequent words reads a million of them.
 * @param {Uint8Array} data
 */
export function readGaps(data) {
  const numbers = [];
  let number = 0;
  for (let place = 0; place < data.length; place += 1) {
    let byte = data[place];
    number += byte & 127;
    for (let weight = 128; byte > 127; weight *= 128) {
      place += 1;
      byte = data[place];
      number += (byte & 127) * weight;
    }
    numbers.push(number);
  }
  return numbers;
}

/**
 * Return the postings of each term of a file.
 * @param {Uint8Array} data
 * @returns {Map<string, Uint8Array>}
 */
function readTerms(data) {
  const postings = new Map();
  const decoder = new TextDecoder();
  let place = 0;
  while (place < data.length) {
    const [length, start] = readNumber(data, place);
    const [size, first] = readNumber(data, start + length);
    place = first + size;
    postings.set(decoder.decode(data.subarray(start, start + length)), data.subarray(first, place));
  }
  return postings;
}

/** The files of terms in one folder. */
export class TermFiles {
  /**
   * @param {string} folder
   * @param {string} version
   * @param {Start[]} starts
   */
  constructor(folder, version, starts) {
    this.folder = folder;
    this.version = version;
    this.terms = starts.map((start) => (typeof start === "string" ? start : start[0]));
    this.documents = starts.map((start) => (typeof start === "string" ? 0 : start[1]));
  }

  /**
   * Return true if a file begins with a term, so that the term is known to be there without loading it.
   * @param {string} term
   */
  begins(term) {
    return this.terms.includes(term);
  }

  /**
   * Return the postings of all terms of the files around a term.
   * @param {string} term
   * @param {number} beside how many files before and behind
   */
  async around(term, beside) {
    const [number] = this.filesOf(term);
    const first = Math.max(0, (number ?? 0) - beside);
    const last = Math.min(this.terms.length - 1, (number ?? 0) + beside);
    return Promise.all(Array.from({ length: Math.max(0, last - first + 1) }, (_, place) => this.#file(first + place)));
  }

  /**
   * Return the numbers of the files that may hold a term.
   * @param {string} term
   */
  filesOf(term) {
    const first = this.terms.indexOf(term);
    if (first < 0) return this.#before(term);
    const numbers = [first];
    while (this.terms[first + numbers.length] === term) numbers.push(first + numbers.length);
    return numbers;
  }

  /**
   * Return the numbers of the files that may hold terms with this beginning, or `null` if they are too many.
   * @param {string} beginning
   */
  filesOfPrefix(beginning) {
    const numbers = this.filesOf(beginning);
    let next = (numbers.at(-1) ?? -1) + 1;
    for (; this.terms[next]?.startsWith(beginning); next += 1) numbers.push(next);
    return numbers.length > MAX_PREFIX_FILES ? null : numbers;
  }

  /**
   * Return the postings of a term, in parts.
   * @param {string} term
   * @param {Set<number>} [wanted] the documents of interest: other parts are not loaded
   */
  async find(term, wanted) {
    const numbers = this.filesOf(term).filter((number) => !wanted || this.#holds(number, term, wanted));
    const files = await Promise.all(numbers.map((number) => this.#file(number)));
    return files.flatMap((postings) => postings.get(term) ?? []);
  }

  /**
   * Return the postings of all terms with this beginning.
   * @param {string} beginning
   */
  async findPrefix(beginning) {
    const numbers = this.filesOfPrefix(beginning);
    if (numbers === null) return new Map([[beginning, await this.find(beginning)]]);
    /** @type {Map<string, Uint8Array[]>} */
    const found = new Map();
    for (const postings of await Promise.all(numbers.map((number) => this.#file(number)))) {
      for (const [term, data] of postings) if (term.startsWith(beginning)) found.set(term, [...(found.get(term) ?? []), data]);
    }
    return found;
  }

  /**
   * Return the last file that begins before a term.
   * @param {string} term
   */
  #before(term) {
    let low = 0;
    let high = this.terms.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.terms[middle] < term) low = middle + 1;
      else high = middle;
    }
    return low ? [low - 1] : [];
  }

  /**
   * @param {number} number
   * @param {string} term
   * @param {Set<number>} wanted
   */
  #holds(number, term, wanted) {
    if (this.terms[number] !== term) return true;
    const start = this.documents[number];
    const end = this.terms[number + 1] === term ? this.documents[number + 1] : Number.POSITIVE_INFINITY;
    for (const document of wanted) if (document >= start && document < end) return true;
    return false;
  }

  /** @param {number} number */
  #file(number) {
    const address = `${FOLDER}${this.folder}/${number}.bin?v=${this.version}`;
    return load(address, async (response) => readTerms(new Uint8Array(await unpacked(response).arrayBuffer())));
  }
}
