// The index of the search: its table and its shelves, loaded on the first search.

import { loadShelf, loadTable } from "./search-files.js";
import { Shelf } from "./search-shelf.js";

/** @typedef {import("./search-tally.js").FilterKey} FilterKey */

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
