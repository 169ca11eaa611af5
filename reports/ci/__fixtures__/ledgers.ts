/** A run of one theorem of the suite, with the answers that the solvers gave, against the manifest as it is now. */
import { readManifest } from '../../../tools/cli/replayed.ts';
import { assembleLedger, ledgerText } from '../../../tools/ledger/ledger.ts';
import type { Verdict } from '../../../tools/schema.ts';
import { home } from './runner.ts';

export const theorem = 'ECON-MODEL-004';

const run = { command: 'z3 -t:30000; cvc5 --tlimit-per=30000', exitCode: 0, log: null, seconds: 0.9, seed: null, version: 'z3 4.12.6.0, cvc5 1.4.2' };
const held = { claim: 'holds', strength: 'proved', cause: null, witness: null, replay: null } as const;
const refuted = {
  claim: 'violated',
  strength: null,
  cause: null,
  witness: { origin: 'genesis', model: { P: '1', q: '1/2' }, state: [], calls: [] },
  replay: { result: 'confirmed', detail: 'everything the script asserts holds for these values, by exact arithmetic', test: null },
} as const;

/** Both answers, or what `unless` says of the claim. */
export function ledgerOf(unless: Partial<Verdict> = {}): string {
  const manifest = readManifest(home);
  const asked = manifest.obligations.filter(({ property }) => property === theorem);
  const verdicts = asked.map(({ id, property, rev, engine, role }): Verdict => ({
    obligation: id, property, rev, engine, role, bounds: [], effort: {}, run,
    ...(role === 'claim' ? { ...held, ...unless } : { ...refuted, witness: { ...refuted.witness, state: [], calls: [] } }),
  }));
  return ledgerText(
    assembleLedger({
      assay: '0.1.0', profile: 'quick', manifest: manifest.digest, commit: null, dirty: false, compiler: 'solc 0.8.28', contracts: [],
      engines: [{ id: 'smt', title: 'SMT', version: 'z3 4.12.6.0, cvc5 1.4.2', ceiling: 'proved', basis: 'theorems', available: true, note: '' }],
      selected: [theorem], verdicts, faults: [],
    }),
  );
}

export const unanswered: Partial<Verdict> = { claim: 'unknown', strength: null, cause: { code: 'timeout', detail: 'not done after 30 s' } };
