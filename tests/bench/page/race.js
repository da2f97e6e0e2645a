// Times contestants by turns, and tells their figures apart from the noise.

/** What the terminal shows while a benchmark runs. */
export const say = text => { globalThis.bench.said = text; };

/** Lets the browser do what it has put off. */
export const pause = () => new Promise(done => setTimeout(done));

const sorted = numbers => [...numbers].sort((one, other) => one - other);

/** The value below which `share` of the numbers are. */
export const quantile = (numbers, share) => {
  const list = sorted(numbers);
  return list[Math.min(list.length - 1, Math.floor(share * list.length))];
};

export const median = numbers => quantile(numbers, 0.5);

/**
 * Times every contestant (`{ name, run(input) }`) on every input, in `rounds` rounds.
 *
 * Contestants take turns on each input, another first each round. Timers tick at
 * 0.1 ms, so a sample repeats a run until `least` ms have passed, and tells their mean.
 * One that would take longer than `budget` ms in all gets fewer rounds.
 *
 * Returns for each contestant, all in milliseconds: `median` over the inputs of the
 * median over the rounds; `high`, below which 95 of 100 inputs are; `worst` input; the
 * `slowest` sample of all; and `spread`, the lowest and the highest median of a round.
 */
export async function race(contestants, inputs, { rounds = 5, least = 1, budget = 10_000 } = {}) {
  const lanes = [];
  for (const contestant of contestants) {
    // The first look: warms up, and tells how often to repeat.
    const repeats = [];
    let total = 0;
    for (const input of inputs) {
      contestant.run(input);
      let repeat = 1;
      let took = time(contestant, input, 1);
      while (took < least && repeat < 10_000) {
        repeat *= took > 0 ? Math.min(16, Math.ceil(least / took * 1.1)) : 16;
        took = time(contestant, input, repeat);
      }
      repeats.push(repeat);
      total += took;
      if (total > budget) break;
    }
    const share = repeats.length / inputs.length;
    const turns = Math.max(1, Math.min(rounds, Math.floor(budget * share / total)));
    lanes.push({ contestant, repeats, turns, samples: inputs.map(() => []) });
    say(`${contestant.name}: ${turns} rounds`);
    await pause();
  }
  for (let round = 0; round < rounds; round += 1) {
    say(`round ${round + 1} of ${rounds}`);
    for (const [at, input] of inputs.entries()) {
      for (let turn = 0; turn < lanes.length; turn += 1) {
        const lane = lanes[(turn + round + at) % lanes.length];
        if (round >= lane.turns) continue;
        const repeat = lane.repeats[at] ?? 1;
        lane.samples[at].push(time(lane.contestant, input, repeat) / repeat);
      }
      if (at % 8 === 0) await pause();
    }
  }
  return lanes.map(({ contestant, samples, turns }) => {
    const typical = samples.map(median);
    const byRound = Array.from({ length: turns }, (_, round) => median(samples.map(all => all[round])));
    return {
      name: contestant.name,
      rounds: turns,
      median: median(typical),
      high: quantile(typical, 0.95),
      worst: Math.max(...typical),
      worstInput: inputs[typical.indexOf(Math.max(...typical))],
      slowest: Math.max(...samples.flat()),
      spread: [Math.min(...byRound), Math.max(...byRound)],
    };
  });
}

function time(contestant, input, repeat) {
  const start = performance.now();
  for (let count = 0; count < repeat; count += 1) contestant.run(input);
  return performance.now() - start;
}

/** A table of what `race` returns. */
export const table = (title, results) => ({
  title,
  columns: ['', 'median ms', '95 of 100', 'worst', 'on', 'slowest sample', 'median by round', 'rounds'],
  rows: results.map(one => [
    one.name, one.median, one.high, one.worst, JSON.stringify(one.worstInput), one.slowest,
    one.spread.map(value => value.toPrecision(3)).join(' – '), one.rounds,
  ]),
});

/** A goal that is reached at `limit` or below. */
export const goal = (text, value, limit) => ({ goal: text, value, reached: value <= limit });

/** A goal that is reached when `theirs` is at least so many times `ours`. */
export const times = (text, theirs, ours, least) => ({ goal: text, value: theirs / ours, reached: theirs >= ours * least });

/** Bytes of JavaScript that are in use, after everything else was collected. */
export function heap() {
  globalThis.gc?.();
  return performance.memory?.usedJSHeapSize ?? NaN;
}
