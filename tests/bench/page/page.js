// The demo's handbook page in a frame: the tasks that keep the processor at a quarter of
// its speed, what moves, and how soon each element works at full speed.

import { goal, median, say } from './race.js';

const SLOWER = 4;
const ROUNDS = 5;

const frame = () => new Promise(done => requestAnimationFrame(() => setTimeout(done)));
const until = async holds => { while (!holds()) await frame(); };

/** The runner makes the processor so many times slower. */
async function slow(rate) {
  bench.rate = rate;
  while (bench.applied !== rate) await new Promise(done => setTimeout(done, 20));
}

/** A page in a frame of its own, as soon as its document is there; its text, or where it is. */
async function open(src, prepare = () => {}, text = undefined) {
  const view = document.createElement('iframe');
  view.width = 1100;
  view.height = 900;
  if (text === undefined) view.src = src;
  else view.srcdoc = text;
  document.body.append(view);
  await until(() => view.contentDocument?.URL.includes(text === undefined ? src : 'srcdoc') && view.contentDocument.body);
  prepare(view.contentWindow);
  return view;
}

/** Loads the page and reads it to its end: long tasks, and how much moved. A `text` stands in for it. */
async function read(round, text) {
  const tasks = [];
  const observer = new PerformanceObserver(list => tasks.push(...list.getEntries().map(task => task.duration)));
  observer.observe({ type: 'longtask' });
  let moved = 0;
  const view = await open(`/data/page.html?read=${round}`, page => {
    new page.PerformanceObserver(list => list.getEntries().forEach(shift => { moved += shift.value; }))
      .observe({ type: 'layout-shift', buffered: true });
  }, text);
  const { contentWindow: page, contentDocument: shown } = view;
  await until(() => shown.readyState === 'complete');
  await new Promise(done => setTimeout(done, 500));
  const loaded = tasks.length;
  const loading = Math.max(0, ...tasks);
  const root = shown.documentElement;
  while (page.scrollY + page.innerHeight < root.scrollHeight - 1) {
    page.scrollBy(0, 150);
    await frame();
    await frame();
  }
  const elements = [...shown.querySelectorAll('*')].filter(one => one.localName.startsWith('inlay-'));
  await Promise.all(elements.map(one => one.ready));
  await new Promise(done => setTimeout(done, 500));
  observer.disconnect();
  view.remove();
  return { longest: Math.max(0, ...tasks), count: tasks.length, loaded, loading, moved };
}

/** From the first byte of a page until an element on it works, in ms. */
async function works(tag, attributes, round) {
  const view = await open(`/data/blank.html?${tag}=${round}`);
  const { contentWindow: page, contentDocument: text } = view;
  await until(() => text.readyState === 'complete');
  const element = text.createElement(tag);
  for (const [name, value] of attributes) element.setAttribute(name, value);
  element.setAttribute('loading', 'eager');
  const script = text.createElement('script');
  script.type = 'module';
  script.src = '/inlay/inlay.js';
  const ready = new Promise(done => text.addEventListener('inlay-ready', () => done(page.performance.now()), { once: true }));
  text.body.append(element, script);
  const end = await ready;
  const [loader] = page.performance.getEntriesByName(script.src);
  const took = end - loader.responseStart;
  view.remove();
  return took;
}

export async function run() {
  const report = {
    notes: [
      'The demo\'s handbook page with nine elements, in a frame of 1100 by 900 pixels.',
      `Tasks over 50 ms at a processor ${SLOWER} times slower, while the page loads and is scrolled through.`,
      'An element works: from the first byte of the loader to inlay-ready, alone on a page, at full speed, over loopback; the first time, and again with what the browser kept.',
      'It is scrolled 150 pixels every other frame, faster than a slow processor draws: what an element moves that comes into view then counts. A scenario holds the page still at full speed.',
    ],
    tables: [],
    goals: [],
  };
  const source = new DOMParser().parseFromString(await (await fetch('/data/page.html')).text(), 'text/html');
  const elements = new Map();
  for (const one of source.querySelectorAll('*')) {
    if (one.localName.startsWith('inlay-') && !elements.has(one.localName)) {
      elements.set(one.localName, [...one.attributes].map(({ name, value }) => [name, value]).filter(([name]) => name !== 'id'));
    }
  }
  const rows = [];
  for (const [tag, attributes] of elements) {
    say(tag);
    const took = [];
    for (let round = 0; round <= ROUNDS; round += 1) took.push(await works(tag, attributes, round));
    const [first, ...again] = took;
    rows.push([tag, first, median(again), Math.max(...again)]);
  }
  report.tables.push({ title: 'From the first byte until an element works, ms', columns: ['', 'first', 'again, median', 'worst'], rows });
  report.goals.push(goal('the first element ready within 300 ms, the first time', rows[0][1], 300));
  report.goals.push(goal('each element ready within 300 ms, median of the slowest', Math.max(...rows.map(row => row[2])), 300));

  await slow(SLOWER);
  // What the page costs by itself, the first time with fonts that nobody has used yet.
  source.querySelectorAll('script').forEach(one => one.remove());
  const plain = [];
  for (let round = 0; round < 2; round += 1) plain.push(await read(round, `<!doctype html>${source.documentElement.outerHTML}`));
  const reads = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    say(`reading: round ${round + 1} of ${ROUNDS}`);
    reads.push(await read(round));
  }
  await slow(1);
  report.tables.push({
    title: 'The page, loaded and scrolled through', columns: ['round', 'longest task, ms', 'tasks over 50 ms', 'of these while loading', 'longest while loading, ms', 'moved'],
    rows: [...plain, ...reads].map((one, at) => [at < plain.length ? `without scripts, ${at + 1}` : String(at + 1 - plain.length), one.longest, one.count, one.loaded, one.loading, one.moved]),
  });
  report.goals.push(goal('no task over 50 ms while loading, median of the longest', median(reads.map(one => one.loading)), 50));
  report.goals.push(goal('no task over 50 ms, scrolling too, median of the longest', median(reads.map(one => one.longest)), 50));
  return report;
}
