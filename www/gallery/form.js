// The form of a data file: places that can be drawn anew one by one, the mistake
// that the widget found shown at the place it names, and focus that isn't lost.

import { create, setAttribute } from "./dom.js";
import { shown } from "./json.js";
import { FEW, nodeOf } from "./schema.js";
import { body } from "./fields.js";

const FOCUSABLE = "input:not([disabled]), select, textarea, button:not([disabled])";

export class Form {
  #places = new Map();
  #open = new Set();
  #lists = new Map();
  #mistake;
  #count = 0;
  /** Which of several ways an author has picked, by place, where the value doesn't tell yet. */
  ways = new Map();

  /** `draft` has the value; `id` begins the ids of all controls. */
  constructor(root, draft, id) {
    this.root = root;
    this.draft = draft;
    this.id = id;
    this.said = create("p", { className: "aside", role: "status" });
    this.node = create("fieldset", { className: "form" });
    this.reset();
  }

  /** Draws all of it anew; what stood open does so again. */
  reset() {
    this.#places.clear();
    this.#lists.clear();
    this.ways.clear();
    const legend = create("legend", { className: "aside", textContent: "Data" });
    this.node.replaceChildren(legend, this.place([], () => body(this, [], nodeOf(this.root, this.root), { label: "Data" })), this.said);
    this.#mark();
  }

  fresh() {
    this.#count += 1;
    return `${this.id}-${this.#count}`;
  }

  say(text) {
    this.said.textContent = text;
  }

  // Places.

  /** The node for a place of the data; `draw` makes what is in it. */
  place(path, draw, open) {
    const key = shown(path);
    const node = create("div", { className: "place", "data-path": key });
    this.#places.set(key, { node, path, draw, open });
    node.replaceChildren(...draw());
    return node;
  }

  redraw(path) {
    const key = shown(path);
    const place = this.#places.get(key);
    if (!place) return;
    for (const other of this.#places.keys()) {
      if (other !== key && (key === "" || other.startsWith(`${key}.`) || other.startsWith(`${key}[`))) this.#places.delete(other);
    }
    place.node.replaceChildren(...place.draw());
    this.#mark();
  }

  /** What one of these finds in a place, or else its first control, takes the focus. */
  focus(path, ...css) {
    const node = this.#places.get(shown(path))?.node;
    const found = [...css, FOCUSABLE].map((each) => node?.querySelector(each));
    found.find(Boolean)?.focus();
  }

  // What is unfolded.

  isOpen(path) {
    return this.#open.has(shown(path));
  }
  setOpen(path, open) {
    if (open) this.#open.add(shown(path));
    else this.#open.delete(shown(path));
  }
  /** Entries of a list have other numbers now: `to` tells an old one's, or nothing. */
  renumber(path, to) {
    const base = `${shown(path)}[`;
    const moved = [...this.#open].flatMap((key) => {
      if (!key.startsWith(base)) return [key];
      const end = key.indexOf("]", base.length);
      const number = to(Number(key.slice(base.length, end)));
      return number === undefined ? [] : [base + number + key.slice(end)];
    });
    this.#open = new Set(moved);
    this.ways.clear();
  }

  /** Completion for a long choice, one list for all fields of its type. */
  completion(node) {
    const name = node.name ?? JSON.stringify(node.options.slice(0, 3));
    if (!this.#lists.has(name)) {
      const list = create("datalist", { id: this.fresh() }, ...node.options.map(({ value }) => new Option(value, value)));
      this.#lists.set(name, list);
      this.node.append(list);
    }
    return this.#lists.get(name).id;
  }

  static isLong(node) {
    return node.options.length > FEW;
  }

  // Mistakes.

  /** Shows what is wrong at the field that is closest to `path`; nothing clears it. */
  blame(mistake) {
    this.#mistake = mistake && { ...mistake, keys: keysOf(mistake) };
    this.#mark();
  }

  #mark() {
    for (const old of this.node.querySelectorAll(".wrong")) old.remove();
    for (const old of this.node.querySelectorAll("[aria-invalid]")) {
      old.removeAttribute("aria-invalid");
      setAttribute(old, "aria-describedby", old.dataset.hint ?? "");
    }
    if (!this.#mistake) return;
    const key = this.#mistake.keys.find((each) => this.#places.has(each));
    // What concerns the whole is told below the widget.
    if (!key) return;
    const { node } = this.#places.get(key);
    const wrong = create("p", { className: "wrong", id: this.fresh(), textContent: this.#mistake.message });
    const control = node.querySelector(":scope > .control, :scope > fieldset > .way > .control");
    if (control) {
      control.setAttribute("aria-invalid", "true");
      control.setAttribute("aria-describedby", [control.dataset.hint, wrong.id].filter(Boolean).join(" "));
      control.parentNode.append(wrong);
    } else {
      const legend = node.querySelector(":scope > fieldset > legend, :scope > .head");
      if (legend) legend.after(wrong);
      else node.prepend(wrong);
    }
  }

  /** Unfolds the way to what is wrong, and goes there. */
  reveal() {
    const keys = [...(this.#mistake?.keys ?? [])].reverse();
    for (const key of keys) this.#places.get(key)?.open?.();
    this.#mark();
    const wrong = this.node.querySelector(".wrong");
    const place = wrong?.closest(".place");
    (this.node.querySelector("[aria-invalid]") ?? place?.querySelector(FOCUSABLE))?.focus();
    wrong?.scrollIntoView({ block: "nearest" });
  }
}

/** The places around a mistake, the closest first. */
function keysOf({ path, message }) {
  const keys = [];
  for (let key = path; key; key = key.replace(/(\.[^.[\]]+|\[\d+\]|\["(?:[^"\\]|\\.)*"\]|^[^.[\]]+)$/, "")) {
    if (keys.at(-1) === key) break;
    keys.push(key);
  }
  // A field that is missing is blamed on what it is missing in.
  const missing = /^The field "([^"]+)" is missing/.exec(message)?.[1];
  if (missing) keys.unshift(path ? `${path}.${missing}` : missing);
  return keys;
}
