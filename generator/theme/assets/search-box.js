// The search: field, filters and results. The engine searches; this module shows the results.

import { openIndex, search } from "./search-engine.js";
import { base, counted, make, showResult, TURNS_SHOWN } from "./search-lines.js";
import { readQuery } from "./search-query.js";
import { loadTurns } from "./search-record.js";

/** @typedef {import("./search-engine.js").DocumentHit} DocumentHit */

const FILTERS = [
  { key: "event", label: "Event", all: "All events" },
  { key: "kind", label: "Kind", all: "All kinds" },
  { key: "type", label: "Session type", all: "All types" },
];
const BATCH = 10; // documents shown at once; the record of each is loaded
const FEW = 3; // so many documents show turns from several files each
const TYPING_PAUSE = 200; // milliseconds
const SPEAKING_PAUSE = 700;
const PATIENCE = 500; // milliseconds before "Searching …" is shown

let components = 0;

/** Search in an element of a page; `changed` is called with the search as the parameters of an address. */
export class Search {
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  typing;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  patience;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  speaking;
  /** @type {DocumentHit[]} */
  hits = [];
  /** @type {import("./search-query.js").Unit[]} */
  units = [];
  shown = 0;
  /** @type {Awaited<ReturnType<typeof openIndex>> | null} */
  index = null;
  prepared = false;
  isEmpty = false;

  /**
   * @param {HTMLElement} root
   * @param {{ level: "h2" | "h3", changed: (state: URLSearchParams) => void }} options
   */
  constructor(root, { level, changed }) {
    this.root = root;
    this.level = level;
    this.changed = changed;
    this.asking = 0;
    components += 1;
    const id = `search-${components}`;
    const behaviour = { autocomplete: "off", enterkeyhint: "search", spellcheck: "false" };
    this.input = make("input", { type: "search", id, name: "q", ...behaviour });
    this.selects = new Map(
      FILTERS.map(({ key, all }) => [key, make("select", { id: `${id}-${key}`, name: key }, make("option", { value: "" }, all))]),
    );
    this.clear = make("button", { type: "button", class: "search__button", hidden: true }, "Clear filters");
    this.status = make("p", { class: "search__status" });
    this.spoken = make("p", { class: "search__spoken", role: "status" });
    this.sessions = make("ol", { class: "search__sessions" });
    this.more = make("button", { type: "button", class: "search__button", hidden: true }, "More results");
    const labelled = FILTERS.map(({ key, label }) =>
      make("span", { class: "search__filter" }, make("label", { for: `${id}-${key}` }, label), this.selects.get(key) ?? ""),
    );
    const group = { class: "search__filters", role: "group", "aria-label": "Filters", hidden: true };
    this.filters = make("div", group, ...labelled, this.clear);
    const form = make(
      "form",
      { class: "search__form", role: "search", action: new URL("search/", base).href },
      make("label", { for: id, class: "search__label" }, "Words, a name, or a “phrase in quotation marks”"),
      this.input,
      this.filters,
    );
    root.classList.add("search");
    root.append(form, this.status, this.spoken, this.sessions, this.more);
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.run();
    });
    this.input.addEventListener("input", () => {
      clearTimeout(this.typing);
      this.typing = setTimeout(() => this.run(), TYPING_PAUSE);
    });
    for (const select of this.selects.values()) select.addEventListener("change", () => this.run());
    this.clear.addEventListener("click", () => {
      for (const select of this.selects.values()) select.value = "";
      this.input.focus();
      this.run();
    });
    this.more.addEventListener("click", () => this.showMore().catch(() => this.stop()));
    root.addEventListener("keydown", (event) => this.move(event));
  }

  /** The search as the parameters of an address. */
  get state() {
    const state = new URLSearchParams();
    if (this.input.value.trim()) state.set("q", this.input.value.trim());
    for (const [key, select] of this.selects) if (select.value) state.set(key, select.value);
    return state;
  }

  /**
   * Run the search that the parameters of an address describe.
   * @param {URLSearchParams} state
   */
  async restore(state) {
    this.input.value = state.get("q") ?? "";
    if (!(await this.prepare())) return;
    for (const [key, select] of this.selects) select.value = state.get(key) ?? "";
    for (const select of this.selects.values()) if (select.selectedIndex < 0) select.value = "";
    await this.run();
  }

  /** Load the index and fill the filters; show a message if that fails. */
  async prepare() {
    try {
      const index = await openIndex();
      const { table } = index;
      this.index = index;
      if (this.prepared) return true;
      this.prepared = true;
      /** @type {Record<string, Record<string, string>>} */
      const names = { event: table.events, kind: table.kinds, type: table.types };
      for (const [key, select] of this.selects) {
        const sorted = Object.entries(names[key]).sort(([, first], [, second]) => first.localeCompare(second, "en", { numeric: true }));
        select.append(...sorted.map(([value, name]) => make("option", { value }, name)));
        if (select.parentElement) select.parentElement.hidden = sorted.length === 0;
      }
      this.isEmpty = !table.shelves.length;
      this.filters.hidden = this.isEmpty;
      if (this.isEmpty) this.say("The archive has no documents to search yet.");
      return true;
    } catch {
      this.sessions.replaceChildren();
      this.more.hidden = true;
      this.say("The search could not be loaded. Reload the page to try again, or browse ", this.lists());
      return false;
    }
  }

  async run() {
    clearTimeout(this.typing);
    this.asking += 1;
    const asking = this.asking;
    const current = () => asking === this.asking;
    clearTimeout(this.patience);
    this.patience = setTimeout(() => this.say("Searching …"), PATIENCE);
    if (!(await this.prepare()) || !current()) return;
    if (this.isEmpty) {
      clearTimeout(this.patience);
      return;
    }
    this.changed(this.state);
    this.clear.hidden = ![...this.selects.values()].some((select) => select.value);
    const query = this.input.value.trim();
    if (readQuery(query).isEmpty) {
      this.sessions.replaceChildren();
      this.more.hidden = true;
      this.limit(null);
      this.say(query ? "Type a word or a number to search for." : "");
      return;
    }
    const chosen = [...this.selects].filter(([, select]) => select.value);
    const filters = Object.fromEntries(chosen.map(([key, select]) => [key, [select.value]]));
    try {
      await this.find(query, filters, current);
    } catch {
      if (current()) this.stop();
    }
  }

  /**
   * @param {string} query
   * @param {Record<string, string[]>} filters
   * @param {() => boolean} current false once another search has begun
   */
  async find(query, filters, current) {
    const answer = await search(query, filters);
    if (!current()) return;
    this.limit(answer.counts);
    this.hits = answer.hits;
    this.units = answer.query.units;
    this.shown = 0;
    this.report();
    await this.showMore();
  }

  stop() {
    this.more.hidden = true;
    this.say("The search stopped because a part of the index could not be loaded. Reload the page to try again.");
  }

  /** Show the next documents, each when its record is there. */
  async showMore() {
    const asking = this.asking;
    const before = this.shown;
    const batch = this.hits.slice(before, before + BATCH);
    const documents = batch.map((hit) => loadTurns(hit, TURNS_SHOWN, this.hits.length > FEW ? 1 : TURNS_SHOWN));
    for (const document of documents) document.catch(() => {}); // the first failure is seen below, in order
    this.more.hidden = true;
    for (const [place, hit] of batch.entries()) {
      const document = await documents[place];
      if (asking !== this.asking) return;
      const item = showResult({ hit, document, units: this.units, nameOf: (key, value) => this.index?.nameOf(key, value) ?? "" }, this.level);
      if (this.shown) this.sessions.append(item);
      else this.sessions.replaceChildren(item);
      this.shown += 1;
      if (before && place === 0) item.querySelector("a")?.focus();
    }
    this.more.hidden = this.shown >= this.hits.length;
  }

  report() {
    const isFiltered = !this.clear.hidden;
    if (!this.hits.length) {
      this.sessions.replaceChildren();
      const words = `No results for “${this.input.value.trim()}”`;
      this.say(
        isFiltered
          ? `${words} with these filters. Clear the filters to search everything.`
          : `${words}. Try fewer words or another spelling: captions may contain misheard words.`,
      );
      return;
    }
    const sessions = this.hits.filter((hit) => hit.isSession);
    const turns = sessions.reduce((sum, hit) => sum + hit.turns.length, 0);
    const parts = [];
    if (sessions.length) parts.push(counted(sessions.length, "session") + (turns ? `, ${counted(turns, "turn")}` : ""));
    const articles = this.hits.length - sessions.length;
    if (articles) parts.push(counted(articles, "article"));
    this.say(parts.join("; "));
  }

  /**
   * Show a sentence, and have it read out when the typing has paused.
   * @param {...(Node | string)} content
   */
  say(...content) {
    clearTimeout(this.patience);
    this.status.replaceChildren(...content);
    clearTimeout(this.speaking);
    this.speaking = setTimeout(() => {
      this.spoken.textContent = this.status.textContent;
    }, SPEAKING_PAUSE);
  }

  lists() {
    /** @type {(path: string, text: string) => HTMLElement} */
    const link = (path, text) => make("a", { href: new URL(path, base).href }, text);
    return make("span", {}, link("events/", "events"), ", ", link("people/", "people"), " or ", link("types/", "types"), ".");
  }

  /**
   * Offer only the filters that keep a result.
   * @param {import("./search-engine.js").Answer["counts"] | null} counts
   */
  limit(counts) {
    for (const [key, select] of this.selects) {
      for (const option of select.options) {
        const isPossible = !counts || !option.value || option.selected || counts[/** @type {"event"} */ (key)][option.value];
        option.hidden = !isPossible;
        option.disabled = !isPossible;
      }
    }
  }

  /**
   * Move through the results by the up and down keys.
   * @param {KeyboardEvent} event
   */
  move(event) {
    const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    if (!step || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    /** @type {HTMLElement[]} */
    const stops = [this.input, ...this.sessions.querySelectorAll("a")];
    const index = stops.indexOf(/** @type {HTMLElement} */ (document.activeElement));
    if (index < 0 || !stops[index + step]) return;
    event.preventDefault();
    stops[index + step].focus();
  }
}
