/** `npm run bench -- [--json] [--all] [name...]`: the kept benchmarks, or those named; 1 when a goal is not met. */
import { resolve } from 'node:path';
import { sanitise } from '../tools/errors.ts';
import { type Benchmark, isMet, type Measured } from './benchmark.ts';
import { benchmarks } from './registry.ts';

const root = resolve(import.meta.dirname, '..');
const words = process.argv.slice(2);
const [json, all] = [words.includes('--json'), words.includes('--all')];
const names = words.filter((word) => word !== '--json' && word !== '--all');
const unknown = names.filter((name) => !benchmarks.some((one) => one.name === name));

/** One that cannot be measured is not met, and keeps no other from being measured. */
async function measured(one: Benchmark): Promise<Measured> {
  const { name, goal } = one;
  try {
    const { ratio, runs } = await one.measure(root, all);
    return { name, ratio: Math.round(ratio * 1000) / 1000, goal, met: isMet(one, ratio), runs };
  } catch (error) {
    process.stderr.write(`${name}: ${sanitise(error instanceof Error ? error.message : String(error))}\n`);
    return { name, ratio: null, goal, met: false, runs: [] };
  }
}

function lineOf({ wanted }: Benchmark, { name, ratio, goal, met, runs }: Measured): string {
  const times = runs.map(({ what, seconds, cpuSeconds }) => {
    const cpu = cpuSeconds === null ? '' : ` (${cpuSeconds} s of CPU)`;
    return `\n          ${what}: ${seconds} s${cpu}`;
  });
  return `${met ? 'met   ' : 'missed'}  ${name}: ${ratio ?? 'not measured'}, ${wanted} ${goal}${times.join('')}`;
}

if (unknown.length > 0) {
  const known = benchmarks.map(({ name }) => name).join(', ');
  process.stderr.write(`no benchmark is called ${unknown.join(', ')}: ${known}\n`);
  process.exitCode = 2;
} else {
  const found: Measured[] = [];
  for (const one of benchmarks.filter(({ name, slow }) => (names.length > 0 ? names.includes(name) : all || !slow))) {
    process.stderr.write(`${one.name}: ${one.title}\n`);
    const result = await measured(one);
    found.push(result);
    if (!json) process.stdout.write(`${lineOf(one, result)}\n`);
  }
  if (json) process.stdout.write(`${JSON.stringify(found, null, 2)}\n`);
  process.exitCode = found.every(({ met }) => met) ? 0 : 1;
}
