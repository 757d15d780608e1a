// The words of a query in one document: which turns say them, whose turns those are, and whether the document answers.

/** @typedef {import("./search-one-shelf.js").ShelfSearch} ShelfSearch */
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

export const EXCLUDED = 1 << 30; // a turn with a word that an answer must not have; units have the bits below

/** The words of a query in one document, counted by voice. */
export class SpokenWords {
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

/** @param {number} bits */
function ones(bits) {
  let count = 0;
  for (let rest = bits; rest; rest &= rest - 1) count += 1;
  return count;
}
