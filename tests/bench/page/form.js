// The longest form that an approval is likely to have, as a page embeds it: how long a
// key takes at a quarter of the speed, in a short text and in a long one.

import { frame, press, rest, slow } from './frame.js';
import { goal, median, pause, quantile, say } from './race.js';

const ROUNDS = 7;
const SHORT = 'Ada Lovelace, Analytical Engines';
const COUNTRY = 'united kingdom';
const LONG = ' and then * some [more] of @it';

const until = async (what, test) => {
  for (const started = performance.now(); !test(); await rest()) {
    if (performance.now() - started > 10_000) throw new Error(`${what}: not after ten seconds`);
  }
};

const set = (field, value) => {
  field.value = value;
  for (const type of ['input', 'change']) field.dispatchEvent(new Event(type, { bubbles: true, composed: true }));
};

/** What a key takes, for each letter of `text`, typed behind what stands in `field`. */
async function type(field, text) {
  field.focus();
  field.setSelectionRange(field.value.length, field.value.length);
  const took = [];
  for (const letter of text) took.push(await press(() => document.execCommand('insertText', false, letter)));
  return took;
}

export async function run() {
  await import('/inlay/inlay.js');
  const { fields } = await (await fetch('/data/form.json')).json();
  const report = {
    notes: [
      'The library as readers load it. A key: the work of its event and of the frame after it; waiting for the screen isn\'t counted.',
      'Median and 95 of 100 over the keys, of each key\'s median over the rounds. On a machine that does other work, the best round says more.',
      'The draft follows when the reader has paused for half a second, or leaves the field.',
    ],
    tables: [],
    goals: [],
  };
  const element = document.createElement('inlay-approval-request');
  element.setAttribute('loading', 'eager');
  element.setAttribute('src', '/data/form.json');
  element.setAttribute('autosave', 'off');
  document.body.append(element);
  await element.ready;
  const root = element.shadowRoot;

  say('answers');
  const at = id => fields.findIndex(field => field.id === id);
  const field = id => root.getElementById(`f${at(id)}`);
  const began = performance.now();
  field('requester').focus();
  await until('whoever drafts', () => root.getElementById('over'));
  const came = performance.now() - began;
  for (const { id, kind, choices } of fields) {
    const control = field(id);
    if (!control) continue;
    if (kind === 'date-range') {
      set(control, '2026-12-02');
      set(root.getElementById(`${control.id}-1`), '2026-12-04');
    } else set(control, kind === 'country' ? 'NL' : kind === 'choice' ? choices[0] : kind === 'money' ? '18500' : `An answer to ${id}`);
    await frame();
  }
  const reason = 'It changes *much* in this country, by [links](x), `code` and @names.\n'.repeat(50);
  set(field('reason'), reason);
  root.querySelector('[type=submit]').click();
  await until('the links', () => root.querySelector('#ready a'));
  // Answers come before figures.
  await type(field('requester'), ' & Grace');
  await until('the draft', () => root.querySelector('.preview').innerText.includes('An answer to requester & Grace'));
  set(field('requester'), '');
  set(field('requester'), 'Ada');
  await frame();
  const link = [...root.querySelectorAll('#ready a')].map(one => one.href).find(href => href.startsWith('mailto:'));
  if (!root.querySelector('.preview').innerText.includes('Requested by: Ada\n')) throw new Error('a field that was left isn\'t in the draft');
  if (!link) throw new Error('no mail');

  await slow(4);
  const own = document.createElement('input');
  const much = document.createElement('textarea');
  much.value = reason;
  document.body.prepend(own, much);
  // By turns, so that what else the machine does meets all alike.
  const lanes = [
    ['a short text', field('requester'), SHORT, 'Ada'], ['a long text', field('reason'), LONG, reason],
    ['a country, with its list', root.querySelector('[role=combobox]'), COUNTRY, ''],
    ['a short text of the page\'s own', own, SHORT, ''], ['a long text of the page\'s own', much, LONG, reason],
  ].map(([name, control, text, before]) => ({ name, control, text, before, rounds: [] }));
  for (let round = 0; round < ROUNDS; round += 1) {
    say(`keys: round ${round + 1} of ${ROUNDS}`);
    for (const { control, text, before, rounds } of lanes) {
      rounds.push(await type(control, text));
      // What has waited for a pause is no key's.
      await new Promise(done => setTimeout(done, 700));
      set(control, before);
      await rest();
    }
  }
  await slow(1);
  await pause();
  for (const lane of lanes) {
    lane.keys = [...lane.text].map((_, at) => median(lane.rounds.map(round => round[at])));
    lane.least = [...lane.text].map((_, at) => Math.min(...lane.rounds.map(round => round[at])));
    lane.all = lane.rounds.flat();
  }
  report.tables.push({
    title: `A key at a quarter of the speed: ${fields.length} fields, checked, with the links to a draft of ${reason.length.toLocaleString('en')} characters and more; ${ROUNDS} rounds`,
    columns: ['ms', 'median', '95 of 100', 'median of the best round', 'the slowest sample of all'],
    rows: lanes.map(({ name, keys, least, all }) => [name, median(keys), quantile(keys, 0.95), median(least), Math.max(...all)]),
  });
  report.tables.push({ title: 'What checks and drafts', columns: ['', 'ms'], rows: [['here after the focus came, at full speed', came]] });
  for (const { name, keys } of lanes.slice(0, 3)) {
    report.goals.push(goal(`a key in ${name} within a frame of 16.7 ms, median`, median(keys), 16.7));
    report.goals.push(goal(`a key in ${name} within a frame of 16.7 ms, 95 of 100`, quantile(keys, 0.95), 16.7));
  }
  return report;
}
