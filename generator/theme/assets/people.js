// An index of people: a field that leaves the names which fit what is typed, or looks them up if the page has letters only.

/**
 * Return the words of a name without case, diacritics and apostrophes.
 * @param {string} text
 */
const words = (text) =>
  text
    .normalize("NFKD")
    .replace(/[\p{M}'’‘ʼ`´]/gu, "")
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean);

/**
 * Return whether each typed word begins a word of a name.
 * @param {string[]} typed
 * @param {string[]} name
 */
const fits = (typed, name) => typed.every((start) => name.some((word) => word.startsWith(start)));

/**
 * Leave the names on the page that fit; return how many do.
 * @param {HTMLElement} list
 * @param {{ item: HTMLElement, name: string[] }[]} names
 * @param {string[]} typed
 */
function filter(list, names, typed) {
  let found = 0;
  for (const { item, name } of names) {
    item.hidden = !fits(typed, name);
    if (!item.hidden) found += 1;
  }
  for (const group of list.querySelectorAll("ul")) {
    group.hidden = !group.querySelector("li:not([hidden])");
    const heading = group.previousElementSibling;
    if (heading instanceof HTMLHeadingElement) heading.hidden = group.hidden;
  }
  return found;
}

const list = /** @type {HTMLElement | null} */ (document.querySelector(".list"));
const place = document.querySelector(".names-field");
const letters = /** @type {HTMLElement | null} */ (document.querySelector(".letters"));

if (list && place) {
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
    const found = filter(list, names, typed);
    if (letters) letters.hidden = typed.length > 0;
    const count = found ? `${found} of ${names.length} people` : "Nobody in this list has such a name.";
    status.textContent = typed.length ? count : "";
  });
  input.addEventListener("keydown", ({ key }) => {
    const shown = names.filter(({ item }) => !item.hidden);
    if (key === "Enter" && shown.length === 1) shown[0].item.querySelector("a")?.click();
  });
}
