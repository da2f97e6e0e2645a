// An exhibit: an element, live, with the form and the JSON of its data, its
// attributes, and what an author takes along.

import { create, setAttribute } from "./dom.js";
import { Draft } from "./draft.js";
import { SETTINGS } from "./elements.js";
import { Form } from "./form.js";
import { keep, kept } from "./kept.js";
import { schemaFrom } from "./snippet.js";
import { Take } from "./take.js";

const EVENTS = ["inlay-ready", "inlay-error", "inlay-change"];
const LOG_LENGTH = 50;
// A key after the last one: half a word is seldom what is meant.
const PAUSE = 150;
const BLANK = "blank";
const KEPT = "kept";

const say = ({ type, detail }) => {
  if (type === "inlay-error") return `${detail.code}${detail.path && ` at ${detail.path}`}: ${detail.message}`;
  return detail == null ? "" : JSON.stringify(detail);
};

/** Line and column are those of a text that the author never sees; the path is told apart. */
const plain = ({ message, path }) => {
  const [place] = /^line \d+, column \d+/.exec(message) ?? [""];
  const rest = message.slice(place.length);
  return [`, ${path}: `, ": "].reduce((text, lead) => (text.startsWith(lead) ? text.slice(lead.length) : text), rest);
};

function setting(element, { name, about, options, hints }, change) {
  const id = `${element.tag}-${name}`;
  const label = create("label", { htmlFor: id }, create("code", { textContent: name }));
  if (about) label.append(` (${about})`);
  let input;
  let list = "";
  if (options) {
    input = create("select", { id }, ...options(element).map(([value, text = value]) => new Option(text, value)));
  } else {
    list = create("datalist", { id: `${id}-hints` }, ...hints.map((hint) => new Option(hint, hint)));
    input = create("input", { id, placeholder: "not set", autocomplete: "off", spellcheck: false, list: list.id });
  }
  // A typed setting takes effect when it is finished: half an instant is no instant.
  input.addEventListener("change", () => change(name, input.value.trim()));
  return { input, node: create("div", { className: "setting" }, label, input, list) };
}

export class Exhibit {
  #element;
  #node;
  #draft = new Draft();
  #form;
  #asked;
  #take;
  #shown;
  #values = {};
  #inputs = new Map();
  #still = new Set();
  #begun = false;
  #timer;
  #mistake;

  constructor(element) {
    this.#element = element;
    this.#node = document.getElementById("exhibit").content.cloneNode(true).firstElementChild;
    this.#label();
    this.#record();
    this.#take = new Take(element, this.#find(".taking"), () => this.#draft.file(this.#schema()));
    this.#attributes();
    if (element.widget) this.#data();
    else for (const css of ["[data-start]", "[data-form]", "[data-json]"]) this.#find(css).remove();
  }

  get node() {
    return this.#node;
  }

  #find(css) {
    return this.#node.querySelector(css);
  }

  #schema() {
    return schemaFrom(this.#values.src ?? "", this.#element.widget);
  }

  #label() {
    const { tag, about } = this.#element;
    this.#node.id = tag;
    const heading = this.#find("h2");
    heading.id = `${tag}-heading`;
    heading.append(create("code", { textContent: `<${tag}>` }));
    this.#node.setAttribute("aria-labelledby", heading.id);
    this.#find("[data-about]").textContent = about;
    this.#find("legend").textContent = `Attributes of ${tag}`;
    this.#find(".log").setAttribute("aria-label", `Events of ${tag}, newest first`);
    const stage = this.#find(".stage");
    stage.setAttribute("role", "group");
    stage.setAttribute("aria-label", `${tag}, live`);
  }

  // What the element tells.

  #record() {
    const log = this.#find(".log");
    let empty = true;
    const stage = this.#find(".stage");
    const verdict = this.#find("[data-verdict]");
    const reveal = this.#find("[data-reveal]");
    for (const type of EVENTS) {
      stage.addEventListener(type, (event) => {
        if (empty) log.replaceChildren();
        empty = false;
        const time = create("time", { textContent: new Date().toLocaleTimeString([], { hourCycle: "h23" }) });
        log.prepend(create("li", {}, time, " ", create("code", { textContent: type }), ` ${say(event)}`));
        while (log.childElementCount > LOG_LENGTH) log.lastElementChild.remove();
        if (type === "inlay-change") return;
        const path = event.detail?.path ?? "";
        this.#mistake = type === "inlay-error" ? { message: plain(event.detail), path } : undefined;
        const text = this.#mistake ? `Not yet: ${path && `${path}: `}${this.#mistake.message}` : "It works.";
        if (verdict.textContent !== text) verdict.textContent = text;
        verdict.classList.toggle("wrong", this.#mistake !== undefined);
        reveal.hidden = !this.#mistake || !this.#element.widget;
        this.#form?.blame(this.#mistake);
        this.#blameAttribute();
      });
    }
    reveal.addEventListener("click", async () => {
      this.#find("[data-form]").open = true;
      await this.#unfold();
      this.#form?.reveal();
    });
  }

  /** An attribute that can't be read is named like a field. */
  #blameAttribute() {
    for (const [name, input] of this.#inputs) {
      const wrong = this.#mistake?.path === name && !this.#element.widget;
      input.parentNode.querySelector(".wrong")?.remove();
      setAttribute(input, "aria-invalid", wrong ? "true" : "");
      setAttribute(input, "aria-describedby", wrong ? `${input.id}-wrong` : "");
      if (wrong) input.after(create("p", { className: "wrong", id: `${input.id}-wrong`, textContent: this.#mistake.message }));
    }
  }

  // Attributes.

  #attributes() {
    const { own = [], without = [], extra = [], widget } = this.#element;
    const initial = () => ({ ...(this.#element.initial ?? { src: `/data/${widget}.json` }) });
    const settings = [...own, ...SETTINGS.filter(({ name }) => !without.includes(name)), ...extra];
    this.#still = new Set(settings.filter((each) => each.still).map(({ name }) => name));
    const draw = () => this.#take.show(Object.entries(this.#values).filter(([, value]) => value !== ""));
    for (const each of settings) {
      const { input, node } = setting(this.#element, each, (name, value) => {
        this.#values[name] = value;
        if (!this.#still.has(name) && this.#shown) setAttribute(this.#shown, name, value);
        draw();
      });
      this.#inputs.set(each.name, input);
      this.#find(".settings").append(node);
    }
    const reset = () => {
      this.#values = initial();
      for (const [name, input] of this.#inputs) input.value = this.#values[name] ?? "";
      this.#restart();
      draw();
    };
    this.#find("[data-restart]").addEventListener("click", () => this.#restart());
    this.#find("[data-reset]").addEventListener("click", reset);
    // Without data, they are all there is to change.
    this.#find("[data-attributes]").open = !widget;
    reset();
  }

  /** A new element. Before the sample is here, it would only miss its data. */
  #restart() {
    const { fallback, tag, widget } = this.#element;
    if (widget && !this.#begun) return;
    this.#shown = create(tag, {}, widget ? create("p", { textContent: fallback }) : fallback);
    for (const name in this.#values) if (!this.#still.has(name)) setAttribute(this.#shown, name, this.#values[name]);
    if (widget) this.#shown.data = this.#draft.value;
    this.#find(".stage").replaceChildren(widget ? create("div", {}, this.#shown) : create("p", {}, "We meet at ", this.#shown, "."));
  }

  // Data.

  #data() {
    const { tag, samples } = this.#element;
    const select = this.#find("[data-start] select");
    select.id = `${tag}-start`;
    this.#find("[data-start] label").htmlFor = select.id;
    select.append(...samples.map(([address, text]) => new Option(text, address)), new Option("Nothing", BLANK));
    const own = new Option("What you wrote", KEPT);
    if (kept(tag) !== undefined) {
      select.append(own);
      select.value = KEPT;
    }
    const start = async () => {
      const address = select.value;
      let text = address === BLANK ? "{}" : kept(tag);
      if (address !== BLANK && address !== KEPT) {
        // Without its sample, an author begins with nothing.
        const answer = await fetch(address).catch(() => undefined);
        text = answer?.ok ? await answer.text() : "{}";
        // Another may have been chosen meanwhile, or something written.
        if (address !== select.value) {
          this.#begin();
          return;
        }
      }
      this.#draft.start(text, this.#schema());
      this.#begin();
    };
    select.addEventListener("change", start);

    const area = this.#find("[data-json] textarea");
    area.id = `${tag}-json`;
    this.#find("[data-json] label").htmlFor = area.id;
    const unreadable = this.#find("[data-unreadable]");
    unreadable.id = `${tag}-unreadable`;
    area.setAttribute("aria-describedby", unreadable.id);
    area.addEventListener("input", () => this.#draft.read(area.value));
    this.#draft.listen((by) => {
      const { error, text } = this.#draft;
      if (by !== "start") {
        keep(tag, text);
        if (!own.isConnected) select.append(own);
        select.value = KEPT;
      }
      if (by !== "text") area.value = text;
      unreadable.textContent = error;
      setAttribute(area, "aria-invalid", error ? "true" : "");
      if (this.#form) {
        // The form shows what could be read last, and would write over the rest.
        this.#form.node.disabled = error !== "";
        if (by !== "form" && !error) this.#form.reset();
      }
      clearTimeout(this.#timer);
      if (error || !this.#shown) return;
      this.#timer = setTimeout(() => (this.#shown.data = this.#draft.value), by === "start" ? 0 : PAUSE);
    });
    this.#find("[data-form]").addEventListener("toggle", () => this.#unfold());
    start();
  }

  /** The element itself, made when there is something to show. */
  #begin() {
    if (this.#begun) return;
    this.#begun = true;
    this.#restart();
  }

  /** The form, made when it is first opened. */
  #unfold() {
    if (!this.#find("[data-form]").open) return this.#asked;
    this.#asked ??= (async () => {
      const { tag, widget } = this.#element;
      const loading = this.#find("[data-loading]");
      try {
        const answer = await fetch(`/inlay/schemas/${widget}.schema.json`);
        if (!answer.ok) throw new Error(`The server answers ${answer.status}.`);
        const schema = await answer.json();
        this.#form = new Form(schema, this.#draft, `${tag}-field`);
        this.#form.node.disabled = this.#draft.error !== "";
        loading.replaceWith(this.#form.node);
        this.#form.blame(this.#mistake);
      } catch (error) {
        this.#asked = undefined;
        loading.textContent = `The form can’t be shown without its schema. ${error.message} Change the JSON instead, or open this again.`;
      }
    })();
    return this.#asked;
  }
}
