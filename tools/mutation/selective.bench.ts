/**
 * How much sooner a mutant is judged when only what reaches it is asked, the quickest first and up to the first kill, than
 * when every property is asked about it. Run by hand: `npx tsx tools/mutation/selective.bench.ts [contract] [mutants]`.
 * Ends with exit code 1 when the one is not at least five times as quick as the other, or they disagree about a mutant.
 */
import { resolve } from 'node:path';
import { properties } from '../../properties/registry.ts';
import { engines } from '../engines/registry.ts';
import { locateAll } from '../run/locate.ts';
import { neededNames } from '../run/versions.ts';
import { runMutation } from './campaign.ts';
import { killing } from './limits.ts';

const wanted = 5;
const home = resolve(import.meta.dirname, '..', '..');
const [contract = 'Guardian', mutants = '2'] = process.argv.slice(2);

async function measured(full: boolean): Promise<{ readonly seconds: number; readonly killed: readonly string[] }> {
  const { judgements } = await runMutation({
    root: home,
    home,
    contracts: [contract],
    properties,
    engines: engines.filter(({ id }) => killing.includes(id)),
    bin: locateAll(neededNames(engines), { home, env: process.env }),
    sample: Number(mutants),
    full,
    mostProofs: 8,
    limits: {},
    cores: 1,
    resume: false,
    signal: new AbortController().signal,
    say: (text) => void process.stderr.write(`${text}\n`),
  });
  const seconds = judgements.reduce((sum, one) => sum + Object.values(one.seconds).reduce((a, b) => a + b, 0), 0);
  return { seconds, killed: judgements.filter(({ fate }) => fate === 'killed').map(({ mutant }) => mutant.id) };
}

const selective = await measured(false);
const everything = await measured(true);
const ratio = everything.seconds / selective.seconds;
const agree = selective.killed.every((id) => everything.killed.includes(id));
const words = { contract, mutants: Number(mutants), selective, everything, ratio, agree };
process.stdout.write(`${JSON.stringify(words, null, 2)}\n`);
process.exitCode = ratio >= wanted && agree ? 0 : 1;
