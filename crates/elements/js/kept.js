// What outlives a view: the address's fragment, the reader's settings, drafts in
// this browser. The build puts this before the runtime, into one module. It is the
// one owner of the fragment and of every key in the storage that starts with "inlay ".

const SETTINGS = "inlay settings 1";
const DRAFT = "inlay draft 1 ";
const MONTH = 30 * 864e5;
const SHARE = "inlay:";

// Storage can be forbidden, full, or missing; `act` gets it only where it is there.
const stored = (act, otherwise) => {
  try {
    return act(localStorage);
  } catch (error) {
    return otherwise?.(error);
  }
};

// The views that the fragment names: `#inlay:<id>:key=value;key=value`, several with
// "&" between. A fragment that isn't ours is the page's own, and changes nothing here.
let views = new Map();
const readViews = () => {
  const { hash } = location;
  if (hash && !hash.startsWith("#" + SHARE)) return;
  views = new Map();
  for (const part of hash.slice(1).split("&")) {
    const [, id, pairs] = /^inlay:([^:]+):(.*)$/s.exec(part) ?? [];
    try {
      const view = new Map();
      for (const pair of pairs.split(";")) {
        const [, key, value] = /^([\w-]+)=(.*)$/s.exec(pair) ?? [];
        if (key) view.set(key, decodeURIComponent(value));
      }
      views.set(decodeURIComponent(id), view);
    } catch {
      // Malformed: as if it weren't there.
    }
  }
};
readViews();

// What a fragment may hold as it is stays readable: zones, dates, times.
const escaped = (text) => encodeURIComponent(text).replace(/%(2F|3A|2C)/g, decodeURIComponent);
const written = (id, view) =>
  `${SHARE}${encodeURIComponent(id)}:${[...view].map(([key, value]) => `${key}=${escaped(value)}`).join(";")}`;

// The address with this fragment, whatever `<base>` says.
const address = (hash) => location.href.split("#")[0] + (hash && "#" + hash);

const setView = ({ id }, key, value) => {
  const view = views.get(id) ?? new Map();
  if (!id || view.get(key) === value) return;
  value === undefined ? view.delete(key) : view.set(key, value);
  view.size ? views.set(id, view) : views.delete(id);
  try {
    history.replaceState(history.state, "", address([...views].map((each) => written(...each)).join("&")));
  } catch {
    // Some browsers refuse when asked too often; the next change writes it.
  }
};

// A text that Rust reads and writes. Where nothing can be stored it lasts as long as the page.
let settings;
const readSettings = () => {
  settings = stored((storage) => storage.getItem(SETTINGS), () => settings) ?? "";
};

// Per page and element: its id, or which of its kind it is on the page.
const draftKey = (host, key) => {
  const { id, localName } = host;
  const place = id ? "#" + encodeURIComponent(id) : [...host.getRootNode().querySelectorAll(localName)].indexOf(host);
  return `${DRAFT}${location.pathname} ${localName}${place} ${key}`;
};
const elsewhere = new Set();
let swept = false;
const sweep = (storage) => {
  if (swept) return;
  swept = true;
  for (const key of Object.keys(storage)) {
    const age = Date.now() - parseInt(storage.getItem(key));
    if (key.startsWith(DRAFT) && !(Math.abs(age) < MONTH)) storage.removeItem(key);
  }
};

// A page is printed once everything that waited for these events is done.
let paper;
for (const [event, is] of [["beforeprint", ""], ["afterprint"]]) {
  addEventListener(event, () => {
    paper = is;
    tellAll("paper");
  });
}

// What a widget asks of this, by name. No answer means nothing is there, or all went well.
const rooms = {
  fragment: ({ id }, key) => views.get(id)?.get(key),
  show: setView,
  hide: (host, key) => setView(host, key),
  link: ({ id }) => id && address(views.has(id) ? written(id, views.get(id)) : encodeURIComponent(id)),
  // Where an element stands, in three lines: the page's title, the heading above, and
  // its address, without a query, which may carry what isn't for others.
  place(host) {
    const headings = [...host.getRootNode().querySelectorAll("h1,h2,h3,h4,h5,h6")];
    const above = headings.findLast((each) => each.compareDocumentPosition(host) & 4);
    const id = above?.id || above?.closest("[id]")?.id;
    const title = above?.textContent.replace(/\s*[#¶§]\s*$/, "") ?? "";
    const url = location.href.split(/[?#]/)[0] + (id ? `#${encodeURIComponent(id)}` : "");
    return [document.title, title, url].map((text) => text.replace(/\s+/g, " ").trim()).join("\n");
  },
  settings: () => settings ?? (readSettings(), settings),
  paper: () => paper,
  set(host, key, text) {
    settings = text;
    stored((storage) => storage.setItem(SETTINGS, text));
    // Not in the stack of the widget that says so: it may be about to draw.
    queueMicrotask(() => tellAll("settings"));
  },
  // When it was kept, in seconds, then the text.
  recall: (host, key) =>
    stored((storage) => {
      sweep(storage);
      const name = draftKey(host, key);
      elsewhere.delete(name);
      if (host.getAttribute("autosave") === "off") storage.removeItem(name);
      return storage.getItem(name)?.replace(/^(\d+)\d{3}\n/, "$1\n");
    }, () => "blocked"),
  keep(host, key, text) {
    if (host.getAttribute("autosave") === "off") return "off";
    return stored(
      (storage) => {
        const name = draftKey(host, key);
        storage.setItem(name, `${Date.now()}\n${text}`);
        elsewhere.delete(name);
      },
      (error) => (error.name === "QuotaExceededError" ? "full" : "blocked"),
    );
  },
  forget(host, key) {
    const name = draftKey(host, key);
    elsewhere.delete(name);
    stored((storage) => storage.removeItem(name));
  },
  elsewhere: (host, key) => (elsewhere.has(draftKey(host, key)) ? "" : undefined),
};

addEventListener("hashchange", () => {
  readViews();
  tellAll("fragment");
});
// Another tab wrote; without a key it has cleared all.
addEventListener("storage", ({ key }) => {
  if (!key || key === SETTINGS) {
    readSettings();
    tellAll("settings");
  }
  if (key?.startsWith(DRAFT)) {
    elsewhere.add(key);
    tellAll("draft");
  }
});
// What is put off for a moment is done before the page is left; on phones, that is all
// that is heard of it.
for (const type of ["pagehide", "visibilitychange"]) addEventListener(type, () => tellAll("leave"));
// A page that comes back from the history has heard of nothing meanwhile.
addEventListener("pageshow", ({ persisted }) => {
  if (persisted) {
    readSettings();
    tellAll("settings");
  }
});

const save = (name, type, text) => {
  const href = URL.createObjectURL(new Blob([text], { type }));
  Object.assign(document.createElement("a"), { href, download: name }).click();
  // The browser reads it some time after the click.
  setTimeout(() => URL.revokeObjectURL(href), 6e4);
};

