// The field "in this session": counts the words, marks them, and leads from one to the next.
//
// While the field is empty, the marks of the address (`?mark=`, see mark.js) are what is counted and led through.

import { make } from "./elements.js";
import { matchedRanges, pattern } from "./marking.js";
import { counted, gettext, number } from "./words.js";

/** @typedef {import("./session-turns.js").Turn} Turn */

const PAUSE = 150; // milliseconds after the last key
const MOST = 5000; // matches

/**
 * What the field asks of the page.
 * @typedef {object} Page
 * @property {(places: number[]) => void} changed gets the fractional places of the matches
 * @property {() => Turn | null} here returns the turn that is being read
 * @property {(turn: Turn, further: () => void) => void} reach brings a turn into view, and scrolls further
 */

/** The field, its buttons, and the words found. */
export class Find {
  /** @type {{ turn: Turn, place: number, range: Range }[]} */
  matches = [];
  current = -1;
  /** What the matches are of. @type {string | undefined} */
  asked;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  typing;

  /**
   * @param {Turn[]} turns
   * @param {Page} page
   */
  constructor(turns, page) {
    this.turns = turns;
    this.page = page;
    this.input = make("input", { type: "search", id: "Find", autocomplete: "off", spellcheck: "false", enterkeyhint: "search" });
    this.status = make("p", { class: "find__status", role: "status" });
    this.previous = button("\u2191", gettext("Previous match"), () => this.go(-1));
    this.next = button("\u2193", gettext("Next match"), () => this.go(1));
    this.clear = button("\u00d7", gettext("Clear"), () => this.empty());
    const buttons = make("span", { class: "find__buttons" }, this.previous, this.next, this.clear);
    this.element = make(
      "form",
      { class: "find", role: "search", "aria-label": gettext("In this session"), "data-find": true },
      make("label", { for: "Find" }, gettext("In this session")),
      this.status,
      this.input,
      buttons,
    );
    this.input.addEventListener("input", () => {
      clearTimeout(this.typing);
      this.typing = setTimeout(() => this.run(), PAUSE);
    });
    this.element.addEventListener("submit", (event) => {
      event.preventDefault();
      this.run();
      this.go(1);
    });
    this.input.addEventListener("keydown", (event) => {
      if (event.key === "Enter" && event.shiftKey) this.go(-1);
      else if (event.key === "Escape" && this.input.value) this.empty();
      else return;
      event.preventDefault();
    });
    this.takeMarks();
    document.addEventListener("marked", () => this.takeMarks());
  }

  /** Count the words that the address marks, unless others are asked for. */
  takeMarks() {
    if (this.asked !== undefined) return;
    this.matches = [];
    const places = new Map(this.turns.map((turn) => [turn.element, turn]));
    for (const mark of document.querySelectorAll("[data-record] mark")) {
      const turn = places.get(/** @type {HTMLElement} */ (mark.closest("[data-turn]")));
      const range = document.createRange();
      range.selectNodeContents(mark);
      if (turn) this.matches.push({ turn, place: turn.place, range });
    }
    this.report();
  }

  run() {
    clearTimeout(this.typing);
    const wanted = pattern([this.input.value], { isPrefix: true });
    if (this.asked === this.input.value) return;
    this.asked = this.input.value;
    removeMarks();
    this.matches = [];
    this.current = -1;
    for (const turn of wanted ? this.turns : []) {
      if (this.matches.length < MOST) this.findIn(turn, /** @type {RegExp} */ (wanted));
    }
    this.report();
  }

  /**
   * @param {Turn} turn
   * @param {RegExp} wanted
   */
  findIn(turn, wanted) {
    let before = 0;
    for (const paragraph of turn.element.querySelectorAll("[data-record] > *")) {
      const text = paragraph.textContent ?? "";
      const from = before;
      before += text.length;
      const found = matchedRanges(text, wanted);
      if (!found.length) continue;
      const texts = textNodes(paragraph);
      for (const [start, end] of found) {
        const range = document.createRange();
        range.setStart(...placeIn(texts, start, false));
        range.setEnd(...placeIn(texts, end, true));
        this.matches.push({ turn, place: turn.place + Math.min((from + start) / turn.length, 0.999), range });
      }
    }
  }

  /** Show the matches and their number. */
  report() {
    const count = this.matches.length;
    const inField = Boolean(this.input.value.trim());
    const all = count < MOST ? number(count) : gettext("%(number)s and more", { number: number(count) });
    if (count && this.current >= 0) this.status.textContent = gettext("%(place)s of %(all)s", { place: number(this.current + 1), all });
    else if (count) this.status.textContent = gettext("%(matches)s in %(turns)s", { matches: all, turns: counted(new Set(this.matches.map(({ turn }) => turn)).size, "turn") });
    else this.status.textContent = inField ? gettext("Not found") : "";
    for (const control of [this.previous, this.next]) control.disabled = !count;
    this.clear.disabled = !count && !inField;
    if ("highlights" in CSS) {
      CSS.highlights.set("found", new Highlight(...this.matches.map(({ range }) => range)));
      const here = this.matches[this.current]?.range;
      CSS.highlights.set("found-here", new Highlight(...(here ? [here] : [])));
    }
    this.page.changed(this.matches.map(({ place }) => place));
  }

  /**
   * Go to the next or previous match, from the last to the first too.
   * @param {1 | -1} step
   */
  go(step) {
    const count = this.matches.length;
    if (!count) return;
    if (this.current < 0) {
      // The first step leads to the first match from the turn that is being read, or to the last match before it.
      const next = this.matches.findIndex(({ turn }) => turn.place >= (this.page.here()?.place ?? 0));
      this.current = next < 0 ? count : next;
      if (step > 0) this.current -= 1;
    }
    this.current = (this.current + step + count) % count;
    this.report();
    const { range, turn } = this.matches[this.current];
    this.page.reach(turn, () => {
      const box = range.getBoundingClientRect();
      if (box.top > innerHeight / 2) scrollBy(0, box.top - innerHeight / 3);
    });
  }

  /** Empty the field, and take all marks away, those of the address too. */
  empty() {
    this.input.value = "";
    this.asked = undefined;
    this.run();
    const url = new URL(location.href);
    url.searchParams.delete("mark");
    history.replaceState(history.state, "", url);
    this.input.focus({ preventScroll: true });
  }
}

/**
 * @param {string} sign
 * @param {string} name
 * @param {() => void} action
 */
function button(sign, name, action) {
  const element = make("button", { type: "button", "aria-label": name, title: name }, sign);
  element.addEventListener("click", action);
  return element;
}

/** @param {Element} root */
function textNodes(root) {
  const texts = [];
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) texts.push(/** @type {Text} */ (walker.currentNode));
  return texts;
}

/**
 * Return the text node and the offset in it of an offset in all texts; an end may be the end of a node, a start may not.
 * @param {Text[]} texts
 * @param {number} offset
 * @param {boolean} isEnd
 * @returns {[Text, number]}
 */
function placeIn(texts, offset, isEnd) {
  let left = offset;
  for (const text of texts) {
    if (left < text.length || (isEnd && left === text.length)) return [text, left];
    left -= text.length;
  }
  const last = /** @type {Text} */ (texts.at(-1));
  return [last, last.length];
}

function removeMarks() {
  for (const mark of document.querySelectorAll("[data-record] mark")) {
    const parent = mark.parentNode;
    mark.replaceWith(...mark.childNodes);
    parent?.normalize();
  }
}
