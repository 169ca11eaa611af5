/** A finished run → one answer for each obligation. Pure and total. */
import type { Obligation } from '../../../harness/schema.ts';
import { sanitise } from '../../errors.ts';
import type { Cause } from '../../schema.ts';
import type { FinishedRun, Judged } from '../types.ts';
import { type Complete, readRun } from './complete.ts';
import type { Finding } from './finding.ts';
import { planted, plantedFile } from './planted.ts';
import type { Context } from './schema.ts';
import { type Acceptance, type Weighed, weigh } from './triage.ts';

type Outcome = Omit<Judged, 'obligation'>;

const nothing = { strength: null, bounds: [], cause: null, counterexample: null, effort: {} } as const;

export function parse(run: FinishedRun, obligations: readonly Obligation[]): readonly Judged[] {
  const read = readRun(run);
  return obligations.map((obligation) => ({ obligation: obligation.id, ...judge(read, obligation) }));
}

function judge(read: Complete | Cause, { role, entry }: Obligation): Outcome {
  if ('code' in read) return unknown(read);
  if (entry.in !== 'source') return unknown({ code: 'tool-error', detail: 'the obligation is not about a source' });
  const files = read.context.subjects[`${entry.file}:${entry.contract}`];
  if (files === undefined)
    return unknown({ code: 'missing', detail: `no deployable ${entry.contract} in ${entry.file} was analysed` });
  if (role === 'canary') return canary(read, entry.file);
  if (role !== 'claim') return unknown({ code: 'tool-error', detail: `nothing is known of a ${role}` });
  const [told] = read.context.told;
  if (told !== undefined)
    return unknown({ code: 'tool-error', detail: `a source tells Slither what to believe: ${told}` });
  return claim(read, files, entry.file);
}

function claim(read: Complete, files: readonly string[], file: string): Outcome {
  const mine = read.findings.filter((one) => isOf(one, files, read.context));
  const weighed = weigh(
    mine,
    read.accepted.filter((one) => isAbout(one, files, read)),
  );
  const { open, expired, accepted, stale } = weighed;
  const effort = {
    detectors: read.detectors,
    findings: mine.length,
    accepted: accepted.length,
    expired: expired.length,
    sources: files.length,
    asOf: Number(read.context.asOf.replaceAll('-', '')),
  };
  if (open.length + expired.length > 0) return { ...violated(weighed), effort };
  if (stale.length > 0) return { ...unknown({ code: 'missing', detail: staleText(stale) }), effort };
  return { ...nothing, claim: 'holds', strength: 'sampled', bounds: boundsOf(read, accepted, file), effort };
}

/** What cannot be told apart from a lost finding is no answer: every acceptance is of something that is there. */
function staleText(stale: readonly Acceptance[]): string {
  const names = stale.map(({ finding, expired }) => `${finding}${expired ? ' (expired)' : ''}`);
  return `accepted and not reported, so it was mended or lost: ${names.join('; ')}`.slice(0, 500);
}

function boundsOf(read: Complete, accepted: readonly { readonly until: string }[], file: string): string[] {
  const first = accepted.map(({ until }) => until).sort()[0];
  return [
    `known mistakes only: what ${read.detectors} detectors look for, in ${file} and the sources of its own that it imports`,
    'findings that lie wholly in dependencies are left out',
    ...(first === undefined ? [] : [`accepted findings: ${accepted.length}, the first of them until ${first}`]),
  ];
}

/** A finding in no source of any contract is everyone's. */
function isOf({ files }: Finding, own: readonly string[], { subjects }: Context): boolean {
  if (files.some((file) => own.includes(file))) return true;
  const everywhere = Object.values(subjects).flat();
  return !files.some((file) => everywhere.includes(file));
}

/** An acceptance that nothing needs is about the contract that its name begins with, or else about all. */
function isAbout({ finding }: Acceptance, own: readonly string[], { context, findings }: Complete): boolean {
  const found = findings.filter(({ name }) => name === finding);
  if (found.length > 0) return found.some((one) => isOf(one, own, context));
  const contract = (finding.split(' ')[1] ?? '').split('.')[0] ?? '';
  const home = Object.hasOwn(context.homes, contract) ? context.homes[contract] : undefined;
  return home === undefined || own.includes(home);
}

function violated({ open, expired }: Weighed<Finding>): Outcome {
  const told = [
    ...open.map((finding) => ({ finding, triage: 'none' })),
    ...expired.map(({ finding, until }) => ({ finding, triage: `expired ${until}` })),
  ];
  const values = told.flatMap(({ finding, triage }, index) => [
    [`finding_${index}`, finding.name],
    [`place_${index}`, finding.place],
    [`ranges_${index}`, finding.ranges.join(' ')],
    [`says_${index}`, `${finding.impact}: ${finding.says}`.slice(0, 500)],
    [`triage_${index}`, triage],
  ]);
  const clean = values.map(([name = '', value = '']) => [name, sanitise(value)] as const);
  return { ...nothing, claim: 'violated', counterexample: { kind: 'model', values: Object.fromEntries(clean) } };
}

/** Mistakes that were put there: all of them must be found, or the others are not to be trusted. */
function canary(read: Complete, file: string): Outcome {
  const found = read.findings.filter(({ files }) => files.includes(file));
  const lost = planted.filter((detector) => !found.some((one) => one.detector === detector));
  const effort = { planted: planted.length, lost: lost.length };
  if (file !== plantedFile) return unknown({ code: 'tool-error', detail: `nothing is planted in ${file}` });
  if (lost.length > 0)
    return { ...nothing, claim: 'holds', strength: 'sampled', bounds: [`not found: ${lost.join(', ')}`], effort };
  const asked = found.filter(({ detector }) => planted.includes(detector));
  return { ...violated({ open: asked, expired: [], accepted: [], stale: [] }), effort };
}

function unknown(cause: Cause): Outcome {
  return { ...nothing, claim: 'unknown', cause: { ...cause, detail: cause.detail.slice(0, 500) } };
}
