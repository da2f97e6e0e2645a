// Nodes, made by calls alone: the page's policy allows no markup from strings.

export function create(name, properties = {}, ...children) {
  const node = document.createElement(name);
  for (const [key, value] of Object.entries(properties)) {
    // `aria-…` and `role` are attributes; the rest are properties.
    if (key.includes("-") || key === "role" || key === "list") node.setAttribute(key, value);
    else node[key] = value;
  }
  node.append(...children);
  return node;
}

export function button(text, press, properties = {}) {
  const node = create("button", { type: "button", textContent: text, ...properties });
  node.addEventListener("click", press);
  return node;
}

export function setAttribute(node, name, value) {
  if (value === "") node.removeAttribute(name);
  else if (node.getAttribute(name) !== value) node.setAttribute(name, value);
}

/** Copies a text; where the browser doesn't allow it, selects it in `source`. */
export async function copy(text, source, output) {
  try {
    await navigator.clipboard.writeText(text);
    output.textContent = "Copied.";
  } catch {
    if (source instanceof HTMLTextAreaElement) source.select();
    else getSelection().selectAllChildren(source);
    output.textContent = "The browser didn’t allow copying. The text is selected: copy it by hand.";
  }
  setTimeout(() => (output.textContent = ""), 5_000);
}
