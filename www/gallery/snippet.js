// What goes into the author's own site, by engine: the forms that the README gives
// under “In your site generator”. Each is a list of files with what to write there.

const attribute = (text) => text.replaceAll("&", "&amp;").replaceAll('"', "&quot;").replaceAll("<", "&lt;");
const content = (text) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");

/** In a Hugo shortcode, a value stands in quotes of Go. */
const quoted = (text) => `"${text.replaceAll("\\", "\\\\").replaceAll('"', '\\"')}"`;

/** The fallback as paragraphs: no blank line may stand in a block of Markdown. */
const paragraphs = (fallback) =>
  fallback
    .split(/\n\s*\n/)
    .map((each) => each.trim())
    .filter(Boolean)
    .map((each) => `  <p>${content(each)}</p>`)
    .join("\n");

function markup({ tag, attributes, fallback, inline }) {
  const list = attributes.map(([name, value]) => ` ${name}="${attribute(value)}"`).join("");
  if (inline) return `<${tag}${list}>${content(fallback)}</${tag}>`;
  return `<div>\n<${tag}${list}>\n${paragraphs(fallback)}\n</${tag}>\n</div>`;
}

function shortcode({ tag, attributes, inline }) {
  // The address of the data is what the shortcode is for; the rest may be left out elsewhere.
  const one = (name) => (name === "src" ? ` src="{{ .Get "src" }}"` : `{{ with .Get "${name}" }} ${name}="{{ . }}"{{ end }}`);
  const list = attributes.map(([name]) => one(name)).join("");
  // What ends the line would be a space in the sentence.
  if (inline) return `<${tag}${list}>{{ .Inner }}</${tag}>{{- /**/ -}}`;
  return `<div>\n<${tag}${list}>\n{{ .Page.RenderString (dict "display" "block") .Inner }}\n</${tag}>\n</div>`;
}

function usage({ tag, attributes, fallback, inline }) {
  const list = attributes.map(([name, value]) => ` ${name}=${quoted(value)}`).join("");
  const edge = inline ? "" : "\n";
  return `{{< ${tag}${list} >}}${edge}${fallback.trim()}${edge}{{< /${tag} >}}`;
}

/** In a sentence, or with a blank line before and after. */
const page = (name, parts) => ({
  name,
  note: parts.inline ? "In a sentence of the page." : "In the page, with a blank line before and after.",
  text: markup(parts),
});

/** Each engine: what it is called, where data files go, and its files. */
export const ENGINES = {
  html: {
    label: "HTML",
    folder: "",
    files: (parts) => [
      { name: "The page’s head", note: "Once on each page. Copy the library to /inlay/.", text: '<script type="module" src="/inlay/inlay.js"></script>' },
      page("The page", parts),
    ],
  },
  hugo: {
    label: "Hugo",
    folder: "static",
    files: (parts) => [
      { name: "The head of your base template", note: "Once for the site. Copy the library to static/inlay/.", text: '<script type="module" src="{{ "inlay/inlay.js" | relURL }}"></script>' },
      { name: `layouts/shortcodes/${parts.tag}.html`, note: "Once for the site.", text: shortcode(parts) },
      { name: "The page", note: parts.inline ? "In a sentence of the page." : "In the page. Markdown works between the two.", text: usage(parts) },
    ],
  },
  mdbook: {
    label: "mdBook",
    folder: "src",
    files: (parts) => [
      { name: "theme/head.hbs", note: "Once for the book. Copy the library to src/inlay/.", text: '<script defer src="{{ path_to_root }}inlay/inlay.classic.js"></script>' },
      page("The page", parts),
    ],
  },
  mkdocs: {
    label: "MkDocs",
    folder: "docs",
    files: (parts) => [
      { name: "mkdocs.yml", note: "Once for the site. Copy the library to docs/inlay/.", text: "extra_javascript:\n  - path: inlay/inlay.js\n    type: module" },
      page("The page", parts),
    ],
  },
};

/** Where a data file of this address belongs in the author's folders. */
export const place = (engine, src) => {
  const path = src.split(/[?#]/)[0].replace(/^\/+/, "");
  const { folder } = ENGINES[engine];
  // Another host's, or relative to a page that isn't known here.
  return src.startsWith("/") && !src.startsWith("//") ? (folder ? `${folder}/${path}` : `/${path}`) : path;
};

/** Where the schema is, seen from a data file of this address. */
export function schemaFrom(src, widget) {
  const folders = src.startsWith("/") ? src.split(/[?#]/)[0].split("/").length - 2 : 1;
  return `${"../".repeat(Math.max(folders, 0)) || "./"}inlay/schemas/${widget}.schema.json`;
}
