// Fields for single values. Each shows what stands in the data, whatever that is:
// a value of the wrong kind can be mended here, and never gets lost unseen.

import { button, create } from "./dom.js";
import { Digits, at, number, parse, write } from "./json.js";
import { FEW, fits, fresh, nodeOf } from "./schema.js";
import { list, map, object, ways } from "./containers.js";

// The schemas don't tell a line from a paragraph.
const PARAGRAPHS = /^(template|summary|mission|purpose|help)$/;
const LONG = 60;

/** `working_days_before` as words. */
export const words = (name) => {
  const text = String(name).replaceAll("_", " ");
  return text.charAt(0).toUpperCase() + text.slice(1);
};

/**
 * The field of a place. `how.label` names it; `how.required` is said;
 * `how.empty` is what an emptied field leaves: nothing unless given.
 */
export function field(form, path, schema, how) {
  const node = nodeOf(form.root, schema);
  return form.place(path, () => body(form, path, node, how));
}

/** What is in a place. */
export function body(form, path, node, how) {
  const value = at(form.draft.value, path);
  const absent = value === undefined || value === null;
  if (!absent && !fits(node, value)) return raw(form, path, node, how);
  switch (node.kind) {
    case "object":
      return path.length > 0 && absent ? offered(form, path, node, how) : node.properties.length ? object(form, path, node, how) : map(form, path, node, how);
    case "list":
      return list(form, path, node, how);
    case "either":
      return ways(form, path, node, how);
    case "any":
      return raw(form, path, node, how);
    default:
      return single(form, path, node, how);
  }
}

/** A button for what isn't there yet. */
function offered(form, path, node, how) {
  if (!node.properties.length) return map(form, path, node, how);
  const add = () => {
    form.draft.set(path, fresh(form.root, node));
    form.redraw(path);
    form.focus(path);
  };
  return [
    button(`Add ${how.label.toLowerCase()}`, add, { className: "add" }),
    ...hint(form, node, how).nodes,
  ];
}

/** The description of a field, and its id for `aria-describedby`. */
export function hint(form, node, how) {
  const text = node.description && how.plain === undefined ? node.description : "";
  if (!text) return { nodes: [], id: "" };
  const id = form.fresh();
  // Descriptions name fields as Markdown does.
  const parts = text.split("`").map((part, place) => (place % 2 ? create("code", { textContent: part }) : part));
  return { nodes: [create("p", { className: "hint", id }, ...parts)], id };
}

export const mark = (how) => (how.required ? [create("span", { className: "must", textContent: " (required)" })] : []);

function single(form, path, node, how) {
  const id = form.fresh();
  const said = hint(form, node, how);
  const input = control(form, path, node, how);
  input.id = id;
  input.classList.add("control");
  if (said.id) {
    input.setAttribute("aria-describedby", said.id);
    // A mistake is told beside it.
    input.dataset.hint = said.id;
  }
  if (how.required) input.setAttribute("aria-required", "true");
  const label = create("label", { htmlFor: id, className: how.hidden ? "aside" : "" }, how.label, ...mark(how));
  if (node.kind !== "flag") return [label, input, ...said.nodes];
  // A box stands before its words.
  label.className = "tick";
  input.removeAttribute("aria-required");
  return [input, label, ...said.nodes];
}

function control(form, path, node, how) {
  const value = at(form.draft.value, path);
  const set = (entered) => form.draft.set(path, entered);
  const empty = "empty" in how ? how.empty : how.required && node.kind === "text" ? "" : undefined;
  if (node.kind === "flag") {
    const input = create("input", { type: "checkbox", checked: value ?? node.default ?? false });
    const usual = node.default ?? false;
    input.addEventListener("change", () => set(input.checked === usual && !how.required && !("empty" in how) ? undefined : input.checked));
    return input;
  }
  if (node.kind === "choice" && node.options.length <= FEW) return choice(node, value, set, how, empty);
  const text = value === undefined || value === null ? "" : String(value);
  const input = typed(form, node, path, text);
  input.value = text;
  const numeric = node.kind === "number" || value instanceof Digits || typeof value === "number";
  input.addEventListener("input", () => {
    if (input.value === "") set(empty);
    // What is no number stands as it was typed, and the widget says so.
    else set((numeric ? number(input.value.trim()) : undefined) ?? input.value);
  });
  return input;
}

function typed(form, node, path, text) {
  if (node.kind === "choice") {
    const input = create("input", { type: "text", autocomplete: "off", spellcheck: false, list: form.completion(node) });
    return input;
  }
  if (node.kind === "number" || node.numeric) return create("input", { type: "text", inputMode: "decimal", autocomplete: "off" });
  // A date that is none would look empty in a date field.
  if (node.format === "date" && (text === "" || /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/.test(text))) {
    return create("input", { type: "date" });
  }
  const plain = !node.pattern && !node.format;
  if (text.includes("\n") || (plain && (text.length > LONG || PARAGRAPHS.test(path.at(-1))))) {
    return create("textarea", { rows: Math.min(Math.max(text.split("\n").length, Math.ceil(text.length / 50), 2), 12) });
  }
  return create("input", { type: "text", autocomplete: "off", spellcheck: plain });
}

function choice(node, value, set, how, empty) {
  const absent = value === undefined || value === null;
  const values = node.options.map((option) => option.value);
  const options = node.options.map(({ value: each, about }) => new Option(about ? `${each}: ${about.replaceAll("`", "")}` : each, each));
  if (absent || !how.required) options.unshift(new Option(how.required ? "Choose…" : "Not set", ""));
  // What isn't among them is shown all the same.
  if (!absent && !values.includes(value)) options.unshift(new Option(`${value} (not known)`, ` ${value}`));
  const select = create("select", {}, ...options);
  select.value = absent ? "" : values.includes(value) ? value : ` ${value}`;
  select.addEventListener("change", () => {
    if (select.value === "") set(empty);
    else set(values.find((each) => String(each) === select.value) ?? value);
  });
  return select;
}

/** JSON for what has no field: unknown names, and values of another kind. */
export function raw(form, path, node, how) {
  const value = at(form.draft.value, path);
  const id = form.fresh();
  const text = value === undefined ? "" : write(value, "", 0, false);
  const input = create("textarea", { id, className: "control code", rows: Math.min(text.split("\n").length + 1, 10), spellcheck: false, value: text });
  const wrong = create("p", { className: "hint", role: "status" });
  input.addEventListener("change", () => {
    try {
      form.draft.set(path, input.value.trim() === "" ? undefined : parse(input.value));
      wrong.textContent = "";
    } catch (error) {
      wrong.textContent = `This isn’t taken over yet. ${error.message}`;
    }
  });
  const why = how.unknown ? "The schema doesn’t know this field." : "The form has no field for this value; here it is as JSON.";
  const known = node.kind !== "any";
  const afresh = button("Start this field afresh", () => {
    form.draft.set(path, fresh(form.root, node));
    form.redraw(path);
    form.focus(path);
  });
  const remove = button(`Remove ${how.label}`, () => {
    form.draft.set(path, undefined);
    form.redraw(path.slice(0, -1));
    form.focus(path.slice(0, -1));
  });
  return [
    create("label", { htmlFor: id }, how.label, ...mark(how)),
    input,
    create("p", { className: "hint", textContent: why }),
    wrong,
    create("div", { className: "buttons" }, ...(known ? [afresh] : []), ...(how.unknown ? [remove] : [])),
  ];
}
