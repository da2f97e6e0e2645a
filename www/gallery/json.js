// Data as text and as values. A reader of its own, since `JSON.parse` drops what
// an author wrote: the digits of an amount, and one of two fields of the same name.

/** A number whose digits JavaScript would change, like 18500.00. */
export class Digits {
  constructor(text) {
    this.text = text;
  }
  toJSON() {
    return JSON.rawJSON?.(this.text) ?? Number(this.text);
  }
  toString() {
    return this.text;
  }
}

const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const STRING = /"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/y;
const SPACE = /[ \t\r\n]*/y;
const WORDS = [["true", true], ["false", false], ["null", null]];
const DEEPEST = 100;

export class Unreadable extends Error {
  constructor(text, at, what) {
    const before = text.slice(0, at).split("\n");
    super(`Line ${before.length}, column ${before.at(-1).length + 1}: ${what}`);
    this.at = at;
  }
}

/** A number from its text; none if the text is no number. */
export function number(text) {
  NUMBER.lastIndex = 0;
  if (NUMBER.exec(text)?.[0] !== text) return undefined;
  return String(Number(text)) === text ? Number(text) : new Digits(text);
}

/** The value of a text, or an `Unreadable`. */
export function parse(text) {
  let at = text.startsWith("\ufeff") ? 1 : 0;
  const fail = (what, where = at) => {
    throw new Unreadable(text, where, what);
  };
  const take = (pattern) => {
    pattern.lastIndex = at;
    const found = pattern.exec(text)?.[0];
    if (found !== undefined) at += found.length;
    return found;
  };
  const next = (sign) => {
    take(SPACE);
    if (text[at] !== sign) return false;
    at += 1;
    return true;
  };
  const string = () => {
    const found = take(STRING);
    return found === undefined ? fail("a text in double quotes should stand here.") : JSON.parse(found);
  };
  const value = (depth) => {
    if (depth > DEEPEST) fail("this is nested too deeply.");
    take(SPACE);
    if (next("{")) {
      const fields = new Map();
      if (next("}")) return {};
      do {
        take(SPACE);
        const start = at;
        const name = string();
        if (fields.has(name)) fail(`the field "${name}" stands here twice.`, start);
        if (!next(":")) fail("a colon should stand here.");
        fields.set(name, value(depth + 1));
      } while (next(","));
      if (!next("}")) fail("a comma or } should stand here.");
      // Unlike an assignment, this takes any name, `__proto__` too.
      return Object.fromEntries(fields);
    }
    if (next("[")) {
      const entries = [];
      if (next("]")) return entries;
      do entries.push(value(depth + 1));
      while (next(","));
      if (!next("]")) fail("a comma or ] should stand here.");
      return entries;
    }
    if (text[at] === '"') return string();
    const word = WORDS.find(([name]) => text.startsWith(name, at));
    if (word) {
      at += word[0].length;
      return word[1];
    }
    const digits = take(NUMBER);
    return digits === undefined ? fail("a value should stand here.") : number(digits);
  };
  const whole = value(0);
  take(SPACE);
  if (at < text.length) fail("nothing should follow here.");
  return whole;
}

const isList = Array.isArray;
export const isObject = (value) =>
  typeof value === "object" && value !== null && !isList(value) && !(value instanceof Digits);

const LINE = 100;

function compact(value) {
  if (value instanceof Digits) return value.text;
  if (isList(value)) return `[${value.map(compact).join(", ")}]`;
  if (!isObject(value)) return JSON.stringify(value);
  const fields = Object.entries(value).map(([name, each]) => `${JSON.stringify(name)}: ${compact(each)}`);
  return fields.length ? `{ ${fields.join(", ")} }` : "{}";
}

/**
 * A value as text: what is short stands on a line, as one would write it by hand.
 * A `whole` file has a line per field all the same.
 */
export function write(value, indent = "", lead = 0, whole = indent === "") {
  const short = compact(value);
  if (!(whole && isObject(value)) && (indent.length + lead + short.length <= LINE || typeof value !== "object" || value instanceof Digits)) {
    return short;
  }
  const inner = `${indent}  `;
  if (isList(value)) {
    return value.length ? `[\n${value.map((each) => inner + write(each, inner)).join(",\n")}\n${indent}]` : "[]";
  }
  const fields = Object.entries(value).map(([name, each]) => {
    const head = `${JSON.stringify(name)}: `;
    return inner + head + write(each, inner, head.length);
  });
  return fields.length ? `{\n${fields.join(",\n")}\n${indent}}` : "{}";
}

/** A place as the widgets tell it: `rotation[1].zone`. */
export function shown(path) {
  return path.reduce((text, step) => {
    if (typeof step === "number") return `${text}[${step}]`;
    if (/^[A-Za-z0-9_$\u0080-\uffff-]+$/.test(step)) return text === "" ? step : `${text}.${step}`;
    return `${text}[${JSON.stringify(step)}]`;
  }, "");
}

/** What stands at a place, if anything does. */
export function at(value, path) {
  return path.reduce((inner, step) => {
    const there = typeof inner === "object" && inner !== null && Object.hasOwn(inner, step);
    return there ? inner[step] : undefined;
  }, value);
}

/** A copy with something else at a place; `undefined` takes it away. */
export function put(value, path, replaced) {
  if (path.length === 0) return replaced;
  const [step, ...rest] = path;
  if (isList(value)) {
    const entry = put(value[step], rest, replaced);
    return entry === undefined ? value.toSpliced(step, 1) : value.with(step, entry);
  }
  const fields = new Map(Object.entries(isObject(value) ? value : {}));
  const field = put(fields.get(step), rest, replaced);
  if (field === undefined) fields.delete(step);
  else fields.set(step, field);
  return Object.fromEntries(fields);
}

/** A copy in which a field has another name and its old place. */
export function renamed(object, from, to) {
  return Object.fromEntries(Object.entries(object).map(([name, value]) => [name === from ? to : name, value]));
}
