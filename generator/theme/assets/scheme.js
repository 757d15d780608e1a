// Light or dark mode: the reader's stored choice, else the system's. Runs before the first paint.
(() => {
  const key = "archive-scheme";
  const root = document.documentElement;
  const system = matchMedia("(prefers-color-scheme: dark)");
  root.classList.replace("no-js", "js");

  const stored = () => {
    try {
      return localStorage.getItem(key);
    } catch {
      return null; // storage may be blocked; then the choice lasts for this page
    }
  };
  /** @param {string | null} scheme */
  const apply = (scheme) => {
    if (scheme === "light" || scheme === "dark") root.dataset.scheme = scheme;
  };
  const dark = () => (root.dataset.scheme ?? (system.matches ? "dark" : "light")) === "dark";

  apply(stored());
  document.addEventListener("DOMContentLoaded", () => {
    const control = /** @type {HTMLElement | null} */ (document.querySelector("[data-scheme-toggle]"));
    if (!control) return;
    const names = { dark: control.textContent, light: control.dataset.light ?? "" };
    const label = () => {
      control.textContent = names[dark() ? "light" : "dark"];
    };
    control.hidden = false;
    label();
    system.addEventListener("change", label);
    control.addEventListener("click", () => {
      const chosen = dark() ? "light" : "dark";
      apply(chosen);
      label();
      try {
        localStorage.setItem(key, chosen);
      } catch {
        // see stored()
      }
    });
  });
})();
