// What the gallery shows: an exhibit per element, a field per attribute.

export const ELEMENTS = [
  {
    tag: "inlay-team-directory",
    widget: "directory",
    about: "The teams of a group: how they belong together, what each does, where to read more and who is in it.",
    fallback: "Our teams are listed in the handbook.",
    samples: [
      ["/data/directory.json", "Sample teams"],
      ["/data/broken/directory.json", "Broken: a misspelt field"],
    ],
  },
  {
    tag: "inlay-meeting-time",
    widget: "time",
    about: "One time on everybody’s clock, and the times that suit all.",
    fallback: "Los Angeles, London, Sydney, Kathmandu.",
    samples: [
      ["/data/people.json", "Sample people"],
      ["/data/broken/people.json", "Broken: a person without a zone"],
    ],
  },
  {
    tag: "inlay-meeting-cadence",
    widget: "cadence",
    about: "A meeting that recurs and rotates between regions: the next dates, on everybody’s clock.",
    fallback: "1st and 3rd Wednesday of the month.",
    samples: [
      ["/data/im-team-meeting.json", "Sample meeting"],
      ["/data/broken/im-team-meeting.json", "Broken: a misspelt time zone"],
    ],
  },
  {
    tag: "inlay-approval-request",
    widget: "approval",
    about: "A form that says whether an approval is needed, from whom, and drafts the request in the browser.",
    fallback: "Write to marketing-ops@example.com and name the country.",
    extra: [{ name: "autosave", options: () => [NOT_SET, ["off"]] }],
    samples: [
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
    without: ["src", "id", "heading-level", "reserve", "edit-href"],
  },
  {
    tag: "inlay-publisher-planner",
    widget: "publisher",
    about: "Whether a programme with a publisher may run, what it costs, what it gets in the way of, and the comment that tags whom to ask.",
    fallback: "Tag the Campaign Manager and the Digital team manager in the campaign issue.",
    samples: [
      ["/data/publisher.json", "Sample plan"],
      ["/data/broken/publisher.json", "Broken: a misspelt field"],
    ],
  },
  {
    tag: "inlay-okr-cascade",
    widget: "okrs",
    about: "Objectives and key results: how far each has come, how they add up, and whether that is fast enough.",
    fallback: "Our objectives follow from those of the CMO.",
    samples: [
      ["/data/okrs.json", "Sample objectives"],
      ["/data/broken/okrs.json", "Broken: aligned to an objective that isn’t there"],
    ],
  },
  {
    tag: "inlay-regional-readouts",
    widget: "readouts",
    about: "The readouts of each region: the next ones, what has to be ready by when, and the metrics of the past ones.",
    fallback: "Once a month we read out our metrics to the Sales leaders of each region.",
    samples: [
      ["/data/readouts.json", "Sample readouts"],
      ["/data/broken/readouts.json", "Broken: a metric that isn’t defined"],
    ],
  },
  {
    tag: "inlay-contact",
    widget: "contact",
    about: "Where to reach a team and what each channel is for, where it is working hours now, and a message drafted with where the reader comes from.",
    fallback: "Ask in #marketing_integratedmarketing.",
    samples: [
      ["/data/contact.json", "Sample channels"],
      ["/data/broken/contact.json", "Broken: a misspelt time zone"],
    ],
  },
];

const NOT_SET = ["", "Not set"];

// `options` makes a choice; without it the setting is typed, with `hints` to pick from.
// What is `still` is for the author's page; the element here takes its data from the form.
export const SETTINGS = [
  { name: "src", about: "address of your data file", hints: [], still: true },
  { name: "id", about: "for links to a view", hints: [], still: true },
  { name: "theme", options: () => [NOT_SET, ["auto"], ["light"], ["dark"]] },
  { name: "lang", hints: ["en", "en-GB", "de", "fr", "ja", "ar"] },
  { name: "heading-level", options: () => [NOT_SET, ["2"], ["3"], ["4"], ["5"], ["6"]] },
  { name: "now", hints: ["2026-11-22T18:00:00Z", "2026-12-02T16:20:00Z", "2027-03-15T12:00:00Z"] },
  { name: "viewer-zone", hints: ["America/Los_Angeles", "Europe/London", "Asia/Kolkata", "Australia/Sydney", "Asia/Tokyo"] },
  { name: "loading", options: () => [NOT_SET, ["lazy"], ["eager"]] },
  { name: "reserve", hints: ["12rem", "20rem", "400px"] },
  { name: "edit-href", hints: ["https://example.com/edit"] },
];
