// What the words of a query name, above the hits: people, events, series, sessions and terms, with a way to search there.

import { make } from "./elements.js";
import { base } from "./search-base.js";
import { findNames, propose } from "./search-names.js";
import { counted, dateInWords, gettext, joined } from "./words.js";

/** @typedef {import("./search-state.js").State} State */

const MOST_NAMES = 6;
const MOST_OF_A_KIND = 3;
/** @type {Record<string, string>} */
const KINDS = { person: gettext("Person"), event: gettext("Event"), series: gettext("Series"), session: gettext("Session"), term: gettext("Glossary"), topic: gettext("Topic") };

/** The list of what is named. */
export class Named {
  /** @param {(change: Partial<State>) => void} change */
  constructor(change) {
    this.change = change;
    this.asked = "";
    this.shown = Promise.resolve();
    this.element = make("ul", { class: "search__named", "aria-label": gettext("Named in these words"), hidden: true });
  }

  /**
   * Show what the words name; what is already a filter is left out.
   * @param {string} typed
   * @param {State} state
   */
  show(typed, state) {
    const asked = JSON.stringify({ ...state, q: typed });
    if (asked !== this.asked) {
      this.asked = asked; // the same again changes nothing, so that the focus stays on a name
      this.shown = this.#show(typed, state, asked);
    }
    return this.shown;
  }

  /**
   * @param {string} typed
   * @param {State} state
   * @param {string} asked
   */
  async #show(typed, state, asked) {
    const [names, proposals] = typed ? await Promise.all([findNames(typed, 2 * MOST_NAMES), propose(typed)]) : [[], []];
    if (asked !== this.asked) return;
    const isNew = (/** @type {{ filter: any }} */ { filter }) => !filter || state[/** @type {keyof State} */ (filter.key)] !== filter.value;
    const rows = proposals.filter((proposal) => proposal.rest && isNew(proposal)).map((proposal) => this.#proposal(proposal));
    /** @type {Record<string, number>} */
    const kinds = {};
    const people = names.filter(({ kind }) => kind === "person");
    const isShared = (/** @type {typeof names[number]} */ hit) => people.includes(hit) && people.filter(({ name }) => name === hit.name).length > 1;
    for (const name of names.filter(isNew)) {
      kinds[name.kind] = (kinds[name.kind] ?? 0) + 1;
      const most = name.kind === "session" ? 1 : MOST_OF_A_KIND; // the results have other sessions
      if (kinds[name.kind] <= most && rows.length < MOST_NAMES) rows.push(this.#name(name, isShared(name)));
    }
    this.element.replaceChildren(...rows);
    this.element.hidden = !rows.length;
  }

  /** @param {Awaited<ReturnType<typeof propose>>[number]} proposal */
  #proposal({ rest, name, filter }) {
    const text = filter.key === "person"
      ? gettext("Search “%(words)s” in what %(name)s said", { words: rest, name })
      : gettext("Search “%(words)s” in %(name)s", { words: rest, name });
    return make("li", {}, this.#button(text, { q: rest, [filter.key]: filter.value }));
  }

  /**
   * @param {Awaited<ReturnType<typeof findNames>>[number]} hit
   * @param {boolean} isShared whether other people have the name, too; the id tells them apart
   */
  #name({ kind, id, name, href, also, note, date, turns, sessions, filter }, isShared) {
    const parts = [isShared && id, also, note, dateInWords(date), turns && counted(turns, "turn"), sessions && counted(sessions, "session")];
    const facts = [...new Set(parts.filter(Boolean))];
    const link = make("a", { href: new URL(href, base).href }, name);
    const said = make("span", {}, link, " ", make("span", { class: "search__facts" }, joined(facts)));
    const row = make("li", {}, make("span", { class: "search__kind" }, KINDS[kind]), " ", said);
    if (filter) {
      const text = kind === "person" ? gettext("Only their words") : gettext("Only these");
      const button = this.#button(text, { q: "", [filter.key]: filter.value });
      button.setAttribute("aria-label", `${text}: ${name}`);
      row.append(" ", button);
    }
    return row;
  }

  /**
   * @param {string} text
   * @param {Partial<State>} change
   */
  #button(text, change) {
    const button = make("button", { type: "button", class: "search__only" }, text);
    button.addEventListener("click", () => this.change(change));
    return button;
  }
}
