// A person's page: the link "and 90 shorter turns" shows all turns of its session in place. Without scripts it leads to them.

import "./page.js";
import { gettext } from "./words.js";

const FIRST_WORDS = 14; // of a turn, as in the list that the page came with

/** @typedef {{ id: string, speaker: string | null, blocks: { type: string, text: string }[] }} Turn a turn of `session.json` */

const sessions = /** @type {HTMLElement | null} */ (document.querySelector("[data-person]"));

/**
 * Return the first words of a turn.
 * @param {Turn} turn
 */
function firstWords({ blocks }) {
  const text = (blocks.find(({ type }) => type !== "event") ?? blocks[0])?.text ?? "";
  const words = text.split(/\s+/).filter(Boolean);
  return words.slice(0, FIRST_WORDS).join(" ") + (words.length > FIRST_WORDS ? "\u00a0…" : "") || gettext("(no words)");
}

/**
 * Return the line of a turn.
 * @param {string} text
 * @param {string} address
 */
function line(text, address) {
  const link = document.createElement("a");
  link.href = address;
  link.textContent = text;
  const item = document.createElement("li");
  item.append(link);
  return item;
}

/**
 * Show all turns of a person in a session, with a button that shows the longest ones again.
 * @param {HTMLAnchorElement} link
 * @param {string} person
 */
async function showAll(link, person) {
  const list = /** @type {HTMLElement} */ (link.closest("ul"));
  const answer = await fetch(new URL("session.json", link.href));
  if (!answer.ok) throw new Error(`${answer.status}`);
  const turns = /** @type {Turn[]} */ ((await answer.json()).turns).filter(({ speaker }) => speaker === person);
  const before = [...list.children];
  const known = new Set(before.map((item) => item.querySelector("a:not(.more)")?.getAttribute("href")));
  const page = (link.getAttribute("href") ?? "").split("#")[0];
  const lines = turns.map((turn) => line(firstWords(turn), `${page}#${turn.id}`));
  const fewer = document.createElement("button");
  fewer.type = "button";
  fewer.className = "fewer";
  fewer.textContent = gettext("Show the longest turns only");
  fewer.addEventListener("click", () => {
    list.replaceChildren(...before);
    link.focus();
  });
  const last = document.createElement("li");
  last.append(fewer);
  list.replaceChildren(...lines, last);
  const added = lines.map((item) => item.querySelector("a")).find((turn) => turn && !known.has(turn.getAttribute("href")));
  added?.focus();
}

sessions?.addEventListener("click", (event) => {
  const link = event.target instanceof Element && /** @type {HTMLAnchorElement | null} */ (event.target.closest("a.more"));
  if (!link || event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
  event.preventDefault();
  showAll(link, sessions.dataset.person ?? "").catch(() => location.assign(link.href));
});
