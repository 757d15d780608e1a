// The first script of every page of a portable copy, in place of what a browser refuses to pages of `file:`.
// generator/site/portable/ writes the scripts that call it.

const portableCopy = (() => {
  "use strict";
  const root = new URL("../", document.currentScript.src);
  const contents = new Map();
  const exported = new Map();
  const loading = new Map();

  /** Load a classic script once. */
  function load(path) {
    if (!loading.has(path)) {
      const done = new Promise((resolve, reject) => {
        const script = document.createElement("script");
        script.src = new URL(path, root).href;
        script.addEventListener("load", () => resolve(script.remove()));
        script.addEventListener("error", () => reject(new Error(`${path} is not in this copy`)));
        document.head.append(script);
      });
      loading.set(path, done);
      done.catch(() => loading.delete(path));
    }
    return loading.get(path);
  }

  const bytes = (text) => Uint8Array.from(atob(text), (sign) => sign.charCodeAt(0));

  /** Return the content of a file of the copy, as the answer of a server. */
  async function answer(path) {
    await load(`${path}.js`);
    const { isText, content } = contents.get(path);
    contents.delete(path);
    loading.delete(`${path}.js`);
    return new Response(isText ? content : bytes(content));
  }

  const fetchFromServer = globalThis.fetch.bind(globalThis);
  globalThis.fetch = (address, options) => {
    const url = new URL(address, location.href);
    if (!url.href.startsWith(root.href)) return fetchFromServer(address, options);
    url.search = "";
    return answer(decodeURIComponent(url.href.slice(root.href.length)));
  };

  /** Name the file of a link that a script has made. */
  function nameFile(link) {
    if (!link.href.startsWith(root.href)) return;
    const url = new URL(link.href);
    if (!url.pathname.endsWith("/")) return;
    url.pathname += "index.html";
    link.href = url.href;
  }
  /** Name the file that a form opens. */
  function nameAction(form) {
    const url = new URL(form.action, location.href);
    if (!url.href.startsWith(root.href) || !url.pathname.endsWith("/")) return;
    url.pathname += "index.html";
    form.action = url.href;
  }
  function nameAll(node) {
    if (!(node instanceof Element)) return;
    for (const link of [node, ...node.querySelectorAll("a[href]")]) if (link instanceof HTMLAnchorElement) nameFile(link);
    for (const form of [node, ...node.querySelectorAll("form[action]")]) if (form instanceof HTMLFormElement) nameAction(form);
  }
  new MutationObserver((changes) => {
    for (const { target, addedNodes } of changes) for (const node of addedNodes.length ? addedNodes : [target]) nameAll(node);
  }).observe(document, { subtree: true, childList: true, attributes: true, attributeFilter: ["href", "action"] });

  return {
    /** Load a script, and return what it exports. */
    script: async (name) => {
      await load(`assets/${name}`);
      return exported.get(name);
    },
    exports: (name, values) => exported.set(name, values),
    file: (path, isText, content) => contents.set(path, { isText, content }),
  };
})();
