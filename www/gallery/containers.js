// Fields that hold others: objects, objects whose names are the author's, lists,
// and values that can be written in several ways.

import { button, create } from "./dom.js";
import { at, isObject, renamed, shown } from "./json.js";
import { converted, entry, fits, nodeOf, wayOf } from "./schema.js";
import { body, field, hint, mark, raw, words } from "./fields.js";

/** So many choices of a list stand there as boxes to tick. */
const BOXES = 12;

function group(form, node, how, ...children) {
  const said = hint(form, node, how);
  const legend = create("legend", {}, how.label, ...mark(how));
  const set = create("fieldset", { className: "group" }, legend, ...said.nodes, ...children);
  if (said.id) set.setAttribute("aria-describedby", said.id);
  return set;
}

/** A row with a label of its own, for choosing how something is written. */
function picker(form, label, options, chosen, pick) {
  const select = create("select", { id: form.fresh() }, ...options.map((text, place) => new Option(text, place)));
  select.value = chosen;
  select.addEventListener("change", () => pick(Number(select.value)));
  return create("div", { className: "place" }, create("label", { htmlFor: select.id, textContent: label }), select);
}

// Objects.

const FIRST = ["title", "name", "label", "id", "kind"];
const LAST = ["links", "as_of"];

/** Schemas list fields by the alphabet; an author begins with what a thing is called. */
function rank(node, name) {
  if (FIRST.includes(name)) return FIRST.indexOf(name) - FIRST.length;
  if (LAST.includes(name)) return 2;
  return node.required.has(name) || node.ways.some((names) => names.includes(name)) ? 0 : 1;
}

export function object(form, path, node, how) {
  const value = at(form.draft.value, path) ?? {};
  const wayfarers = new Set(node.ways.flat());
  const way = node.ways.findIndex((names) => names.every((name) => value[name] !== undefined && value[name] !== null));
  const chosen = form.ways.get(shown(path)) ?? way;
  const shownHere = ([name]) => !wayfarers.has(name) || node.ways[chosen]?.includes(name) || value[name] !== undefined;
  const fields = node.properties
    .filter(shownHere)
    .sort(([one], [other]) => rank(node, one) - rank(node, other))
    .map(([name, schema]) => {
      const required = node.required.has(name) || (node.ways[chosen]?.includes(name) ?? false);
      return field(form, [...path, name], schema, { label: words(name), required });
    });
  const known = new Set([...node.properties.map(([name]) => name), ...(path.length ? [] : ["$schema"])]);
  const others = Object.keys(value)
    .filter((name) => !known.has(name))
    .map((name) => {
      const place = [...path, name];
      return form.place(place, () => raw(form, place, { kind: "any" }, { label: name, unknown: true }));
    });
  const choosing = node.ways.length ? [picker(form, "Which way", ["Choose…", ...node.ways.map((names) => names.join(" and "))], chosen + 1, (picked) => {
    const names = node.ways[picked - 1] ?? [];
    form.ways.set(shown(path), picked - 1);
    // Ways exclude each other: what only another one has would be a mistake.
    const kept = Object.entries(at(form.draft.value, path) ?? {}).filter(([name]) => !wayfarers.has(name) || names.includes(name));
    form.draft.set(path, Object.fromEntries(kept));
    form.redraw(path);
    form.focus(path, "select");
  })] : [];
  if (how.bare || path.length === 0) return [...choosing, ...fields, ...others];
  const remove = button(`Remove ${how.label.toLowerCase()}`, () => {
    form.draft.set(path, how.empty);
    form.redraw(path);
    form.focus(path);
  });
  const tools = how.required ? [] : [create("div", { className: "buttons" }, remove)];
  return [group(form, node, how, ...choosing, ...fields, ...others, ...tools)];
}

/** An object whose names are the author's, like countries by region. */
export function map(form, path, node, how) {
  const value = at(form.draft.value, path) ?? {};
  const schema = node.extra ?? {};
  const inner = nodeOf(form.root, schema);
  const rows = Object.keys(value).map((name) => {
    const key = create("input", { id: form.fresh(), value: name, autocomplete: "off", spellcheck: false });
    const wrong = create("p", { className: "hint", role: "status" });
    key.addEventListener("change", () => {
      const now = at(form.draft.value, path);
      const to = key.value.trim();
      if (to === name) return;
      if (to === "" || Object.hasOwn(now, to)) {
        wrong.textContent = to === "" ? "A name is needed." : `There is an entry called ${to} already.`;
        return;
      }
      form.draft.set(path, renamed(now, name, to));
      form.redraw(path);
      form.focus([...path, to]);
    });
    const remove = button("Remove", () => {
      const names = Object.keys(at(form.draft.value, path));
      const next = names[names.indexOf(name) + 1] ?? names[names.indexOf(name) - 1];
      form.draft.set([...path, name], undefined);
      if (names.length === 1 && !how.required) form.draft.set(path, undefined);
      form.redraw(path);
      form.focus(next === undefined ? path : [...path, next]);
      form.say(`${name} removed.`);
    }, { "aria-label": `Remove ${name}` });
    const label = create("label", { htmlFor: key.id, textContent: "Name" });
    const empty = inner.nullable ? null : inner.kind === "text" ? "" : undefined;
    const content = field(form, [...path, name], schema, { label: `${how.label}: ${name}`, empty });
    return create("div", { className: "entry", role: "group", "aria-label": name }, create("div", { className: "head" }, create("div", { className: "place" }, label, key, wrong), remove), content);
  });
  const added = create("input", { id: form.fresh(), className: "new", autocomplete: "off", spellcheck: false });
  const add = () => {
    const name = added.value.trim();
    const now = at(form.draft.value, path) ?? {};
    if (name === "" || Object.hasOwn(now, name)) {
      form.say(name === "" ? "Write the new entry’s name first." : `There is an entry called ${name} already.`);
      added.focus();
      return;
    }
    form.draft.set(path, { ...now, [name]: inner.nullable && inner.kind !== "object" ? null : entry(form.root, inner) });
    form.redraw(path);
    form.focus([...path, name]);
    form.say(`${name} added.`);
  };
  added.addEventListener("keydown", (event) => {
    if (event.key === "Enter") add();
  });
  const label = create("label", { htmlFor: added.id, textContent: "Name of a new entry" });
  const bar = create("div", { className: "head" }, create("div", { className: "place" }, label, added), button("Add", add, { "aria-label": `Add to ${how.label.toLowerCase()}` }));
  return [group(form, node, how, ...rows, bar)];
}

// Lists.

/** What an entry is called in its heading: the first texts that name it. */
function title(value) {
  if (!isObject(value)) return "";
  const names = ["name", "title", "label", "role", "region", "id", "zone", "kind", "date"];
  const texts = names.map((name) => value[name]).filter((text) => typeof text === "string" && text !== "");
  return texts.slice(0, 2).join(" · ");
}

export function list(form, path, node, how) {
  const value = at(form.draft.value, path) ?? [];
  const items = nodeOf(form.root, node.items);
  if (items.kind === "choice" && items.options.length <= BOXES) {
    const options = items.options.map((option) => option.value);
    if (new Set(value).size === value.length && value.every((each) => options.includes(each))) {
      return [boxes(form, path, node, how, options)];
    }
  }
  const set = (entries) => form.draft.set(path, entries.length === 0 && !how.required && !("empty" in how) ? undefined : entries);
  const now = () => at(form.draft.value, path) ?? [];
  const what = how.label.toLowerCase();
  const fixed = node.min === node.max;
  const move = (from, to) => {
    const entries = [...now()];
    entries.splice(to, 0, ...entries.splice(from, 1));
    form.renumber(path, (number) => (number === from ? to : number === to ? from : number));
    set(entries);
    form.redraw(path);
    form.focus([...path, to], ...(to < from ? [".up:not([disabled])", ".down"] : [".down:not([disabled])", ".up"]));
    form.say(`Entry ${from + 1} is entry ${to + 1} now.`);
  };
  const remove = (place) => {
    form.renumber(path, (number) => (number === place ? undefined : number > place ? number - 1 : number));
    set(now().toSpliced(place, 1));
    form.redraw(path);
    const left = now().length;
    if (left) form.focus([...path, Math.min(place, left - 1)], ".remove");
    else form.focus(path, ".add");
    form.say(`Entry ${place + 1} removed. ${left} left.`);
  };
  const add = () => {
    const last = now().length;
    set([...now(), entry(form.root, items)]);
    form.setOpen([...path, last], true);
    form.redraw(path);
    form.focus([...path, last], ".content :is(input, select, textarea)", ".control");
    form.say(`Entry ${last + 1} added.`);
  };
  const rows = value.map((each, place) => {
    const name = `${what} ${place + 1}`;
    const tools = fixed ? [] : [
      button("↑", () => move(place, place - 1), { className: "up", disabled: place === 0, "aria-label": `Move ${name} up` }),
      button("↓", () => move(place, place + 1), { className: "down", disabled: place === value.length - 1, "aria-label": `Move ${name} down` }),
      button("✕", () => remove(place), { className: "remove", "aria-label": `Remove ${name}` }),
    ];
    return row(form, [...path, place], items, { label: `${how.label} ${place + 1}`, ends: fixed && value.length === 2 ? ["From", "To"][place] : undefined }, tools);
  });
  const more = value.length < node.max ? [button(`Add to ${what}`, add, { className: "add" })] : [];
  return [group(form, node, how, ...rows, ...more)];
}

/** An entry: a field beside its buttons, or what unfolds below them. */
function row(form, path, items, how, tools) {
  const value = at(form.draft.value, path);
  const buttons = create("div", { className: "tools" }, ...tools);
  const isSingle = ["text", "number", "choice"].includes(items.kind) && fits(items, value);
  if (isSingle) {
    return form.place(path, () => {
      const nodes = body(form, path, items, { label: how.ends ?? how.label, hidden: !how.ends, empty: "", required: false, plain: true });
      const control = nodes.find((node) => node.classList.contains("control"));
      return how.ends ? nodes : [...nodes.filter((node) => node !== control), control, buttons];
    });
  }
  const head = create("button", { type: "button", className: "unfold" });
  const content = create("div", { className: "content", id: form.fresh() });
  head.setAttribute("aria-controls", content.id);
  const name = () => {
    const said = title(at(form.draft.value, path));
    head.textContent = said ? `${path.at(-1) + 1}. ${said}` : how.label;
  };
  const unfold = (open) => {
    form.setOpen(path, open);
    head.setAttribute("aria-expanded", String(open));
    content.hidden = !open;
    // What is never opened needs no fields.
    const bare = items.kind === "object" && fits(items, at(form.draft.value, path));
    content.replaceChildren(...(open ? body(form, path, items, { label: how.label, bare, required: true }) : []));
  };
  head.addEventListener("click", () => {
    unfold(!form.isOpen(path));
    form.redraw(path);
    head.isConnected ? head.focus() : form.focus(path, ".unfold");
  });
  content.addEventListener("input", name);
  content.addEventListener("change", name);
  return form.place(path, () => {
    name();
    unfold(form.isOpen(path));
    return [create("div", { className: "head" }, head, buttons), content];
  }, () => form.isOpen(path) || (form.setOpen(path, true), form.redraw(path)));
}

function boxes(form, path, node, how, options) {
  const ticked = new Set(at(form.draft.value, path) ?? []);
  const ticks = options.map((option) => {
    const input = create("input", { type: "checkbox", id: form.fresh(), checked: ticked.has(option) });
    input.addEventListener("change", () => {
      if (input.checked) ticked.add(option);
      else ticked.delete(option);
      const chosen = options.filter((each) => ticked.has(each));
      form.draft.set(path, chosen.length === 0 && !how.required ? undefined : chosen);
    });
    return create("div", { className: "box" }, input, create("label", { htmlFor: input.id, textContent: option }));
  });
  return group(form, node, how, create("div", { className: "boxes" }, ...ticks));
}

// Ways to write a value.

const WAYS = { text: "One text", number: "A number", list: "A list", flag: "Yes or no", object: "By name" };

export function ways(form, path, node, how) {
  const value = at(form.draft.value, path);
  const absent = value === undefined || value === null;
  const nodes = node.options.map((option) => nodeOf(form.root, option));
  const picked = form.ways.get(shown(path));
  const chosen = absent ? -1 : fits(nodes[picked] ?? {}, value) ? picked : wayOf(form.root, node, value);
  if (!absent && chosen < 0) return raw(form, path, node, how);
  const names = nodes.map((each) => (each.numeric ? "A number" : each.format === "date" ? "A date" : each.properties?.length ? "In full" : WAYS[each.kind] ?? "A value"));
  const pick = picker(form, "Written as", [how.required ? "Choose…" : "Not set", ...names], chosen + 1, (place) => {
    const made = place === 0 ? how.empty : converted(form.root, nodes[place - 1], at(form.draft.value, path));
    form.ways.set(shown(path), place - 1);
    form.draft.set(path, made);
    form.redraw(path);
    form.focus(path, "select");
  });
  const inner = chosen < 0 ? [] : body(form, path, nodes[chosen], { label: "Value", empty: how.empty ?? "", required: true });
  return [group(form, node, how, pick, create("div", { className: "place way" }, ...inner))];
}
