// The link of a turn or article: the browser follows it as usual, and its full address is also copied.

const said = document.createElement("p");
said.className = "said";
said.setAttribute("role", "status");
document.querySelector("article")?.append(said);

const shown = 2000; // milliseconds for which the link reads "Copied"
let restore = () => {};

document.addEventListener("click", async (event) => {
  const link = event.target instanceof Element && /** @type {HTMLAnchorElement | null} */ (event.target.closest("[data-copy]"));
  if (!link || event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
  if (!navigator.clipboard) return; // no secure connection: the address bar has the address
  try {
    await navigator.clipboard.writeText(link.href);
  } catch {
    return; // the reader refused
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
