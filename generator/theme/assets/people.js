// An index of people: a field that leaves the names which fit what is typed.

/**
 * Return a name without case, diacritics and apostrophes.
 * @param {string} text
 */
const folded = (text) =>
  text
    .normalize("NFKD")
    .replace(/[\p{M}'’‘ʼ`´]/gu, "")
    .toLowerCase();

/** @param {string} text */
const words = (text) => folded(text).split(/[^\p{L}\p{N}]+/u).filter(Boolean);

/**
 * Return whether each typed word begins a word of a name.
 * @param {string[]} typed
 * @param {string[]} name
 */
const fits = (typed, name) => typed.every((start) => name.some((word) => word.startsWith(start)));

/** @param {HTMLElement} list the names, under headings */
function addField(list) {
  const place = /** @type {HTMLElement} */ (document.querySelector(".names-field"));
  const letters = /** @type {HTMLElement | null} */ (document.querySelector(".letters"));
  const names = [...list.querySelectorAll("li")].map((item) => ({ item, name: words(item.querySelector("a")?.textContent ?? "") }));
  const label = document.createElement("label");
  const input = document.createElement("input");
  const status = document.createElement("p");
  label.textContent = "Find a name";
  label.htmlFor = input.id = "Find-a-name";
  Object.assign(input, { type: "search", autocomplete: "off", spellcheck: false });
  status.setAttribute("role", "status");
  place.append(label, input, status);

  input.addEventListener("input", () => {
    const typed = words(input.value);
    let found = 0;
    for (const { item, name } of names) {
      item.hidden = !fits(typed, name);
      found += item.hidden ? 0 : 1;
    }
    for (const group of list.querySelectorAll("ul")) {
      group.hidden = !group.querySelector("li:not([hidden])");
      const heading = group.previousElementSibling;
      if (heading instanceof HTMLHeadingElement) heading.hidden = group.hidden;
    }
    if (letters) letters.hidden = typed.length > 0;
    status.textContent = typed.length ? (found ? `${found} of ${names.length} people` : "Nobody in this list has such a name.") : "";
  });
  input.addEventListener("keydown", (event) => {
    const shown = names.filter(({ item }) => !item.hidden);
    if (event.key === "Enter" && shown.length === 1) shown[0].item.querySelector("a")?.click();
  });
}

const list = /** @type {HTMLElement | null} */ (document.querySelector(".list[data-all]"));
if (list) addField(list);
