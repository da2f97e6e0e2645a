// Written by `cargo xtask manifest`.

/** What `detail.code` of `inlay-error` may be. */
export type InlayErrorCode =
  /** The element names no data. */
  | "data-missing"
  /** The address of the data doesn't answer, or with an error. */
  | "data-unreachable"
  /** The address of the data wants to know who asks: status 401 or 403. */
  | "data-forbidden"
  /** Not JSON, a wrong shape or an unknown name, or an attribute that can't be read; `path` says where. */
  | "data-invalid"
  /** What `from` or `until` names isn't on the page, or nothing under it is what the widget shows; `message` says what was looked for. */
  | "page-section-missing"
  /** The page's policy forbids WebAssembly. */
  | "wasm-blocked"
  /** A file of the library is missing, damaged or late. */
  | "wasm-failed"
  /** A fault of the library's own. */
  | "crashed";

/** The detail of `inlay-error`, and the reason of a rejected `ready`. */
export interface InlayErrorDetail {
  code: InlayErrorCode;
  /** For the page's author: what is wrong, where, what to do. */
  message: string;
  /** Where in the data, like `rotation[1].zone`; empty for the whole. */
  path: string;
}

/** The detail of `inlay-change`. It never has what a reader typed. */
export interface InlayChangeDetail {
  view:
    /** `<inlay-team-directory>`: The reader began (`on`) or ended (`off`) a search. */
    | "search"
    /** `<inlay-team-directory>`: A team was opened or closed; `all` or `none` where it was all of them. */
    | "open"
    /** `<inlay-team-directory>`: A `region`, a `segment`, the card of a `team` or another `view` was picked or left. */
    | "pick"
    /** `<inlay-team-directory>`: The directory was saved as `csv` or `json`. */
    | "export"
    /** `<inlay-meeting-time>`: Another time was entered or chosen. */
    | "time"
    /** `<inlay-meeting-time>`: A zone was added (`add`) or removed (`remove`). */
    | "zones"
    /** `<inlay-meeting-time>`: The grid shows a `day` or a `week`, or an `earlier` or `later` one. */
    | "grid"
    /** `<inlay-meeting-time>`: Meetings of another length are compared. */
    | "length"
    /** `<inlay-meeting-cadence>`: More of the coming meetings are listed. */
    | "more"
    /** `<inlay-meeting-cadence>`: A section was opened. */
    | "section"
    /** `<inlay-meeting-cadence>`: Another year was chosen. */
    | "year"
    /** `<inlay-approval-request>`: The draft is shown as it will look (`preview`) or as `markdown`. */
    | "preview"
    /** `<inlay-publisher-planner>`: The verdict is now `direct`, `slot`, `full`, or empty. */
    | "route"
    /** `<inlay-publisher-planner>`: The comment was copied; the value is empty. */
    | "comment"
    /** `<inlay-okr-cascade>`: The draft of a check-in is opened (`on`) or closed (`off`). */
    | "check-in"
    /** `<inlay-okr-cascade>`: The table was downloaded. */
    | "export"
    /** `<inlay-regional-readouts>`: A step is ticked off (`on`) or not any more (`off`). */
    | "step"
    /** `<inlay-regional-readouts>`: The draft of a document is opened (`on`) or closed (`off`). */
    | "document"
    /** `<inlay-regional-readouts>`: A calendar file was downloaded. */
    | "calendar"
    /** `<inlay-contact>`: The message was copied (`copied`). */
    | "message";
  value: string;
}

/** What all elements have in common. */
export interface InlayElement<Data = unknown> extends HTMLElement {
  /** The data as an object; goes through `JSON.stringify`. Comes before every other source. */
  data: Data | null | undefined;
  /** Promise of the first `inlay-ready`; an error rejects it with the event's detail. */
  readonly ready: Promise<void>;
  /** Loads the widget now, wherever on the page it stands; resolves as `ready` does. */
  load(): Promise<void>;
}

/** The teams of a group: hierarchy, what each is responsible for, where it lives in the handbook, how to reach it, who is in it. */
export interface InlayTeamDirectory extends InlayElement<Directory> {}

/** Converts one meeting time between zones and finds a time that suits all. Data is optional. */
export interface InlayMeetingTime extends InlayElement<People> {}

/** A recurring meeting whose time rotates between regions: the next dates in the reader's zone and the attendees'. */
export interface InlayMeetingCadence extends InlayElement<Cadence> {}

/** Asks for approval: says at once who approves for a country, and drafts the issue in the browser. */
export interface InlayApprovalRequest extends InlayElement<Approval> {}

/** One time in running text, on the reader's clock, beside the page's own wording. */
export interface InlayLocalTime extends InlayElement<never> {}

/** Says whether a programme with a publisher takes a slot, what it costs, what it gets in the way of, and drafts the comment that tags whom to ask. */
export interface InlayPublisherPlanner extends InlayElement<Publisher> {}

/** Objectives and key results: how far each has come, how they add up along the objectives that they serve, and whether that is fast enough. */
export interface InlayOkrCascade extends InlayElement<Okrs> {}

/** The readouts of each region: the next ones on the reader's clock and the region's, the steps of preparation to tick off, and the metrics of the past ones. */
export interface InlayRegionalReadouts extends InlayElement<Readouts> {}

/** Where to reach a team and what each channel is for, where it is working hours now, and a message drafted with where the reader comes from. */
export interface InlayContact extends InlayElement<ContactData> {}

declare global {
  interface HTMLElementTagNameMap {
    "inlay-team-directory": InlayTeamDirectory;
    "inlay-meeting-time": InlayMeetingTime;
    "inlay-meeting-cadence": InlayMeetingCadence;
    "inlay-approval-request": InlayApprovalRequest;
    "inlay-local-time": InlayLocalTime;
    "inlay-publisher-planner": InlayPublisherPlanner;
    "inlay-okr-cascade": InlayOkrCascade;
    "inlay-regional-readouts": InlayRegionalReadouts;
    "inlay-contact": InlayContact;
  }
  interface GlobalEventHandlersEventMap {
    /** The widget is interactive. */
    "inlay-ready": CustomEvent<null>;
    /** The fallback is showing; `detail` is `{code, message, path}`. */
    "inlay-error": CustomEvent<InlayErrorDetail>;
    /** The reader changed a view; `detail` is `{view, value}` and never has typed text. */
    "inlay-change": CustomEvent<InlayChangeDetail>;
  }
}

/** The teams of a group: hierarchy, what each is responsible for, where it lives in the handbook, how to reach it, who is in it. */
export interface Directory {
  /** What the group is called. */
  title: string;
  /** What it is there for. */
  mission?: string | null;
  /** The regions it works in; if there are any, teams and people name no others. */
  regions?: Region[];
  /** The customer segments it works for; if there are any, teams name no others. */
  segments?: string[];
  /** How to reach the group. */
  contacts?: Contact[];
  /** The teams, in the order in which they are shown. */
  teams: Team[];
  /** Further links about the group. */
  links?: Link[];
  /** The day for which all this holds. */
  as_of?: string | null;
  /** Where this schema is, for editors. */
  $schema?: string;
}

/** Converts one meeting time between zones and finds a time that suits all. Data is optional. */
export interface People {
  /** What is above the converter. */
  title?: string | null;
  /** Who they are, in the order in which they are shown. */
  people: Group[];
  /** More links. */
  links?: Link[];
  /** The day for which the data hold. */
  as_of?: string | null;
  /** Where this schema is, for editors. */
  $schema?: string;
}

/** A recurring meeting whose time rotates between regions: the next dates in the reader's zone and the attendees'. */
export interface Cadence {
  /** Names the meeting for calendars; stays the same when the rest changes. */
  id?: string | null;
  /** What the meeting is called. */
  title?: string | null;
  /** Length in minutes. */
  duration?: number | null;
  /** The rule by which it recurs. */
  on: On;
  /** The slots that share the dates. With as many slots as ordinals the first ordinal takes the first slot and so on; otherwise they take turns from the first date on or after `starts`. */
  rotation?: Slot[];
  /** The order of the slots is only the one in which a page names them, so which of them takes which date is our reading; the widget says so. */
  order_assumed?: boolean;
  /** The day from which the rule holds. */
  starts?: string | null;
  /** Dates on which it isn't held; they keep their turn in the rotation. */
  except?: string[];
  /** Dates that are held on another day or at another time. */
  moved?: Record<string, Move>;
  /** Who takes part, and where their clocks stand. */
  attendees?: Attendee[];
  /** Where the agenda is. */
  agenda?: string | null;
  /** Where the meeting is held. */
  location?: string | null;
  /** The address of a hosted calendar feed. */
  calendar?: string | null;
  /** More links. */
  links?: Link[];
  /** The day for which the data hold. */
  as_of?: string | null;
  /** Where this schema is, for editors. */
  $schema?: string;
}

/** Asks for approval: says at once who approves for a country, and drafts the issue in the browser. */
export interface Approval {
  /** The heading. */
  title?: string | null;
  /** Countries by region. */
  regions?: Record<string, string[]>;
  /** What is supported where. Left out, every request needs approval. */
  support?: Support | null;
  /** Who approves. */
  approvers?: Approver[];
  /** The form. */
  fields: Field[];
  /** The issue. */
  draft: DraftTemplate;
  /** Where a draft can be sent. */
  targets?: Target[];
  /** Where to read more. */
  links?: Link[];
  /** When all this was last true. */
  as_of?: string | null;
  /** Where this schema is, for editors. */
  $schema?: string;
}

/** Says whether a programme with a publisher takes a slot, what it costs, what it gets in the way of, and drafts the comment that tags whom to ask. */
export interface Publisher {
  /** The heading. */
  title?: string | null;
  /** The currency of every amount. Without one, amounts are rounded to two decimals. */
  currency?: string | null;
  /** How many activities that take a slot a team may start in a calendar month; left out, as many as it likes. */
  limit_per_month?: number | null;
  /** Teams with a limit of their own; `null` is no limit. */
  limits?: Record<string, number | null>;
  /** What the agency takes. */
  fee?: Fee | null;
  /** Who is tagged. */
  roles?: Role[];
  /** What is running or planned. */
  activities?: Activity[];
  /** Where to read more. */
  links?: Link[];
  /** When all this was last true. */
  as_of?: string | null;
  /** Where this schema is, for editors. */
  $schema?: string;
}

/** Objectives and key results: how far each has come, how they add up along the objectives that they serve, and whether that is fast enough. */
export interface Okrs {
  /** What they are called. */
  title?: string | null;
  /** The period that they are for; without it there is no pace. */
  period?: Period | null;
  /** The day on which each fiscal year starts; names a period that has no name. */
  fiscal_year_starts?: string | null;
  /** The objectives, in the order in which they are shown. */
  objectives: Objective[];
  /** Where the key results stood earlier, to tell what has moved since. */
  previous?: Previous | null;
  /** Further links. */
  links?: Link[];
  /** The day for which all this holds. */
  as_of?: string | null;
  /** Where this schema is, for editors. */
  $schema?: string;
}

/** The readouts of each region: the next ones on the reader's clock and the region's, the steps of preparation to tick off, and the metrics of the past ones. */
export interface Readouts {
  /** What they are called. */
  title?: string | null;
  /** Length in minutes. */
  duration?: number | null;
  /** The regions, each with its rule. */
  regions: ReadoutRegion[];
  /** Days on which nobody works. */
  holidays?: string[];
  /** What has to be done before each readout. */
  preparation?: Preparation[];
  /** What is read out. */
  metrics?: Metric[];
  /** Readouts that were held, and one whose metrics are there already. */
  past?: Past[];
  /** Further links. */
  links?: Link[];
  /** The day for which all this holds. */
  as_of?: string | null;
  /** Where this schema is, for editors. */
  $schema?: string;
}

/** Where to reach a team and what each channel is for, where it is working hours now, and a message drafted with where the reader comes from. */
export interface ContactData {
  /** Whom one reaches. */
  title?: string | null;
  /** The ways to reach it, the usual one first. */
  channels: Channel[];
  /** Where people of the team work, and when. */
  people?: Attendee[];
  /** Within which time an answer can be expected, unless a channel says otherwise. */
  answers_within?: Wait | null;
  /** Where to read more. */
  links?: Link[];
  /** When all this was last true. */
  as_of?: string | null;
  /** Where this schema is, for editors. */
  $schema?: string;
}

/** Who can open a link; shown as a word beside it. */
export type Access = "public" | "internal" | "confidential";

/** Something that is running or planned. */
export interface Activity {
  /** How results refer to it; stands once in a file. */
  id: string;
  /** Whose it is. */
  team: string;
  /** What it is called. */
  name: string;
  /** What kind of activity it is. */
  kind: Kind;
  /** The first day. */
  starts: string;
  /** The last day. */
  ends: string;
  /** The publisher it is run with. */
  publisher?: string | null;
  /** How it goes to the publisher; only through the agency it takes a slot. */
  route?: Through | null;
  /** The region it is for, or several. */
  region?: string | string[] | null;
  /** The regions it is for; the same as `region`. */
  regions?: string | string[] | null;
  /** The segment it is for, or several. */
  segment?: string | string[] | null;
  /** The segments it is for; the same as `segment`. */
  segments?: string | string[] | null;
  /** Whom it speaks to. */
  audience?: string | null;
  /** Where to read about it. */
  url?: string | null;
  /** Who can open `url`. */
  access?: Access | null;
}

/** Who approves. */
export interface Approver {
  /** The region this approver is asked for; left out, all of them. */
  region?: string | null;
  /** What they are. */
  role?: string | null;
  /** How they are mentioned. */
  handle?: string | null;
}

/** People of a region who share a clock. */
export interface Attendee {
  /** Their region; slots that name regions invite by it. */
  region?: string | null;
  /** Where their clocks stand. */
  zone: string;
  /** How many they are. */
  people?: number | null;
  /** Their working hours; 09:00 to 17:00 unless given. */
  hours?: [string, string] | null;
  /** Their working days; Monday to Friday unless given. */
  workdays?: Weekday[] | null;
}

/** A way to reach the team. */
export interface Channel {
  /** What it is: `slack`, `email`, `issues`, or another word, which is shown. */
  kind: string;
  /** What it is called there, like `#marketing`. */
  label: string;
  /** Where it leads. For Slack, `https://WORKSPACE.slack.com/archives/ID` opens in the browser as well as in the app. */
  url: string;
  /** What it is for. */
  purpose?: string | null;
  /** Within which time an answer can be expected there. */
  answers_within?: Wait | null;
  /** Who can open it. */
  access?: Access | null;
}

/** A way to reach a team. */
export interface Contact {
  /** What it is: `slack`, `email`, `issues`, or another word, which is shown. */
  kind: string;
  /** What it is called there, like `#marketing`. */
  label: string;
  /** Where it leads. */
  url: string;
  /** Who can open it. */
  access?: Access | null;
}

/** Whether more or less is better. */
export type Direction = "up" | "down";

/** How the issue reads. Templates are Markdown with `{{field-id}}`, and the computed `{{region}}`, `{{support-level}}` and `{{approver}}`. */
export interface DraftTemplate {
  /** The title's template, one line. */
  title: string;
  /** The body's template. */
  template: string;
  /** Labels that the issue gets. */
  labels?: string[];
  /** Who is assigned. */
  assignees?: string[];
  /** When the issue is due, in days from its creation. */
  due_in_days?: number | null;
  /** Whether only members may see the issue. */
  confidential?: boolean;
}

/** The agency's fee, as shares of what is spent: `"0.12"` is 12 %. */
export interface Fee {
  /** The least that it takes. */
  low: string | number;
  /** The most that it takes. */
  high: string | number;
}

/** One field. */
export interface Field {
  /** Its name in templates, in `when` and in answers. */
  id: string;
  /** What the reader sees. */
  label: string;
  /** What it asks for. */
  kind: FieldKind;
  /** Whether it must be answered, when it is shown. */
  required?: boolean;
  /** The least: characters of a text, choices, a number, an amount, a date. */
  min?: string | number | null;
  /** The most, in the same unit as `min`. */
  max?: string | number | null;
  /** Shown only when each of these fields has the value, or one of the values. */
  when?: Record<string, string | boolean | string[]>;
  /** What a choice offers. */
  choices?: string[];
  /** The currency of an amount. */
  currency?: string | null;
  /** A sentence of help. */
  help?: string | null;
}

/** What a field asks for. */
export type FieldKind = "text" | "long-text" | "choice" | "multi-choice" | "country" | "date" | "date-range" | "money" | "number" | "link" | "handle" | "checkbox";

/** A person, or several who share a clock. */
export interface Group {
  /** What they are called; the city of their zone unless given. */
  name?: string | null;
  /** Where their clocks stand. */
  zone: string;
  /** Their region. */
  region?: string | null;
  /** How many they are; 1 unless given. */
  people?: number | null;
  /** Their working hours; 09:00 to 17:00 unless given. */
  hours?: [string, string] | null;
  /** Their working days; Monday to Friday unless given. */
  workdays?: Weekday[] | null;
}

/** A number that shows how far an objective has come. */
export interface KeyResult {
  /** How the file and links refer to it; stands once in a file. */
  id: string;
  /** What is measured. */
  title: string;
  /** Who answers for it, if that isn't the objective's owner. */
  owner?: string | null;
  /** Where it began. */
  start?: string | number | null;
  /** Where it is to be at the end; below `start` if less is better. */
  target?: string | number | null;
  /** Where it is. */
  current?: string | number | null;
  /** What is counted, like `USD`. */
  unit?: string | null;
  /** Whether more or less is better; follows from `start` and `target`. */
  direction?: Direction | null;
  /** How much it counts in its objective; 1 unless given. */
  weight?: string | number | null;
  /** What its owner says of it; overrules what the numbers say. */
  health?: Pace | null;
  /** The day of the last check-in; the objective's unless given. */
  updated?: string | null;
  /** Where the number comes from. */
  url?: string | null;
  /** Who can open `url`. */
  access?: Access | null;
}

/** Kinds of activities. */
export type Kind = "paid-social" | "publisher" | "other";

/** A level of support. */
export interface Level {
  /** Its name in `countries` and `default`. */
  id: string;
  /** What the reader sees. */
  label: string;
  /** Whether a request is needed; unless it says otherwise, it is. */
  approval?: boolean;
}

/** A link as data files carry it under `links`. */
export interface Link {
  /** What the link is called. */
  label: string;
  /** Where it leads. */
  url: string;
  /** Who can open it; said only where the data say it. */
  access?: Access | null;
}

/** Someone in a team. */
export interface Member {
  /** How links refer to this person; stands once in a file. */
  id: string;
  /** The person's name. */
  name: string;
  /** What the person does. */
  role?: string | null;
  /** The zone that the person works in. */
  zone?: string | null;
  /** Where the person is, in words. */
  location?: string | null;
  /** The regions that the person works for. */
  regions?: string[];
  /** A page about the person. */
  url?: string | null;
  /** Who can open `url`. */
  access?: Access | null;
}

/** Something that is read out. */
export interface Metric {
  /** How values refer to it; stands once. */
  id: string;
  /** What is measured. */
  title: string;
  /** What is counted, like `USD`. */
  unit?: string | null;
  /** What it is to be each month: a number, or numbers by region, by month (`YYYY-MM`), or by one within the other. */
  target?: string | number | null | Record<string, string | number | Record<string, string | number>>;
  /** Whether more or less is better; more unless given. */
  direction?: Direction | null;
}

/** Where a date was moved to. */
export interface Move {
  /** The other day; the same unless given. */
  date?: string | null;
  /** The other time in the slot's zone; the same unless given. */
  time?: string | null;
}

/** Something that a team wants to reach. */
export interface Objective {
  /** How the file and links refer to it; stands once in a file. */
  id: string;
  /** What is to be reached. */
  title: string;
  /** Who answers for it: a team or a role. */
  owner?: string | null;
  /** The objectives that it serves: an id, or a list of ids with weights. */
  aligned_to?: string | null | (string | Parent)[];
  /** How much it counts in each objective that it serves; 1 unless given. */
  weight?: string | number | null;
  /** What its owner says of it; overrules what the numbers say. */
  health?: Pace | null;
  /** The day of the last check-in. */
  updated?: string | null;
  /** Its issue or page. */
  url?: string | null;
  /** Who can open `url`. */
  access?: Access | null;
  /** What shows that it is reached. */
  key_results?: KeyResult[];
}

/** When it recurs: weekday and ordinals, weekday and every, or day. */
export interface On {
  /** With `ordinals` or `every`. */
  weekday?: Weekday | null;
  /** Which of the month's: 1 to 5, or -1 for the last. */
  ordinals?: (1 | 2 | 3 | 4 | 5 | -1)[] | null;
  /** Weeks from one meeting to the next, counted from `starts`. */
  every?: number | null;
  /** The day of the month. */
  day?: number | null;
}

/** Progress compared with the share of the period that has passed. */
export type Pace = "ahead" | "on track" | "needs attention" | "at risk";

export interface Parent {
  /** The objective's id. */
  id: string;
  /** How much the aligned objective counts in it; its own weight unless given. */
  weight?: string | number | null;
}

/** A readout that was held, or whose metrics are there already. */
export interface Past {
  /** Its region. */
  region: string;
  /** Its date there. */
  date: string;
  /** Its document. */
  url?: string | null;
  /** Who can open `url`. */
  access?: Access | null;
  /** What the metrics were, by their id. One that isn't named wasn't measured, which isn't zero. */
  values?: Record<string, string | number>;
}

/** A span of days that something is planned for, such as a quarter. */
export interface Period {
  /** What the group calls it, like `FY27-Q4`. */
  name?: string | null;
  /** Its first day. */
  starts: string;
  /** Its last day. */
  ends: string;
}

/** Something that has to be done before each readout. */
export interface Preparation {
  /** How it is referred to; stands once. */
  id: string;
  /** What is to be done. */
  title: string;
  /** How many working days before the readout's date, Monday to Friday without holidays; 0 for the date itself. */
  working_days_before: number;
  /** Who does it. */
  owner?: string | null;
  /** How it is done. */
  url?: string | null;
  /** Who can open `url`. */
  access?: Access | null;
}

/** Where the key results stood earlier. */
export interface Previous {
  /** The day of that earlier look. */
  as_of?: string | null;
  /** The key results' `current` of then, by id; those that it doesn't name count as unmoved. */
  current: Record<string, string | number>;
}

/** A region that has readouts. */
export interface ReadoutRegion {
  /** How the rest of the file refers to it; stands once. */
  id: string;
  /** Its name for readers; without one, the id is shown. */
  name?: string | null;
  /** The rule by which its readouts recur. */
  on: On;
  /** The day from which the rule holds. */
  starts?: string | null;
  /** When they begin, on a clock in `zone`. */
  time?: string | null;
  /** The zone of their time and date. */
  zone?: string | null;
  /** Length in minutes; that of all readouts unless given. */
  duration?: number | null;
  /** Dates on which none is held. */
  except?: string[];
  /** Dates that are held on another day or at another time. */
  moved?: Record<string, Move>;
  /** Days on which nobody works there, beside those of all. */
  holidays?: string[];
  /** Whom it is read out to. */
  with?: string | null;
  /** Where it is held. */
  location?: string | null;
  /** Where its agenda or document is. */
  agenda?: string | null;
  /** The address of a hosted calendar feed. */
  calendar?: string | null;
}

/** A region and what it is called in full. */
export interface Region {
  /** How the rest of the file refers to it. */
  id: string;
  /** Its name for readers; without one, the id is shown. */
  name?: string | null;
}

/** Somebody who is tagged in the campaign issue. */
export interface Role {
  /** What they are. */
  role?: string | null;
  /** How they are tagged. */
  handle?: string | null;
  /** The teams they are tagged for; left out, all of them. */
  teams?: string | string[] | null;
  /** The regions they are tagged for; left out, all of them. */
  regions?: string | string[] | null;
  /** The segments they are tagged for; left out, all of them. */
  segments?: string | string[] | null;
}

/** One of the times between which a meeting rotates. */
export interface Slot {
  /** What the slot is called; its regions unless given. */
  name?: string | null;
  /** The regions it is for; everyone when none are given. */
  regions?: string[];
  /** When it begins, on a clock in `zone`. */
  time?: string | null;
  /** The zone of its time and of its date. */
  zone?: string | null;
}

/** Levels of support, and which country has which. */
export interface Support {
  /** All levels. */
  levels: Level[];
  /** The level of each country that has one. */
  countries?: Record<string, string>;
  /** The level of every other country. */
  default: string;
}

/** Where a draft can be sent. */
export interface Target {
  /** What kind of place it is. */
  kind: TargetKind;
  /** The project's address, for `gitlab` and `github`; the channel's, for `slack`. */
  url?: string | null;
  /** The recipient, for `email`. */
  to?: string | null;
  /** What the reader sees instead of the host's name. */
  label?: string | null;
}

/** Kinds of places. */
export type TargetKind = "gitlab" | "github" | "email" | "slack" | "markdown";

/** A team. */
export interface Team {
  /** How the file and links refer to it. */
  id: string;
  /** What it is called. */
  name: string;
  /** Other names: abbreviations, former names. */
  aliases?: string[];
  /** The team that it is part of. */
  parent?: string | null;
  /** Where it lives in the handbook. */
  url?: string | null;
  /** Who can open `url`. */
  access?: Access | null;
  /** What it is responsible for. */
  summary?: string | null;
  /** The regions it works in. */
  regions?: string[];
  /** The segments it works for. */
  segments?: string[];
  /** How to reach it. */
  contacts?: Contact[];
  /** Further links about it. */
  links?: Link[];
  /** Who is in it. */
  members?: Member[];
}

/** How an activity goes to its publisher. */
export type Through = "direct" | "slot";

/** A time that the norms give for an answer: hours, or working days. */
export interface Wait {
  /** So many hours, by the clock. */
  hours?: number | null;
  /** So many working days of the team. */
  working_days?: number | null;
}

/** A day of the week; in data files its full lowercase English name. */
export type Weekday = "monday" | "tuesday" | "wednesday" | "thursday" | "friday" | "saturday" | "sunday";
