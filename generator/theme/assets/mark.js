// Marks the words of a search: `?mark=word&mark=two+words` in the address of a session's page.

import { markIn, pattern } from "./marking.js";

const wanted = pattern(new URLSearchParams(location.search).getAll("mark"));
if (wanted) {
  let id = location.hash.slice(1);
  try {
    id = decodeURIComponent(id);
  } catch {
    // A broken fragment: there is no such turn, and nothing to keep in view.
  }
  const target = id ? document.getElementById(id) : null;
  const before = target?.getBoundingClientRect().top ?? 0;
  for (const words of document.querySelectorAll("article [data-record='words']")) markIn(words, wanted);
  if (target) window.scrollBy(0, target.getBoundingClientRect().top - before);
}
