// Copies texts, and has sentences read out.

import { gettext } from "./words.js";

const SHOWN = 2000; // milliseconds for which the link reads "Copied"

const said = document.createElement("p");
said.className = "said";
said.setAttribute("role", "status");
document.querySelector("article")?.append(said);

/**
 * Have a sentence read out.
 * @param {string} sentence
 */
export function say(sentence) {
  said.textContent = sentence;
  setTimeout(() => {
    if (said.textContent === sentence) said.textContent = "";
  }, SHOWN);
}

/**
 * Copy a text; return the sentence that says whether it was copied.
 * @param {string} text
 * @param {string} [sentence]
 */
export async function copy(text, sentence = gettext("Copied")) {
  try {
    await navigator.clipboard.writeText(text); // without a secure connection there is no clipboard
    return sentence;
  } catch {
    return gettext("Can’t be copied here");
  }
}
