/** `npm run bench -- [--json] [name...]`: every kept benchmark, or those named; 1 when a goal is not met. */
import { resolve } from 'node:path';
import type { Benchmark, Measured } from './benchmark.ts';
import { benchmarks } from './registry.ts';

const root = resolve(import.meta.dirname, '..');
const words = process.argv.slice(2);
const json = words.includes('--json');
const names = words.filter((word) => word !== '--json');
const unknown = names.filter((name) => !benchmarks.some((one) => one.name === name));

async function measured({ name, goal, measure }: Benchmark): Promise<Measured> {
  const { ratio, runs } = await measure(root);
  return { name, ratio: Math.round(ratio * 100) / 100, goal, met: ratio >= goal, runs };
}

function lineOf({ name, ratio, goal, met, runs }: Measured): string {
  const seconds = runs.map((run) => `${run.what} ${run.seconds} s`).join(', ');
  return `${met ? 'met   ' : 'missed'}  ${name}: ${ratio} times as quick, ${goal} wanted (${seconds})`;
}

if (unknown.length > 0) {
  process.stderr.write(
    `no benchmark is called ${unknown.join(', ')}: ${benchmarks.map(({ name }) => name).join(', ')}\n`,
  );
  process.exitCode = 2;
} else {
  const all: Measured[] = [];
  for (const one of benchmarks.filter(({ name }) => names.length === 0 || names.includes(name))) {
    process.stderr.write(`${one.name}: ${one.title}\n`);
    const found = await measured(one);
    all.push(found);
    if (!json) process.stdout.write(`${lineOf(found)}\n`);
  }
  if (json) process.stdout.write(`${JSON.stringify(all, null, 2)}\n`);
  process.exitCode = all.every(({ met }) => met) ? 0 : 1;
}
