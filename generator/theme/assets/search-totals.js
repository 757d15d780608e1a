// Says in words how much was found.

import { counted, gettext } from "./words.js";

/** @typedef {import("./search-engine.js").Answer} Answer */

/** Why hits come last: a heading above them says so. */
export const PARTS = Object.freeze({
  heading: gettext("Found with the title, event or code"),
  apart: gettext("Found in different turns"),
  label: gettext("Found only in the name of the speaker"),
});

/**
 * Return the totals of what answers, such as "96 turns in 12 sessions, 4 people".
 * @param {Answer["totals"]} totals
 */
export function totalsInWords({ turns, sessions, articles, people }) {
  const said = { turns: counted(turns, "turn"), sessions: counted(sessions, "session"), people: counted(people, "person") };
  const spoken = people ? gettext("%(turns)s in %(sessions)s, %(people)s", said) : gettext("%(turns)s in %(sessions)s", said);
  return [turns && spoken, articles && counted(articles, "article")].filter(Boolean).join("; ");
}

/**
 * Return a sentence on the hits that come last, or an empty text.
 * @param {Answer["totals"]} totals
 */
export function restInWords({ turns, articles, headings, apart, labels }) {
  const parts = [
    headings && gettext("%(documents)s found with the title, event or code", { documents: counted(headings, "document") }),
    apart && gettext("%(documents)s with the words in different turns", { documents: counted(apart, "document") }),
    labels && gettext("%(turns)s found only in the name of the speaker", { turns: counted(labels, "turn") }),
  ];
  const said = parts.filter(Boolean).join("; ");
  if (!said) return "";
  return turns || articles ? gettext("After them: %(facts)s.", { facts: said }) : gettext("Below: %(facts)s.", { facts: said });
}
