// The first script of every page of a portable copy, in place of what a browser refuses to pages of `file:`.
// generator/site/portable/ writes the scripts that call `portableCopy`.

(() => {
  const own = /** @type {HTMLScriptElement} */ (document.currentScript);
  const root = new URL("../", own.src);
  /** @type {Map<string, { isText: boolean, content: string }>} */
  const contents = new Map();
  /** @type {Map<string, object>} */
  const exported = new Map();
  /** @type {Map<string, Promise<void>>} */
  const loading = new Map();

  /**
   * Load a classic script once; one that failed may be asked for again.
   * @param {string} path
   */
  function load(path) {
    const known = loading.get(path);
    if (known) return known;
    /** @type {Promise<void>} */
    const done = new Promise((resolve, reject) => {
      const script = document.createElement("script");
      script.src = new URL(path, root).href;
      script.addEventListener("load", () => {
        script.remove();
        resolve();
      });
      script.addEventListener("error", () => reject(new Error(`${path} is not in this copy`)));
      document.head.append(script);
    });
    loading.set(path, done);
    done.catch(() => loading.delete(path));
    return done;
  }

  /** @param {string} text */
  const bytes = (text) => Uint8Array.from(atob(text), (sign) => sign.charCodeAt(0));

  /**
   * Return the content of a file of the copy, as the answer of a server.
   * @param {string} path
   */
  async function answer(path) {
    await load(`${path}.js`);
    const file = contents.get(path);
    if (!file) throw new Error(`${path} is not in this copy`);
    return new Response(file.isText ? file.content : bytes(file.content));
  }

  const fetchFromServer = globalThis.fetch.bind(globalThis);
  globalThis.fetch = (address, options) => {
    const url = new URL(address instanceof Request ? address.url : address, location.href);
    if (!url.href.startsWith(root.href)) return fetchFromServer(address, options);
    url.search = "";
    return answer(decodeURIComponent(url.href.slice(root.href.length)));
  };

  /**
   * Return the address of the file for the address of a folder of the copy; `null` for any other address.
   * @param {string} address
   */
  function fileOf(address) {
    if (!address.startsWith(root.href)) return null;
    const url = new URL(address);
    if (!url.pathname.endsWith("/")) return null;
    url.pathname += "index.html";
    return url.href;
  }

  /**
   * Name the files of links and forms that a script has made.
   * @param {Node} node
   */
  function nameFiles(node) {
    if (!(node instanceof Element)) return;
    for (const element of [node, ...node.querySelectorAll("a[href], form[action]")]) {
      const name = element instanceof HTMLAnchorElement ? "href" : element instanceof HTMLFormElement ? "action" : null;
      const address = name && element.getAttribute(name);
      const file = address && fileOf(new URL(address, location.href).href);
      if (name && file) element.setAttribute(name, file);
    }
  }
  new MutationObserver((changes) => {
    for (const { target, addedNodes } of changes) for (const node of addedNodes.length ? addedNodes : [target]) nameFiles(node);
  }).observe(document, { subtree: true, childList: true, attributes: true, attributeFilter: ["href", "action"] });

  Object.assign(globalThis, {
    portableCopy: {
      /**
       * Load a script, and return what it exports.
       * @param {string} name
       */
      script: async (name) => {
        await load(`assets/${name}`);
        return exported.get(name);
      },
      /**
       * @param {string} name
       * @param {object} values
       */
      exports: (name, values) => exported.set(name, values),
      /**
       * @param {string} path
       * @param {boolean} isText
       * @param {string} content
       */
      file: (path, isText, content) => contents.set(path, { isText, content }),
    },
  });
})();
