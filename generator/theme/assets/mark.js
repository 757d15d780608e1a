// Marks what the address of a page asks for: the words of a search (`?mark=word&mark=two+words`), or exactly the words of
// a quotation (`?quote=…#turn`). The page is scrolled to them.

import { markIn, pattern } from "./marking.js";
import { readQuote } from "./quote-address.js";
import { findWords, markWords, turnOf } from "./quote-words.js";

const asked = new URLSearchParams(location.search);

/** Return what the fragment of the address names, or `null`. */
function fragmentTarget() {
  const id = location.hash.slice(1);
  try {
    return document.getElementById(decodeURIComponent(id));
  } catch {
    return null; // a broken fragment names nothing
  }
}

const HEADER = 56; // pixels that the header may cover
const TRIES = 5; // frames in which turns above the mark may get their true height

/**
 * Scroll to an element, now and again when the page is complete: until then, browsers scroll to the fragment.
 * @param {Element} mark
 */
function lead(mark) {
  scrollTo(mark, TRIES);
  if (document.readyState !== "complete") addEventListener("load", () => setTimeout(() => scrollTo(mark, TRIES)));
}

/**
 * @param {Element} mark
 * @param {number} tries
 */
function scrollTo(mark, tries) {
  const { top, bottom } = mark.getBoundingClientRect();
  if (top >= HEADER && bottom <= innerHeight) return;
  window.scrollBy(0, top - innerHeight / 4);
  if (tries) requestAnimationFrame(() => scrollTo(mark, tries - 1));
}

/** @param {RegExp} wanted */
function markSearched(wanted) {
  const target = fragmentTarget();
  const before = target?.getBoundingClientRect().top ?? 0;
  for (const words of document.querySelectorAll("article [data-record='words']")) markIn(words, wanted);
  const mark = (turnOf(target) ?? document.querySelector("article"))?.querySelector("mark");
  if (target) window.scrollBy(0, target.getBoundingClientRect().top - before);
  if (mark) lead(mark);
}

/** @param {string} value of `quote` */
function markQuoted(value) {
  const quote = readQuote(value);
  const target = fragmentTarget();
  const quoted = quote && findWords(target, quote);
  if (!quoted) {
    const note = document.createElement("p");
    note.className = "quote-missing";
    note.setAttribute("role", "status");
    note.textContent = `The words that this link quotes are not ${target ? "here any more" : "on this page any more"}: “${value.replaceAll("..", " … ").replaceAll(/~\d+/g, "")}”.`;
    const words = (turnOf(target) ?? document.querySelector("article"))?.querySelector("[data-record='words'], .docket");
    words?.before(note);
    if (!target) lead(note);
    return;
  }
  const marks = markWords(quoted);
  for (const mark of marks) mark.dataset.quote = "";
  lead(marks[0]);
}

/** At another turn the address no longer names the quoted words, which were counted from the first turn. */
function forgetQuote() {
  const opened = location.hash;
  addEventListener("hashchange", () => {
    const address = new URL(location.href);
    if (address.hash === opened || !address.searchParams.has("quote")) return;
    address.searchParams.delete("quote");
    history.replaceState(history.state, "", address);
  });
}

const value = asked.get("quote");
const wanted = pattern(asked.getAll("mark"));
if (wanted) markSearched(wanted);
if (value) {
  markQuoted(value);
  forgetQuote();
}
