/** Runs that are killed outright, over and over, against one that nobody kills: the share of kills that cost nothing. */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { killCommand, survive } from '../tools/run/__fixtures__/survival.ts';
import type { Benchmark } from './benchmark.ts';

const kills = 200;
const ofCommand = 6;
const out = 'reports/out/bench-survival';
/** Halmos with its solvers, and theorems by two solvers: each job is several processes. */
const words = ['run', '--property', 'RISE-STATE-003', 'MATH-RING-001', '--engine', 'halmos', 'smt', '--out', out];

export const survival: Benchmark = {
  name: 'survival',
  title: `${kills} kills of a small run and ${ofCommand} of the command: ledger as undisturbed, nothing asked twice, nothing left`,
  goal: 1,
  wanted: 'at least',
  slow: true,
  async measure(root) {
    const seed = Math.floor(performance.timeOrigin) % 2 ** 31;
    process.stderr.write(`survival: seed ${seed}\n`);
    const started = performance.now();
    const small = await survive(kills, seed);
    const between = performance.now();
    const command = await killCommand(words, ofCommand, seed, join(root, out)).finally(() =>
      rmSync(join(root, out), { recursive: true, force: true }),
    );
    const ended = performance.now();
    const losses = [...small.losses, ...command.losses];
    for (const loss of losses) process.stderr.write(`survival: ${loss}\n`);
    const all = small.kills + command.kills;
    const seconds = (from: number, to: number): number => Math.round(to - from) / 1000;
    return {
      ratio: Math.max(0, all - losses.length) / all,
      runs: [
        {
          what: `small run, ${small.kills} kills`,
          seconds: seconds(started, between),
          cpuSeconds: null,
          exitCode: null,
        },
        { what: `command, ${command.kills} kills`, seconds: seconds(between, ended), cpuSeconds: null, exitCode: null },
      ],
    };
  },
};
