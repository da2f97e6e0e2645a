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
// Of each kind and language one for all that is written in the same `style`. One without a
// region is written as in the reader's own region, where that speaks it.
function format(make, tag, style, options) {
  const key = make.name + tag + style;
  let found = formats.get(key);
  if (!found) {
    found = new make(navigator.languages.find((each) => each.startsWith(tag + "-")) ?? tag, options);
    formats.set(key, found);
  }
  return found;
}
const inlayDate = (lang, style, time) => format(Intl.DateTimeFormat, lang, style, { ...DATES[style], timeZone: "UTC" }).format(time);
// Never `hour12`, which writes midnight as 24:00.
const inlayTime = (lang, minutes, clock) => {
  const hourCycle = { 12: "h12", 24: "h23" }[clock];
  return format(Intl.DateTimeFormat, lang, "h" + clock, { hour: "2-digit", minute: "2-digit", hourCycle, timeZone: "UTC" }).format(minutes * 6e4);
};
// Minutes ahead of UTC by the browser's own zone data; -1, which no zone is, where it lacks the zone.
const inlayOffset = (timeZone, time) => {
  try {
    const text = format(Intl.DateTimeFormat, "en", timeZone, { timeZone, timeZoneName: "longOffset" }).format(time);
    const [, sign, hours, minutes] = /GMT(?:(.)(\d+):(\d+))?/.exec(text);
    return sign ? (hours * 60 + +minutes) * (sign === "+" ? 1 : -1) : 0;
  } catch {
    return -1;
  }
};
const inlayNumber = (lang, value) => format(Intl.NumberFormat, lang).format(value);
const inlayIsOne = (lang, count) => format(Intl.PluralRules, lang).select(count) === "one";
const inlayCountry = (lang, code) => format(Intl.DisplayNames, lang, "", { type: "region" }).of(code);
const inlayCountries = (lang, codes) =>
  codes
    .match(/../g)
    .map((code) => [inlayCountry(lang, code), code])
    .sort((one, other) => format(Intl.Collator, lang).compare(one[0], other[0]))
    .join("\n");
// Without a currency, a number with all its digits.
const inlayMoney = (lang, amount, currency) =>
  format(Intl.NumberFormat, lang, currency, currency ? { style: "currency", currency } : { maximumFractionDigits: 12 }).format(amount);
// Some browsers take 15 ms to find it out, so it is asked for once, while files are on
// their way; a journey shows with the next page.
let here;
const inlayZone = () => (here ??= new Intl.DateTimeFormat().resolvedOptions().timeZone);
