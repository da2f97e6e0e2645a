// The gallery: an exhibit per entry of `ELEMENTS`, a field per entry of `SETTINGS`.
// Built with DOM calls alone, since the page's policy allows no markup from strings.

const ELEMENTS = [
  {
    tag: "inlay-team-directory",
    about: "The teams of a group: how they belong together, what each does, where to read more and who is in it.",
    fallback: "Our teams are listed in the handbook.",
    sources: [
      ["/data/directory.json", "Sample teams"],
      ["/data/broken/directory.json", "Broken: a misspelt field"],
    ],
  },
  {
    tag: "inlay-meeting-time",
    about: "One time on everybody’s clock, and the times that suit all.",
    fallback: "Los Angeles, London, Sydney, Kathmandu.",
    sources: [
      ["/data/people.json", "Sample people"],
      ["/data/broken/people.json", "Broken: a person without a zone"],
    ],
  },
  {
    tag: "inlay-meeting-cadence",
    about: "A meeting that recurs and rotates between regions: the next dates, on everybody’s clock.",
    fallback: "1st and 3rd Wednesday of the month.",
    sources: [
      ["/data/im-team-meeting.json", "Sample meeting"],
      ["/data/broken/im-team-meeting.json", "Broken: a misspelt time zone"],
    ],
  },
  {
    tag: "inlay-approval-request",
    about: "A form that says whether an approval is needed, from whom, and drafts the request in the browser.",
    fallback: "Write to marketing-ops@example.com and name the country.",
    sources: [
      ["/data/approval.json", "Sample form"],
      ["/data/broken/approval.json", "Broken: an unknown placeholder"],
    ],
  },
  {
    tag: "inlay-local-time",
    about: "One time in running text, on the reader’s clock, beside the page’s own wording.",
    fallback: "16:00 London",
    // In a sentence, and its attributes are its data.
    initial: { at: "2026-12-02T16:00", zone: "Europe/London" },
    own: [
      { name: "at", hints: ["2026-12-02T16:00", "2027-03-28T01:30", "2026-12-02T16:00:00Z"] },
      { name: "zone", hints: ["Europe/London", "America/Los_Angeles", "Europe/Lundon"] },
      { name: "rule", hints: ["1st wednesday 16:00", "every tuesday 09:30", "last friday 4pm"] },
    ],
    without: ["src", "heading-level", "reserve", "edit-href"],
  },
  {
    tag: "inlay-publisher-planner",
    about: "Whether a programme with a publisher may run, what it costs, what it gets in the way of, and the comment that tags whom to ask.",
    fallback: "Tag the Campaign Manager and the Digital team manager in the campaign issue.",
    sources: [
      ["/data/publisher.json", "Sample plan"],
      ["/data/broken/publisher.json", "Broken: a misspelt field"],
    ],
  },
  {
    tag: "inlay-okr-cascade",
    about: "Objectives and key results: how far each has come, how they add up, and whether that is fast enough.",
    fallback: "Our objectives follow from those of the CMO.",
    sources: [
      ["/data/okrs.json", "Sample objectives"],
      ["/data/broken/okrs.json", "Broken: aligned to an objective that isn’t there"],
    ],
  },
  {
    tag: "inlay-regional-readouts",
    about: "The readouts of each region: the next ones, what has to be ready by when, and the metrics of the past ones.",
    fallback: "Once a month we read out our metrics to the Sales leaders of each region.",
    sources: [
      ["/data/readouts.json", "Sample readouts"],
      ["/data/broken/readouts.json", "Broken: a metric that isn’t defined"],
    ],
  },
  {
    tag: "inlay-contact",
    about: "Where to reach a team and what each channel is for, where it is working hours now, and a message drafted with where the reader comes from.",
    fallback: "Ask in #marketing_integratedmarketing.",
    sources: [
      ["/data/contact.json", "Sample channels"],
      ["/data/broken/contact.json", "Broken: a misspelt time zone"],
    ],
  },
];

const MISSING = [
  ["/data/missing.json", "Broken: no such file"],
  ["", "None"],
];
const NOT_SET = ["", "Not set"];

// `options` makes a choice; without it the setting is typed, with `hints` to pick from.
const SETTINGS = [
  { name: "src", about: "data", options: (element) => [...element.sources, ...MISSING] },
  { name: "theme", options: () => [NOT_SET, ["auto"], ["light"], ["dark"]] },
  { name: "lang", hints: ["en", "en-GB", "de", "fr", "ja", "ar"] },
  { name: "heading-level", options: () => [NOT_SET, ["2"], ["3"], ["4"], ["5"], ["6"]] },
  { name: "now", hints: ["2026-11-22T18:00:00Z", "2026-12-02T16:20:00Z", "2027-03-15T12:00:00Z"] },
  { name: "viewer-zone", hints: ["America/Los_Angeles", "Europe/London", "Asia/Kolkata", "Australia/Sydney", "Asia/Tokyo"] },
  { name: "loading", options: () => [NOT_SET, ["lazy"], ["eager"]] },
  { name: "reserve", hints: ["12rem", "20rem", "400px"] },
  { name: "edit-href", hints: ["https://example.com/edit"] },
];

const EVENTS = ["inlay-ready", "inlay-error", "inlay-change"];
const LOG_LENGTH = 50;

function create(name, properties = {}, ...children) {
  const node = document.createElement(name);
  Object.assign(node, properties);
  node.append(...children);
  return node;
}

function setAttribute(node, name, value) {
  if (value === "") {
    node.removeAttribute(name);
  } else if (node.getAttribute(name) !== value) {
    node.setAttribute(name, value);
  }
}

const escape = (text) => text.replaceAll("&", "&amp;").replaceAll('"', "&quot;").replaceAll("<", "&lt;");

function markup(element, values) {
  const attributes = Object.entries(values)
    .filter(([, value]) => value !== "")
    .map(([name, value]) => ` ${name}="${escape(value)}"`);
  if (element.own) return `<${element.tag}${attributes.join("")}>${escape(element.fallback)}</${element.tag}>`;
  return `<div>\n<${element.tag}${attributes.join("")}>\n  <p>${escape(element.fallback)}</p>\n</${element.tag}>\n</div>`;
}

function describe({ type, detail }) {
  if (type === "inlay-error") return `${detail.code}${detail.path && ` at ${detail.path}`}: ${detail.message}`;
  return detail == null ? "" : JSON.stringify(detail);
}

function field(element, setting, change) {
  const id = `${element.tag}-${setting.name}`;
  const label = create("label", { htmlFor: id }, create("code", { textContent: setting.name }));
  if (setting.about) label.append(` (${setting.about})`);
  let input;
  let list = "";
  if (setting.options) {
    const options = setting.options(element).map(([value, text = value]) => new Option(text, value));
    input = create("select", { id }, ...options);
  } else {
    list = create("datalist", { id: `${id}-hints` }, ...setting.hints.map((hint) => new Option(hint, hint)));
    input = create("input", { id, placeholder: "not set", autocomplete: "off", spellcheck: false });
    input.setAttribute("list", list.id);
  }
  // A typed setting takes effect when it is finished: half an instant is no instant.
  input.addEventListener("change", () => change(setting.name, input.value.trim()));
  return { input, node: create("div", { className: "setting" }, label, input, list) };
}

function exhibit(element) {
  const section = document.getElementById("exhibit").content.cloneNode(true).firstElementChild;
  const find = (css) => section.querySelector(css);
  const initial = () => ({ ...(element.initial ?? { src: element.sources[0][0] }) });
  let values = initial();

  const log = find(".log");
  let empty = true;
  const record = (event) => {
    if (empty) log.replaceChildren();
    empty = false;
    const time = create("time", { textContent: new Date().toLocaleTimeString([], { hourCycle: "h23" }) });
    log.prepend(create("li", {}, time, " ", create("code", { textContent: event.type }), ` ${describe(event)}`));
    while (log.childElementCount > LOG_LENGTH) log.lastElementChild.remove();
  };

  const stage = find(".stage");
  for (const type of EVENTS) stage.addEventListener(type, record);
  let shown;
  const restart = () => {
    const { fallback, own } = element;
    shown = create(element.tag, {}, own ? fallback : create("p", { textContent: fallback }));
    for (const name in values) setAttribute(shown, name, values[name]);
    stage.replaceChildren(own ? create("p", {}, "We meet at ", shown, ".") : create("div", {}, shown));
  };

  const snippet = find(".snippet code");
  const draw = () => {
    snippet.textContent = markup(element, values);
  };
  const inputs = new Map();
  const { own = [], without = [] } = element;
  for (const setting of [...own, ...SETTINGS.filter(({ name }) => !without.includes(name))]) {
    const { input, node } = field(element, setting, (name, value) => {
      values[name] = value;
      setAttribute(shown, name, value);
      draw();
    });
    inputs.set(setting.name, input);
    find(".settings").append(node);
  }
  const reset = () => {
    values = initial();
    for (const [name, input] of inputs) input.value = values[name] ?? "";
    restart();
    draw();
  };

  section.id = element.tag;
  const heading = find("h2");
  heading.id = `${element.tag}-heading`;
  heading.append(create("code", { textContent: `<${element.tag}>` }));
  section.setAttribute("aria-labelledby", heading.id);
  find("legend").textContent = `Settings of ${element.tag}`;
  find("[data-about]").textContent = element.about;
  log.setAttribute("aria-label", `Events of ${element.tag}, newest first`);
  stage.setAttribute("role", "group");
  stage.setAttribute("aria-label", `${element.tag}, live`);

  find("[data-restart]").addEventListener("click", restart);
  find("[data-reset]").addEventListener("click", reset);
  const output = find("output");
  find("[data-copy]").addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(snippet.textContent);
      output.textContent = "Copied.";
    } catch {
      getSelection().selectAllChildren(snippet);
      output.textContent = "The browser didn’t allow copying. The markup is selected: copy it by hand.";
    }
    setTimeout(() => (output.textContent = ""), 5_000);
  });

  reset();
  return section;
}

for (const element of ELEMENTS) {
  document.getElementById("exhibits").append(exhibit(element));
  const link = create("a", { href: `#${element.tag}`, textContent: element.tag });
  document.getElementById("entries").append(create("li", {}, link));
}
// The fragment named an exhibit that wasn't there yet.
if (location.hash.length > 1) document.getElementById(location.hash.slice(1))?.scrollIntoView();
