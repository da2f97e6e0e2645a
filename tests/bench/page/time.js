// A week of half hours on eight clocks, and a year of a meeting that rotates.

import start, { RotatingSeries, TimeGrid } from '/module/inlay_bench.js';
import { CLOCKS } from './clocks.js';
import { goal, race, say, table, times } from './race.js';

/** Half hours and quarters of an hour off, both hemispheres, and who never changes. */
const ZONES = [
  'America/Los_Angeles', 'America/New_York', 'Europe/London', 'Europe/Berlin',
  'Asia/Kolkata', 'Asia/Kathmandu', 'Asia/Tokyo', 'Australia/Lord_Howe',
];
const CELLS = 336;

/** Weeks in which nobody changes the clocks, and those in which some do. */
const WEEKS = [
  '2026-11-23', '2027-03-08', '2027-03-22', '2027-03-29', '2027-06-14', '2027-09-27', '2027-10-25', '2027-11-01',
];
const seconds = week => Date.parse(`${week}T00:00:00Z`) / 1e3;

const YEARS = [2026, 2027, 2028, 2029, 2030, 2031, 2032, 2033, 2034, 2035, 2036];

const text = minutes => new Date(minutes * 6e4).toISOString().slice(0, 16);

async function grid() {
  const ours = TimeGrid.read(ZONES.join(','));
  const contestants = [{ name: 'inlay', run: week => ours.fill(seconds(week), CELLS) }];
  for (const [name, make] of Object.entries(CLOCKS)) {
    const clocks = await make(ZONES);
    contestants.push({
      name,
      run: week => {
        const out = new Int32Array(ZONES.length * CELLS);
        clocks(seconds(week) * 1e3, CELLS, out);
        return out;
      },
    });
  }
  // Same answers first.
  const [mine, ...others] = contestants;
  for (const week of WEEKS) {
    const right = mine.run(week);
    if (right.length !== ZONES.length * CELLS) throw new Error(`${right.length} cells`);
    for (const { name, run } of others) {
      const wrong = run(week).findIndex((minutes, at) => minutes !== right[at]);
      if (wrong >= 0) {
        const zone = ZONES[Math.floor(wrong / CELLS)];
        throw new Error(`${name} says ${text(run(week)[wrong])} for ${text(right[wrong])} in ${zone}`);
      }
    }
  }
  return race(contestants, WEEKS);
}

/** rrule's own build for browsers, which hangs itself on the global object. */
const loaded = source => new Promise((done, failed) => {
  const script = document.createElement('script');
  script.src = source;
  script.onload = done;
  script.onerror = () => failed(new Error(`${source} doesn't load`));
  document.head.append(script);
});

/** Both slots as rules with their zones, and nothing kept from the last time. */
function rules({ RRule, RRuleSet, datetime }) {
  const slot = (day, nth, tzid) => new RRule({
    freq: RRule.MONTHLY, byweekday: [RRule.WE.nth(nth)], dtstart: datetime(2026, 1, day, 16, 0), tzid,
  }, true);
  const first = slot(7, 1, 'Europe/London');
  const third = new RRuleSet(true);
  third.rrule(slot(21, 3, 'America/Los_Angeles'));
  third.exdate(datetime(2026, 12, 16, 16, 0));
  return year => {
    const [from, to] = [datetime(year, 1, 1), datetime(year, 12, 31, 23, 59)];
    return [...first.between(from, to, true), ...third.between(from, to, true)];
  };
}

async function series() {
  await loaded('/npm/rrule/dist/es5/rrule.js');
  const ours = RotatingSeries.read(await (await fetch('/data/cadence.json')).text());
  const theirs = rules(globalThis.rrule);
  const ascending = numbers => [...numbers].sort((one, other) => one - other);
  for (const year of YEARS) {
    const right = ascending(ours.year(year));
    const found = ascending(theirs(year).map(date => date.getTime() / 1e3));
    // One Wednesday of 2026 isn't held.
    if (right.length !== (year === 2026 ? 23 : 24) || JSON.stringify(right) !== JSON.stringify(found)) {
      throw new Error(`${year}: ${JSON.stringify(right)} and ${JSON.stringify(found)}`);
    }
  }
  const contestants = [
    { name: 'inlay', run: year => ours.year(year) },
    { name: 'rrule with TZID', run: theirs },
  ];
  return race(contestants, YEARS, { rounds: 7, least: 20 });
}

export async function run() {
  await start({ module_or_path: '/module/inlay_bench_bg.wasm' });
  // rrule gives dates on the browser's own clock as if it were UTC.
  const own = Intl.DateTimeFormat().resolvedOptions().timeZone;
  if (own !== 'UTC') throw new Error(`the browser's zone is ${own}, and has to be UTC (TZ=UTC)`);
  say('the grid');
  const cells = await grid();
  say('the series');
  const years = await series();
  const of = name => cells.find(one => one.name === name).median;
  return {
    notes: [
      `The grid: ${ZONES.length} zones, ${CELLS} half hours, date and time of each clock; ${WEEKS.length} weeks, six of them with a change.`,
      'Each peer takes its shortest way there. Ours includes the working hours of each cell, which theirs leave out.',
      'The series: 1st and 3rd Wednesdays at 16:00 in London and in Los Angeles by turns, the 23 or 24 meetings of each year from 2026 to 2036; nothing is kept between two runs.',
      'The same answers in every cell and for every meeting, compared before anything is timed.',
    ],
    tables: [
      ratios(table('A grid of 8 zones and 336 half hours', cells), cells),
      ratios(table('A year of a rotating series', years), years),
    ],
    goals: [
      goal('the grid within 0.1 ms', of('inlay'), 0.1),
      times('native Temporal takes twenty times as long', of('native Temporal'), of('inlay'), 20),
      times('rrule with TZID takes a hundred times as long', years[1].median, years[0].median, 100),
    ],
  };
}

/** A column more: how many times as long as the first. */
function ratios({ title, columns, rows }, results) {
  const [mine] = results;
  return {
    title,
    columns: columns.toSpliced(2, 0, 'times ours'),
    rows: rows.map((row, at) => row.toSpliced(2, 0, results[at].median / mine.median)),
  };
}
