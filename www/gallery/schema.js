// What a JSON Schema says of a value, in the terms of a form.

import { Digits, isObject } from "./json.js";

/** More than this many are typed with completion instead of picked from a list. */
export const FEW = 30;

const typesOf = (schema) => [schema.type ?? []].flat();

/** `$ref` followed; what stands beside it comes first. */
function follow(root, schema) {
  let found = schema;
  for (let hops = 0; found.$ref && hops < 20; hops += 1) {
    const { $ref, ...beside } = found;
    const names = $ref.replace(/^#\/?/, "").split("/").filter(Boolean);
    const target = names.reduce((inner, name) => inner?.[name.replaceAll("~1", "/").replaceAll("~0", "~")], root);
    // Two descriptions: the field's says what it is for, the type's how it is written.
    const both = [beside.description, target?.description].filter(Boolean);
    found = { ...target, ...beside, name: names.at(-1) };
    if (both.length) found.description = [...new Set(both)].join(" ");
  }
  return found;
}

/**
 * A schema as a node of a form: its `kind`, and what that kind needs.
 * `nullable` is one that takes `null` as well.
 */
export function nodeOf(root, schema) {
  const found = follow(root, schema === true ? {} : schema);
  const base = { description: found.description, name: found.name, default: found.default };
  const parts = found.anyOf ?? found.oneOf?.filter((part) => !part.required || part.type);
  if (parts?.length && found.type !== "object") {
    const constants = parts.every((part) => "const" in part);
    if (constants) {
      const options = parts.map((part) => ({ value: part.const, about: part.description }));
      return { ...base, kind: "choice", options };
    }
    const real = parts.filter((part) => part.type !== "null");
    const nullable = real.length < parts.length || parts.some((part) => typesOf(part).includes("null"));
    if (real.length === 1) {
      const { description, ...inner } = nodeOf(root, real[0]);
      return { ...inner, default: base.default, nullable, description: joined(base.description, description) };
    }
    return { ...base, kind: "either", nullable, options: real.map((part) => part) };
  }
  const types = typesOf(found).filter((type) => type !== "null");
  const nullable = types.length < typesOf(found).length;
  if (found.enum) {
    const options = found.enum.filter((value) => value !== null).map((value) => ({ value }));
    return { ...base, kind: "choice", nullable, options };
  }
  if (types.length > 1) {
    // Amounts are texts or numbers: one field for both.
    if (types.every((type) => ["string", "number", "integer"].includes(type))) {
      return { ...base, kind: "text", nullable, numeric: true, pattern: found.pattern };
    }
    const { description, ...rest } = found;
    return { ...base, kind: "either", nullable, options: types.map((type) => ({ ...rest, type })) };
  }
  switch (types[0]) {
    case "object":
      return {
        ...base,
        kind: "object",
        nullable,
        properties: Object.entries(found.properties ?? {}).filter(([name]) => name !== "$schema"),
        required: new Set(found.required ?? []),
        extra: isObject(found.additionalProperties) ? found.additionalProperties : undefined,
        // Fields that only go together: each way is a list of names.
        ways: (found.oneOf ?? []).map((part) => part.required ?? []),
      };
    case "array":
      return { ...base, kind: "list", nullable, items: found.items ?? {}, min: found.minItems ?? 0, max: found.maxItems ?? Infinity };
    case "string":
      return { ...base, kind: "text", nullable, format: found.format, pattern: found.pattern };
    case "integer":
    case "number":
      return { ...base, kind: "number", nullable };
    case "boolean":
      return { ...base, kind: "flag", nullable };
    default:
      return { ...base, kind: "any", nullable };
  }
}

const joined = (one, other) => [...new Set([one, other].filter(Boolean))].join(" ") || undefined;

/** Whether the field for this node can show the value; what is in it is its own affair. */
export function fits(node, value) {
  const isText = typeof value === "string";
  const isNumber = typeof value === "number" || value instanceof Digits;
  switch (node.kind) {
    case "choice":
    case "text":
    case "number":
      return isText || isNumber;
    case "flag":
      return typeof value === "boolean";
    case "list":
      return Array.isArray(value);
    case "object":
      return isObject(value);
    case "either":
      return true;
    default:
      return false;
  }
}

/** Which of several ways a value is written in, from 0. */
export function wayOf(root, node, value) {
  const fitting = node.options.map((option) => nodeOf(root, option));
  const exact = fitting.findIndex(({ pattern, format, kind }) => {
    if (kind !== "text" || typeof value === "object") return false;
    if (format === "date") return /^\d{4}-\d{2}-\d{2}$/.test(value);
    return pattern ? new RegExp(pattern, "u").test(String(value)) : typeof value === "string";
  });
  return exact >= 0 ? exact : fitting.findIndex((option) => fits(option, value));
}

/** What a new value begins as; nothing where only the author can know. */
export function fresh(root, node) {
  switch (node.kind) {
    case "text":
      return "";
    case "flag":
      return node.default ?? false;
    case "list":
      return Array.from({ length: node.min }, () => entry(root, nodeOf(root, node.items)));
    case "object": {
      const fields = node.properties
        .filter(([name]) => node.required.has(name))
        .map(([name, schema]) => [name, fresh(root, nodeOf(root, schema))]);
      return Object.fromEntries(fields.filter(([, value]) => value !== undefined));
    }
    case "either":
      return fresh(root, nodeOf(root, node.options[0]));
    default:
      return undefined;
  }
}

/** What a new entry of a list begins as: it has to be something. */
export function entry(root, node) {
  return fresh(root, node) ?? (node.kind === "choice" ? node.options[0].value : "");
}

/** A value in another of its ways, as much as there is room for. */
export function converted(root, node, value) {
  const isText = typeof value === "string" || typeof value === "number" || value instanceof Digits;
  const text = isText ? value : [Array.isArray(value) ? value : isObject(value) ? Object.values(value) : []].flat().find((each) => typeof each === "string");
  const made = fresh(root, node);
  if (text === undefined) return made;
  if (node.kind === "text") return text;
  if (node.kind === "list") return [text];
  if (node.kind === "object") {
    const [name] = Object.keys(made).filter((key) => made[key] === "");
    return name ? { ...made, [name]: text } : made;
  }
  return made;
}
