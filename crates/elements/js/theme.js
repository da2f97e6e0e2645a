// The host's theme. Its own switch is asked first: Bootstrap and Docsy, Material for
// MkDocs, GitHub-like pages, mdBook's and Tailwind's classes. A page without one either
// follows the system or doesn't; the colour of its text here tells which.
const SWITCHES = ["data-bs-theme", "data-md-color-scheme", "data-theme", "data-color-mode"];
const DARK = /\b(dark|slate|coal|navy|ayu)\b/;
const LIGHT = /\b(light|default|rust)\b/;

function scheme(host) {
  const own = host.getAttribute("theme");
  if (own === "light" || own === "dark") return own;
  const { documentElement, body } = host.ownerDocument;
  for (const root of [documentElement, body]) {
    for (const value of [...SWITCHES.map((name) => root.getAttribute(name)), root.className]) {
      if (DARK.test(value)) return "dark";
      if (LIGHT.test(value)) return "light";
    }
  }
  const [red, green, blue] = getComputedStyle(host).color.match(/[\d.]+/g) ?? [];
  return red * 0.3 + green * 0.6 + blue * 0.1 > 140 ? "dark" : "light";
}

function tint({ app, host }) {
  if (!app) return;
  const own = host.getAttribute("theme");
  app.style.colorScheme = scheme(host);
  app.classList.toggle("own", own === "light" || own === "dark");
}

// One observer for the page, from the first widget on.
let followed = false;
function follow() {
  if (followed) return;
  followed = true;
  const repaint = () => units.forEach((each) => each.deref()?.host.isConnected && tint(each.deref()));
  const observer = new MutationObserver(repaint);
  const attributeFilter = [...SWITCHES, "class", "style"];
  for (const root of [document.documentElement, document.body]) observer.observe(root, { attributeFilter });
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", repaint);
}
