// The loader: all that a page without widgets pays for. It defines the elements,
// keeps each one's fallback and reserved height in place, and fetches the runtime
// when the first of them comes near the viewport, takes focus, or is eager.
// A `unit` is what is known of one element; the runtime holds units weakly.

const HIDDEN = ":host([hidden]){display:none}";
const BLOCK = ":host{display:block}" + HIDDEN;
// What holds no height stands in running text.
const INLINE = ":host,div{display:inline}" + HIDDEN;
// By tag: the height to hold, then the attributes that are its own.
const ELEMENTS = __ELEMENTS__;
const DEADLINE = 10_000;
const NEAR = "400px";

const url = import.meta.url;
const script = [...document.scripts].find((each) => each.src === url);
const declared = script?.dataset.base;
const base = declared ? new URL(declared.replace(/\/?$/, "/"), document.baseURI) : new URL(".", url);

const sheets = new WeakMap();
// The elements' names that were met, for the runtime.
const kinds = new Set();
let runtime;
let tries = 0;
let observer;

// Adopting into another document empties `adoptedStyleSheets`, and a sheet belongs
// to the document that made it: so one sheet per text and document.
const style = (unit) => {
  const page = unit.host.ownerDocument;
  // A template's document renders nothing and has no sheets.
  if (!page.defaultView) return;
  const made = sheets.get(page) ?? sheets.set(page, new Map()).get(page);
  unit.root.adoptedStyleSheets = unit.css.map((text) => {
    if (!made.has(text)) {
      const sheet = new page.defaultView.CSSStyleSheet();
      sheet.replaceSync(text);
      made.set(text, sheet);
    }
    return made.get(text);
  });
};

// Shows the fallback (the slot) or the widget in one step. What a prerendered page
// put into the shadow root stays until the widget itself replaces it.
const show = (unit, node) => {
  unit.frame.replaceChildren(node);
  unit.frame.style.minHeight = "";
  if (!unit.prerendered || node !== unit.slot) {
    unit.prerendered = false;
    unit.root.replaceChildren(unit.frame);
  }
};

const send = (unit, name, detail) =>
  unit.host.dispatchEvent(new CustomEvent(`inlay-${name}`, { bubbles: true, composed: true, detail }));

const fail = (unit, code, message, path = "", quiet) => {
  const detail = { code, message, path };
  unit.failed = true;
  unit.shown = false;
  show(unit, unit.slot);
  quiet || console.error(`inlay: <${unit.host.localName}> ${code}: ${message}`);
  unit.reject(detail);
  send(unit, "error", detail);
};

// Nobody has to catch it.
const expect = (unit) => {
  unit.ready = new Promise((resolve, reject) => Object.assign(unit, { resolve, reject }));
  unit.ready.catch(() => {});
};

const start = (unit) => {
  observer?.unobserve(unit.host);
  // Inline data may not have been parsed yet.
  if (document.readyState === "loading") {
    document.addEventListener("DOMContentLoaded", () => unit.started || (unit.host.isConnected && start(unit)), { once: true });
    return;
  }
  unit.failed = false;
  unit.started = true;
  runtime ??= Promise.race([
    // A browser keeps what a module's address answered, a failure too.
    import(new URL(__RUNTIME__ + (tries ? `?${tries}` : ""), base)),
    new Promise((_, late) => setTimeout(late, DEADLINE, new Error(`no answer within ${DEADLINE / 1e3} seconds`))),
  ]);
  runtime.then(
    (module) => {
      unit.runtime = module;
      module.start(unit);
    },
    (error) => {
      runtime = undefined;
      tries += 1;
      unit.started = false;
      fail(unit, "wasm-failed", `${__RUNTIME__}: ${error.message}`);
    },
  );
};

class InlayElement extends HTMLElement {
  static version = __VERSION__;
  static observedAttributes = [
    "src", "from", "until", "loading", "reserve", "theme", "lang", "heading-level",
    "now", "viewer-zone", "edit-href",
  ];
  #unit = { host: this, own: ELEMENTS[this.localName].slice(1), css: [ELEMENTS[this.localName][0] ? BLOCK : INLINE], kinds, show, send, fail, style };

  constructor() {
    super();
    const unit = this.#unit;
    kinds.add(this.localName);
    expect(unit);
    unit.prerendered = !!this.shadowRoot?.firstChild;
    unit.root = this.shadowRoot ?? this.attachShadow({ mode: "open" });
    unit.frame = document.createElement("div");
    unit.slot = document.createElement("slot");
    show(unit, unit.slot);
    style(unit);
    this.addEventListener("focusin", () => unit.started || (this.isConnected && start(unit)));
    // Set before the element was defined, it hides the accessor.
    if (Object.hasOwn(this, "data")) {
      const early = this.data;
      delete this.data;
      this.data = early;
    }
  }

  get data() {
    return this.#unit.data;
  }
  set data(value) {
    this.#unit.data = value;
    this.attributeChangedCallback("data");
  }
  get ready() {
    return this.#unit.ready;
  }

  connectedCallback() {
    const unit = this.#unit;
    if (unit.started) {
      unit.runtime?.connect(unit);
      return;
    }
    unit.placed = true;
    unit.frame.style.minHeight = this.getAttribute("reserve") ?? ELEMENTS[this.localName][0];
    if (this.getAttribute("loading") === "eager") {
      start(unit);
      return;
    }
    observer ??= new IntersectionObserver(
      (seen) => seen.forEach((entry) => entry.isIntersecting && entry.target.isConnected && entry.target.load()),
      { rootMargin: NEAR },
    );
    observer.observe(this);
  }
  disconnectedCallback() {
    observer?.unobserve(this);
    this.#unit.runtime?.disconnect(this.#unit);
  }
  // Its presence tells `moveBefore` that a move is no goodbye.
  connectedMoveCallback() {}
  adoptedCallback() {
    style(this.#unit);
  }
  // An upgrade calls this first, before the element has its place and height.
  attributeChangedCallback(name) {
    const unit = this.#unit;
    if (unit.started) {
      unit.runtime?.change(unit, name);
    } else if (unit.placed && this.isConnected && (unit.failed || (name === "loading" && this.getAttribute(name) === "eager"))) {
      start(unit);
    }
  }
  /** Loads the widget now, wherever on the page it stands, and again after a failure; resolves as `ready` does. */
  load() {
    const unit = this.#unit;
    if (unit.failed) expect(unit);
    if (!unit.started) start(unit);
    else if (unit.failed) unit.runtime?.change(unit, "data");
    return unit.ready;
  }
}

for (const name in ELEMENTS) {
  const known = customElements.get(name);
  if (!known) {
    customElements.define(
      name,
      class extends InlayElement {
        static observedAttributes = [...super.observedAttributes, ...ELEMENTS[name].slice(1)];
      },
    );
  } else if (known.version !== __VERSION__) {
    console.warn(`inlay: <${name}> is already defined by version ${known.version}; version ${__VERSION__} leaves it as it is`);
  }
}
