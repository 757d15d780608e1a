// Before printing, opens every fold and writes the address and the date of retrieval into the foot.

const foot = /** @type {HTMLElement | null} */ (document.querySelector(".print-foot"));
/** @type {HTMLDetailsElement[]} */
let opened = [];
/** @type {CSSStyleSheet | undefined} */
let sheet;

/**
 * Return the text as a CSS string.
 * @param {string} text
 */
const inQuotes = (text) => `"${text.replace(/["\\\n]/g, (sign) => `\\${sign.charCodeAt(0).toString(16)} `)}"`;

addEventListener("beforeprint", () => {
  opened = /** @type {HTMLDetailsElement[]} */ ([...document.querySelectorAll("details:not([open])")]);
  for (const fold of opened) fold.open = true;
  if (!foot) return;
  const { lang } = document.documentElement;
  const day = new Date().toLocaleDateString(lang === "en" ? "en-GB" : lang, { dateStyle: "long" }); // day first, as on the pages
  const retrieved = `, retrieved on ${day}`;
  foot.querySelector("[data-retrieved]")?.replaceChildren(retrieved);
  // Browsers with margin boxes repeat it on every sheet; others print it once, below the text.
  sheet ??= new CSSStyleSheet();
  sheet.replaceSync(`@media print { @page { @bottom-left { content: ${inQuotes(`${foot.dataset.address}${retrieved}`)} } } }`);
  if (!document.adoptedStyleSheets.includes(sheet)) document.adoptedStyleSheets.push(sheet);
});

addEventListener("afterprint", () => {
  for (const fold of opened) fold.open = false;
});
