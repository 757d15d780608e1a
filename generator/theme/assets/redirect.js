// Redirects to the page that shows the content, to the same turn, without adding this address to the history. If no words
// of that turn are left, it shows a note instead.

const moved = /** @type {HTMLElement} */ (document.querySelector("[data-moved]"));
const target = new URL(moved.dataset.moved ?? "", location.href);
target.search = location.search;
/** @type {Record<string, string>} */
const fragments = JSON.parse(moved.dataset.fragments ?? "{}");
const asked = location.hash.slice(1);
target.hash = Object.hasOwn(fragments, asked) ? fragments[asked] : asked;
if ((moved.dataset.vanished ?? "").split(" ").includes(asked || "#"))
  document.querySelector("#Vanished")?.removeAttribute("hidden");
else location.replace(target);
