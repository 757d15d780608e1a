// The citation of a page, `#Cite`: for a turn or for selected words, the address in it is replaced. Opening and closing
// need no script.

import { copy, say } from "./copy.js";
import { gettext } from "./words.js";

const dialog = document.getElementById("Cite");
const SHOWN = 1500; // milliseconds for which a button reads "Copied"

/** The citation in a style with the names of the event and the date. */
const QUOTED = "Chicago";

/** The address of the page that is cited, or of this window where none is known. */
export const pageAddress = dialog?.dataset.address || location.href.replace(/[?#].*/s, "");

/** @type {Map<HTMLElement, string>} */
const citations = new Map();
let cited = pageAddress;
let note = "";

/**
 * Return the citation of the page with another address.
 * @param {string} text
 * @param {string} address
 */
const withAddress = (text, address) => text.replaceAll(pageAddress, () => address);

/**
 * Return a citation for a quotation; empty if the page has none.
 * @param {string} address
 */
export function sourceOf(address) {
  for (const [element, text] of citations) if (element.dataset.style === QUOTED) return withAddress(text, address);
  return "";
}

/**
 * Show the citation of an address.
 * @param {string} heading
 * @param {string} address
 * @param {string} says sentences about the speaker and the words
 */
export function openCite(heading, address, says) {
  fill(heading, address, says);
  dialog?.showPopover();
}

/**
 * @param {string} heading
 * @param {string} address
 * @param {string} says
 */
function fill(heading, address, says) {
  [cited, note] = [address, says];
  dialog?.querySelector("h2")?.replaceChildren(heading);
  for (const [element, text] of citations) {
    element.textContent = withAddress(text, address) + (says && ` [${says}]`);
  }
}

/**
 * Save a file of the citation with the address that is shown.
 * @param {HTMLAnchorElement} link
 */
async function save(link) {
  const notice = dialog?.dataset.notice;
  const text = withAddress(await (await fetch(link.href)).text(), cited);
  const file = new Blob([notice && note ? text.replaceAll(notice, `${notice} ${note}`) : text], { type: "text/plain" });
  const saving = document.createElement("a");
  saving.href = URL.createObjectURL(file);
  saving.download = link.href.split("/").pop() ?? "";
  saving.click();
  setTimeout(() => URL.revokeObjectURL(saving.href), SHOWN);
}

for (const element of /** @type {NodeListOf<HTMLElement>} */ (dialog?.querySelectorAll("[data-style]") ?? [])) {
  citations.set(element, element.textContent ?? "");
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = gettext("Copy");
  button.ariaLabel = gettext("Copy the citation in the style %(style)s", { style: element.dataset.style ?? "" });
  button.addEventListener("click", async () => {
    button.textContent = await copy(element.textContent ?? "");
    say(button.textContent);
    setTimeout(() => button.replaceChildren(gettext("Copy")), SHOWN);
  });
  element.after(button);
}

for (const opener of document.querySelectorAll("[popovertarget='Cite']:not([popovertargetaction])")) {
  opener.addEventListener("click", () => fill(gettext("Cite this page"), pageAddress, ""));
}

dialog?.addEventListener("click", (event) => {
  const link = event.target instanceof Element ? event.target.closest("a[download]") : null;
  if (!(link instanceof HTMLAnchorElement) || cited === pageAddress) return;
  event.preventDefault();
  save(link).catch(() => location.assign(link.href)); // a copy of the site in a folder can't read the file
});
