// Copies addresses and texts, and says so. The link of an article: the browser follows it as usual, and it is also copied.

import { gettext } from "./words.js";

const SHOWN = 2000; // milliseconds for which the link reads "Copied"

const said = document.createElement("p");
said.className = "said";
said.setAttribute("role", "status");
document.querySelector("article")?.append(said);

let restore = () => {};

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

document.addEventListener("click", async (event) => {
  const link = event.target instanceof Element && /** @type {HTMLAnchorElement | null} */ (event.target.closest("[data-copy]"));
  if (!link || event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
  const copied = gettext("Copied");
  if ((await copy(link.href, copied)) !== copied) return;
  restore();
  link.textContent = copied;
  say(gettext("Address copied"));
  const timer = setTimeout(() => restore(), SHOWN);
  restore = () => {
    clearTimeout(timer);
    link.textContent = gettext("Link");
    restore = () => {};
  };
});
