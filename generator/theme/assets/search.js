// Search: the page /search/, or a dialog; search-opener.js loads this script when it is asked for.
//
// The index says which turns hold which words (generator/site/search/). Words of a transcript are never read as HTML:
// results are text nodes. What was shown is kept in the state of the history, so "Back" returns to it, in the dialog too.

import { Search } from "./search-box.js";
import { make } from "./elements.js";
import { base } from "./search-base.js";
import { gettext } from "./words.js";

/**
 * What "Back" returns to.
 * @typedef {object} Kept
 * @property {string} query the search as parameters
 * @property {import("./search-box.js").Place} place
 * @property {number} scroll
 * @property {string} link the address of the result that was opened
 */

/** @type {Search | null} */
let page = null;
/** @type {{ element: HTMLDialogElement, search: Search } | null} */
let dialog = null;
let isLeaving = false; // whether a result of the dialog was opened

/** @param {Element | null} link the result that is opened */
function keep(link) {
  const search = page ?? (dialog?.element.open ? dialog.search : null);
  if (!search) return;
  const query = `${search.parameters}`;
  const scroll = page ? window.scrollY : (dialog?.element.scrollTop ?? 0);
  /** @type {Kept} */
  const kept = { query, place: search.place, scroll, link: link instanceof HTMLAnchorElement ? link.href : (history.state?.search?.link ?? "") };
  history.replaceState({ ...history.state, search: query || page ? kept : null }, "");
}

/** Forget the dialog. */
function forget() {
  if (!page && history.state?.search) history.replaceState({ ...history.state, search: null }, "");
}

/**
 * Show results as they were.
 * @param {Search} search
 * @param {URLSearchParams} parameters
 * @param {Kept} [kept]
 */
async function showAgain(search, parameters, kept) {
  await search.restore(parameters, kept?.place);
  if (!kept) return;
  const link = kept.link && [...search.root.querySelectorAll("a")].find(({ href }) => href === kept.link);
  if (link) link.focus({ preventScroll: true });
  (page ? window : dialog?.element)?.scrollTo(0, kept.scroll);
}

/** @param {HTMLElement} root */
function openPage(root) {
  history.scrollRestoration = "manual"; // the results come later than the browser would scroll
  const search = new Search(root, {
    level: "h2",
    changed: (parameters, isStep) => {
      const asked = parameters.toString();
      const address = asked ? `${location.pathname}?${asked}` : location.pathname;
      if (address === location.pathname + location.search) return;
      if (isStep) {
        keep(null);
        history.pushState(null, "", address);
      } else history.replaceState(null, "", address);
    },
  });
  page = search;
  const asked = new URLSearchParams(location.search);
  if (!asked.get("q")) search.input.focus();
  showAgain(search, asked, history.state?.search);
}

function makeDialog() {
  const root = make("div");
  const asPage = make("a", { class: "search-dialog__page", href: new URL("search/", base).href }, gettext("Open as a page"));
  const search = new Search(root, { level: "h3", changed: (state) => asPage.setAttribute("href", new URL(`search/?${state}`, base).href) });
  const close = make("button", { type: "button", class: "search__button search-dialog__close" }, gettext("Close"));
  const title = make("h2", { class: "search-dialog__title", id: "search-dialog-title" }, gettext("Search"));
  const head = make("div", { class: "search-dialog__head" }, title, asPage, close);
  const element = make("dialog", { class: "search-dialog", "aria-labelledby": "search-dialog-title" }, head, root);
  close.addEventListener("click", () => element.close());
  element.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || event.target instanceof HTMLSelectElement) return;
    event.preventDefault(); // otherwise the first Esc would only empty the field
    element.close();
  });
  element.addEventListener("click", (event) => {
    // A click outside the dialog, or on a link to a turn of the page behind it.
    const link = event.target instanceof Element && event.target.closest("a");
    isLeaving = Boolean(link && link.href.split("#")[0] === location.href.split("#")[0]);
    if (event.target === element || isLeaving) element.close();
  });
  document.body.append(element);
  return { element, search };
}

/**
 * @param {Element | null} opener the control that gets the focus back
 * @param {URLSearchParams} [asked] the search to begin with
 * @param {Kept} [kept]
 */
export function open(opener, asked, kept) {
  if (page) {
    if (asked?.size) page.change(Object.fromEntries(asked));
    page.input.focus();
    page.input.select();
    return;
  }
  dialog ??= makeDialog();
  const { element, search } = dialog;
  if (element.open) return;
  isLeaving = false;
  const close = () => {
    if (isLeaving) return;
    forget();
    if (opener instanceof HTMLElement) opener.focus({ preventScroll: true });
  };
  element.addEventListener("close", close, { once: true });
  element.showModal();
  search.input.focus();
  search.input.select();
  if (asked?.size) showAgain(search, asked, kept);
  else search.prepare();
}

document.addEventListener(
  "click",
  (event) => {
    const link = event.target instanceof Element && event.target.closest(".search a");
    if (link) keep(link);
  },
  true,
);
addEventListener("pagehide", () => {
  if (page) keep(null);
});

addEventListener("popstate", ({ state }) => {
  if (page) {
    const asked = new URLSearchParams(location.search);
    if (`${asked}` !== `${page.parameters}`) showAgain(page, asked, state?.search);
  } else if (state?.search) open(null, new URLSearchParams(state.search.query), state.search);
});

const root = /** @type {HTMLElement | null} */ (document.querySelector("[data-search-page]"));
const kept = history.state?.search;
if (root) openPage(root);
else if (kept) open(null, new URLSearchParams(kept.query), kept);
