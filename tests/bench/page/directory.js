// Searching a directory: how well, and how fast with every key.

import uFuzzy from '/npm/@leeoniya/ufuzzy/dist/uFuzzy.mjs';
import Fuse from '/npm/fuse.js/dist/fuse.mjs';
import fuzzysort from '/npm/fuzzysort/fuzzysort.min.js';
import MiniSearch from '/npm/minisearch/dist/es/index.js';
import start, { DirectorySearch } from '/module/inlay_bench.js';
import { goal, heap, median, pause, race, say, table } from './race.js';

const SHOWN = 20;

const fetched = async name => {
  const answer = await fetch(`/data/${name}`);
  if (!answer.ok) throw new Error(`${name}: ${answer.status}`);
  return answer.text();
};

/** Teams and people as the peers take them: flat objects with texts. */
function flat(directory) {
  const names = new Map(directory.regions.map(region => [region.id, region.name]));
  const regions = list => (list ?? []).map(id => `${id} ${names.get(id)}`).join(' ');
  const entries = [];
  for (const team of directory.teams) {
    entries.push({
      id: team.id, name: team.name, aliases: (team.aliases ?? []).join(' '), role: '', location: '',
      regions: regions(team.regions), segments: (team.segments ?? []).join(' '), summary: team.summary ?? '',
    });
    for (const person of team.members) {
      entries.push({
        id: person.id, name: person.name, aliases: '', role: person.role ?? '', location: person.location ?? '',
        regions: regions(person.regions), segments: '', summary: '',
      });
    }
  }
  return entries;
}

const FIELDS = ['name', 'aliases', 'role', 'location', 'regions', 'segments', 'summary'];
const BOOST = { name: 10, aliases: 9, role: 7, location: 6, regions: 5, segments: 5, summary: 4 };
const bare = text => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
const joined = entry => FIELDS.map(field => entry[field]).filter(Boolean).join(' · ');

/** Each makes its index of the entries, and a function from a query to ids, the best first. */
const CONTESTANTS = {
  inlay: (entries, text) => {
    const directory = JSON.parse(text);
    const search = DirectorySearch.read(text);
    return {
      build: () => search.build(),
      bytes: () => search.bytes(),
      free: () => search.free(),
      run: query => search.search(query, SHOWN),
      ids: found => {
        const ids = [];
        for (let at = 0; at < found.length; at += 2) {
          const team = directory.teams[found[at]];
          ids.push(found[at + 1] ? team.members[found[at + 1] - 1].id : team.id);
        }
        return ids;
      },
    };
  },
  uFuzzy: entries => {
    let hay;
    const fuzzy = new uFuzzy({ intraMode: 1, interLft: 1 });
    return {
      build: () => { hay = uFuzzy.latinize(entries.map(joined)); },
      run: query => {
        const [found, info, order] = fuzzy.search(hay, uFuzzy.latinize([query])[0], 1, 1e3);
        return order ? order.slice(0, SHOWN).map(at => info.idx[at]) : (found ?? []).slice(0, SHOWN);
      },
      ids: found => found.map(at => entries[at].id),
    };
  },
  MiniSearch: entries => {
    let search;
    return {
      build: () => {
        search = new MiniSearch({
          fields: FIELDS,
          processTerm: bare,
          searchOptions: {
            prefix: true, fuzzy: term => (term.length > 3 ? 0.2 : false), boost: BOOST, combineWith: 'AND',
          },
        });
        search.addAll(entries);
      },
      run: query => search.search(query).slice(0, SHOWN),
      ids: found => found.map(one => one.id),
    };
  },
  fuzzysort: entries => {
    let targets;
    return {
      build: () => {
        targets = entries.map(entry => ({
          id: entry.id, name: fuzzysort.prepare(entry.name), rest: fuzzysort.prepare(joined(entry)),
        }));
      },
      run: query => fuzzysort.go(query, targets, { keys: ['name', 'rest'], limit: SHOWN, threshold: 0.3 }),
      ids: found => [...found].map(one => one.obj.id),
    };
  },
  'Fuse.js': entries => {
    let fuse;
    return {
      build: () => {
        fuse = new Fuse(entries, {
          keys: FIELDS.map(name => ({ name, weight: BOOST[name] })),
          ignoreDiacritics: true, ignoreLocation: true, threshold: 0.3,
        });
      },
      run: query => fuse.search(query, { limit: SHOWN }),
      ids: found => found.map(one => one.item.id),
    };
  },
  includes: entries => {
    let texts;
    return {
      build: () => { texts = entries.map(entry => joined(entry).toLowerCase()); },
      run: query => {
        const wanted = query.toLowerCase();
        const found = [];
        for (let at = 0; at < texts.length && found.length < SHOWN; at += 1) {
          if (texts[at].includes(wanted)) found.push(at);
        }
        return found;
      },
      ids: found => found.map(at => entries[at].id),
    };
  },
};

/** What everybody must find: names as they stand, so that no index is empty or cut. */
function check(name, contestant, entries) {
  const names = new Map(entries.map(one => [one.id, one.name]));
  for (const share of [0, 0.37, 0.99]) {
    const entry = entries[Math.floor(share * (entries.length - 1))];
    const query = entry.name.toLowerCase();
    const same = contestant.ids(contestant.run(query)).some(id => {
      const found = names.get(id);
      return found.toLowerCase() === query;
    });
    if (!same) throw new Error(`${name} doesn't find ${query}`);
  }
}

/** Every state of the field while the queries are typed. */
function keystrokes(queries) {
  const states = new Set();
  for (const { text } of queries) {
    for (let length = 1; length <= text.length; length += 1) {
      const typed = text.slice(0, length);
      if (!typed.endsWith(' ')) states.add(typed);
    }
  }
  return [...states];
}

function relevance(contestant, queries) {
  let ranks = 0, first = 0, asked = 0, false_ = 0, nonsense = 0;
  const missed = [];
  for (const { text, right } of queries) {
    const ids = contestant.ids(contestant.run(text));
    if (right.length === 0) {
      nonsense += 1;
      if (ids.length > 0) { false_ += 1; missed.push(text); }
      continue;
    }
    asked += 1;
    const rank = ids.slice(0, 10).findIndex(id => right.includes(id)) + 1;
    if (rank > 0) ranks += 1 / rank;
    if (rank === 1) first += 1; else missed.push(text);
  }
  return {
    score: (ranks + nonsense - false_) / (asked + nonsense),
    first, asked, mrr: ranks / asked, false_, nonsense, missed,
  };
}

/** Questions and a group on which nothing was tuned: no goal, only the figures. */
async function unseen() {
  const queries = JSON.parse(await fetched('unseen.json'));
  const text = await fetched('directory-unseen.json');
  const entries = flat(JSON.parse(text));
  const rows = [];
  for (const [name, make] of Object.entries(CONTESTANTS)) {
    say(`unseen: ${name}`);
    await pause();
    const contestant = make(entries, text);
    contestant.build();
    const one = relevance(contestant, queries);
    rows.push([
      name, one.score, `${one.first} of ${one.asked}`, one.mrr, `${one.false_} of ${one.nonsense}`,
      one.missed.slice(0, 8).join(', ') + (one.missed.length > 8 ? ' …' : ''),
    ]);
    contestant.free?.();
  }
  return {
    title: 'Relevance among 10,000 entries, for thirty queries that nothing was tuned on',
    columns: ['', 'relevance', 'first is right', 'MRR', 'nonsense found', 'not first, or nonsense'], rows,
  };
}

export async function run() {
  await start({ module_or_path: '/module/inlay_bench_bg.wasm' });
  const queries = JSON.parse(await fetched('queries.json'));
  const all = keystrokes(queries);
  const report = {
    notes: [
      `${queries.length} queries typed letter by letter, ${all.length} states of the field; the best ${SHOWN} hits of each.`,
      'Relevance: mean of 1 / rank of the first right hit (0 below the tenth), and 1 for nonsense that finds nothing.',
      'Contestants take turns in one tab. At 100,000 every fourth state.',
    ],
    tables: [],
    goals: [],
  };
  report.tables.push(await unseen());
  for (const count of [1_000, 10_000, 100_000]) {
    const text = await fetched(`directory-${count}.json`);
    const entries = flat(JSON.parse(text));
    const contestants = [];
    const sizes = [];
    for (const [name, make] of Object.entries(CONTESTANTS)) {
      say(`${count} entries: ${name}`);
      await pause();
      const builds = [];
      const contestant = { name, ...make(entries, text) };
      const before = heap();
      for (let round = 0; round < (count > 10_000 ? 1 : 3); round += 1) {
        const start = performance.now();
        contestant.build();
        builds.push(performance.now() - start);
      }
      contestant.run('ma');
      const bytes = contestant.bytes?.() ?? Math.max(0, heap() - before);
      sizes.push([name, median(builds), bytes / 1e6]);
      check(name, contestant, entries);
      contestants.push(contestant);
    }
    report.tables.push({
      title: `The index of ${count} entries`, columns: ['', 'build ms', 'memory MB'], rows: sizes,
    });
    const answers = contestants.map(one => ({ name: one.name, ...relevance(one, queries) }));
    report.tables.push({
      title: `Relevance among ${count} entries`,
      columns: ['', 'relevance', 'first is right', 'MRR', 'nonsense found', 'not first, or nonsense'],
      rows: answers.map(one => [
        one.name, one.score, `${one.first} of ${one.asked}`, one.mrr, `${one.false_} of ${one.nonsense}`,
        one.missed.slice(0, 6).join(', ') + (one.missed.length > 6 ? ' …' : ''),
      ]),
    });
    const [ours, ...others] = answers;
    const best = Math.max(...others.map(one => one.score));
    report.goals.push({
      goal: `relevance of all the best among ${count} entries (theirs: ${best.toFixed(2)})`,
      value: ours.score, reached: ours.score > best,
    });
    say(`${count} entries: race`);
    const inputs = count > 10_000 ? all.filter((_, at) => at % 4 === 0) : all;
    const results = await race(contestants, inputs, { rounds: count > 10_000 ? 3 : 5 });
    report.tables.push(table(`A keystroke among ${count} entries`, results));
    const [mine] = results;
    if (count === 10_000) {
      report.goals.push(goal('median keystroke at 10,000 within 0.5 ms', mine.median, 0.5));
      report.goals.push(goal('worst keystroke at 10,000 within 3 ms', mine.worst, 3));
    }
    if (count === 100_000) report.goals.push(goal('median keystroke at 100,000 within 6 ms', mine.median, 6));
    contestants.forEach(one => one.free?.());
  }
  return report;
}
