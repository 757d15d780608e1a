// Words of the interface in the language of the site: messages with plural rules, numbers, dates and names of languages.
//
// Messages are literals in double quotes, so that the program finds them.

import { TABLE } from "./words-table.js";

/** The code of the language of the interface. */
export const language = document.documentElement.lang || "en";

/** Days come first in English too, as on the pages; digits are those of the documents. */
const locale = `${language === "en" ? "en-GB" : language}-u-nu-latn`;

// Made when they are needed: they take longer than all else that a page does at its start.
/** @type {Intl.PluralRules | undefined} */
let plurals;
/** @type {Intl.DateTimeFormat | undefined} */
let dates;

/**
 * @param {string} text
 * @param {Record<string, string | number>} values
 */
const filled = (text, values) => text.replace(/%\((\w+)\)s/g, (place, name) => `${values[name] ?? place}`);

/**
 * Return a message with values in the place of `%(name)s`.
 * @param {string} message
 * @param {Record<string, string | number>} [values]
 */
export function gettext(message, values = {}) {
  const text = TABLE.messages[message];
  return filled(typeof text === "string" ? text : message, values);
}

/**
 * Return the parts of a message around the place of a value, which may then be an element.
 * @param {string} message
 * @param {Record<string, Node | string>} nodes
 * @returns {(Node | string)[]}
 */
export function parted(message, nodes) {
  return gettext(message).split(/%\((\w+)\)s/).map((part, place) => (place % 2 ? nodes[part] : part));
}

/**
 * Return the message for a number of things; `%(count)s` in it is the number.
 * @param {string} one
 * @param {string} many
 * @param {number} count
 */
export function ngettext(one, many, count) {
  const forms = TABLE.messages[one];
  if (!Array.isArray(forms)) return filled(count === 1 ? one : many, { count: number(count) });
  plurals ??= new Intl.PluralRules(locale);
  const text = forms[TABLE.plurals[plurals.select(count)] ?? forms.length - 1];
  return filled(text, { count: number(count) });
}

/** @param {number} count */
export const number = (count) => `${count}`.replace(/\B(?=(\d{3})+$)/g, () => TABLE.thousands);

/** @type {Record<string, (count: number) => string>} */
const COUNTED = {
  article: (count) => ngettext("%(count)s article", "%(count)s articles", count),
  document: (count) => ngettext("%(count)s document", "%(count)s documents", count),
  "more turn": (count) => ngettext("%(count)s more turn", "%(count)s more turns", count),
  person: (count) => ngettext("%(count)s person", "%(count)s people", count),
  session: (count) => ngettext("%(count)s session", "%(count)s sessions", count),
  turn: (count) => ngettext("%(count)s turn", "%(count)s turns", count),
};

/**
 * Return how many things of a kind there are, such as `3 turns`.
 * @param {number} count
 * @param {string} noun
 */
export const counted = (count, noun) => COUNTED[noun](count);

/**
 * Return an ISO date in words; a year alone, which the event says, is left out.
 * @param {string | null} iso
 */
export function dateInWords(iso) {
  if (!iso || iso.length < 5) return "";
  dates ??= new Intl.DateTimeFormat(locale, { dateStyle: "long", timeZone: "UTC" });
  return dates.format(new Date(`${iso}T00:00:00Z`));
}

/** Return the date of today in words, where the reader is. */
export const todayInWords = () => new Date().toLocaleDateString(locale, { dateStyle: "long" });

/**
 * Return the known facts with a dot between them; on a page from right to left each keeps its own direction. A number stays
 * on the line of its noun, and a dot on that of its fact.
 * @param {(string | number | null | undefined | false)[]} facts
 */
export function joined(facts) {
  const whole = facts.filter(Boolean).map((fact) => `${fact}`.replace(/(\d) (?=\p{L})|(\p{L}) (?=\d+$)/gu, "$1$2\u00a0"));
  return whole.map((fact) => (document.dir === "rtl" ? `\u2068${fact}\u2069` : fact)).join("\u00a0· ");
}

/**
 * Return the name of a language, or its code.
 * @param {string} code
 */
export function languageName(code) {
  try {
    return new Intl.DisplayNames(locale, { type: "language" }).of(code) ?? code;
  } catch {
    return code;
  }
}
