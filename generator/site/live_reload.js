// Reloads this page when it, a style sheet or a script of the site has changed, and shows the errors of the last build.
// `serve` adds this script to the pages that it sends; the built site does not have it.

(() => {
  const script = /** @type {HTMLScriptElement} */ (document.currentScript);
  const { events: address, page, assets } = script.dataset;
  /** @type {EventSource | undefined} */
  let source;
  /** @type {HTMLElement | undefined} */
  let banner;

  /** @param {string} message */
  function show(message) {
    banner?.remove();
    banner = undefined;
    if (message) {
      banner = document.createElement("pre");
      banner.setAttribute("role", "alert");
      banner.id = "serve-errors";
      banner.textContent = message;
      Object.assign(banner.style, {
        position: "fixed", inset: "0 0 auto", zIndex: "1000", margin: "0", padding: "0.5rem 1rem", maxHeight: "40vh",
        overflow: "auto", whiteSpace: "pre-wrap", background: "#8b0000", color: "#fff", font: "14px/1.4 monospace",
      });
      document.body.append(banner);
    }
  }

  function listen() {
    const states = new EventSource(`${address}?page=${encodeURIComponent(location.pathname)}`);
    source = states;
    states.onmessage = (event) => {
      const state = JSON.parse(event.data);
      if (state.page !== page || state.assets !== assets) {
        states.close();
        location.reload();
      } else {
        show(state.message);
      }
    };
  }

  // A hidden page has no connection: a browser allows only six to one server.
  function listenWhileVisible() {
    source?.close();
    if (!document.hidden) {
      listen();
    }
  }

  document.addEventListener("visibilitychange", listenWhileVisible);
  addEventListener("pagehide", () => source?.close());
  listenWhileVisible();
})();
