/** What certora-cli said, and what the Prover would: the latter was fabricated, see readme.md. */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import type { Obligation } from '../../../../harness/schema.ts';
import { sealed, unsealed } from '../../../run/sealed.ts';
import { ended, type Recorded } from '../../recorded.ts';
import type { FinishedRun } from '../../types.ts';
import { limits, obligation } from '../case.ts';
import { outputFile, resultFile } from '../parse.ts';
import { DriverResult } from '../schema.ts';

const where = { conf: 'specs/cvl/RISE.conf', spec: 'harness/generated/certora/RISERules.spec' };

export function asked(rule: string, role: Obligation['role'] = rule.endsWith('_twin') ? 'twin' : 'claim'): Obligation {
  return obligation(where, rule, role);
}

/** About any method, about none, an invariant, their witnesses, and one that the specification does not have. */
const obligations = [
  'RISE_TRANS_001',
  'RISE_ERC20_001',
  'RISE_STATE_001',
  'RISE_TRANS_001_twin',
  'RISE_ERC20_001_twin',
  'RISE_TRANS_002',
].map((rule) => asked(rule));

const none = ['unknown missing'];
const all = (answer: string): string[] => obligations.map(() => answer);
const sane = ['violated', 'violated', ...none];
const doubt = (code: string): string[] => [...Array<string>(3).fill(`unknown ${code}`), ...sane];

const said: Readonly<Record<string, readonly string[]>> = {
  typechecked: [...Array<string>(5).fill('unknown pending'), ...none],
  'type-error': all('unknown tool-error'),
  'syntax-error': all('unknown tool-error'),
  'unknown-option': all('unknown tool-error'),
  'other-code': all('unknown tool-error'),
  'not-a-configuration': all('unknown tool-error'),
};

const fabricated: Readonly<Record<string, readonly string[]>> = {
  'all-succeed': ['holds proved', 'holds proved', 'holds proved', ...sane],
  'a-method-fails': ['violated', 'holds proved', 'holds proved', ...sane],
  'base-fails': ['holds proved', 'holds proved', 'violated', ...sane],
  timeout: doubt('timeout'),
  unknown: doubt('stuck'),
  'sanity-fail': doubt('revert-all'),
  'a-method-missing': ['unknown missing', 'holds proved', 'holds proved', ...sane],
  'a-rule-missing': ['unknown missing', 'holds proved', 'holds proved', ...sane],
  'a-base-missing': ['holds proved', 'holds proved', 'unknown missing', ...sane],
  'unknown-words': ['unknown unparsable', 'unknown unparsable', 'holds proved', ...sane],
  'not-envfree': [...Array<string>(5).fill('unknown tool-error'), ...none],
  'no-witness': [...Array<string>(3).fill('holds proved'), 'holds proved', 'holds proved', ...none],
  'witness-not-found': [...Array<string>(3).fill('holds proved'), 'unknown timeout', 'violated', ...none],
};

export function textOf(path: string): string {
  return readFileSync(new URL(path, import.meta.url), 'utf8');
}

/** As the core hands it on. */
export function finished(outputs: FinishedRun['outputs']): FinishedRun {
  return { ...ended, limits, outputs };
}

export const typechecked = DriverResult.parse(unsealed(textOf(`./8.20.0/typechecked/${resultFile}`))?.result);

/** Of a Prover of the person's own, unless told; as the driver would have written it. */
export function proved(output: string, changes: Partial<DriverResult> = {}): FinishedRun {
  const outputSha256 = createHash('sha256').update(output).digest('hex');
  const result: DriverResult = { ...typechecked, mode: 'local', state: 'finished', outputSha256, ...changes };
  return finished({ [resultFile]: sealed(result), [outputFile]: output });
}

function namesIn(folder: string): string[] {
  return readdirSync(new URL(folder, import.meta.url)).map((name) => basename(name, '.json'));
}

/** Every file that is there: one that nothing is expected of fails the tests. */
export const recorded: readonly Recorded[] = [
  ...namesIn('./8.20.0').map((name) => ({
    name,
    obligations,
    run: finished({ [resultFile]: textOf(`./8.20.0/${name}/${resultFile}`), [outputFile]: null }),
    expected: said[name] ?? [],
  })),
  ...namesIn('./fabricated').map((name) => ({
    name: `fabricated ${name}`,
    obligations,
    run: proved(textOf(`./fabricated/${name}.json`)),
    expected: fabricated[name] ?? [],
  })),
  {
    name: 'fabricated all-succeed, under an option that leaves executions out',
    obligations,
    run: proved(textOf('./fabricated/all-succeed.json'), {
      options: { ...typechecked.options, optimistic_loop: true },
    }),
    expected: ['holds bounded', 'holds bounded', 'holds bounded', ...sane],
  },
  {
    name: 'fabricated job that is not finished',
    obligations,
    run: proved(textOf('./fabricated/all-succeed.json'), { state: 'pending', job: 'ab12', waitedSeconds: 61 }),
    expected: [...Array<string>(5).fill('unknown pending'), ...none],
  },
];
