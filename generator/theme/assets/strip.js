// The strip: the whole session as one drawing. From top to bottom runs the session, a stroke a turn, as long as its words;
// each speaker has a lane, with the ink and the pattern of the swatch. It is a drawing for the eye and for the pointer: the
// list of speakers beside it says the same in words.

/** @typedef {import("./session-turns.js").Turn} Turn */
/** @typedef {import("./session-turns.js").Voice} Voice */

const NS = "http://www.w3.org/2000/svg";
const PIXELS_A_LETTER = 0.5; // at most
const MAX_LANES = 9; // those who speak least share the last one
const WIDEST = 32; // pixels of a lane
const MARKS = 10; // pixels at the right for the marks of a search
const TILE = 7; // pixels of a pattern's tile; a shorter stroke has no room for a pattern

// As the masks in swatches/, in a box of 14.
const PATTERNS = [
  "M0 0h14v14H0z",
  "M0 0h14v5H0z",
  "M0 0h14v14H0zM2 2v10h10V2zM5 5h4v4H5z",
  "M0 0h5L0 5zM9 0h5L0 14V9zM14 9v5H9z",
  "M0 0h6v6H0zM8 8h6v6H8z",
  "M0 0h6v14H0z",
  "M0 0h14v14H0zM2 2v5h10V2z",
  "M4 4h6v6H4z",
  "M0 0h14v14H0zM2 2v9L11 2z",
  "M5 0h4v5h5v4H9v5H5V9H0V5h5z",
  "M14 0H9l5 5zM5 0H0l14 14V9zM0 9v5h5z",
  "M0 0h14v14H0zM3 3v8h8V3z",
];

/**
 * @param {string} tag
 * @param {Record<string, string | number>} attributes
 * @param {...Element} children
 */
function draw(tag, attributes, ...children) {
  const element = document.createElementNS(NS, tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, String(value));
  element.append(...children);
  return element;
}

/** The strip of a session. */
export class Strip {
  /**
   * @param {{ turns: Turn[], voices: Voice[], length: number }} session
   * @param {number[]} parts the places of the turns with which parts begin
   */
  constructor({ turns, voices, length }, parts) {
    this.turns = turns;
    this.voices = voices;
    this.length = length;
    this.parts = parts;
    /** @type {number[]} */
    this.marked = [];
    this.height = 0;
    this.width = 0;
    this.lanes = draw("g", {});
    this.lines = draw("path", { class: "strip__parts" });
    this.marks = draw("path", { class: "strip__marks" });
    this.window = draw("rect", { class: "strip__window", x: 1 });
    this.element = draw("svg", { class: "strip", "aria-hidden": "true" }, this.lanes, this.lines, this.marks, this.window);
    this.element.style.maxHeight = `max(8rem, ${length * PIXELS_A_LETTER}px)`; // a few words are no tower
  }

  /**
   * Return the height in the drawing of a fractional place in the session.
   * @param {number} place
   */
  heightOf(place) {
    const turn = this.turns[Math.floor(place)];
    return ((turn.start + turn.length * (place % 1)) / this.length) * this.height;
  }

  /**
   * Return the turn at a height of the drawing.
   * @param {number} height
   */
  turnAt(height) {
    const start = (height / this.height) * this.length;
    return this.turns.findLast((turn) => turn.start <= start) ?? this.turns[0];
  }

  /** Draw in the size that the element has. */
  resize() {
    const { width, height } = this.element.getBoundingClientRect();
    if (!height || (height === this.height && width === this.width)) return;
    this.height = height;
    this.width = width;
    this.element.setAttribute("viewBox", `0 0 ${width} ${height}`);
    this.window.setAttribute("width", String(width - 2));
    const lane = Math.min((width - MARKS) / Math.min(this.voices.length, MAX_LANES), WIDEST);
    const scale = height / this.length;
    this.lanes.replaceChildren(...this.voices.flatMap((voice, number) => this.drawVoice(voice, Math.min(number, MAX_LANES - 1) * lane, lane, scale)));
    this.lines.setAttribute("d", this.parts.map((place) => `M0 ${this.heightOf(place).toFixed(1)}h${width}`).join(""));
    this.mark(this.marked);
  }

  /**
   * Draw the turns of a speaker: short strokes are plain, long ones show the pattern on a lighter ground.
   * @param {Voice} voice
   * @param {number} left
   * @param {number} lane
   * @param {number} scale pixels a character
   */
  drawVoice(voice, left, lane, scale) {
    let plain = "";
    let long = "";
    for (const turn of voice.turns) {
      const height = Math.max(turn.length * scale, 1);
      const stroke = `M${left.toFixed(1)} ${(turn.start * scale).toFixed(1)}h${(lane - 1).toFixed(1)}v${height.toFixed(1)}H${left.toFixed(1)}z`;
      if (height < TILE || !voice.swatch) plain += stroke;
      else long += stroke;
    }
    const [pattern, ink] = voice.swatch.split(" ");
    const group = { class: ink ?? "strip__unidentified" };
    if (!long) return [draw("path", { ...group, d: plain })];
    const id = `Strip-${voice.swatch.replace(" ", "-")}`;
    const tile = draw("path", { transform: `scale(${TILE / 14})`, "fill-rule": "evenodd", d: PATTERNS[Number(pattern.slice(8))] });
    const fill = draw("pattern", { id, width: TILE, height: TILE, patternUnits: "userSpaceOnUse", x: left.toFixed(1) }, tile);
    return [
      draw("g", group, fill, draw("path", { d: plain }), draw("path", { class: "strip__ground", d: long }), draw("path", { fill: `url(#${id})`, d: long })),
    ];
  }

  /**
   * Show the places where words are marked.
   * @param {number[]} places
   */
  mark(places) {
    this.marked = places;
    if (!this.height) return;
    const left = this.width - MARKS + 2;
    const heights = new Set(places.map((place) => Math.round(this.heightOf(place))));
    this.marks.setAttribute("d", [...heights].map((height) => `M${left} ${height - 1}h${MARKS - 3}v2H${left}z`).join(""));
  }

  /**
   * Show which part of the session is in view.
   * @param {number} first
   * @param {number} last
   */
  show(first, last) {
    if (!this.height) return;
    const top = this.heightOf(first);
    const height = Math.max(this.heightOf(last) - top, 4);
    this.window.setAttribute("y", Math.min(top, this.height - height - 1).toFixed(1));
    this.window.setAttribute("height", height.toFixed(1));
  }
}
