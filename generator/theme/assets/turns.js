// The link of an article: the browser follows it as usual, and its address is also copied.

import { copy, say } from "./copy.js";
import { gettext } from "./words.js";

const SHOWN = 2000; // milliseconds for which the link reads "Copied"

let restore = () => {};

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
