// A way through a session: the strip, the speakers with their next turns, the field "in this session", and keys.

import { make } from "./elements.js";
import { Find } from "./find.js";
import { areKeysOn, keyList, listen } from "./keys.js";
import { headHeight, placeAt, readTurns, scrollTo } from "./session-turns.js";
import { RULE, smallTalk } from "./small-talk.js";
import { Strip } from "./strip.js";
import { turnAt } from "./turn-tools.js";
import { say } from "./copy.js";
import { counted, gettext, number } from "./words.js";

/** @typedef {import("./session-turns.js").Turn} Turn */
/** @typedef {import("./session-turns.js").Voice} Voice */

const LINE = 32; // pixels below the header: the turn at this height is the one being read
const WIDE = matchMedia("(min-width: 75em)"); // as in way.css

const session = readTurns();
const { turns, voices } = session;
const byElement = new Map(turns.map((turn) => [turn.element, turn]));

/** The turn to which a key or a link led, as long as its name is in view. @type {Turn | null} */
let reached = null;
/** The turn that the Tab key reaches, once somebody has used that key. @type {Turn | null} */
let stop = null;
let isRoving = false;

/** Return the turn that is being read, or `null` above the first one. */
function here() {
  if (reached) return reached;
  const line = headHeight() + LINE;
  const turn = turns[Math.floor(placeAt(turns, line))];
  return turn.place === 0 && turn.element.getBoundingClientRect().top > line ? null : turn;
}

/** @param {Turn} turn */
const heading = (turn) => /** @type {HTMLElement} */ (turn.element.querySelector("h2"));

/** @param {Turn} turn */
function isInView(turn) {
  const { top, bottom } = heading(turn).getBoundingClientRect();
  return bottom > headHeight() && top < innerHeight;
}

/**
 * Bring a turn into view.
 * @param {Turn} turn
 * @param {() => void} [further] scrolls on in the turn
 */
function reach(turn, further) {
  scrollTo(() => {
    heading(turn).scrollIntoView();
    further?.();
  });
  reached = turn;
  update();
}

/**
 * Go to a turn, and give it the focus.
 * @param {Turn | undefined} turn
 * @param {string} [missing] what to say without such a turn
 */
function go(turn, missing = "") {
  if (!turn) {
    say(missing);
    return;
  }
  setStop(turn);
  turn.element.focus({ preventScroll: true });
  reach(turn);
}

/**
 * @param {1 | -1} step
 * @param {Voice} [voice]
 */
function move(step, voice) {
  const turn = here();
  const among = voice?.turns ?? turns;
  if (step > 0) {
    const next = among.find(({ place }) => place > (turn?.place ?? -1));
    go(next, voice ? gettext("No later turn of %(speaker)s", { speaker: voice.name }) : gettext("This is the last turn"));
  } else if (turn) {
    const isBelowItsName = !voice && heading(turn).getBoundingClientRect().bottom < headHeight();
    const before = among.findLast(({ place }) => place < turn.place + Number(isBelowItsName));
    go(before, voice ? gettext("No earlier turn of %(speaker)s", { speaker: voice.name }) : gettext("This is the first turn"));
  }
}

/** The Tab key reaches one turn, and what is in it: the other turns are a key away. */
function rove() {
  isRoving = areKeysOn();
  for (const link of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("section[data-turn] a"))) {
    if (isRoving) link.tabIndex = -1;
    else link.removeAttribute("tabindex");
  }
  if (isRoving) setStop(here() ?? turns[0]);
}

/** @param {Turn} turn */
function setStop(turn) {
  if (stop === turn) return;
  for (const name of ["tabindex", "role", "aria-labelledby"]) stop?.element.removeAttribute(name);
  if (isRoving && stop) for (const link of stop.element.querySelectorAll("a")) link.tabIndex = -1;
  turn.element.tabIndex = 0;
  turn.element.role = "group";
  turn.element.setAttribute("aria-labelledby", turn.id);
  for (const link of turn.element.querySelectorAll("a")) link.removeAttribute("tabindex");
  stop = turn;
}

const partLinks = /** @type {HTMLAnchorElement[]} */ ([...document.querySelectorAll(".parts a")]);
const parts = partLinks.flatMap((link) => turns.find(({ id }) => link.hash === `#${id}`)?.place ?? []);
const strip = new Strip(session, parts);
const place = make("p", { class: "way__here" });
const find = new Find(turns, { changed: (places) => strip.mark(places), here, reach });

/** @param {Turn | null} turn */
function showPlace(turn) {
  if (turn) {
    const where = gettext("Turn %(place)s of %(all)s", { place: number(turn.place + 1), all: number(turns.length) });
    place.replaceChildren(`${where} `, make("bdi", {}, turn.voice.name));
  }
  else place.textContent = counted(turns.length, "turn");
}

/** Whether strip and list are on the screen. */
const isOpen = () => WIDE.matches || panel.matches(":popover-open");

/** Show which turns are in view. */
function update() {
  if (reached && !isInView(reached)) reached = null;
  if (!isOpen()) return;
  strip.resize();
  strip.show(placeAt(turns, headHeight()), placeAt(turns, innerHeight));
  showPlace(here());
}

/** Return the line of a speaker: a link to the first turn, and a button for the next one. @param {Voice} voice */
function voiceLine(voice) {
  const turns = counted(voice.turns.length, "turn");
  const count = voice.isInferred ? gettext("%(turns)s, inferred", { turns }) : turns;
  const swatch = make("span", { class: voice.swatch ? `swatch ${voice.swatch}` : "swatch swatch--none", "aria-hidden": "true" });
  const facts = make("span", { class: "way__facts" }, count);
  const link = make("a", { href: `#${voice.turns[0].id}` }, swatch, make("bdi", {}, voice.name), " ", facts);
  const next = make("button", { type: "button", title: gettext("Next turn"), "aria-label": gettext("Next turn of %(speaker)s", { speaker: voice.name }) }, "\u2193");
  next.addEventListener("click", () => {
    closePanel();
    const after = here()?.place ?? -1;
    go(voice.turns.find((turn) => turn.place > after) ?? voice.turns[0]);
  });
  return make("li", {}, link, next);
}

/** Add the fold of the small talk, if there is any. */
function addSmallTalk() {
  const talk = smallTalk(turns);
  if (!talk.length) return;
  const toggle = make("input", { type: "checkbox" });
  toggle.addEventListener("change", () => {
    for (const { element } of talk) element.classList.toggle("turn--folded", toggle.checked);
    update();
  });
  const summary = make("summary", {}, gettext("Small talk: %(turns)s", { turns: counted(talk.length, "turn") }));
  panel.lastElementChild?.prepend(make("details", {}, summary, make("p", {}, RULE), make("label", {}, toggle, ` ${gettext("Fold them")}`)));
}

const panel = make(
  "aside",
  { class: "way", id: "Way", popover: true, "aria-label": gettext("This session") },
  find.element,
  make("div", { class: "way__body" }, strip.element, make("div", { class: "way__side" }, place, make("ol", { class: "way__voices" }, ...voices.map(voiceLine)))),
  make("div", { class: "way__more" }, keyList(() => rove())),
);

function closePanel() {
  if (!WIDE.matches && isOpen()) panel.hidePopover();
}

function start() {
  document.querySelector(".page > article")?.after(panel);
  const opener = make("button", { type: "button", class: "head__control way-open", popovertarget: "Way" }, gettext("Session"));
  document.querySelector(".head__controls .search-open")?.before(opener);

  /** @param {MouseEvent} event */
  const pointed = (event) => strip.turnAt(event.clientY - strip.element.getBoundingClientRect().top);
  strip.element.addEventListener("pointermove", (event) => {
    showPlace(pointed(/** @type {MouseEvent} */ (event)));
  });
  strip.element.addEventListener("pointerleave", update);
  strip.element.addEventListener("click", (event) => {
    const turn = pointed(/** @type {MouseEvent} */ (event));
    closePanel();
    location.hash = turn.id; // the address names the turn, and Back leads back
    reach(turn);
  });
  panel.addEventListener("click", (event) => {
    if (event.target instanceof Element && event.target.closest("a")) closePanel();
  });
  panel.addEventListener("toggle", update);

  let isWaiting = false;
  const soon = () => {
    if (isWaiting) return;
    isWaiting = true;
    requestAnimationFrame(() => {
      isWaiting = false;
      update();
    });
  };
  addEventListener("scroll", soon, { passive: true });
  addEventListener("resize", soon);
  addEventListener("hashchange", () => {
    reached = turns.find(({ id }) => location.hash === `#${id}`) ?? null;
    soon();
  });
  document.addEventListener("focusin", (event) => {
    const turn = byElement.get(/** @type {HTMLElement} */ (turnAt(event.target)));
    if (!turn) return;
    reached = turn;
    if (isRoving) setStop(turn);
  });
  addEventListener("keydown", (event) => {
    if (event.key !== "Tab" || !areKeysOn()) return;
    if (!isRoving) rove();
    else if (!turnAt(document.activeElement)) setStop(here() ?? turns[0]);
  });
  document.addEventListener("click", (event) => turnAt(event.target)?.classList.remove("turn--folded"));

  const openPanel = () => {
    if (!isOpen()) panel.showPopover();
  };
  const findWords = () => {
    openPanel();
    find.input.focus();
    find.input.select();
  };
  const listKeys = () => {
    openPanel();
    const keys = /** @type {HTMLDetailsElement} */ (panel.querySelector(".way__keys"));
    keys.open = true;
    keys.querySelector("summary")?.focus();
  };
  listen(
    new Map([
      ["j", () => move(1)],
      ["k", () => move(-1)],
      ["n", () => move(1, here()?.voice ?? turns[0].voice)],
      ["p", () => move(-1, here()?.voice)],
      ["/", findWords],
      ["?", listKeys],
    ]),
  );
  if (WIDE.matches) addSmallTalk();
  else setTimeout(addSmallTalk); // it reads all words, and is not in view
  update();
}

if (turns.length > 1 && "popover" in panel) start();
