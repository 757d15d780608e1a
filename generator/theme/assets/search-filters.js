// The filters beside the hits: a person, chosen by typing; years; and what the archive knows about a session.

import { make } from "./elements.js";
import { idOfName } from "./search-terms.js";
import { counted, gettext, number } from "./words.js";

/** @typedef {import("./search-state.js").State} State */
/** @typedef {{ id: string, name: string, count: number | null }} Option a value of a filter, and how many turns have it, if known */

const SELECTS = /** @type {const} */ ([
  { key: "event", label: gettext("Event"), all: gettext("All events") },
  { key: "series", label: gettext("Series"), all: gettext("All series") },
  { key: "type", label: gettext("Session type"), all: gettext("All types") },
  { key: "kind", label: gettext("Kind"), all: gettext("All kinds") },
  { key: "language", label: gettext("Language"), all: gettext("All languages") },
]);
const YEARS = /** @type {const} */ ([
  { key: "from", label: gettext("From"), all: gettext("Any") },
  { key: "to", label: gettext("To"), all: gettext("Any") },
]);
export const MOST_PEOPLE = 6;

/** The panel of filters. */
export class Filters {
  /**
   * @param {string} id the beginning of the ids of its fields
   * @param {(change: Partial<State>) => void} change
   * @param {(typed: string) => Promise<{ id: string, name: string }[]>} findPeople the persons who are called so
   */
  constructor(id, change, findPeople) {
    this.change = change;
    this.findPeople = findPeople;
    /** @type {Option[]} */
    this.speakers = [];
    /** @type {Record<string, { turns: number }>} */
    this.counts = {};
    /** @type {Map<string, HTMLSelectElement>} */
    this.selects = new Map();
    const behaviour = { autocomplete: "off", autocapitalize: "words", spellcheck: "false" };
    this.person = make("input", { type: "text", id: `${id}-person`, ...behaviour });
    this.people = make("ul", { class: "search__people" });
    const label = make("label", { for: `${id}-person` }, gettext("Person"));
    this.byPerson = make("div", { class: "search__filter" }, label, this.person, this.people);
    const select = (/** @type {{ key: keyof State, label: string }} */ { key, label: name }) => {
      const field = make("select", { id: `${id}-${key}` });
      field.addEventListener("change", () => change({ [key]: field.value }));
      this.selects.set(key, field);
      return make("div", { class: "search__filter" }, make("label", { for: field.id }, name), field);
    };
    this.years = make("div", { class: "search__range" }, ...YEARS.map(select));
    const panel = { class: "search__panel", id: `${id}-panel`, role: "group", "aria-label": gettext("Filters") };
    this.element = make("div", panel, this.byPerson, this.years, ...SELECTS.map(select));
    this.person.addEventListener("input", () => this.#showPeople());
    this.person.addEventListener("keydown", (event) => {
      if (event.key !== "Enter") return;
      event.preventDefault();
      this.people.querySelector("button")?.click();
    });
  }

  /**
   * Offer what the hits have, each with its number; what is chosen stays.
   * @param {State} state
   * @param {Record<string, Option[]>} options for each filter; `person` has those with most turns
   * @param {Record<string, { turns: number }>} counts of all persons
   */
  show(state, options, counts) {
    for (const { key, all } of [...SELECTS, ...YEARS]) {
      const field = /** @type {HTMLSelectElement} */ (this.selects.get(key));
      const known = options[key] ?? [];
      const items = known.filter(({ id, count }) => count !== 0 || id === state[key]);
      field.replaceChildren(make("option", { value: "" }, all), ...items.map((item) => optionOf(item)));
      field.value = state[key];
      if (field.parentElement) field.parentElement.hidden = known.length < 2 && !state[key];
    }
    this.years.hidden = [...this.years.children].every((child) => child instanceof HTMLElement && child.hidden);
    this.byPerson.hidden = Boolean(state.person);
    this.speakers = options.person;
    this.counts = counts;
    this.#showPeople();
  }

  async #showPeople() {
    const typed = this.person.value.trim();
    const named = typed ? await this.findPeople(typed) : [];
    if (typed !== this.person.value.trim()) return;
    const found = typed ? named.map(({ id, name }) => ({ id, name, count: this.counts[id]?.turns ?? 0 })) : this.speakers;
    const shown = found.slice(0, MOST_PEOPLE);
    const offered = shown.map(({ id, name, count }) => {
      const isShared = id !== idOfName(name) && shown.some((other) => other.name === name && other.id !== id);
      const button = make("button", { type: "button", class: "search__option" }, make("span", {}, isShared ? `${name} (${id})` : name)); // the id tells them apart
      if (count !== null) button.append(" ", make("span", { class: "search__number" }, counted(count, "turn")));
      button.addEventListener("click", () => {
        this.person.value = "";
        this.change({ person: id });
      });
      return make("li", {}, button);
    });
    const none = typed && !offered.length ? [make("li", { class: "search__none" }, gettext("Nobody is called “%(name)s”.", { name: typed }))] : [];
    this.people.replaceChildren(...offered, ...none);
  }
}

/** @param {Option} option */
const optionOf = ({ id, name, count }) => make("option", { value: id }, count ? `${name} (${number(count)})` : name);
