// Search: one component for the page /search/ and for the dialog that every page opens.
//
// Pagefind's index holds one document for each session and speaker (generator/site/search_documents.py). Here documents
// of one session are put together again, their turns in the order of the session. Nothing that comes from a transcript
// is ever read as HTML: results are made of text nodes.

const base = new URL((document.querySelector("[data-base]")?.dataset.base || ".").replace(/\/?$/, "/"), location.href);

const FILTERS = [
  { key: "event", label: "Event", all: "All events" },
  { key: "kind", label: "Kind", all: "All kinds" },
  { key: "type", label: "Session type", all: "All types" },
];
const STOP_WORDS = new Set(
  ("a an and are as at be been but by for from had has have i if in is it its of on or our so that the their there " +
    "they this to was we were which will with you your").split(" "),
);
const BATCH = 30; // documents asked for at once; each is one small file
const ROUNDS = 3; // batches asked for until one brings a session that isn't shown yet
const TURNS_SHOWN = 5;
const WORDS_SHOWN = 34;
const WORDS_BEFORE = 10;
const MARKS = 12;
const TYPING_PAUSE = 200; // milliseconds
const SPEAKING_PAUSE = 700;

// --- words ---

const LETTERS = { æ: "ae", đ: "d", ı: "i", ł: "l", ø: "o", œ: "oe", ß: "ss" };
const fold = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().replace(/[æđıłøœß]/g, (letter) => LETTERS[letter]);
const bare = (word) => word.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{M}\p{N}]+$/gu, "");
const plain = (word) => fold(word).replace(/[^\p{L}\p{N}]+/gu, "");
const isPhrase = (query) => /^\s*".+"\s*$/.test(query);
const tells = (word) => !STOP_WORDS.has(word.toLowerCase()) && !/^[a-z]$/i.test(word);

/** What Pagefind is asked: a phrase in quotation marks as it stands, else the words that tell something. */
function tidy(typed) {
  const query = typed.replace(/[“”„«»]/g, '"');
  if (isPhrase(query)) return query.trim();
  const words = query.replaceAll('"', " ").split(/\s+/).filter(Boolean);
  const telling = words.filter((word) => tells(bare(word)));
  return (telling.length ? telling : words).join(" ");
}

/**
 * Whether a found form answers an asked word: it begins with it, or both are one word with different endings.
 *
 * Where nothing begins as asked, Pagefind takes the longest word that the asked one begins with (`so` for `Soren`), and
 * it takes everything that begins like the stem (`government` for `going`). Those are no answers.
 */
function answers(part, word) {
  if (part.startsWith(word)) return true;
  let length = 0;
  while (length < word.length && word[length] === part[length]) length += 1;
  return length >= 3 && length * 2 >= word.length && word.length - length <= 7 && part.length - length <= 7;
}

/** The numbers of the asked words that a word of a text answers, as a whole or in a part (`multi-stakeholder`). */
function askedIn(text, asked) {
  const parts = [plain(text), ...fold(text).split(/[^\p{L}\p{N}]+/u)];
  return asked.flatMap((word, number) => (parts.some((part) => part && answers(part, word)) ? [number] : []));
}

/** The forms to mark on the session's page; the words of a phrase that stand together are one. */
function forms(words, places, phrase) {
  const found = new Map();
  let previous = -2;
  let run = [];
  const close = () => {
    if (run.length) found.set(fold(run.join(" ")), run.join(" "));
    run = [];
  };
  for (const place of places) {
    if (!phrase || place !== previous + 1) close();
    if (bare(words[place])) run.push(bare(words[place]));
    previous = place;
  }
  close();
  return [...found.values()].slice(0, MARKS);
}

// --- Pagefind ---

let engine = null;

/** Load Pagefind, once, and only when somebody searches. */
function load() {
  engine ??= import(new URL("pagefind/pagefind.js", base).href)
    .then(async (pagefind) => ({ pagefind, filters: await pagefind.filters() }))
    .catch((error) => {
      engine = null;
      throw error;
    });
  return engine;
}

/**
 * What was found in a document: a list of turns, or `null` where Pagefind took it for an answer and it is none.
 *
 * Each turn has its place in the session, its id, its words with the places of those that match, and `worth`: how many of
 * the asked words it holds, with the speaker's name counted, so that a person's own turns come before talk of him.
 */
function readTurns(fragment, asked, phrase) {
  const words = fragment.content.split(/\s+/);
  const found = new Map();
  for (const place of [...new Set(fragment.locations)].sort((one, other) => one - other)) {
    const numbers = askedIn(words[place] ?? "", asked);
    if (numbers.length) found.set(place, numbers);
  }
  const named = (text) => (text ?? "").split(/\s+/).flatMap((word) => askedIn(word, asked));
  const bySpeaker = named(fragment.meta.speaker);
  const around = [fragment.meta.title, fragment.meta.event, fragment.meta.code].flatMap(named);
  if (new Set([...found.values(), bySpeaker, around].flat()).size < asked.length) return null;
  const anchors = [...fragment.anchors].sort((one, other) => one.location - other.location);
  return anchors.flatMap((anchor, index) => {
    const [, position, id] = /^(\d+)\.(.+)$/.exec(anchor.id) ?? [];
    const start = anchor.location;
    const end = anchors[index + 1]?.location ?? words.length;
    const places = [...found.keys()].filter((place) => place >= start && place < end);
    if (!id || !(places.length || (bySpeaker.length && !found.size))) return [];
    const worth = new Set([...places.map((place) => found.get(place)), bySpeaker].flat()).size + (bySpeaker.length ? 0.5 : 0);
    const speaker = fragment.meta.speaker;
    return [{ position: Number(position), id, speaker, words, places, start, end, worth, forms: forms(words, places, phrase) }];
  });
}

// --- what is shown ---

/** Make an element; children are elements or text, never HTML. */
function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (value === true) element.setAttribute(name, "");
    else if (value !== false && value != null) element.setAttribute(name, value);
  }
  element.append(...children);
  return element;
}

const counted = (count, noun) => `${count.toLocaleString("en")} ${noun}${count === 1 ? "" : "s"}`;

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

function showSession(session, level) {
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

// --- the component ---

let components = 0;

class Search {
  constructor(root, { level, changed }) {
    this.root = root;
    this.level = level;
    this.changed = changed;
    this.asking = 0;
    const id = `search-${(components += 1)}`;
    this.input = make("input", { type: "search", id, name: "q", autocomplete: "off", enterkeyhint: "search", spellcheck: "false" });
    this.selects = new Map(
      FILTERS.map(({ key, all }) => [key, make("select", { id: `${id}-${key}`, name: key }, make("option", { value: "" }, all))]),
    );
    this.clear = make("button", { type: "button", class: "search__button", hidden: true }, "Clear filters");
    this.status = make("p", { class: "search__status" });
    this.spoken = make("p", { class: "search__spoken", role: "status" });
    this.sessions = make("ol", { class: "search__sessions" });
    this.more = make("button", { type: "button", class: "search__button", hidden: true }, "More results");
    const labelled = FILTERS.map(({ key, label }) =>
      make("span", { class: "search__filter" }, make("label", { for: `${id}-${key}` }, label), this.selects.get(key)),
    );
    this.filters = make("div", { class: "search__filters", role: "group", "aria-label": "Filters", hidden: true }, ...labelled, this.clear);
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
    this.more.addEventListener("click", () => this.showMore());
    root.addEventListener("keydown", (event) => this.move(event));
  }

  /** What is asked, as the parameters of an address. */
  get state() {
    const state = new URLSearchParams();
    if (this.input.value.trim()) state.set("q", this.input.value.trim());
    for (const [key, select] of this.selects) if (select.value) state.set(key, select.value);
    return state;
  }

  /** Ask what the parameters of an address say. */
  async restore(state) {
    this.input.value = state.get("q") ?? "";
    if (!(await this.prepare())) return;
    for (const [key, select] of this.selects) select.value = state.get(key) ?? "";
    for (const select of this.selects.values()) if (select.selectedIndex < 0) select.value = "";
    await this.run();
  }

  /** Load the index and fill the filters; say so where that fails. */
  async prepare() {
    try {
      const { filters } = await load();
      if (this.prepared) return true;
      this.prepared = true;
      for (const [key, select] of this.selects) {
        const names = Object.keys(filters[key] ?? {}).sort((one, other) => one.localeCompare(other, "en", { numeric: true }));
        select.append(...names.map((name) => make("option", { value: name }, name)));
        select.parentElement.hidden = names.length === 0;
      }
      this.isEmpty = !Object.keys(filters.kind ?? {}).length;
      this.filters.hidden = this.isEmpty;
      if (this.isEmpty) this.say("There is nothing to search yet: the archive has no documents.");
      return true;
    } catch {
      this.sessions.replaceChildren();
      this.more.hidden = true;
      this.say("The search could not be loaded. Reload the page to try again, or go by ", this.lists());
      return false;
    }
  }

  async run() {
    clearTimeout(this.typing);
    const asking = (this.asking += 1);
    const current = () => asking === this.asking;
    if (!(await this.prepare()) || this.isEmpty || !current()) return;
    this.changed?.(this.state);
    this.clear.hidden = ![...this.selects.values()].some((select) => select.value);
    const query = tidy(this.input.value);
    if (!bare(query)) {
      this.sessions.replaceChildren();
      this.more.hidden = true;
      this.limit(null);
      this.say("");
      return;
    }
    const filters = Object.fromEntries([...this.selects].filter(([, select]) => select.value).map(([key, select]) => [key, select.value]));
    try {
      const { pagefind } = await load();
      const found = await pagefind.search(query, { filters });
      if (!current()) return;
      this.limit(found.totalFilters);
      // What was said comes before what stands in a title alone: the former says which turn to open.
      const isSaid = (result) => result.words.length || result.matchedMetaFields?.includes("speaker");
      this.waiting = [...found.results.filter(isSaid), ...found.results.filter((result) => !isSaid(result))];
      this.found = new Map();
      this.phrase = isPhrase(query);
      this.asked = query.split(/\s+/).map(plain).filter(Boolean);
      await this.showMore();
    } catch {
      if (current()) this.say("The search stopped: a part of the index could not be loaded. Reload the page to try again.");
    }
  }

  async showMore() {
    const asking = this.asking;
    const shown = this.sessions.children.length;
    const isMore = this.found.size > 0;
    const before = this.found.size;
    for (let round = 0; round < ROUNDS && this.waiting.length && this.found.size === before; round += 1) {
      const fragments = await Promise.all(this.waiting.splice(0, BATCH).map((result) => result.data()));
      if (asking !== this.asking) return;
      for (const fragment of fragments) this.add(fragment);
    }
    if (!this.found.size) this.waiting = []; // the best are no answers, so the others aren't either
    this.sessions.replaceChildren(...[...this.found.values()].map((session) => showSession(session, this.level)));
    this.more.hidden = this.waiting.length === 0;
    if (isMore) (this.sessions.children[shown]?.querySelector("a") ?? this.input).focus();
    this.report();
  }

  add(fragment) {
    const turns = readTurns(fragment, this.asked, this.phrase);
    if (!turns) return;
    const page = fragment.raw_url.replace(/^\/+/, "").replace(/[^/]*$/, "");
    const { event, kind, type, date } = fragment.filters;
    if (!this.found.has(page)) {
      const isArticle = fragment.anchors.some((anchor) => anchor.id.endsWith(".text-1"));
      const facts = { event: event?.[0], kind: kind?.[0], type: type?.[0], date: date?.[0] };
      this.found.set(page, { page, title: fragment.meta.title, isArticle, ...facts, turns: new Map(), open: false });
    }
    const session = this.found.get(page);
    for (const turn of turns) session.turns.set(turn.id, turn);
  }

  report() {
    const found = [...this.found.values()];
    const isFiltered = !this.clear.hidden;
    if (!found.length) {
      const words = `Nothing in the archive matches “${this.input.value.trim()}”`;
      this.say(
        isFiltered
          ? `${words} with these filters. Clear the filters to search everything.`
          : `${words}. Try fewer words or another spelling: captions keep what the captioner heard.`,
      );
      return;
    }
    const sessions = found.filter((session) => !session.isArticle);
    const turns = sessions.reduce((sum, session) => sum + session.turns.size, 0);
    const parts = [];
    if (sessions.length) parts.push(`${counted(sessions.length, "session")}, ${counted(turns, "turn")}`);
    if (found.length > sessions.length) parts.push(counted(found.length - sessions.length, "article"));
    this.say(`${parts.join("; ")}${this.waiting.length ? ", and more" : ""}`);
  }

  /** Show a sentence, and have it read out when the typing has paused. */
  say(...content) {
    this.status.replaceChildren(...content);
    clearTimeout(this.speaking);
    this.speaking = setTimeout(() => {
      this.spoken.textContent = this.status.textContent;
    }, SPEAKING_PAUSE);
  }

  lists() {
    const link = (path, text) => make("a", { href: new URL(path, base).href }, text);
    return make("span", {}, link("events/", "events"), ", ", link("people/", "people"), " or ", link("types/", "types"), ".");
  }

  /** Offer only the filters under which something is found. */
  limit(counts) {
    for (const [key, select] of this.selects) {
      for (const option of select.options) {
        const isPossible = !counts || !option.value || option.selected || counts[key]?.[option.value] > 0;
        option.hidden = !isPossible;
        option.disabled = !isPossible;
      }
    }
  }

  /** Up and down go through the results, besides Tab. */
  move(event) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!step || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const stops = [this.input, ...this.sessions.querySelectorAll("a")];
    const index = stops.indexOf(document.activeElement);
    if (index < 0 || !stops[index + step]) return;
    event.preventDefault();
    stops[index + step].focus();
  }
}

// --- the page, the dialog, the keys ---

let page = null;
let dialog = null;

function openPage(root) {
  const changed = (state) => history.replaceState(history.state, "", state.size ? `?${state}` : location.pathname);
  page = new Search(root, { level: "h2", changed });
  page.restore(new URLSearchParams(location.search));
}

function makeDialog() {
  const root = make("div");
  const asPage = make("a", { class: "search-dialog__page", href: new URL("search/", base).href }, "Open as a page");
  const changed = (state) => asPage.setAttribute("href", new URL(`search/?${state}`, base).href);
  const search = new Search(root, { level: "h3", changed });
  const close = make("button", { type: "button", class: "search__button search-dialog__close", onclick: () => element.close() }, "Close");
  const title = make("h2", { class: "search-dialog__title", id: "search-dialog-title" }, "Search");
  const head = make("div", { class: "search-dialog__head" }, title, asPage, close);
  const element = make("dialog", { class: "search-dialog", "aria-labelledby": "search-dialog-title" }, head, root);
  element.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || event.target instanceof HTMLSelectElement) return;
    event.preventDefault(); // else the first Esc would only empty the field
    element.close();
  });
  element.addEventListener("click", (event) => {
    // Beside the dialog, or to a turn of the page that it lies over.
    if (event.target === element || event.target.closest("a[href*='#']")) element.close();
  });
  document.body.append(element);
  return { element, search };
}

function open(opener) {
  if (page) {
    page.input.focus();
    page.input.select();
    return;
  }
  dialog ??= makeDialog();
  if (dialog.element.open) return;
  dialog.element.addEventListener("close", () => opener?.focus?.({ preventScroll: true }), { once: true });
  dialog.element.showModal();
  dialog.search.input.focus();
  dialog.search.input.select();
  dialog.search.prepare();
}

const isField = (element) => element instanceof HTMLElement && (element.isContentEditable || element.matches("input, select, textarea"));

document.addEventListener("click", (event) => {
  const control = event.target instanceof Element && event.target.closest("[data-search-open]");
  if (!control || event.defaultPrevented || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
  event.preventDefault();
  open(control);
});

document.addEventListener("keydown", (event) => {
  const isSlash = event.key === "/" && !event.ctrlKey && !event.metaKey && !event.altKey && !isField(event.target);
  const isK = event.key.toLowerCase() === "k" && (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey;
  if (event.defaultPrevented || !(isSlash || isK)) return;
  event.preventDefault();
  open(document.activeElement);
});

const root = document.querySelector("[data-search-page]");
if (root) openPage(root);
