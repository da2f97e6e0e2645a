// A data file while it is written: as text, and as the value that the text holds.
// The form changes the value, the text area the text; each hears of the other.

import { isObject, parse, put, write } from "./json.js";

export class Draft {
  value = {};
  text = "{}";
  /** Why the text can't be read; the value is then the one before. */
  error = "";
  #heard = [];

  /** `tell(by)` is called after each change: `by` is "form", "text" or "start". */
  listen(tell) {
    this.#heard.push(tell);
  }

  #told(by) {
    for (const tell of this.#heard) tell(by);
  }

  /** Puts something else at a place; `undefined` takes it away. */
  set(path, value) {
    this.value = put(this.value, path, value) ?? {};
    this.text = `${write(this.value)}\n`;
    this.error = "";
    this.#told("form");
  }

  /** Takes a text over, if it can be read. */
  read(text, by = "text") {
    this.text = text;
    try {
      this.value = parse(text);
      this.error = "";
    } catch (error) {
      this.error = error.message;
    }
    this.#told(by);
  }

  /** Begins with a text; `schema` is where its schema is, seen from the file. */
  start(text, schema) {
    this.read(withSchema(text, schema), "start");
  }

  /** The file as it is handed over. */
  file(schema) {
    return this.error ? this.text : withSchema(this.text, schema);
  }
}

/** The text with `$schema` in it, and otherwise as the author wrote it. */
function withSchema(text, schema) {
  let value;
  try {
    value = parse(text);
  } catch {
    return text;
  }
  if (!isObject(value) || Object.hasOwn(value, "$schema")) return text;
  const field = `"$schema": ${JSON.stringify(schema)}`;
  const rest = text.slice(text.indexOf("{") + 1);
  return Object.keys(value).length ? `{\n  ${field},${rest.startsWith("\n") ? "" : "\n  "}${rest}` : `{\n  ${field}\n}\n`;
}
