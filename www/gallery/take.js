// What an author takes along: the data file, and what to write where, by engine.

import { button, copy, create } from "./dom.js";
import { ENGINES, place } from "./snippet.js";

export class Take {
  #element;
  #engine = "html";
  #attributes = [];
  #files = create("div", { className: "files" });
  #where = create("p", { className: "hint" });

  /** `file()` is the data file's text; there is none where attributes are the data. */
  constructor(element, node, file) {
    this.#element = element;
    const { tag, widget } = element;
    const engine = create("select", { id: `${tag}-engine` }, ...Object.entries(ENGINES).map(([name, { label }]) => new Option(label, name)));
    engine.addEventListener("change", () => {
      this.#engine = engine.value;
      this.#draw();
    });
    this.fallback = create("textarea", { id: `${tag}-fallback`, rows: 3, value: element.fallback });
    this.fallback.setAttribute("aria-describedby", `${tag}-fallback-hint`);
    this.fallback.addEventListener("input", () => this.#draw());
    const fields = create(
      "div",
      { className: "settings" },
      create("div", { className: "setting" }, create("label", { htmlFor: engine.id, textContent: "Your site is made with" }), engine),
      create(
        "div",
        { className: "setting" },
        create("label", { htmlFor: this.fallback.id, textContent: "Fallback: what the page says by itself" }),
        this.fallback,
        create("p", { className: "hint", id: `${tag}-fallback-hint`, textContent: "Readers see it until the widget works, and where it can’t; search engines and feeds see it too. So write what the page would say anyway." }),
      ),
    );
    node.append(fields);
    if (widget) {
      const output = create("output");
      const name = `${widget}.json`;
      const source = create("pre", { className: "aside" });
      const taken = button("Copy the data file", () => {
        source.textContent = file();
        copy(file(), source, output);
      });
      const saved = button(`Download ${name}`, () => {
        save(name, file());
        output.textContent = `${name} is downloaded.`;
      });
      const figure = create("div", { className: "file" }, create("h4", { textContent: "Data file" }), this.#where, source, create("div", { className: "buttons" }, taken, saved, output));
      figure.dataset.file = "data";
      node.append(figure);
    }
    node.append(this.#files);
  }

  /** Anew, with the attributes that are set: pairs of name and value. */
  show(attributes) {
    this.#attributes = attributes;
    this.#draw();
  }

  #draw() {
    const { tag, own } = this.#element;
    const parts = { tag, attributes: this.#attributes, fallback: this.fallback.value, inline: own !== undefined };
    const src = this.#attributes.find(([name]) => name === "src")?.[1];
    const path = src ? place(this.#engine, src) : "";
    const why = path === src ? "" : `, which your pages find as ${src}`;
    this.#where.textContent = src ? `Put it at ${path}${why}.` : "Say in the attribute src where your pages find it.";
    const files = ENGINES[this.#engine].files(parts).map(({ name, note, text }) => {
      const code = create("code", { textContent: text });
      const output = create("output");
      return create(
        "div",
        { className: "file", "data-file": name },
        create("h4", { textContent: name }),
        create("p", { className: "hint", textContent: note }),
        create("pre", { className: "snippet" }, code),
        create("div", { className: "buttons" }, button("Copy", () => copy(text, code, output), { "aria-label": `Copy what goes into: ${name}` }), output),
      );
    });
    this.#files.replaceChildren(...files);
  }
}

function save(name, text) {
  const href = URL.createObjectURL(new Blob([text], { type: "application/json" }));
  create("a", { href, download: name }).click();
  // The download has begun by then, and holds on to it.
  setTimeout(() => URL.revokeObjectURL(href), 10_000);
}
