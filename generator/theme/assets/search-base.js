// The root of the site, as a page names it: one built site works under any path.

const named = /** @type {HTMLElement | null} */ (document.querySelector("[data-base]"));

export const base = new URL((named?.dataset.base || ".").replace(/\/?$/, "/"), location.href);
