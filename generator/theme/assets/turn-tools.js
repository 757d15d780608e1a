// The tools of a turn: one menu for the whole page, opened by the link of a turn and filled for that turn.
//
// Other modules add tools by `addTool`. Without scripts, the link of a turn is a link.

import { copy, say } from "./copy.js";
import { make } from "./elements.js";
import { gettext } from "./words.js";

/**
 * A tool: a button that runs something, or a link. The order is that in the menu: 10 Copy quotation, 20 Copy link, 30 Cite,
 * 90 Report a mistake.
 * @typedef {object} Tool
 * @property {number} order
 * @property {string} text
 * @property {(turn: HTMLElement) => unknown} [run] may return (a promise of) a sentence to show, such as "Copied"
 * @property {(turn: HTMLElement) => string | null} [href] `null` leaves the tool out
 */

const SHOWN = 1500; // milliseconds for which a sentence is shown
const FIRST_WORDS = 6;
const LINKS_AT_ONCE = 200;

/** @type {Tool[]} */
const tools = [];
const menu = document.getElementById("Turn-tools");
/** @type {HTMLElement | null} */
let opener = null;

/** @param {Tool} tool */
export function addTool(tool) {
  tools.push(tool);
  tools.sort((first, second) => first.order - second.order);
}

/**
 * Return the turn that holds a node, or `null`.
 * @param {EventTarget | null} node
 */
export function turnAt(node) {
  const element = node instanceof Element ? node : node instanceof Node ? node.parentElement : null;
  return /** @type {HTMLElement | null} */ (element?.closest("[data-turn]") ?? null);
}

/**
 * Open the tools of a turn below an element.
 * @param {HTMLElement} turn
 * @param {HTMLElement} anchor has the focus again when the menu closes
 */
export function openTools(turn, anchor) {
  if (!menu) return;
  menu.replaceChildren(...tools.flatMap((tool) => control(tool, turn) ?? []));
  menu.ariaLabel = gettext("Turn %(turn)s", { turn: turn.dataset.turn ?? "" });
  const { bottom, left, right } = anchor.getBoundingClientRect();
  const end = document.dir === "rtl" ? left : document.documentElement.clientWidth - right;
  menu.style.setProperty("--top", `${bottom + scrollY}px`);
  opener = anchor;
  menu.showPopover();
  // The link of a turn in the other direction is where the page begins.
  menu.style.setProperty("--end", `${Math.max(Math.min(end, document.documentElement.clientWidth - menu.offsetWidth), 0)}px`);
  anchor.ariaExpanded = "true";
  const first = /** @type {HTMLElement | null} */ (menu.firstElementChild);
  first?.focus();
  menu.scrollIntoView({ block: "nearest" });
}

/**
 * @param {Tool} tool
 * @param {HTMLElement} turn
 */
function control({ text, run, href }, turn) {
  if (href) {
    const address = href(turn);
    if (address === null) return null;
    const link = make("a", { href: address }, text);
    link.addEventListener("click", () => menu?.hidePopover());
    return link;
  }
  const button = make("button", { type: "button" }, text);
  button.addEventListener("click", async () => {
    const said = await run?.(turn);
    if (typeof said === "string") {
      button.textContent = said;
      say(said);
      await new Promise((done) => setTimeout(done, SHOWN));
      if (!button.isConnected) return;
    }
    menu?.hidePopover();
  });
  return button;
}

/** @param {HTMLElement} turn */
function reportAddress(turn) {
  const template = menu?.dataset.report;
  if (!template) return null;
  const words = turn.querySelector("[data-record] p")?.textContent?.trim().split(/\s+/).slice(0, FIRST_WORDS).join(" ") ?? "";
  return template.replaceAll("{turn}", encodeURIComponent(turn.dataset.turn ?? "")).replace("{words}", () => encodeURIComponent(words));
}

menu?.addEventListener("toggle", (event) => {
  if (/** @type {ToggleEvent} */ (event).newState !== "closed") return;
  if (opener) opener.ariaExpanded = "false";
  if (!document.activeElement || document.activeElement === document.body) opener?.focus({ preventScroll: true });
});

menu?.addEventListener("keydown", (event) => {
  const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
  if (!step) return;
  event.preventDefault();
  const controls = /** @type {HTMLElement[]} */ ([...menu.children]);
  const place = controls.indexOf(/** @type {HTMLElement} */ (document.activeElement));
  controls.at((place + step) % controls.length)?.focus();
});

const links = [...document.querySelectorAll(".turn__link")];

/** Make the next links openers; a page of thousands of turns answers its reader between them. */
function makeOpeners() {
  for (const link of links.splice(0, LINKS_AT_ONCE)) {
    link.replaceChildren(); // three dots are shown (record.css), not "Link"
    link.role = "button";
    link.ariaExpanded = "false";
    link.ariaLabel = gettext("Tools of turn %(turn)s", { turn: turnAt(link)?.dataset.turn ?? "" });
  }
  if (links.length) setTimeout(makeOpeners);
}

if (menu && "showPopover" in menu) {
  makeOpeners();
  document.addEventListener("click", (event) => {
    const link = event.target instanceof Element ? event.target.closest(".turn__link") : null;
    const turn = turnAt(link);
    if (!turn || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    openTools(turn, /** @type {HTMLElement} */ (link));
  });
  document.addEventListener("keydown", (event) => {
    const link = event.target instanceof Element && event.target.matches(".turn__link") ? event.target : null;
    if (!link || event.key !== " ") return;
    event.preventDefault();
    /** @type {HTMLElement} */ (link).click();
  });
}

/** Return the address of the page; in a copy in a folder, that of the published page. */
function ownAddress() {
  const published = location.protocol === "file:" && document.querySelector("link[rel='canonical']")?.getAttribute("href");
  return published || location.href.replace(/[?#].*/s, "");
}

addTool({
  order: 20,
  text: gettext("Copy link"),
  run: (turn) => copy(new URL(`#${turn.dataset.turn}`, ownAddress()).href),
});
addTool({ order: 90, text: gettext("Report a mistake"), href: reportAddress });
