// Says in words how much was found.

import { counted } from "./elements.js";

/** @typedef {import("./search-engine.js").Answer} Answer */

/** Why hits come last: a heading above them says so. */
export const PARTS = Object.freeze({
  heading: "Found with the title, event or code",
  apart: "Found in different turns",
  label: "Found only in the name of the speaker",
});

/**
 * Return the totals of what answers, such as "96 turns in 12 sessions, 4 people".
 * @param {Answer["totals"]} totals
 */
export function totalsInWords({ turns, sessions, articles, people }) {
  const spoken = turns ? `${counted(turns, "turn")} in ${counted(sessions, "session")}` : "";
  const speakers = spoken && people ? `, ${counted(people, "person", "people")}` : "";
  const written = articles ? counted(articles, "article") : "";
  return [spoken + speakers, written].filter(Boolean).join("; ");
}

/**
 * Return a sentence on the hits that come last, or an empty text.
 * @param {Answer["totals"]} totals
 */
export function restInWords({ turns, articles, headings, apart, labels }) {
  const parts = [
    headings && `${counted(headings, "document")} found with the title, event or code`,
    apart && `${counted(apart, "document")} with the words in different turns`,
    labels && `${counted(labels, "turn")} found only in the name of the speaker`,
  ];
  const said = parts.filter(Boolean).join("; ");
  if (!said) return "";
  return `${turns || articles ? "After them" : "Below"}: ${said}.`;
}
