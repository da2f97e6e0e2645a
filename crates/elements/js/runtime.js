// The runtime: one generation of the wasm module, its chunks, and the thread between
// them and the elements. After a trap a module can't be trusted: its elements fall
// back, a new generation starts from nothing, and each widget is mounted again.

const FILES = __FILES__;
const DEADLINE = 10_000;
const CALM = 10_000;
// So many kinds of elements on a page are many.
const MANY = 5;
// They only move references, and can't trap by themselves.
const BARE = /^__(wbindgen_exn_store|externref)/;

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

// A file's name ends with the first digits of its digest, which the browser compares.
async function fetchFile(stem, extension, digest, read) {
  const digits = [...atob(digest.slice(0, 6))].map((byte) => byte.charCodeAt().toString(16).padStart(2, "0"));
  const name = `${stem}-${digits.join("")}.${extension}`;
  try {
    const asked = { integrity: `sha256-${digest}`, signal: AbortSignal.timeout(DEADLINE) };
    const response = await fetch(new URL(name, import.meta.url), asked);
    if (!response.ok) throw new Error(`it answered with status ${response.status}`);
    return await read(response);
  } catch (error) {
    const late = error.name === "TimeoutError";
    throw new Error(`${name}: ${late ? `no answer within ${DEADLINE / 1e3} seconds` : error.message}`);
  }
}

const fetchText = (stem, digest) => fetchFile(stem, "txt", digest, (response) => response.text());

// Streams where the server names the type rightly, and compiles from bytes where not.
const instantiate = (stem, digest, imports) =>
  fetchFile(`inlay-${stem}`, "wasm", digest, async (response) =>
    response.headers.get("content-type")?.startsWith("application/wasm")
      ? WebAssembly.instantiateStreaming(response, imports)
      : WebAssembly.instantiate(await response.arrayBuffer(), imports),
  );

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
function create(unit) {
  // One file with all widgets is smaller than those of so many, and they share it.
  const whole = unit.kinds.size < MANY ? "" : "whole-";
  const generation = { dead: false, panic: "", starting: new Set() };
  const chunks = {};
  const texts = {};
  let files = whole ? {} : FILES.chunks;
  let turn = Promise.resolve();
  let exports;

  // Every way into the module leads through here: a trap, or what the painter stumbled
  // over, is seen where it happens, and a timer of a dead generation does nothing.
  const guard = (entry) => (...args) => {
    if (generation.dead) return [];
    try {
      return entry(...args);
    } catch (error) {
      // Whatever passed through it, the module's stack is torn.
      crash(generation, error);
      throw error;
    }
  };

  // A file of code tells which others what is in it may ask for.
  const learn = ({ module }) => {
    for (const told of WebAssembly.Module.customSections(module, "inlay")) {
      files = { ...files, ...JSON.parse(new TextDecoder().decode(told)) };
    }
  };
  // What failed may be asked for again.
  const once = (all, key, make) =>
    (all[key] ??= make()).catch((error) => {
      delete all[key];
      throw error;
    });

  // The code of a widget, or of a part of one; what has no file is in the core.
  const load = async (name) =>
    files[name] && once(chunks, name, () => instantiate(whole + name, files[name], { __wasm_split: exports }).then(learn));
  const text = (stem, digest) => once(texts, stem, () => fetchText(stem, digest));
  // The first line tells in which language the words are: the asked one, its base, or
  // English. The other languages' files are listed in one of each language's own.
  const messages = async (lang, widget) => {
    const base = lang.toLowerCase().split("-")[0];
    const other = Object.hasOwn(FILES.languages, base);
    const spoken = other ? base : "en";
    const words = other ? JSON.parse(await text(`messages/${base}`, FILES.languages[base])) : FILES.words;
    // `Intl` throws at what is no tag, such as "en-!".
    const known = base === spoken && isTag(lang);
    const files = ["common", widget].map((each) => text(`messages/${spoken}/${each}`, words[each]));
    return [known ? lang : "en", ...(await Promise.all(files))].join("\n");
  };
  // Status 0: no answer.
  const read = async (src, signal) => {
    try {
      const response = await fetch(src, { signal });
      return [response.status, response.ok ? await response.text() : ""];
    } catch {
      return [0, ""];
    }
  };

  // What the module imports; the glue below refers to these by name.

  // Nodes are made of the first view in a task of its own, with what has become of it
  // meanwhile, and in another one they are put into the document and laid out; unless it
  // was refused, or asked for anew, before.
  const inlayReady = (id) => {
    const unit = unitOf(id);
    if (!unit?.due) return swap(unit);
    const { round, due } = unit;
    const later = (act) => setTimeout(guard(() => unit.live && unit.round === round && act()));
    if (due.round === round) return;
    due.round = round;
    later(() => {
      unit.due = undefined;
      due.forEach((paint) => paint());
      later(() => {
        swap(unit);
        unit.app.getBoundingClientRect();
      });
    });
  };
  const inlayFail = (id, code, message, path) => refuse(unitOf(id), code, message, path);
  const inlayInvalid = (id, path, message, line, column) => {
    const unit = unitOf(id);
    if (unit) refuse(unit, "data-invalid", invalid(unit, path, message, line, column), path);
  };
  const inlayAttribute = (id, name, message) => {
    const unit = unitOf(id);
    if (unit) refuse(unit, "data-invalid", attributeInvalid(unit.host, name, message), name);
  };
  const inlayFocus = (id, part) => {
    const root = unitOf(id)?.root;
    const node = root?.getElementById(part);
    node?.focus();
    if (node && node !== root.activeElement) node.scrollIntoView({ block: "nearest" });
  };
  const inlayChange = (id, view, value) => {
    const unit = unitOf(id);
    unit?.send(unit, "change", { view, value });
  };
  // What a view has written, of which nothing stays in the module's memory.
  let written;
  // Listeners hold it, and a browser may hold a field that is gone: it knows no element.
  const brushOf = (id, page) => ({
    page,
    hear: (batch, number, event) => generation.dead || generation.api.hear(id, batch, number, event),
    forget: (batch) => generation.api.forget(id, batch),
    write(batch, number) {
      generation.api.write(id, batch, number);
      const made = written;
      written = undefined;
      return made;
    },
  });
  const inlayPaint = (id, batch, words, text, fixed, count) => {
    const { buffer } = exports.memory;
    const nodes = readView(words, text, new Uint32Array(buffer, fixed, 2 * count), new Uint8Array(buffer));
    const unit = unitOf(id);
    // A part that the painter has asked for, below.
    if (!unit || unit.painting) {
      written = { batch, nodes };
      return;
    }
    const brush = brushOf(id, unit.app.ownerDocument);
    const paint = () => {
      unit.painting = true;
      changeNodes(brush, batch, unit.app, unit.painted?.nodes ?? [], nodes, SPACES.html);
      unit.painting = false;
      if (unit.painted) brush.forget(unit.painted.batch);
      unit.painted = { batch, nodes };
    };
    if (unit.painted && !unit.due) paint();
    else (unit.due ??= []).push(paint);
  };
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
  // The fallback shows, and the page is told why.
  const refuse = (unit, code, message, path, href) => {
    if (!unit) return;
    unit.waiting?.abort();
    unit.live = false;
    generation.api.clear(unit.id);
    unit.fail(unit, code, message, path);
    if (href) unit.frame.append(link(unit.signIn, href));
  };
  // Tells the module where an element stands; whether that can be read.
  const standing = (unit) => {
    const { host, id } = unit;
    const given = (name) => host.getAttribute(name) || undefined;
    unit.level = levelOf(host);
    return generation.api.stand(id, unit.level, given("now"), given("viewer-zone"), given("edit-href"));
  };
  // All that a widget needs, side by side.
  const gather = async (id, round, widget, source, lang, signal) => {
    const data = source.src === undefined ? [] : read(source.src, signal);
    let words;
    let problem;
    try {
      [words] = await Promise.all([messages(lang, widget), load(widget), source.page && load("page")]);
    } catch (error) {
      problem = error.message;
    }
    const [status, body] = await data;
    // One at a time: what comes together is read and drawn in tasks of its own.
    await (turn = turn.then(() => new Promise((next) => setTimeout(next))));
    const unit = unitOf(id);
    // Meanwhile the element may have asked anew, or be gone.
    if (generation.dead || unit?.round !== round) return;
    const { src, origin } = source;
    let { text } = source;
    unit.origin = origin;
    if (words === undefined) return refuse(unit, "wasm-failed", problem, "");
    // The text of the link to sign in is the first of all.
    [unit.app.lang, unit.signIn] = words.split("\n", 2);
    if (source.page) {
      text = generation.api.page(id, unit.host);
      // It has been told why.
      if (text === undefined) return;
    } else if (src !== undefined) {
      if (!(status >= 200 && status < 300)) {
        const asks = status === 401 || status === 403;
        const answer = status
          ? `${src} answered with status ${status}`
          : `${src} can't be reached; check the address, and connect-src in the page's policy`;
        return refuse(unit, asks ? "data-forbidden" : "data-unreachable", answer, "", asks && src);
      }
      text = body;
    }
    generation.api.speak(id, words);
    if (standing(unit)) unit.live = generation.api.show(id, text);
  };
  generation.load = (unit) => {
    unit.round = (unit.round ?? 0) + 1;
    unit.asking?.abort();
    unit.asking = new AbortController();
    unit.lang = langOf(unit.host);
    try {
      gather(unit.id, unit.round, FILES.widgets[unit.host.localName], sourceOf(unit), unit.lang, unit.asking.signal);
    } catch (error) {
      // An object that isn't JSON: it contains itself, or a number that JSON hasn't.
      refuse(unit, "data-invalid", `the data property: ${error.message}`, "");
    }
  };
  generation.change = (unit, name) => {
    if (unit.own.includes(name) || /^(src|data|from|until|lang)$/.test(name)) generation.load(unit);
    else if (/^(now|viewer-zone|heading-level|edit-href)$/.test(name)) {
      // What was wrong may be mended now.
      if (standing(unit)) unit.live ? inlayDue(unit.id) : generation.load(unit);
    } else if (name === "leave") generation.api.leave();
    // What surrounds all widgets. One that isn't ready asks later.
    else if (unit.live && standing(unit)) inlayDue(unit.id);
  };
  // In another place another language may be in force.
  generation.connect = (unit) => {
    if (!unit.live) return;
    if (unit.lang !== langOf(unit.host)) generation.load(unit);
    else if (unit.level !== levelOf(unit.host)) generation.change(unit, "heading-level");
  };
  // What else the module asked for is answered under its number, with nothing where it failed.
  const reply = (number, asked) =>
    asked.then(
      (found) => generation.api.answer(number, found ?? ""),
      () => generation.api.answer(number),
    );
  const inlayPart = (name, number) => reply(number, load(name).then(() => ""));
  const inlayLibrary = (name, number) => reply(number, text(`inlay-${name}`, FILES[name]));
  const inlayCopy = (copied, number) => reply(number, navigator.clipboard?.writeText(copied) ?? Promise.reject());
  // When there is nothing else to be done, on a busy page after half a second; WebKit can't tell.
  const inlayRest = (number) => reply(number, new Promise((done) => (globalThis.requestIdleCallback ?? setTimeout)(() => done(), { timeout: 500 })));
  // The first drawing is a task apart from the reading of the data.
  const inlayDue = (id) => (unitOf(id)?.shown ? queueMicrotask : setTimeout)(() => generation.api.draw(id));

  /* @glue */

  generation.opened = instantiate(`${whole}core`, whole ? FILES.whole : FILES.core, __wbg_get_imports()).then((core) => {
    const { instance, module } = core;
    exports = instance.exports;
    learn(core);
    const guarded = {};
    for (const name in exports) {
      const entry = exports[name];
      guarded[name] = typeof entry === "function" && !BARE.test(name) ? guard(entry) : entry;
    }
    __wbg_finalize_init({ exports: guarded }, module);
    generation.api = { answer, attach, clear, draw, forget, hear, leave, page, release, show, speak, stand, write };
  });
  setTimeout(inlayZone);
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
  if (Object(error) === error) crashes.add(error);
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
  const generation = (current ??= create(unit));
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
  unit.painted = unit.painting = unit.due = undefined;
  unit.live = false;
  unit.app = unit.host.ownerDocument.createElement("div");
  unit.app.className = "inlay";
  generation.api.attach(unit.id, FILES.widgets[unit.host.localName]);
  generation.load(unit);
  tint(unit);
}

/** An attribute, or `data`, has a new value. */
export function change(unit, name) {
  if (!unit.id) return;
  name === "theme" ? tint(unit) : current?.change(unit, name);
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
  tint(unit);
  current?.connect(unit);
}

/** The element left the page; the widget must not hold it. */
export function disconnect(unit) {
  unit.waiting?.abort();
  if (!unit.id) return;
  if (unit.shown) unit.app.remove();
}

function isTag(lang) {
  try {
    return !!Intl.getCanonicalLocales(lang);
  } catch {
    return false;
  }
}

const inlaySave = save;
const inlayAsk = (id, room, key, text) => {
  const host = unitOf(id)?.host;
  return host && rooms[room](host, key, text);
};

addEventListener("error", (event) => crashes.has(event.error) && event.preventDefault());
addEventListener("unhandledrejection", (event) => crashes.has(event.reason) && event.preventDefault());
