// Runs in every document before its own scripts. Keeps what a reader of the
// console and a listener of the elements' events would have seen.
(() => {
  if (window.__log) return;
  const log = [];
  Object.defineProperty(window, "__log", { value: log });
  const text = (value) => {
    if (value instanceof Error) return String(value);
    if (typeof value === "object" && value !== null) {
      try { return JSON.stringify(value); } catch { return String(value); }
    }
    return String(value);
  };
  const add = (kind, entry) => log.push({ kind, text: "", target: "", detail: null, ...entry });
  for (const kind of ["error", "warn"]) {
    const original = console[kind];
    console[kind] = function (...values) {
      add(kind, { text: values.map(text).join(" ") });
      return original.apply(this, values);
    };
  }
  const name = (node) => node?.id ? `#${node.id}` : node?.localName ?? "";
  for (const kind of ["inlay-ready", "inlay-error", "inlay-change"]) {
    // In the capture phase, where no one has stopped it yet.
    window.addEventListener(kind, (event) => {
      let detail = null;
      try { detail = JSON.parse(JSON.stringify(event.detail ?? null)); } catch { /* not data */ }
      add(kind, { target: name(event.target), detail, text: text(event.detail ?? "") });
    }, true);
  }
  window.addEventListener("error", (event) => {
    // A resource that fails to load has a target and no message.
    if (event instanceof ErrorEvent) add("uncaught", { text: event.message });
  }, true);
  window.addEventListener("unhandledrejection", (event) => {
    add("unhandledrejection", { text: text(event.reason) });
  });
  document.addEventListener("securitypolicyviolation", (event) => {
    add("policy", { text: `${event.violatedDirective} ${event.blockedURI}` });
  });
})();
