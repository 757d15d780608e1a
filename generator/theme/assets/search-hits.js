// The documents of a result: what each one shows, their order, and the same turns by person.

/** @typedef {import("./search-shelf.js").Shelf} Shelf */
/** @typedef {import("./search-spoken.js").SpokenWords} SpokenWords */
/** @typedef {import("./search-spoken.js").Group} Group */
/** @typedef {import("./search-spoken.js").TurnHit} TurnHit */
/** @typedef {ReturnType<Shelf["facts"]>} Facts what filters look at */
/** @typedef {"relevance" | "newest" | "oldest"} Order */

/** @type {Group[]} */
const GROUPS = ["answer", "heading", "apart", "label"];

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

/**
 * Return the function that sorts documents.
 * @param {Order} order
 * @returns {(first: DocumentHit, second: DocumentHit) => number}
 */
export function inOrder(order) {
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
 * @param {{ hits: DocumentHit[] }} answer
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
