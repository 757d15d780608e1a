// Search on every page: the page /search/, or a dialog opened by the control in the header, Ctrl+K or `/`.
//
// The index says which turns hold which words (generator/site/search/), and the records of the site have the texts. Words
// of a transcript are never read as HTML: results are text nodes.

import { Search } from "./search-box.js";
import { base, make } from "./search-lines.js";

/** @type {Search | null} */
let page = null;
/** @type {{ element: HTMLDialogElement, search: Search } | null} */
let dialog = null;

/** @param {HTMLElement} root */
function openPage(root) {
  /** @param {URLSearchParams} state */
  const changed = (state) => history.replaceState(history.state, "", `${state}` ? `?${state}` : location.pathname);
  page = new Search(root, { level: "h2", changed });
  const asked = new URLSearchParams(location.search);
  if (!asked.has("q")) page.input.focus();
  page.restore(asked);
}

function makeDialog() {
  const root = make("div");
  const asPage = make("a", { class: "search-dialog__page", href: new URL("search/", base).href }, "Open as a page");
  /** @param {URLSearchParams} state */
  const changed = (state) => asPage.setAttribute("href", new URL(`search/?${state}`, base).href);
  const search = new Search(root, { level: "h3", changed });
  const close = make("button", { type: "button", class: "search__button search-dialog__close" }, "Close");
  const title = make("h2", { class: "search-dialog__title", id: "search-dialog-title" }, "Search");
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
    const isLink = event.target instanceof Element && event.target.closest("a[href*='#']");
    if (event.target === element || isLink) element.close();
  });
  document.body.append(element);
  return { element, search };
}

/** @param {Element | null} opener the control that gets the focus back */
function open(opener) {
  if (page) {
    page.input.focus();
    page.input.select();
    return;
  }
  dialog ??= makeDialog();
  if (dialog.element.open) return;
  dialog.element.addEventListener("close", () => opener instanceof HTMLElement && opener.focus({ preventScroll: true }), { once: true });
  dialog.element.showModal();
  dialog.search.input.focus();
  dialog.search.input.select();
  dialog.search.prepare();
}

/** @param {EventTarget | null} element */
const isField = (element) =>
  element instanceof HTMLElement && (element.isContentEditable || element.matches("input, select, textarea"));
/** @param {MouseEvent | KeyboardEvent} event */
const isModified = (event) => event.ctrlKey || event.metaKey || event.altKey;

document.addEventListener("click", (event) => {
  const control = event.target instanceof Element && event.target.closest("[data-search-open]");
  if (!control || event.defaultPrevented || event.button || isModified(event) || event.shiftKey) return;
  event.preventDefault();
  open(control);
});

document.addEventListener("keydown", (event) => {
  const isSlash = event.key === "/" && !isModified(event) && !isField(event.target);
  const isK = event.key?.toLowerCase() === "k" && (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey;
  if (event.defaultPrevented || !(isSlash || isK)) return;
  event.preventDefault();
  open(document.activeElement);
});

const root = /** @type {HTMLElement | null} */ (document.querySelector("[data-search-page]"));
if (root) openPage(root);
