// Marks what the address of a page asks for: the words of a search (`?mark=word&mark=two+words`), or exactly the words of
// a quotation (`?quote=…#turn`). The page is scrolled to them.

import { markIn, pattern } from "./marking.js";
import { readQuote } from "./quote-address.js";
import { findWords, markWords, turnOf } from "./quote-words.js";
import { gettext } from "./words.js";

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
const FRAMES = 60; // after the page is complete; in these, turns above the mark get their true height

/**
 * Keep an element in view until the page has settled or the reader moves it: browsers scroll to the fragment until the
 * page is complete, and the height of turns is only estimated before they are near.
 * @param {Element} mark
 */
function lead(mark) {
  let left = FRAMES;
  const follow = () => {
    const { top, bottom } = mark.getBoundingClientRect();
    if (top < HEADER || (bottom > innerHeight && top > innerHeight / 3)) window.scrollBy(0, top - innerHeight / 4);
    if (document.readyState === "complete") left -= 1;
    if (left > 0) requestAnimationFrame(follow);
  };
  for (const sign of ["wheel", "touchstart", "keydown", "pointerdown"]) {
    addEventListener(sign, () => { left = 0; }, { once: true, passive: true });
  }
  follow();
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
    const words = value.replaceAll("..", " … ").replaceAll(/~\d+/g, "");
    const note = document.createElement("p");
    note.className = "quote-missing";
    note.setAttribute("role", "status");
    note.textContent = target
      ? gettext("The words that this link quotes are not here any more: “%(words)s”.", { words })
      : gettext("The words that this link quotes are not on this page any more: “%(words)s”.", { words });
    const place = (turnOf(target) ?? document.querySelector("article"))?.querySelector("[data-record='words'], .docket");
    place?.before(note);
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
document.dispatchEvent(new Event("marked")); // for the field "in this session"
