// The link mark of a turn or a text: the browser follows it as ever, and its full address is copied besides.

const said = document.createElement("p");
said.className = "said";
said.setAttribute("role", "status");
document.querySelector("article")?.append(said);

const shown = 2000; // milliseconds for which the mark says what it did
let restore = () => {};

document.addEventListener("click", async (event) => {
  const link = event.target instanceof Element && /** @type {HTMLAnchorElement | null} */ (event.target.closest("[data-copy]"));
  if (!link || event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
  if (!navigator.clipboard) return; // not served safely: the address bar has the address
  try {
    await navigator.clipboard.writeText(link.href);
  } catch {
    return; // the reader said no
  }
  restore();
  link.textContent = "Copied";
  said.textContent = "Address copied";
  const timer = setTimeout(() => restore(), shown);
  restore = () => {
    clearTimeout(timer);
    link.textContent = "Link";
    said.textContent = "";
    restore = () => {};
  };
});
