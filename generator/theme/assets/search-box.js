// The search: field, filters, totals and results. The engine searches; this module shows what it answers.

import { make } from "./elements.js";
import { base } from "./search-base.js";
import { search } from "./search-engine.js";
import { Filters, MOST_PEOPLE } from "./search-filters.js";
import { byPerson } from "./search-hits.js";
import { openIndex } from "./search-index.js";
import { showEntry } from "./search-lines.js";
import { Named } from "./search-named.js";
import { findNames, suggest } from "./search-names.js";
import { FILTERS, filtersOf, isFiltered, NO_FILTERS, readState, writeState, yearsInWords } from "./search-state.js";
import { PARTS, restInWords, totalsInWords } from "./search-totals.js";
import { Years } from "./search-years.js";
import { counted, dateInWords, gettext, joined, languageName, number, parted } from "./words.js";

/** @typedef {import("./search-state.js").State} State */
/** @typedef {import("./search-lines.js").Entry} Entry */
/** @typedef {import("./search-engine.js").Answer} Answer */
/** @typedef {import("./search-tally.js").FilterKey} FilterKey */
/** @typedef {Awaited<ReturnType<typeof openIndex>>} Index */
/** @typedef {{ shown: number, open: Record<string, number> }} Place how many entries are shown, and for an entry, how many documents are open */

const BATCH = 8; // entries shown at once
const FEW_ENTRIES = 3; // for so few, more files are loaded: each of about 5 KB holds some turns of a document
const FILES_OF_FEW = 5;
const TYPING_PAUSE = 120; // milliseconds
const SPEAKING_PAUSE = 700;
const PATIENCE = 500; // milliseconds before "Searching …" is shown
const MOST_NAMES = 50; // among which the persons are looked for
const ORDERS = [["", gettext("Best first")], ["newest", gettext("Newest first")], ["oldest", gettext("Oldest first")]];
const GROUPS = [["", gettext("By session")], ["person", gettext("By person")]];
const WORDS = [["", gettext("These words only")], ["words", gettext("Other forms, too")]];

const HINT =
  gettext("All words are looked for in one turn. “Quotation marks” keep words together, and a minus leaves a word out: -word.") +
  " " + gettext("Without words, a person, an event or years show all that was said there.");

let components = 0;

/** Search in an element of a page; `changed` hears of each search, and whether it is a step to go back from. */
export class Search {
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  typing;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  patience;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  speaking;
  /** @type {Index | null} */
  index = null;
  /** @type {Answer | null} */
  answer = null;
  /** @type {Entry[]} */
  entries = [];
  /** @type {Place} */
  place = { shown: 0, open: {} };
  state = readState(new URLSearchParams());
  unknown = "";
  asking = 0;

  /**
   * @param {HTMLElement} root
   * @param {{ level: "h2" | "h3", changed: (state: URLSearchParams, isStep: boolean) => void }} options
   */
  constructor(root, { level, changed }) {
    this.root = root;
    this.level = level;
    this.changed = changed;
    components += 1;
    const id = `search-${components}`;
    const behaviour = { autocomplete: "off", enterkeyhint: "search", spellcheck: "false" };
    this.input = make("input", { type: "search", id, name: "q", ...behaviour });
    const label = make("label", { for: id, class: "search__label" }, gettext("Words, a name, or a “phrase in quotation marks”"));
    const form = make("form", { class: "search__form", role: "search", action: new URL("search/", base).href }, label, this.input);
    const change = (/** @type {Partial<State>} */ part) => this.change(part);
    this.named = new Named((part) => this.change(part, this.input));
    this.filters = new Filters(id, change, async (typed) => (await findNames(typed, MOST_NAMES)).filter(({ kind }) => kind === "person"));
    this.years = new Years((from, to) => this.change({ from, to }));
    this.chosen = make("div", { class: "search__chosen", role: "group", "aria-label": gettext("Chosen filters") });
    this.status = make("p", { class: "search__status" });
    this.rest = make("p", { class: "search__rest" });
    this.spoken = make("p", { class: "said", role: "status" });
    this.fold = make("button", { type: "button", class: "search__button search__fold", "aria-expanded": "false", "aria-controls": `${id}-panel` }, gettext("Filters"));
    this.order = this.#choice(gettext("Order"), ORDERS, (order) => this.change({ order }));
    this.group = this.#choice(gettext("Grouping"), GROUPS, (group) => this.change({ group }));
    this.forms = this.#choice(gettext("Words"), WORDS, (forms) => this.change({ forms }));
    const tools = make("div", { class: "search__tools" }, this.fold, this.order, this.group, this.forms);
    const head = make("div", { class: "search__head" }, this.status, this.rest, this.spoken, tools);
    this.sessions = make("ol", { class: "search__sessions" });
    this.more = make("button", { type: "button", class: "search__button search__next", hidden: true });
    const hint = make("p", { class: "search__hint" }, HINT);
    const found = make("div", { class: "search__found" }, hint, this.years.element, this.sessions, this.more);
    root.classList.add("search");
    root.append(form, this.named.element, this.chosen, head, this.filters.element, found);
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.change({ q: this.input.value.trim() });
    });
    this.input.addEventListener("input", () => {
      this.#showNamed();
      clearTimeout(this.typing);
      this.typing = setTimeout(() => this.#run(false), TYPING_PAUSE);
    });
    this.fold.addEventListener("click", () => {
      const isOpen = root.classList.toggle("search--open");
      this.fold.setAttribute("aria-expanded", `${isOpen}`);
    });
    this.more.addEventListener("click", () => this.#showMore(this.place.shown + BATCH, true).catch(() => this.#stop()));
    root.addEventListener("keydown", (event) => this.#move(event));
  }

  /** The search as the parameters of an address. */
  get parameters() {
    return writeState(this.state);
  }

  /**
   * Make a field of a few choices.
   * @param {string} name
   * @param {string[][]} choices values and texts
   * @param {(value: string) => void} chosen
   */
  #choice(name, choices, chosen) {
    const options = choices.map(([value, text]) => make("option", { value }, text));
    const field = make("select", { class: "search__choice", "aria-label": name }, ...options);
    field.addEventListener("change", () => chosen(field.value));
    return field;
  }

  /**
   * Run the search that the parameters of an address describe, and show as much as was shown before.
   * @param {URLSearchParams} parameters
   * @param {Place} [place]
   */
  async restore(parameters, place) {
    this.state = readState(parameters);
    this.input.value = this.state.q;
    if (!(await this.prepare())) return;
    this.#knownValues();
    await this.#run(false, place);
    await this.#showNamed(); // before somebody scrolls to a result
  }

  /**
   * Change a part of what is asked, and search.
   * @param {Partial<State>} part
   * @param {HTMLElement} [focus] the element that gets the focus, because the one that had it may go
   */
  async change(part, focus) {
    this.state = { ...this.state, q: this.input.value.trim(), ...part };
    this.input.value = this.state.q;
    focus?.focus();
    await this.#run(true);
    if (part.person) this.chosen.querySelector("button")?.focus();
  }

  /** Load the index; show a message if that fails. */
  async prepare() {
    try {
      this.index = await openIndex();
      this.root.classList.toggle("search--empty", this.index.isEmpty);
      if (this.index.isEmpty) this.#say(gettext("The archive has no documents to search yet."));
      else if (!this.answer) this.#offer();
      return true;
    } catch {
      this.#clear();
      this.#say(...lists());
      return false;
    }
  }

  /** Replace names in old addresses by ids; leave out, with a sentence, what the archive doesn't have. */
  #knownValues() {
    const unknown = [];
    for (const key of FILTERS) {
      const value = this.state[key];
      if (!value || this.#nameOf(key, value)) continue;
      const id = this.#options(key).find(({ name }) => name === value)?.id;
      this.state[key] = id ?? "";
      if (!id) unknown.push(gettext("“%(words)s”", { words: value }));
    }
    this.unknown = unknown.length ? gettext("The archive has no %(values)s, so this filter is left out.", { values: unknown.join(", ") }) : "";
  }

  /**
   * @param {boolean} isStep
   * @param {Place} [place]
   */
  async #run(isStep, place) {
    clearTimeout(this.typing);
    this.asking += 1;
    const asking = this.asking;
    clearTimeout(this.patience);
    this.patience = setTimeout(() => this.#say(gettext("Searching …")), PATIENCE);
    if (!(await this.prepare()) || asking !== this.asking || !this.index) return;
    if (this.index.isEmpty) return clearTimeout(this.patience);
    this.state.q = this.input.value.trim();
    const { state } = this;
    this.changed(this.parameters, isStep);
    this.#showChosen();
    this.#showNamed();
    try {
      const answer = await search(state.q, filtersOf(state, this.index.table.years), {
        order: /** @type {any} */ (state.order || "relevance"),
        hasForms: state.forms === "words",
      });
      if (asking !== this.asking) return;
      await this.#show(answer, place ?? { shown: BATCH, open: {} });
    } catch {
      if (asking === this.asking) this.#stop();
    }
  }

  /**
   * @param {Answer} answer
   * @param {Place} place
   */
  async #show(answer, place) {
    this.answer = answer;
    const isAsked = !answer.query.isEmpty || isFiltered(this.state);
    this.root.classList.toggle("search--asked", isAsked);
    this.root.classList.toggle("search--found", isAsked && answer.hits.length > 0);
    this.entries = isAsked ? (this.state.group ? this.#people(answer) : answer.hits.map((hit) => this.#entry(hit))) : [];
    this.place = { shown: 0, open: place.open };
    this.#offer();
    this.#report(answer, isAsked);
    if (!this.entries.length) this.sessions.replaceChildren();
    await this.#showMore(place.shown, false);
  }

  /**
   * Return a document as a part of the results.
   * @param {import("./search-hits.js").DocumentHit} hit
   * @returns {Entry}
   */
  #entry(hit) {
    const { event, type, kind } = hit.facts;
    const facts = () => {
      const all = [this.#nameOf("event", event), dateInWords(hit.date), this.#nameOf("type", type) || this.#nameOf("kind", kind)];
      return joined(all);
    };
    return { key: hit.page, group: hit.group, person: null, facts, hits: [hit] };
  }

  /**
   * Return the persons of an answer as parts of the results.
   * @param {Answer} answer
   * @returns {Entry[]}
   */
  #people(answer) {
    return byPerson(answer).map(({ person, name, sessions, turns, hits }) => ({
      key: person ?? "",
      group: "answer",
      person: { name: name ?? gettext("Speakers who are not identified"), href: person && `people/${person}/` },
      facts: () => gettext("%(turns)s in %(sessions)s", { turns: counted(turns, "turn"), sessions: counted(sessions, "session") }),
      hits: hits.map((hit) => hit.of(person)),
    }));
  }

  /**
   * Show entries until there are so many, in their order, each when its texts are there.
   * @param {number} until
   * @param {boolean} isAsked whether a reader asked for more: the first new entry gets the focus
   */
  async #showMore(until, isAsked) {
    const { asking, answer } = this;
    const from = this.place.shown;
    const batch = this.entries.slice(from, until);
    this.more.hidden = true;
    const items = batch.map((entry) => {
      const opened = (/** @type {number} */ open) => {
        this.place.open[entry.key] = open;
      };
      const files = this.entries.length > FEW_ENTRIES ? 1 : FILES_OF_FEW;
      const options = { level: this.level, open: this.place.open[entry.key] ?? 0, files, opened };
      const item = showEntry(entry, answer?.query.units ?? [], options);
      item.catch(() => {}); // the first failure is seen below, in order
      return item;
    });
    for (const [number, entry] of batch.entries()) {
      const item = await items[number];
      if (asking !== this.asking) return;
      if (!this.place.shown) this.sessions.replaceChildren();
      const part = entry.group !== (this.entries[from + number - 1]?.group ?? "answer");
      if (part) this.sessions.append(make("li", { class: "search__part" }, PARTS[/** @type {keyof typeof PARTS} */ (entry.group)]));
      this.sessions.append(item);
      this.place.shown += 1;
      if (isAsked && !number) item.querySelector("a")?.focus();
    }
    const left = this.entries.length - this.place.shown;
    this.more.hidden = left < 1;
    this.more.textContent = gettext("More results (%(number)s)", { number: number(left) });
  }

  /**
   * @param {Answer} answer
   * @param {boolean} isAsked
   */
  #report(answer, isAsked) {
    const { q } = this.state;
    const quoted = /["“«]/.test(q) ? q : gettext("“%(words)s”", { words: q });
    const better = make("span");
    this.rest.textContent = "";
    if (!isAsked) return this.#say(...(q ? [gettext("Type a word or a number to search for.")] : []));
    const rest = restInWords(answer.totals);
    const totals = totalsInWords(answer.totals);
    if (totals || rest) {
      this.rest.textContent = rest;
      this.#say(totals || `${gettext("No turn has all of these words.")} `, better);
    } else if (isFiltered(this.state)) {
      const nothing = q ? gettext("No results for %(words)s with these filters.", { words: quoted }) : gettext("There is nothing with these filters.");
      this.#say(`${nothing} ${gettext("Clear the filters to search everything.")} `, better);
    } else {
      const nothing = gettext("No results for %(words)s. Try fewer words or another spelling: captions may contain misheard words.", { words: quoted });
      this.#say(`${nothing} `, better);
    }
    if (answer.missing.length) this.#suggest(answer, better);
  }

  /**
   * Offer other words for those that are nowhere.
   * @param {Answer} answer
   * @param {HTMLElement} place
   */
  async #suggest(answer, place) {
    const texts = await suggest(this.state.q, answer.missing);
    if (answer !== this.answer || !texts.length) return;
    const buttons = texts.flatMap((text, number) => {
      const button = make("button", { type: "button", class: "search__only" }, text);
      button.addEventListener("click", () => this.change({ q: text }, this.input));
      return number ? [` ${gettext("or")} `, button] : [button];
    });
    place.replaceChildren(make("span", { class: "search__better" }, ...parted("Did you mean %(words)s?", { words: make("span", {}, ...buttons) })));
    this.#speak();
  }

  #stop() {
    this.more.hidden = true;
    this.#say(gettext("The search stopped because a part of the index could not be loaded. Reload the page to try again."));
  }

  #clear() {
    this.root.classList.remove("search--asked", "search--found");
    this.sessions.replaceChildren();
    this.more.hidden = true;
    this.rest.textContent = "";
  }

  /**
   * Show a sentence, and have it read out when the typing has paused.
   * @param {...(Node | string)} content
   */
  #say(...content) {
    clearTimeout(this.patience);
    this.status.replaceChildren(...content);
    if (this.unknown) this.status.append(` ${this.unknown}`);
    this.#speak();
  }

  #speak() {
    clearTimeout(this.speaking);
    this.speaking = setTimeout(() => {
      this.spoken.textContent = `${this.status.textContent} ${this.rest.textContent}`.trim();
    }, SPEAKING_PAUSE);
  }

  #showNamed() {
    return this.named.show(this.input.value.trim(), this.state).catch(() => {}); // the results say what is missing
  }

  /** Show the filters that are set, each with a way to take it off. */
  #showChosen() {
    const { state } = this;
    /** @type {[string, Partial<State>][]} */
    const chosen = FILTERS.filter((key) => state[key]).map((key) => [this.#nameOf(key, state[key]) || state[key], { [key]: "" }]);
    if (state.from || state.to) chosen.push([yearsInWords(state.from, state.to), { from: "", to: "" }]);
    const buttons = chosen.map(([text, change]) => {
      const button = make("button", { type: "button", class: "search__chip", "aria-label": gettext("Remove the filter %(filter)s", { filter: text }) }, text);
      button.addEventListener("click", () => this.change(change, this.input));
      return button;
    });
    const clear = make("button", { type: "button", class: "search__only" }, gettext("Clear filters"));
    clear.addEventListener("click", () => this.change(NO_FILTERS, this.input));
    this.chosen.replaceChildren(...buttons, ...(buttons.length ? [clear] : []));
    this.chosen.hidden = !buttons.length;
    this.fold.textContent = buttons.length ? gettext("Filters (%(number)s)", { number: buttons.length }) : gettext("Filters");
    this.order.value = state.order;
    this.group.value = state.group;
    this.forms.value = state.forms;
  }

  /** Offer the values of the filters with their numbers, and the bars. */
  #offer() {
    const counts = this.answer && this.root.classList.contains("search--asked") ? this.answer.counts : null;
    const options = Object.fromEntries([...FILTERS, "from", "to"].map((key) => [key, this.#options(key)]));
    options.person = Object.entries(counts?.person ?? {})
      .sort(([, first], [, second]) => second.turns - first.turns)
      .slice(0, MOST_PEOPLE)
      .map(([id, { turns }]) => ({ id, name: this.#nameOf("person", id) || id, count: turns }));
    this.filters.show(this.state, options, counts?.person ?? {});
    this.years.show(this.index?.table.years ?? [], counts?.years ?? {}, this.state.from, this.state.to);
  }

  /**
   * Return the values of a filter.
   * @param {string} key
   * @returns {import("./search-filters.js").Option[]}
   */
  #options(key) {
    const table = this.index?.table;
    if (!table || key === "person") return [];
    const isYear = key === "from" || key === "to";
    const counts = this.answer?.counts[/** @type {FilterKey} */ (key === "language" ? "lang" : key)];
    const { events, kinds, types, series, languages, years } = table;
    const named = /** @type {Record<string, object>} */ ({ event: events, kind: kinds, type: types, series })[key] ?? {};
    const ids = isYear ? years.filter((year) => /^\d+$/.test(year)) : key === "language" ? languages : Object.keys(named);
    return ids.map((id) => {
      const number = counts?.[id];
      return { id, name: isYear ? id : this.#nameOf(key, id), count: !isYear && counts ? (number?.turns || number?.documents || 0) : null };
    });
  }

  /**
   * Return the name of a filter's value, or an empty text.
   * @param {string} key
   * @param {string | null} value
   */
  #nameOf(key, value) {
    if (!value || !this.index) return "";
    if (key === "language") return this.index.table.languages.includes(value) ? languageName(value) : "";
    return this.index.nameOf(/** @type {FilterKey} */ (key), value);
  }

  /**
   * Move through names and results by the up and down keys.
   * @param {KeyboardEvent} event
   */
  #move(event) {
    const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    if (!step || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    /** @type {HTMLElement[]} */
    const stops = [this.input, ...this.named.element.querySelectorAll("a"), ...this.sessions.querySelectorAll("a")];
    const index = stops.indexOf(/** @type {HTMLElement} */ (document.activeElement));
    if (index < 0 || !stops[index + step]) return;
    event.preventDefault();
    stops[index + step].focus();
  }
}

/** Return links to the lists of the archive, for readers whose search does not work. */
function lists() {
  /** @type {(path: string, text: string) => HTMLElement} */
  const link = (path, text) => make("a", { href: new URL(path, base).href }, text);
  return parted("The search could not be loaded. Reload the page to try again, or browse %(events)s, %(people)s or %(types)s.", {
    events: link("events/", gettext("events")),
    people: link("people/", gettext("people")),
    types: link("types/", gettext("types")),
  });
}
