// Search on every page: it is loaded when a control of the page, Ctrl+K or `/` asks for it, or the page is /search/.

import { make } from "./elements.js";
import { base } from "./search-base.js";

/** @type {Promise<typeof import("./search.js")> | undefined} */
let loading;

function load() {
  loading ??= loadStyles().then(() => import("./search.js"));
  return loading;
}

/** Load the style sheet of the search, which its own page has from the beginning. */
async function loadStyles() {
  if (document.querySelector("[data-search-page]")) return;
  const link = make("link", { rel: "stylesheet", href: new URL("assets/search.css", base).href });
  await new Promise((done) => {
    link.addEventListener("load", done);
    link.addEventListener("error", done); // results can be read without it
    document.head.append(link);
  });
}

/** @param {EventTarget | null} element */
const isField = (element) =>
  element instanceof HTMLElement && (element.isContentEditable || element.matches("input, select, textarea"));
/** @param {MouseEvent | KeyboardEvent} event */
const isModified = (event) => event.ctrlKey || event.metaKey || event.altKey;

/**
 * Open the search, or its page if the search can't be loaded. What is typed until then goes into the field.
 * @param {Element | null} opener the control that gets the focus back
 * @param {string} [address] the page with the search to begin with
 */
async function openSearch(opener, address) {
  let typed = "";
  /** @param {KeyboardEvent} event */
  const take = (event) => {
    if (event.key.length !== 1 || isModified(event)) return;
    typed += event.key;
    event.preventDefault();
    event.stopImmediatePropagation();
  };
  addEventListener("keydown", take, true);
  try {
    (await load()).open(opener, address ? new URL(address).searchParams : undefined);
    const field = document.activeElement;
    if (typed && field instanceof HTMLInputElement) {
      field.value = typed;
      field.dispatchEvent(new Event("input", { bubbles: true }));
    }
  } catch {
    loading = undefined;
    if (address) location.assign(address);
  } finally {
    removeEventListener("keydown", take, true);
  }
}

document.addEventListener("click", (event) => {
  const control = event.target instanceof Element && event.target.closest("a[data-search-open]");
  if (!(control instanceof HTMLAnchorElement) || event.defaultPrevented || event.button || isModified(event) || event.shiftKey) return;
  event.preventDefault();
  openSearch(control, control.href);
});

document.addEventListener("keydown", (event) => {
  // In a session, `/` goes to the field "in this session".
  const isSlash = event.key === "/" && !isModified(event) && !isField(event.target) && !document.querySelector("[data-find]");
  const isK = event.key?.toLowerCase() === "k" && (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey;
  if (event.defaultPrevented || !(isSlash || isK)) return;
  event.preventDefault();
  openSearch(document.activeElement);
});

// What "Back" returns to; the search looks for it by itself when it is loaded.
addEventListener("popstate", ({ state }) => {
  if (state?.search) load();
});
if (document.querySelector("[data-search-page]") || history.state?.search) load();
