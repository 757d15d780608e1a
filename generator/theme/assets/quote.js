// Quotations: of a turn by its tools, of selected words by a bar at the selection. Each is copied with its speaker and
// source, as a link to exactly these words, or cited.
//
// In the bar the keys ← → ↑ ↓ move the end of the words by a word or a paragraph, with Shift their beginning. `q` leads to
// the bar, for the selected or marked words, else for the words of the turn that is read. quote-opener.js loads all this.

import { openCite, pageAddress, sourceOf } from "./cite.js";
import { writeQuote } from "./quote-address.js";
import { partsOf, selectWords, turnOf, wordsIn, wordsOfTurn } from "./quote-words.js";
import { copy, say } from "./copy.js";
import { gettext, ngettext, todayInWords } from "./words.js";

/** @typedef {import("./quote-words.js").Quoted} Quoted */

const MOST_TURNS = 100;
const SETTLED = 200; // milliseconds after which a selection has settled
const SHOWN = 1500; // milliseconds for which a button reads "Copied"
const ARTICLE_ID = "text-1";

/** @type {Quoted | null} */
let current = null;
/** @type {HTMLElement | null} */
let opener = null;

/** @param {Quoted} quoted */
const isWholeTurn = ({ words, start, end }) => {
  const turn = turnOf(words[start].paragraph.record);
  return turn !== null && start === 0 && wordsOfTurn(turn)?.end === end;
};

/**
 * Return the address of the quoted words; of a whole turn, the turn's own.
 * @param {Quoted} quoted
 */
export function addressOf(quoted) {
  const { words, start, end } = quoted;
  const id = turnOf(words[start].paragraph.record)?.dataset.turn ?? ARTICLE_ID;
  return isWholeTurn(quoted) ? `${pageAddress}#${id}` : `${pageAddress}?quote=${writeQuote(words, start, end)}#${id}`;
}

/**
 * Return the speaker of a turn as its heading says it: the name, the role, and whether it is inferred or corrected.
 * @param {Element | null} turn
 */
const speakerOf = (turn) => turn?.querySelector("h2")?.textContent?.trim().replace(/\s+/g, " ") ?? "";

/**
 * Return the words of each turn, with its speaker, as paragraphs.
 * @param {Quoted} quoted
 */
function saidBy(quoted) {
  /** @type {Map<Element | null, string[]>} */
  const turns = new Map();
  for (const [{ record, text }, [start, end]] of partsOf(quoted)) {
    const signs = /^[.?!…,;:]*[.?!…]+[)”’"']*/u.exec(text.slice(end))?.[0] ?? ""; // those that end a sentence
    const isWhole = !/[\p{L}\p{N}]/u.test(text.slice(0, start) + text.slice(end));
    const words = isWhole ? text : text.slice(start, end) + signs;
    const paragraphs = turns.get(turnOf(record)) ?? [];
    paragraphs.push(words.trim().replace(/\s+/g, " "));
    turns.set(turnOf(record), paragraphs);
  }
  return turns;
}

/**
 * Return the corrected words and the inferred or corrected speakers of a quotation, as sentences.
 * @param {Quoted} quoted
 */
function remarks(quoted) {
  const parts = partsOf(quoted);
  const turns = [...new Set([...parts.keys()].map(({ record }) => turnOf(record)))];
  const isAny = (/** @type {string} */ sign) => turns.some((turn) => speakerOf(turn).includes(`(${sign}; `));
  const corrected = [...parts].flatMap(([{ element, nodes }, [start, end]]) => {
    let base = 0;
    const touched = nodes.filter((node) => {
      base += node.data.length;
      return base > start && base - node.data.length < end;
    });
    return [...element.querySelectorAll("a.corrected")].filter((link) => touched.some((node) => link.contains(node)));
  });
  return {
    corrected: corrected.map((link) => gettext("“%(words)s” is corrected (%(printed)s).", { words: link.textContent ?? "", printed: /** @type {HTMLElement} */ (link).title })),
    says: [
      isAny(gettext("inferred")) ? ngettext("The speaker is inferred.", "A speaker is inferred.", turns.length) : "",
      isAny(gettext("corrected")) ? ngettext("The speaker is corrected.", "A speaker is corrected.", turns.length) : "",
      corrected.length ? gettext("Words are corrected.") : "",
    ]
      .filter(Boolean)
      .join(" "),
  };
}

/**
 * Return the quotation as text: the words, who said them, and where.
 * @param {Quoted} quoted
 */
export function quotation(quoted) {
  const turns = [...saidBy(quoted)];
  const source = `${sourceOf(addressOf(quoted))} ${gettext("Retrieved on %(date)s.", { date: todayInWords() })}`;
  const { corrected } = remarks(quoted);
  if (turns.length === 1) {
    const [turn, paragraphs] = turns[0];
    const speaker = speakerOf(turn);
    const origin = speaker ? gettext("%(speaker)s, in: %(source)s", { speaker, source }) : source;
    return [`“${paragraphs.join("\n\n")}”`, `— ${origin}`, ...corrected].join("\n\n");
  }
  const speeches = turns.map(([turn, paragraphs]) => `${speakerOf(turn)}: “${paragraphs.join("\n\n")}”`);
  return [...speeches, `— ${source}`, ...corrected].join("\n\n");
}

/** @param {Quoted} quoted */
function cite(quoted) {
  const names = [...saidBy(quoted).keys()].map(speakerOf).filter(Boolean);
  const people = [...new Set(names)].join("; ");
  const isWhole = isWholeTurn(quoted);
  const heading = people
    ? isWhole ? gettext("Cite this turn by %(people)s", { people }) : gettext("Cite these words by %(people)s", { people })
    : isWhole ? gettext("Cite this turn") : gettext("Cite these words");
  openCite(heading, addressOf(quoted), remarks(quoted).says);
}

const bar = document.createElement("div");
bar.className = "quote-bar";
bar.popover = "manual";
bar.role = "group";
bar.ariaLabel = gettext("Selected words. Arrows move their end, with Shift their beginning");

/**
 * @param {string} text
 * @param {(quoted: Quoted) => unknown} run
 */
function addButton(text, run) {
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = text;
  button.addEventListener("click", async () => {
    const said = current && (await run(current));
    if (typeof said !== "string") return;
    button.textContent = said;
    say(said);
    setTimeout(() => button.replaceChildren(text), SHOWN);
  });
  bar.append(button);
}

addButton(gettext("Copy quotation"), (quoted) => copy(quotation(quoted)));
addButton(gettext("Copy link"), (quoted) => copy(addressOf(quoted)));
addButton(gettext("Cite"), cite);

/** Show the bar below the selected words, or hide it without any. */
function show() {
  const selection = getSelection();
  const range = selection?.rangeCount && !selection.isCollapsed ? selection.getRangeAt(0) : null;
  current = range ? wordsIn(range, MOST_TURNS) : null;
  if (!range || !current) {
    hide();
    return;
  }
  const boxes = range.getClientRects();
  const { bottom, right } = boxes[boxes.length - 1] ?? range.getBoundingClientRect();
  if (!bar.matches(":popover-open")) bar.showPopover();
  const edge = current.words[current.start].paragraph.element.getBoundingClientRect().left;
  bar.style.setProperty("--top", `${bottom + scrollY}px`);
  bar.style.setProperty("--left", `${Math.max(edge, right - bar.offsetWidth)}px`);
}

function hide() {
  current = null;
  if (!bar.matches(":popover-open")) return;
  const hadFocus = bar.contains(document.activeElement);
  bar.hidePopover();
  if (hadFocus) opener?.focus({ preventScroll: true });
}

/**
 * Select words and lead to the bar.
 * @param {Quoted} quoted
 */
function choose(quoted) {
  if (!bar.contains(document.activeElement)) opener = /** @type {HTMLElement | null} */ (document.activeElement);
  selectWords(quoted);
  show();
  /** @type {HTMLElement | null} */ (bar.firstElementChild)?.focus({ preventScroll: true });
}

/**
 * Move the end of the words, or their beginning.
 * @param {string} key
 * @param {boolean} isStart
 */
function move(key, isStart) {
  if (!current) return;
  const step = key === "ArrowRight" || key === "ArrowDown" ? 1 : -1;
  const { words, start, end } = longer(current);
  let place = (isStart ? start : end) + step;
  if (key === "ArrowUp" || key === "ArrowDown") {
    const edge = isStart ? -1 : 1; // the words end at the end of a paragraph and begin at the beginning of one
    while (words[place + edge] && words[place] && words[place].paragraph === words[place + edge].paragraph) place += step;
  }
  const moved = isStart ? { words, start: Math.max(0, Math.min(place, end)), end } : { words, start, end: Math.max(start, Math.min(place, words.length - 1)) };
  choose(moved);
  words[isStart ? moved.start : moved.end].paragraph.element.scrollIntoView({ block: "nearest" });
}

/**
 * Return the same words in a stream that also has the turns before and after them.
 * @param {Quoted} quoted
 * @returns {Quoted}
 */
function longer({ words, start, end }) {
  const range = new Range();
  const first = turnOf(words[start].paragraph.record);
  const last = turnOf(words[end].paragraph.record);
  if (!first || !last) return { words, start, end };
  const turns = allTurns();
  range.setStartBefore(turns[turns.indexOf(first) - 1] ?? first);
  range.setEndAfter(turns[turns.indexOf(last) + 1] ?? last);
  const all = wordsIn(range, MOST_TURNS + 2)?.words ?? words;
  const offset = all.findIndex((word) => word.paragraph.element === words[start].paragraph.element && word.start === words[start].start);
  return { words: all, start: offset, end: offset + end - start };
}

const allTurns = () => /** @type {HTMLElement[]} */ ([...document.querySelectorAll("[data-turn]")]);

/** Return the words that are selected or marked, else those of the turn that is read. */
function wordsAtHand() {
  const selection = getSelection();
  if (selection?.rangeCount && !selection.isCollapsed) return wordsIn(selection.getRangeAt(0), MOST_TURNS);
  const marks = document.querySelectorAll("mark[data-quote]");
  if (marks.length) {
    const range = new Range();
    range.setStartBefore(marks[0]);
    range.setEndAfter(marks[marks.length - 1]);
    return wordsIn(range, MOST_TURNS);
  }
  const read = turnOf(document.activeElement) ?? allTurns().find((turn) => turn.getBoundingClientRect().bottom > innerHeight / 4);
  return read ? wordsOfTurn(read) : null;
}

/** Quote the words that are selected or marked, or the turn that is read. */
export function quoteHere() {
  const quoted = wordsAtHand();
  if (quoted) choose(quoted);
}

/**
 * Return a tool of a turn that does something with all its words, if it has any.
 * @param {(quoted: Quoted) => unknown} run
 */
const withWords = (run) => (/** @type {HTMLElement} */ turn) => {
  const quoted = wordsOfTurn(turn);
  return quoted && run(quoted);
};

export const copyTurn = withWords((quoted) => copy(quotation(quoted)));
export const chooseWords = withWords(choose);
export const citeTurn = withWords(cite);

let settling = 0;

function showSoon() {
  clearTimeout(settling);
  settling = setTimeout(() => {
    if (!bar.contains(document.activeElement)) show();
  }, SETTLED);
}

document.querySelector("article")?.append(bar);
document.addEventListener("selectionchange", showSoon);
bar.addEventListener("pointerdown", (event) => event.preventDefault()); // the selection stays
bar.addEventListener("keydown", (event) => {
  if (event.key === "Escape") {
    hide();
  } else if (event.key.startsWith("Arrow") && !event.ctrlKey && !event.altKey && !event.metaKey) {
    move(event.key, event.shiftKey);
  } else {
    return;
  }
  event.preventDefault();
  event.stopPropagation();
});
showSoon(); // words may have been selected while this was loaded
