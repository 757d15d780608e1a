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

/** @param {Element} mark */
const isInView = (mark) => {
  const { top, bottom } = mark.getBoundingClientRect();
  return top >= 0 && bottom <= innerHeight;
};

/** @param {RegExp} wanted */
function markSearched(wanted) {
  const target = fragmentTarget();
  const before = target?.getBoundingClientRect().top ?? 0;
  for (const words of document.querySelectorAll("article [data-record='words']")) markIn(words, wanted);
  const mark = (turnOf(target) ?? document.querySelector("article"))?.querySelector("mark");
  if (target) window.scrollBy(0, target.getBoundingClientRect().top - before);
  if (mark && !isInView(mark)) mark.scrollIntoView({ block: "center" });
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
    if (!target) note.scrollIntoView({ block: "center" });
    return;
  }
  for (const mark of markWords(quoted)) mark.dataset.quote = "";
  const first = document.querySelector("mark[data-quote]");
  first?.scrollIntoView({ block: "center" });
  requestAnimationFrame(() => first?.scrollIntoView({ block: "center" })); // turns above may have their true height now
}

const value = asked.get("quote");
const wanted = pattern(asked.getAll("mark"));
if (wanted) markSearched(wanted);
if (value) markQuoted(value);
