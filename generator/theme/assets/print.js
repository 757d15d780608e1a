// Before printing, opens every fold and writes title, address and date of retrieval into the margins.

import { gettext, todayInWords } from "./words.js";

const foot = /** @type {HTMLElement | null} */ (document.querySelector(".print-foot"));
/** @type {HTMLDetailsElement[]} */
let opened = [];
/** @type {CSSStyleSheet | undefined} */
let sheet;

/**
 * Return the text as a CSS string.
 * @param {string} text
 */
const inQuotes = (text) => `"${text.replace(/["\\\n]/g, escaped)}"`;

/** @param {string} sign */
const escaped = (sign) => `\\${sign.charCodeAt(0).toString(16)} `;

addEventListener("beforeprint", () => {
  opened = /** @type {HTMLDetailsElement[]} */ ([...document.querySelectorAll("details:not([open])")]);
  for (const fold of opened) fold.open = true;
  if (!foot) return;
  const retrieved = gettext(", retrieved on %(date)s", { date: todayInWords() });
  foot.querySelector("[data-retrieved]")?.replaceChildren(retrieved);
  // Browsers with margin boxes repeat title and address on every sheet; others print the address once, below the text.
  sheet ??= new CSSStyleSheet();
  const head = `@top-left { content: ${inQuotes(document.title)}; color: #444; font: 7.5pt sans-serif; }`;
  const address = `@bottom-left { content: ${inQuotes((foot.dataset.address ?? "") + retrieved)}; }`;
  const once = "CSSMarginRule" in globalThis ? ".print-foot { display: none !important; }" : "";
  sheet.replaceSync(`@media print { @page { ${head} ${address} } @page :first { @top-left { content: none; } } ${once} }`);
  if (!document.adoptedStyleSheets.includes(sheet)) document.adoptedStyleSheets.push(sheet);
});

addEventListener("afterprint", () => {
  for (const fold of opened) fold.open = false;
});
