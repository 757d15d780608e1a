// Marks the words that a search came by: `?mark=word&mark=two+words` in the address of a session's page.
//
// Only text inside what was said is touched, and only by cutting text nodes; the words stay as they are. Whole words are
// marked, whatever their case, accents and the punctuation between them.

const MOST_MARKS = 12;
const LONGEST = 200; // characters of one mark

/** A text without case and accents, and for each of its characters the place it came from. */
function folded(text) {
  let plain = "";
  const places = [];
  let place = 0;
  for (const char of text) {
    const bare = char.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
    for (let index = 0; index < bare.length; index += 1) places.push(place);
    plain += bare;
    place += char.length;
  }
  places.push(text.length);
  return { plain, places };
}

/** A pattern that finds the marks as whole words, or `null` where none of them holds a word. */
function pattern(marks) {
  const alternatives = marks
    .slice(0, MOST_MARKS)
    .map((mark) => folded(mark.slice(0, LONGEST)).plain.match(/[\p{L}\p{N}]+/gu))
    .filter(Boolean)
    .map((words) => words.join("[^\\p{L}\\p{N}]+"))
    .sort((one, other) => other.length - one.length);
  if (!alternatives.length) return null;
  return new RegExp(`(?<![\\p{L}\\p{N}])(?:${alternatives.join("|")})(?![\\p{L}\\p{N}])`, "gu");
}

/** The places [start, end) of a text at which something wanted stands. */
function found(text, wanted) {
  const { plain, places } = folded(text);
  const ranges = [];
  for (const match of plain.matchAll(wanted)) {
    const start = places[match.index];
    const last = places[match.index + match[0].length - 1];
    const behind = last + String.fromCodePoint(text.codePointAt(last)).length;
    const end = behind + /^\p{M}*/u.exec(text.slice(behind))[0].length;
    if (start >= (ranges.at(-1)?.[1] ?? 0)) ranges.push([start, end]);
  }
  return ranges;
}

/** Marks the ranges of a paragraph in each of its texts: a phrase may begin before a link and end in it. */
function markTexts(nodes, ranges) {
  let base = 0;
  let first = 0;
  for (const node of nodes) {
    const text = node.data;
    const parts = [];
    let done = 0;
    while (first < ranges.length && ranges[first][1] <= base) first += 1;
    for (let next = first; next < ranges.length && ranges[next][0] < base + text.length; next += 1) {
      const start = Math.max(ranges[next][0] - base, 0);
      const end = Math.min(ranges[next][1] - base, text.length);
      const mark = document.createElement("mark");
      mark.append(text.slice(start, end));
      parts.push(text.slice(done, start), mark);
      done = end;
    }
    base += text.length;
    if (parts.length) node.replaceWith(...parts, text.slice(done));
  }
}

function markIn(root, wanted) {
  const paragraphs = new Map();
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const paragraph = walker.currentNode.parentElement.closest("p, h1, h2, h3, li") ?? root;
    if (!paragraphs.has(paragraph)) paragraphs.set(paragraph, []);
    paragraphs.get(paragraph).push(walker.currentNode);
  }
  for (const nodes of paragraphs.values()) {
    markTexts(nodes, found(nodes.map((node) => node.data).join(""), wanted));
  }
}

const wanted = pattern(new URLSearchParams(location.search).getAll("mark"));
if (wanted) {
  let id = location.hash.slice(1);
  try {
    id = decodeURIComponent(id);
  } catch {
    // An address that somebody cut: there is no such turn, and nothing to keep in view.
  }
  const target = id ? document.getElementById(id) : null;
  const before = target?.getBoundingClientRect().top;
  for (const words of document.querySelectorAll("article [data-record='words']")) markIn(words, wanted);
  if (target) window.scrollBy(0, target.getBoundingClientRect().top - before);
}
