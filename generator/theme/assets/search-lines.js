// How results look: the session as a heading, under it its turns as links, made of elements and text alone.

import { bare } from "./search-answers.js";

/** The root of the site, as this page names it; so one built site works under any path. */
export const base = new URL((document.querySelector("[data-base]")?.dataset.base || ".").replace(/\/?$/, "/"), location.href);

const TURNS_SHOWN = 5;
const WORDS_SHOWN = 34;
const WORDS_BEFORE = 10;

/** Make an element; children are elements or text, never HTML. */
export function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === true) element.setAttribute(name, "");
    else if (value !== false && value != null) element.setAttribute(name, value);
  }
  element.append(...children);
  return element;
}

export const counted = (count, noun) => `${count.toLocaleString("en")} ${noun}${count === 1 ? "" : "s"}`;

function dateInWords(iso) {
  return new Intl.DateTimeFormat("en-GB", { dateStyle: "long", timeZone: "UTC" }).format(new Date(`${iso}T00:00:00Z`));
}

function address(page, turn) {
  const url = new URL(page, base);
  for (const form of turn?.forms ?? []) url.searchParams.append("mark", form);
  if (turn) url.hash = encodeURIComponent(turn.id);
  return url.href;
}

/** Where the excerpt begins: a few words before the match that has the most others close behind it. */
function excerptStart({ places, start, end }) {
  const close = (place) => places.filter((other) => other >= place && other < place + WORDS_SHOWN - WORDS_BEFORE).length;
  const first = places.reduce((best, place) => (close(place) > close(best) ? place : best), places[0] ?? start);
  return Math.max(start, Math.min(first - WORDS_BEFORE, end - WORDS_SHOWN));
}

/** A word with what matches of it marked, and the punctuation around it not. */
function marked(word) {
  const core = bare(word);
  const at = word.indexOf(core);
  return [word.slice(0, at), make("mark", {}, core), word.slice(at + core.length)];
}

function excerpt(turn) {
  const from = excerptStart(turn);
  const to = Math.min(turn.end, from + WORDS_SHOWN);
  const line = make("span", { class: "search__words" });
  if (from > turn.start) line.append("…\u00a0");
  for (let place = from; place < to; place += 1) {
    if (place > from) line.append(" ");
    line.append(...(turn.places.includes(place) ? marked(turn.words[place]) : [turn.words[place]]));
  }
  if (to < turn.end) line.append("\u00a0…");
  return line;
}

function turnLine(session, turn) {
  const who = session.isArticle ? null : turn.speaker || "Unidentified speaker";
  const name = who && make("span", { class: turn.speaker ? "search__speaker" : "search__speaker search__speaker--none" }, who);
  return make("li", {}, make("a", { href: address(session.page, turn) }, ...(name ? [name, " "] : []), excerpt(turn)));
}

/** The turns shown at first are those with the most of the asked words; they stand in the order of the session. */
function showTurns(session, list) {
  const inOrder = [...session.turns.values()].sort((one, other) => one.position - other.position);
  const best = session.open ? inOrder : [...inOrder].sort((one, other) => other.worth - one.worth).slice(0, TURNS_SHOWN);
  const shown = inOrder.filter((turn) => best.includes(turn));
  list.replaceChildren(...shown.map((turn) => turnLine(session, turn)));
  return inOrder.length - shown.length;
}

export function showSession(session, level) {
  const list = make("ol", { class: "search__turns" });
  const hidden = showTurns(session, list);
  const facts = [session.event, session.date && dateInWords(session.date), session.type || session.kind];
  const item = make(
    "li",
    { class: "search__session" },
    make(level, { class: "search__title" }, make("a", { href: address(session.page) }, session.title)),
    make("p", { class: "search__facts" }, facts.filter(Boolean).join(" · ")),
    list,
  );
  if (hidden) {
    const more = make("button", { type: "button", class: "search__button" }, `${counted(hidden, "more turn")}`);
    more.setAttribute("aria-label", `${more.textContent} of ${session.title}`);
    more.addEventListener("click", () => {
      const known = new Set([...list.querySelectorAll("a")].map((link) => link.href));
      session.open = true;
      showTurns(session, list);
      more.remove();
      [...list.querySelectorAll("a")].find((link) => !known.has(link.href))?.focus();
    });
    item.append(more);
  }
  return item;
}
