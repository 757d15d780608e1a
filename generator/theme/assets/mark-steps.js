// Goes through the marked words of a page: how many there are, the previous and the next one, and away with them.

import { make } from "./search-lines.js";

/**
 * Return the matches of the marked words: the marks of a phrase that goes into or out of a link are one match.
 * @returns {HTMLElement[][]}
 */
function matches() {
  /** @type {HTMLElement[][]} */
  const found = [];
  const between = document.createRange();
  /** @type {HTMLElement | null} */
  let last = null;
  for (const mark of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-record='words'] mark"))) {
    if (last) {
      between.setStartAfter(last);
      between.setEndBefore(mark);
    }
    const block = mark.closest("p, h1, h2, h3, li");
    if (last && block === last.closest("p, h1, h2, h3, li") && `${between}` === "") found.at(-1)?.push(mark);
    else found.push([mark]);
    last = mark;
  }
  return found;
}

/**
 * Return the group of controls "3 of 12, Previous, Next, Clear" and what it does: `count()` looks at the page again after
 * the marks have changed, `step(1)` and `step(-1)` go to the next and the previous match and return the mark, if any.
 * @param {() => void} clear takes the marks away
 */
export function markSteps(clear) {
  /** @type {HTMLElement[][]} */
  let found = [];
  let place = -1;
  const status = make("span", { class: "marks__count", role: "status" });
  const button = (/** @type {string} */ name, /** @type {() => void} */ run) => {
    const control = make("button", { type: "button", class: "marks__button" }, name);
    control.addEventListener("click", run);
    return control;
  };
  const controls = [button("Previous", () => step(-1)), button("Next", () => step(1)), button("Clear", clear)];
  const element = make("div", { class: "marks", role: "group", "aria-label": "Marked words" }, status, ...controls);

  function show() {
    for (const mark of document.querySelectorAll("mark.is-here")) mark.classList.remove("is-here");
    for (const mark of found[place] ?? []) mark.classList.add("is-here");
    const count = found.length.toLocaleString("en");
    status.textContent = place < 0 ? `${count} marked` : `${(place + 1).toLocaleString("en")} of ${count}`;
    for (const control of controls.slice(0, 2)) control.disabled = !found.length;
  }

  /**
   * @param {1 | -1} by
   * @returns {HTMLElement | null}
   */
  function step(by) {
    if (!found.length) return null;
    const from = place < 0 ? startPlace(found, by) : place + by;
    place = (from + found.length) % found.length;
    show();
    const mark = found[place][0];
    const isHead = /** @type {HTMLDetailsElement | null} */ (mark.closest("details:not([open])"));
    if (isHead) isHead.open = true;
    mark.scrollIntoView({ block: "center" });
    return mark;
  }

  function count() {
    found = matches();
    place = -1;
    show();
    return found.length;
  }

  return { element, count, step };
}

/**
 * Return the place of the first match below the top of the window, or of the last one above it.
 * @param {HTMLElement[][]} found
 * @param {1 | -1} by
 */
function startPlace(found, by) {
  const below = found.findIndex(([mark]) => mark.getBoundingClientRect().top > 0);
  if (by > 0) return below < 0 ? 0 : below;
  return below < 0 ? found.length - 1 : below - 1;
}
