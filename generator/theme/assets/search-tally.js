// The numbers of an answer: its totals, and for each value of a filter what choosing the value would give.

/** @typedef {"person" | "years" | "event" | "kind" | "type" | "series" | "lang"} FilterKey */
/** @typedef {{ documents: number, turns: number }} Count */

/** Counts the answers: the totals, and the numbers for each value of each filter. */
export class Tally {
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
