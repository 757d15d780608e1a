// Finds and marks words in the speech of a page. Whole words are found; case, accents and the punctuation between words
// are ignored. In scripts without blanks between words, characters are found anywhere. Only text nodes are split; the
// words stay the same.

const MOST_MARKS = 12;
const MAX_MARK_LENGTH = 200; // characters

const WITHOUT_BLANKS = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;

/** @param {string} text */
const fold = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().replaceAll("\u03c2", "\u03c3"); // sigma

/**
 * Return the text without case and accents, and for each character of the result its offset in the text.
 * @param {string} text
 */
export function folded(text) {
  let plain = "";
  /** @type {number[]} */
  const places = [];
  let place = 0;
  for (const char of text) {
    const bare = fold(char);
    for (let index = 0; index < bare.length; index += 1) places.push(place);
    plain += bare;
    place += char.length;
  }
  places.push(text.length);
  return { plain, places };
}

/**
 * Return a pattern that finds the marks as whole words, or `null` if no mark holds a word.
 * @param {string[]} marks
 * @param {{ isPrefix?: boolean }} [options] whether the last word of a mark may be the beginning of a word
 */
export function pattern(marks, { isPrefix = false } = {}) {
  const alternatives = marks
    .slice(0, MOST_MARKS)
    .map((mark) => folded(mark.slice(0, MAX_MARK_LENGTH)).plain.match(/[\p{L}\p{N}]+/gu) ?? [])
    .filter((words) => words.length)
    .map((words) => {
      const before = WITHOUT_BLANKS.test(words[0]) ? "" : "(?<![\\p{L}\\p{N}])";
      const after = isPrefix || WITHOUT_BLANKS.test(words[words.length - 1]) ? "" : "(?![\\p{L}\\p{N}])";
      return `${before}${words.join("[^\\p{L}\\p{N}]+")}${after}`;
    })
    .sort((first, second) => second.length - first.length);
  return alternatives.length ? new RegExp(alternatives.join("|"), "gu") : null;
}

/**
 * Return the ranges [start, end) of the text that the pattern matches.
 * @param {string} text
 * @param {RegExp} wanted
 * @returns {[number, number][]}
 */
export function matchedRanges(text, wanted) {
  if (fold(text).search(wanted) < 0) return []; // most texts; folding them character by character would take long
  const { plain, places } = folded(text);
  /** @type {[number, number][]} */
  const ranges = [];
  for (const match of plain.matchAll(wanted)) {
    const start = places[match.index];
    const last = places[match.index + match[0].length - 1];
    const behind = last + String.fromCodePoint(text.codePointAt(last) ?? 0).length;
    const end = behind + (/^\p{M}*/u.exec(text.slice(behind))?.[0].length ?? 0);
    if (start >= (ranges.at(-1)?.[1] ?? 0)) ranges.push([start, end]);
  }
  return ranges;
}

/**
 * Mark the ranges of a paragraph in each of its text nodes: a phrase may begin before a link and end inside the link.
 * Returns the marks.
 * @param {Text[]} nodes
 * @param {[number, number][]} ranges
 */
export function markTexts(nodes, ranges) {
  /** @type {HTMLElement[]} */
  const marks = [];
  let base = 0;
  let first = 0;
  for (const node of nodes) {
    const text = node.data;
    /** @type {(string | HTMLElement)[]} */
    const parts = [];
    let done = 0;
    while (first < ranges.length && ranges[first][1] <= base) first += 1;
    for (let next = first; next < ranges.length && ranges[next][0] < base + text.length; next += 1) {
      const start = Math.max(ranges[next][0] - base, 0);
      const end = Math.min(ranges[next][1] - base, text.length);
      const mark = document.createElement("mark");
      mark.append(text.slice(start, end));
      marks.push(mark);
      parts.push(text.slice(done, start), mark);
      done = end;
    }
    base += text.length;
    if (parts.length) node.replaceWith(...parts, text.slice(done));
  }
  return marks;
}

/**
 * Return the text nodes of each paragraph inside an element, in their order.
 * @param {Element} root
 */
export function paragraphsIn(root) {
  /** @type {Map<Element, Text[]>} */
  const paragraphs = new Map();
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const node = /** @type {Text} */ (walker.currentNode);
    const paragraph = node.parentElement?.closest("p, h1, h2, h3, li") ?? root;
    const nodes = paragraphs.get(paragraph) ?? [];
    nodes.push(node);
    paragraphs.set(paragraph, nodes);
  }
  return paragraphs;
}

/**
 * Mark the matches of the pattern inside an element.
 * @param {Element} root
 * @param {RegExp} wanted
 */
export function markIn(root, wanted) {
  for (const nodes of paragraphsIn(root).values()) {
    markTexts(nodes, matchedRanges(nodes.map((node) => node.data).join(""), wanted));
  }
}
