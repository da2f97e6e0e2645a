// Ten thousand people in one directory, as a page embeds it: how long after its data it
// is painted, how long a key takes at a quarter of the speed, and whether scrolling jerks.

import { frame, press, rest, slow } from './frame.js';
import { goal, median, pause, quantile, say } from './race.js';

const KEYS = 4;
const ROUNDS = 5;

/** A directory that is shown, and how many ms after its data it was ready, and painted. */
async function shown(src) {
  const element = document.createElement('inlay-team-directory');
  element.setAttribute('loading', 'eager');
  const { text } = Response.prototype;
  let given;
  Response.prototype.text = async function () {
    const body = await text.call(this);
    if (this.url.endsWith(src)) given = performance.now();
    return body;
  };
  element.setAttribute('src', src);
  document.body.append(element);
  await element.ready;
  const ready = performance.now() - given;
  Response.prototype.text = text;
  return { element, ready, painted: await frame() - given };
}

export async function run() {
  await import('/inlay/inlay.js');
  const queries = (await (await fetch('/data/queries.json')).json()).slice(0, 12).map(one => one.text);
  const report = {
    notes: [
      'The library as readers load it. Data to view: from the answer\'s text to the frame that shows the widget.',
      'A key: the work of its event and of the frame after it; waiting for the screen isn\'t counted.',
    ],
    tables: [],
    goals: [],
  };

  say('first paint');
  const paints = [], readies = [];
  let element;
  for (let round = 0; round <= ROUNDS; round += 1) {
    element?.remove();
    await pause();
    const one = await shown('/data/people.json');
    element = one.element;
    readies.push(one.ready);
    paints.push(one.painted);
    await rest();
  }
  const [cold, ...warm] = paints;
  report.tables.push({
    title: '10,000 people in 1,000 teams: from the data to the view', columns: ['', 'ms'],
    rows: [['first on the page, with the library', cold], ['ready, median', median(readies)], ['painted, median', median(warm)], ['painted, worst', Math.max(...warm)]],
  });
  report.goals.push(goal('painted within 100 ms of the data', median(warm), 100));

  const root = element.shadowRoot;
  const field = root.querySelector('input');
  const escape = () => field.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true, composed: true, cancelable: true }));
  // The search comes when its field gets the focus, and the index is made while the page rests.
  field.focus();
  while (!performance.getEntriesByType('resource').some(one => one.name.includes('_search-'))) await pause();
  for (let count = 0; count < 80; count += 1) await rest();
  await slow(KEYS);
  const bare = document.createElement('input');
  document.body.prepend(bare);
  bare.focus();
  const nothing = [];
  for (const letter of 'what a browser does by itself') nothing.push(await press(() => document.execCommand('insertText', false, letter)));
  bare.remove();
  field.focus();
  await frame();
  const samples = new Map();
  const note = (name, took) => samples.set(name, [...(samples.get(name) ?? []), took]);
  for (let round = 0; round < ROUNDS; round += 1) {
    say(`keys: round ${round + 1} of ${ROUNDS}`);
    for (const query of queries) {
      for (let length = 1; length <= query.length; length += 1) {
        note(query.slice(0, length), await press(() => document.execCommand('insertText', false, query[length - 1])));
      }
      await rest();
      note('Escape', await press(escape));
      await rest();
    }
  }
  await slow(1);
  const keys = [...samples].map(([name, took]) => [name, median(took)]).sort((one, other) => other[1] - one[1]);
  const typical = keys.map(([, took]) => took);
  const [slowest, worst] = keys[0];
  report.tables.push({
    title: `A key at a quarter of the speed: ${keys.length} states of the field, ${ROUNDS} rounds`,
    columns: ['', 'ms', 'on'],
    rows: [
      ['median', median(typical), ''], ['95 of 100', quantile(typical, 0.95), ''], ['worst', worst, JSON.stringify(slowest)],
      ['Escape', median(samples.get('Escape')), ''],
      ['a field of the page\'s own that nothing listens to, median', median(nothing), ''],
      ['the slowest sample of all', Math.max(...[...samples.values()].flat()), ''],
    ],
  });
  report.goals.push(goal('95 of 100 keys within a frame of 16.7 ms', quantile(typical, 0.95), 16.7));

  say('scrolling');
  const long = [];
  const observer = new PerformanceObserver(list => long.push(...list.getEntries().map(entry => entry.duration)));
  observer.observe({ type: 'longtask' });
  const opened = performance.now();
  root.querySelector('.bar button').click();
  await frame();
  const answered = performance.now() - opened;
  while (root.querySelectorAll('.person').length < 9_800) await rest();
  const complete = performance.now() - opened;
  const tasks = long.splice(0);
  let longest = 0, frames = 0;
  const page = document.scrollingElement;
  for (let last = performance.now(), top = -1; page.scrollTop !== top && frames < 600; frames += 1) {
    top = page.scrollTop;
    page.scrollBy(0, 900);
    const now = await frame();
    longest = Math.max(longest, now - last);
    last = now;
  }
  await pause();
  observer.disconnect();
  report.tables.push({
    title: 'Everything opened, and scrolled through', columns: ['', ''],
    rows: [
      ['ms from the click to the frame that answers', answered], ['ms until all of it is written', complete],
      ['long tasks meanwhile', tasks.length], ['frames scrolled', frames], ['longest frame, ms', longest],
      ['long tasks while scrolling', long.length],
    ],
  });
  report.goals.push(goal('long tasks while scrolling', long.length, 0));
  return report;
}
