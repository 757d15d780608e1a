// The row of bars by year, which is a filter: a click chooses a year, a drag a range. The same numbers are in a table with
// a button for each year, for keyboards and screen readers.

import { make } from "./elements.js";
import { counted, gettext, number } from "./words.js";

const SVG = "http://www.w3.org/2000/svg";
const HEIGHT = 36; // pixels of the highest bar
const LEAST = 2; // pixels of the lowest bar
const MOST_LABELS = 8;
const WIDEST = 72; // pixels of a year
const NOTHING = { turns: 0, documents: 0 };

/**
 * @param {string} tag
 * @param {Record<string, string | number>} attributes
 * @param {...(Node | string)} children
 */
function shape(tag, attributes, ...children) {
  const element = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, `${value}`);
  element.append(...children);
  return element;
}

/**
 * Return all years from the first to the last of these.
 * @param {string[]} years
 */
function everyYear(years) {
  const numbers = years.filter((year) => /^\d+$/.test(year)).map(Number);
  const first = Math.min(...numbers);
  return numbers.length ? Array.from({ length: Math.max(...numbers) - first + 1 }, (_, index) => `${first + index}`) : [];
}

/** Bars and table. */
export class Years {
  /** @type {string[]} */
  years = [];
  from = "";
  to = "";
  /** @type {string | null} the year where a drag began */
  held = null;

  /** @param {(from: string, to: string) => void} choose */
  constructor(choose) {
    this.choose = choose;
    this.chart = shape("svg", { class: "search-years__chart", height: HEIGHT + 20, "aria-hidden": "true" });
    this.rows = make("tbody");
    const head = make("tr", {}, ...[gettext("Year"), gettext("Turns"), gettext("Documents")].map((title) => make("th", { scope: "col" }, title)));
    const table = make("table", {}, make("thead", {}, head), this.rows);
    this.details = make("details", { class: "search-years__table" }, make("summary", {}, gettext("Years as a table")), table);
    this.element = make("div", { class: "search-years", role: "group", "aria-label": gettext("Years"), hidden: true }, this.details);
    this.element.prepend(this.chart);
    this.chart.addEventListener("pointerdown", (event) => {
      if (event.button) return;
      this.held = this.#yearAt(event);
      this.chart.setPointerCapture(event.pointerId);
    });
    this.chart.addEventListener("pointermove", (event) => {
      if (this.held) this.#mark(...this.#range(this.#yearAt(event)));
    });
    this.chart.addEventListener("pointerup", (event) => {
      if (!this.held) return;
      const [from, to] = this.#range(this.#yearAt(event));
      this.held = null;
      this.#toggle(from, to);
    });
    this.chart.addEventListener("pointercancel", () => {
      this.held = null;
      this.#mark(this.from, this.to);
    });
  }

  /**
   * Show how many turns and documents there are in each year, and the chosen years.
   * @param {string[]} years all years of the archive, so that the bars stay in their places
   * @param {Record<string, { turns: number, documents: number }>} counts
   * @param {string} from
   * @param {string} to
   */
  show(years, counts, from, to) {
    this.from = from;
    this.to = to;
    this.years = everyYear(years);
    this.element.hidden = this.years.length < 2 || !this.years.some((year) => counts[year]);
    if (this.element.hidden) return;
    const most = Math.max(1, ...this.years.map((year) => counts[year]?.turns ?? 0));
    const width = 100 / this.years.length;
    const step = Math.ceil(this.years.length / MOST_LABELS);
    this.chart.style.maxWidth = `${this.years.length * WIDEST}px`; // few bars are no slabs
    this.chart.replaceChildren(
      ...this.#inOrder().map((year, place) => {
        const { turns, documents } = counts[year] ?? NOTHING;
        const height = documents && Math.max(LEAST, Math.round((turns / most) * HEIGHT));
        const x = `${place * width}%`;
        const bar = shape("rect", { x: `${(place + 0.1) * width}%`, y: HEIGHT - height, width: `${width * 0.75}%`, height });
        const ground = shape("rect", { class: "search-years__ground", x, y: 0, width: `${width}%`, height: HEIGHT + 20 });
        // Of many years the first one begins where the row does, so that it does not hang out of the page.
        const [at, anchor] = place || step === 1 ? [`${(place + 0.475) * width}%`, "middle"] : [0, "start"];
        const label = shape("text", { x: at, y: HEIGHT + 15, "text-anchor": anchor }, year);
        const title = shape("title", {}, `${year}: ${counted(turns, "turn")}, ${counted(documents, "document")}`);
        return shape("g", { "data-year": year }, title, ground, bar, ...(place % step ? [] : [label]));
      }),
    );
    const focused = document.activeElement instanceof HTMLElement && document.activeElement.dataset.year;
    this.rows.replaceChildren(
      ...this.years.map((year) => {
        const button = make("button", { type: "button", class: "search-years__year", "data-year": year }, year);
        button.addEventListener("click", () => this.#toggle(year, year));
        const { turns, documents } = counts[year] ?? NOTHING;
        const numbers = [turns, documents].map((count) => make("td", {}, number(count)));
        return make("tr", {}, make("th", { scope: "row" }, button), ...numbers);
      }),
    );
    this.#mark(from, to);
    if (focused) /** @type {HTMLElement | null} */ (this.rows.querySelector(`button[data-year="${focused}"]`))?.focus();
  }

  /**
   * Choose these years, or all years if exactly these are chosen.
   * @param {string} from
   * @param {string} to
   */
  #toggle(from, to) {
    if (from === this.from && to === this.to) this.choose("", "");
    else this.choose(from, to);
  }

  /** The years from left to right: time goes with the text. */
  #inOrder() {
    return document.dir === "rtl" ? [...this.years].reverse() : this.years;
  }

  /** @param {PointerEvent} event */
  #yearAt(event) {
    const box = this.chart.getBoundingClientRect();
    const place = Math.floor(((event.clientX - box.left) / box.width) * this.years.length);
    return this.#inOrder()[Math.max(0, Math.min(this.years.length - 1, place))];
  }

  /**
   * @param {string} year
   * @returns {[string, string]}
   */
  #range(year) {
    const held = this.held ?? year;
    return held < year ? [held, year] : [year, held];
  }

  /**
   * @param {string} from
   * @param {string} to
   */
  #mark(from, to) {
    const isAll = !from && !to;
    for (const part of this.element.querySelectorAll("[data-year]")) {
      const year = part.getAttribute("data-year") ?? "";
      const isChosen = year >= from && (!to || year <= to);
      part.classList.toggle("is-in", !isAll && isChosen);
      if (part instanceof HTMLButtonElement) part.setAttribute("aria-pressed", `${!isAll && isChosen}`);
    }
  }
}
