// The runtime: one generation of the wasm module, its chunks, and the thread between
// them and the elements. After a trap a module can't be trusted: its elements fall
// back, a new generation starts from nothing, and each widget is mounted again.

const FILES = __FILES__;
const LANGUAGES = __LANGUAGES__;
const DEADLINE = 10_000;
const CALM = 10_000;
// Entered at every string that crosses: they only move bytes, and can't trap by themselves.
const BARE = /^__(wbindgen_(malloc|realloc|free|exn_store)|externref)/;

const units = new Map();
const crashes = new WeakSet();
const gone = new FinalizationRegistry((id) => {
  units.delete(id);
  current?.api?.release(id);
});
let current;
let crashedAt = -Infinity;
let lastId = 0;

const unitOf = (id) => units.get(id)?.deref();

async function fetchFile([name, integrity]) {
  const response = await fetch(new URL(name, import.meta.url), { integrity, signal: AbortSignal.timeout(DEADLINE) });
  if (!response.ok) throw new Error(`it answered with status ${response.status}`);
  return response;
}

// Streams where the server names the type rightly, and compiles from bytes where not.
async function instantiate(file, imports) {
  try {
    const response = await fetchFile(file);
    const streamed = response.headers.get("content-type")?.startsWith("application/wasm");
    return await (streamed
      ? WebAssembly.instantiateStreaming(response, imports)
      : WebAssembly.instantiate(await response.arrayBuffer(), imports));
  } catch (error) {
    const late = error.name === "TimeoutError";
    throw new Error(`${file[0]}: ${late ? `no answer within ${DEADLINE / 1e3} seconds` : error.message}`);
  }
}

// Asked only after a failure: the smallest module there is either runs, or the policy forbids wasm.
// Chromium and Firefox refuse to compile, WebKit to instantiate; this covers both.
function blocked() {
  try {
    new WebAssembly.Instance(new WebAssembly.Module(Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0)));
    return false;
  } catch {
    return true;
  }
}

/** Makes one generation: a fresh instance with chunks of its own. */
function create() {
  const generation = { dead: false, panic: "", problem: "", starting: new Set() };
  const chunks = {};
  const shared = {};
  const texts = {};
  let exports;

  // Every way into the module leads through here: a trap is seen where it happens,
  // and a timer or listener of a dead generation does nothing.
  const guard = (entry) => (...args) => {
    if (generation.dead) return [];
    try {
      return entry(...args);
    } catch (error) {
      if (error instanceof WebAssembly.RuntimeError) {
        crashes.add(error);
        crash(generation, error);
      }
      throw error;
    }
  };

  // A file brings small modules along that others bring too, a number before each.
  const open = async (file) => {
    const imports = { __wasm_split: exports };
    const { module } = await instantiate(file, imports);
    const along = WebAssembly.Module.customSections(module, "inlay");
    const start = (section) =>
      once(shared, new Uint8Array(section)[0], () => WebAssembly.instantiate(section.slice(1), imports));
    await Promise.all(along.map(start));
  };
  // What failed may be asked for again.
  const once = (all, key, make) =>
    (all[key] ??= make()).catch((error) => {
      delete all[key];
      throw error;
    });

  // The code of a widget, or of a part of one.
  const load = (name) => Promise.all(FILES.chunks[name].map((file) => once(chunks, file[0], () => open(file))));
  const text = (file) =>
    once(texts, file[0], () => fetchFile(file).then((response) => response.text())).catch((error) => {
      throw new Error(`${file[0]}: ${error.message}`);
    });
  // The first line tells in which language the words are: the asked one, its
  // base, or English.
  const messages = async (lang, widget) => {
    const [tags, list] = LANGUAGES;
    const base = lang.toLowerCase().split("-")[0];
    const other = tags.includes(base);
    const { [widget]: file } = other ? JSON.parse(await text(list))[base] : FILES.messages.en;
    // `Intl` throws at what is no tag, such as "en-!".
    const known = (other || base === "en") && isTag(lang);
    return `${known ? lang : "en"}\n${await text(file)}`;
  };
  // Status 0: no answer.
  const read = async (src) => {
    try {
      const response = await fetch(src);
      return [response.status, response.ok ? await response.text() : ""];
    } catch {
      return [0, ""];
    }
  };

  // What the module imports; the glue below refers to these by name.
  const inlayHost = (id) => unitOf(id)?.host;
  const inlayData = (id) => {
    const { data } = unitOf(id) ?? {};
    return data == null ? undefined : JSON.stringify(data);
  };
  const inlayReady = (id) => swap(unitOf(id));
  const inlayFail = (id, code, message, path, hint, href) => {
    const unit = unitOf(id);
    if (unit) {
      unit.waiting?.abort();
      unit.fail(unit, code, message || generation.problem, path);
      if (hint) unit.frame.append(link(hint, href));
    }
  };
  const inlayChange = (id, view, value) => {
    const unit = unitOf(id);
    unit?.send(unit, "change", { view, value });
  };
  const inlayListen = (node, event, id, number) =>
    node.addEventListener(event, (heard) => generation.dead || generation.api.hear(id, number, heard));
  const inlayPanic = (message) => {
    generation.panic = message;
  };
  const inlayStyle = (id, common, own) => {
    const unit = unitOf(id);
    if (unit) {
      unit.css = [unit.css[0], common, own];
      unit.style(unit);
    }
  };
  // All that a widget needs, side by side; without words, something of the library didn't come.
  const inlayGather = async (id, round, widget, lang, page, src) => {
    const data = src === undefined ? [0, ""] : read(src);
    let words;
    try {
      [words] = await Promise.all([messages(lang, widget), load(widget), page && load("page")]);
    } catch (error) {
      generation.problem = error.message;
    }
    generation.api.gathered(id, round, words, ...(await data));
  };
  // What else the module asked for is answered under its number, with nothing where it failed.
  const reply = (number, asked) =>
    asked.then(
      (found) => generation.api.answer(number, found ?? ""),
      () => generation.api.answer(number),
    );
  const inlayPart = (name, number) => reply(number, load(name).then(() => ""));
  const inlayLibrary = (name, number) => reply(number, text(FILES.library[name]));
  const inlayCopy = (copied, number) => reply(number, navigator.clipboard?.writeText(copied) ?? Promise.reject());
  // When there is nothing else to be done, on a busy page after half a second; WebKit can't tell.
  const inlayRest = (number) => reply(number, new Promise((done) => (globalThis.requestIdleCallback ?? setTimeout)(() => done(), { timeout: 500 })));
  const inlayDue = (id) => queueMicrotask(() => generation.api.draw(id));

  /* @glue */

  generation.opened = instantiate(FILES.core, __wbg_get_imports()).then(({ instance, module }) => {
    exports = instance.exports;
    const guarded = {};
    for (const name in exports) {
      const entry = exports[name];
      guarded[name] = typeof entry === "function" && !BARE.test(name) ? guard(entry) : entry;
    }
    __wbg_finalize_init({ exports: guarded }, module);
    generation.api = { answer, attach, change, connect, draw, gathered, hear, release };
  });
  return generation;
}

/** The way to sign in where data asks for it: its own address, in a tab of its own. */
function link(text, href) {
  const a = document.createElement("a");
  a.part = "sign-in";
  a.textContent = text;
  a.href = href;
  a.target = "_blank";
  a.rel = "noopener";
  return a;
}

function crash(generation, error) {
  if (generation.dead) return;
  generation.dead = true;
  current = undefined;
  const again = performance.now() - crashedAt < CALM;
  crashedAt = performance.now();
  // Those that were about to be mounted in it have lost it too.
  const live = [...[...units.values()].map((each) => each.deref()).filter(Boolean), ...generation.starting];
  units.clear();
  // Release builds carry no panic texts; what is left, "unreachable", tells an author nothing.
  const cause = generation.panic || `a widget stopped on an error of Inlay's own (${error.message})`;
  const message = `${cause}; ${again ? "it happened again within ten seconds, so the fallback stays" : "starting afresh"}`;
  console.error(`inlay: crashed: ${message}`);
  for (const unit of live) {
    unit.waiting?.abort();
    unit.id = unit.app = undefined;
    unit.started = !again;
    unit.fail(unit, "crashed", message, "", true);
  }
  // Not in the dying call's stack: whoever called into the module gets its error first.
  if (!again) queueMicrotask(() => live.forEach(start));
}

// While the reader's focus or selection is inside the fallback, the swap waits.
function swap(unit) {
  if (!unit) return;
  const { host, slot, frame } = unit;
  const page = host.ownerDocument;
  const busy = () => {
    const selection = page.getSelection();
    return (
      frame.contains(slot) &&
      (host.contains(page.activeElement) || (selection && !selection.isCollapsed && selection.containsNode(host, true)))
    );
  };
  const go = () => {
    unit.waiting?.abort();
    unit.waiting = undefined;
    unit.failed = false;
    if (!unit.shown) {
      unit.show(unit, unit.app);
      unit.shown = true;
    }
    unit.resolve();
    unit.send(unit, "ready");
  };
  if (!busy()) return go();
  unit.waiting?.abort();
  unit.waiting = new AbortController();
  const { signal } = unit.waiting;
  // The new focus is known only after the event.
  const retry = () => setTimeout(() => signal.aborted || busy() || go());
  for (const type of ["focusin", "focusout", "selectionchange"]) page.addEventListener(type, retry, { signal });
}

/** Mounts the widget of `unit`; what fails is told by `inlay-error`. */
export async function start(unit) {
  const generation = (current ??= create());
  generation.starting.add(unit);
  try {
    await generation.opened;
  } catch (error) {
    if (current === generation) current = undefined;
    unit.started = false;
    const policy = blocked();
    unit.fail(
      unit,
      policy ? "wasm-blocked" : "wasm-failed",
      policy ? "the page's policy forbids WebAssembly; add 'wasm-unsafe-eval' to its script-src" : error.message,
    );
    return;
  } finally {
    generation.starting.delete(unit);
  }
  if (generation.dead || unit.id) return;
  follow();
  unit.id = ++lastId;
  units.set(unit.id, new WeakRef(unit));
  gone.register(unit.host, unit.id);
  unit.app = generation.api.attach(unit.id, unit.host);
  paint(unit);
}

/** An attribute, or `data`, has a new value. */
export function change(unit, name) {
  if (!unit.id) return;
  name === "theme" ? paint(unit) : current?.api?.change(unit.id, unit.host, name);
}

/** What surrounds all widgets has changed. */
function tellAll(what) {
  for (const each of units.values()) {
    const unit = each.deref();
    if (unit) change(unit, what);
  }
}

/** The element is on a page again: its widget is put back as it was. */
export function connect(unit) {
  if (!unit.id) return;
  if (unit.shown) unit.show(unit, unit.app);
  paint(unit);
  current?.api?.connect(unit.id, unit.host);
}

/** The element left the page; the widget must not hold it. */
export function disconnect(unit) {
  unit.waiting?.abort();
  if (!unit.id) return;
  if (unit.shown) unit.app.remove();
}

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

function paint({ app, host }) {
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
  const repaint = () => units.forEach((each) => each.deref()?.host.isConnected && paint(each.deref()));
  const observer = new MutationObserver(repaint);
  const attributeFilter = [...SWITCHES, "class", "style"];
  for (const root of [document.documentElement, document.body]) observer.observe(root, { attributeFilter });
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", repaint);
}

function isTag(lang) {
  try {
    return !!Intl.getCanonicalLocales(lang);
  } catch {
    return false;
  }
}

// Dates, numbers and names as the reader's language writes them. A wall time is handed
// over as if it were UTC, so the browser's own zone data has no say in it.
const DATES = [
  { day: "numeric", month: "short" },
  { weekday: "short", day: "numeric", month: "long" },
  { weekday: "short" },
  { weekday: "long", day: "numeric", month: "long", year: "numeric" },
  { day: "numeric", month: "short", year: "numeric" },
  { month: "long", year: "numeric" },
];
const formats = new Map();
// A language without a region is written as in the reader's own region, where that speaks it.
function format(make, tag, options) {
  const lang = navigator.languages.find((each) => each.startsWith(tag + "-")) ?? tag;
  const key = make.name + lang + JSON.stringify(options);
  if (!formats.has(key)) formats.set(key, new make(lang, options));
  return formats.get(key);
}
const inlayDate = (lang, style, time) => format(Intl.DateTimeFormat, lang, { ...DATES[style], timeZone: "UTC" }).format(time);
// Never `hour12`, which writes midnight as 24:00.
const inlayTime = (lang, minutes, clock) => {
  const hourCycle = { 12: "h12", 24: "h23" }[clock];
  return format(Intl.DateTimeFormat, lang, { hour: "2-digit", minute: "2-digit", hourCycle, timeZone: "UTC" }).format(minutes * 6e4);
};
// Minutes ahead of UTC by the browser's own zone data; -1, which no zone is, where it lacks the zone.
const inlayOffset = (timeZone, time) => {
  try {
    const text = format(Intl.DateTimeFormat, "en", { timeZone, timeZoneName: "longOffset" }).format(time);
    const [, sign, hours, minutes] = /GMT(?:(.)(\d+):(\d+))?/.exec(text);
    return sign ? (hours * 60 + +minutes) * (sign === "+" ? 1 : -1) : 0;
  } catch {
    return -1;
  }
};
const inlayNumber = (lang, value) => format(Intl.NumberFormat, lang).format(value);
const inlayIsOne = (lang, count) => format(Intl.PluralRules, lang).select(count) === "one";
const inlayCountry = (lang, code) => format(Intl.DisplayNames, lang, { type: "region" }).of(code);
const inlayCompare = (lang, left, right) => format(Intl.Collator, lang).compare(left, right);
// Without a currency, a number with all its digits.
const inlayMoney = (lang, amount, currency) =>
  format(Intl.NumberFormat, lang, currency ? { style: "currency", currency } : { maximumFractionDigits: 12 }).format(amount);
// Some browsers take 15 ms to find it out; a journey shows with the next page.
let here;
const inlayZone = () => (here ??= new Intl.DateTimeFormat().resolvedOptions().timeZone);
const inlaySave = save;
const inlayAsk = (id, room, key, text) => {
  const host = unitOf(id)?.host;
  return host && rooms[room](host, key, text);
};

addEventListener("error", (event) => crashes.has(event.error) && event.preventDefault());
addEventListener("unhandledrejection", (event) => crashes.has(event.reason) && event.preventDefault());
