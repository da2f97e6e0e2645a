// What an element takes from where it stands: language, heading level, and where its
// data comes from.

const HEADINGS = "h1,h2,h3,h4,h5,h6";

/** The language tag in force: the nearest one that is declared, else the browser's. */
const langOf = (host) => host.closest("[lang]")?.getAttribute("lang") || navigator.language || "en";

/** The level for the widget's first heading: asked for, else one below that of the heading above. */
function levelOf(host) {
  const asked = host.getAttribute("heading-level");
  const level = /^[1-6]$/.test(asked) ? +asked : levelAbove(host) + 1;
  return Math.min(Math.max(level, 2), 6);
}

/** The level of the last heading before `host` in the document. */
function levelAbove(host) {
  for (let place = host; place; place = place.parentElement) {
    while (place.previousElementSibling) {
      place = place.previousElementSibling;
      const last = place.matches(HEADINGS) ? place : [...place.querySelectorAll(HEADINGS)].pop();
      if (last) return +last.localName[1];
    }
  }
  return 1;
}

/**
 * Where the data comes from: its `text`, the `page`, or the address `src`; none of them where
 * the element names none. `origin` is what an author calls it.
 */
function sourceOf({ host, data, own }) {
  // Attributes are the data: a line each, and one that says whether the page has words.
  if (own.length) {
    const lines = own.filter((name) => host.hasAttribute(name));
    const given = lines.map((name) => `${name}=${host.getAttribute(name).replaceAll("\n", " ")}\n`);
    return { text: given.join("") + (host.textContent.trim() && "text=") };
  }
  if (data != null) return { text: JSON.stringify(data) };
  const inline = host.querySelector(':scope > script[type="application/json"]');
  if (inline) return { text: inline.textContent };
  const from = host.getAttribute("from");
  if (from) return { page: true, origin: `#${from.replace(/^#/, "")}` };
  const src = host.getAttribute("src");
  return src === null ? {} : { src, origin: src };
}

/** What is wrong with the data of an element, in words for its author. */
function invalid({ host, own, origin = "" }, path, message, line, column) {
  if (own.length) return attributeInvalid(host, path, message);
  // A section of a page has no lines.
  const place = origin[0] === "#" ? [origin] : [origin, `line ${line}`, `column ${column}`];
  return `${[...place, path].filter(Boolean).join(", ")}: ${message}`;
}

const attributeInvalid = (host, name, message) => `the attribute ${name}="${host.getAttribute(name) ?? ""}": ${message}`;
