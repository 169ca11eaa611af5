/** The in-toto statement: which files and which code, and which properties hold of it and how strongly. */
import { z } from 'zod';
import { stableJson } from '../../tools/ledger/files.ts';
import { sha256 } from '../../tools/ledger/key.ts';
import { isFromElsewhere } from '../elsewhere.ts';
import { isCaught } from '../faults.ts';
import type { PropertyResult, Report } from '../schema.ts';
import type { Inputs } from './inputs.ts';
import { bundleFormat, type Member, names } from './members.ts';

export const statementType = 'https://in-toto.io/Statement/v1';
export const predicateType = 'https://in-toto.io/attestation/test-result/v0.1';

const Described = z.strictObject({
  name: z.string(),
  digest: z.strictObject({ sha256: z.string().regex(/^[0-9a-f]{64}$/u) }),
  annotations: z.strictObject({ bytes: z.int().nonnegative(), of: z.enum(['member', 'runtime code', 'input']) }),
});
export type Described = z.infer<typeof Described>;

const Listed = z.strictObject({
  id: z.string(),
  rev: z.int(),
  outcome: z.string(),
  standing: z.string(),
  wanted: z.string(),
  strength: z.string().nullable(),
  bounds: z.array(z.string()),
  engines: z.array(
    z.strictObject({
      id: z.string(),
      version: z.string().nullable(),
      required: z.boolean(),
      standing: z.string(),
      strength: z.string().nullable(),
    }),
  ),
  assumptions: z.array(z.string()),
  lemmas: z.array(z.string()),
});

export const Statement = z.strictObject({
  _type: z.literal(statementType),
  subject: z.array(Described),
  predicateType: z.literal(predicateType),
  predicate: z.strictObject({
    result: z.enum(['PASSED', 'WARNED', 'FAILED']),
    configuration: z.array(Described),
    /** `ID~revision:strength`: what holds as strongly as is wanted. */
    passedTests: z.array(z.string()),
    /** What holds less strongly than is wanted, or by a verdict that no engine of the run gave. */
    warnedTests: z.array(z.string()),
    /** All others, with the outcome in place of the strength. */
    failedTests: z.array(z.string()),
    assayEvidence: z.strictObject({
      format: z.literal(bundleFormat),
      assay: z.string(),
      commit: z.string().nullable(),
      dirty: z.boolean(),
      profile: z.string(),
      compiler: z.string(),
      manifest: z.string(),
      exitCode: z.int(),
      problems: z.array(z.string()),
      notVerified: z.int(),
      faults: z.strictObject({ run: z.int(), caught: z.int() }),
      holds: z.array(Listed),
      doesNotHold: z.array(Listed),
    }),
  }),
});
export type Statement = z.infer<typeof Statement>;

/** `members`: all but the statement itself, in the order of the archive. */
export function statementOf(report: Report, inputs: Inputs, members: readonly Member[]): Statement {
  const { identity, properties, faults } = report;
  const holding = properties.filter(holds);
  const failing = properties.filter((one) => !holds(one));
  const warned = holding.filter((one) => one.outcome !== 'met' || isFromElsewhere(one));
  return {
    _type: statementType,
    subject: [...members.map(memberAsSubject), ...report.contracts.map(codeAsSubject)],
    predicateType,
    predicate: {
      result: report.exitCode !== 0 ? 'FAILED' : warned.length > 0 || failing.length > 0 ? 'WARNED' : 'PASSED',
      configuration: [
        ...members.filter(({ name }) => name === names.manifest).map(memberAsSubject),
        ...inputs.files.filter(({ path }) => !path.includes('/')).map(fileAsInput),
      ],
      passedTests: holding.filter((one) => !warned.includes(one)).map((one) => labelOf(one, one.strength)),
      warnedTests: warned.map((one) => labelOf(one, one.strength)),
      failedTests: failing.map((one) => labelOf(one, one.outcome)),
      assayEvidence: {
        format: bundleFormat,
        ...identity,
        exitCode: report.exitCode,
        problems: report.problems,
        notVerified: report.notVerified.length,
        faults: { run: faults.length, caught: faults.filter(isCaught).length },
        holds: holding.map(listed),
        doesNotHold: failing.map(listed),
      },
    },
  };
}

export function statementText(statement: Statement): string {
  return stableJson(Statement.parse(statement));
}

/** A weaker strength than wanted is still a claim that holds, as long as nothing speaks against it. */
function holds({ outcome, claim, strength, counterexample }: PropertyResult): boolean {
  return (
    (outcome === 'met' || outcome === 'short') && claim === 'holds' && strength !== null && counterexample === 'none'
  );
}

const labelOf = ({ id, rev }: PropertyResult, how: string | null): string => `${id}~${rev}:${how ?? 'unknown'}`;

function listed(result: PropertyResult): z.infer<typeof Listed> {
  const { id, rev, outcome, standing, wanted, strength, bounds, assumptions, lemmas } = result;
  const engines = result.engines
    .filter((cell) => cell.standing !== 'not-asked')
    .map((cell) => ({
      id: cell.engine,
      version: cell.version,
      required: cell.required,
      standing: cell.standing,
      strength: cell.strength,
    }));
  return { id, rev, outcome, standing, wanted, strength, bounds, engines, assumptions, lemmas };
}

function memberAsSubject({ name, content }: Member): Described {
  return { name, digest: { sha256: sha256(content) }, annotations: { bytes: content.length, of: 'member' } };
}

function codeAsSubject({ name, file, runtimeSha256, bytes }: Report['contracts'][number]): Described {
  const digest = { sha256: runtimeSha256 };
  return { name: `runtime:${file}:${name}`, digest, annotations: { bytes, of: 'runtime code' } };
}

function fileAsInput({ path, sha256: digest, bytes }: Inputs['files'][number]): Described {
  return { name: path, digest: { sha256: digest }, annotations: { bytes, of: 'input' } };
}
