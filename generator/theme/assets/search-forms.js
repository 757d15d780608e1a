// Adds the other forms of the words of a query, if a reader asks for them: `forms` for `form`.
//
// generator/site/search/word_forms.py says which words have one stem.

import { loadTable, TermFiles } from "./search-files.js";

/** @typedef {import("./search-query.js").Unit} Unit */

const MOST_SEQUENCES = 64; // of a unit: a phrase of several words with many forms has very many

/**
 * Return the other forms of a term that the archive has.
 * @param {TermFiles} files
 * @param {string} term
 * @returns {Promise<string[]>}
 */
async function formsOf(files, term) {
  const decoder = new TextDecoder();
  return (await files.find(term)).flatMap((part) => JSON.parse(decoder.decode(part)));
}

/**
 * Return the units with all forms of their words.
 * @param {Unit[]} units
 * @returns {Promise<Unit[]>}
 */
export async function withForms(units) {
  const { forms_version, forms } = await loadTable();
  const files = new TermFiles("forms", forms_version, forms);
  return Promise.all(
    units.map(async (unit) => {
      const all = await Promise.all(
        unit.sequences.map(async (sequence) => {
          /** @type {string[][]} */
          let found = [[]];
          for (const term of sequence) {
            const terms = [term, ...(await formsOf(files, term))];
            found = found.flatMap((before) => terms.map((form) => [...before, form])).slice(0, MOST_SEQUENCES);
          }
          return found;
        }),
      );
      return { ...unit, sequences: all.flat(), isPrefix: false };
    }),
  );
}
