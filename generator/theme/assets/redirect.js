// Redirects to the page that shows the content, to the same turn, without adding this address to the history. If no words
// of that turn are left, it shows a note instead.

const content = /** @type {HTMLElement} */ (document.querySelector("[data-moved]"));
const { moved, fragments, vanished } = content.dataset;
const target = new URL(moved ?? "", location.href);
target.search = location.search;
/** @type {Record<string, string>} */
const turns = JSON.parse(fragments ?? "{}");
const asked = location.hash.slice(1);
target.hash = Object.hasOwn(turns, asked) ? turns[asked] : asked;
if (vanished?.split(" ").includes(asked || "#")) document.querySelector("#Vanished")?.removeAttribute("hidden");
else location.replace(target);
