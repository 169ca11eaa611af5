/** Whether a run went to its end and said everything; only then is what it did not report worth anything. Pure. */
import { unsealed } from '../../run/sealed.ts';
import type { Cause } from '../../schema.ts';
import { stoppedBy } from '../stopped.ts';
import type { FinishedRun } from '../types.ts';
import { detectors, unlisted } from './detectors.ts';
import { type Finding, findingOf, isDependency } from './finding.ts';
import { type Context, Driven, Output, outputFile, resultFile } from './schema.ts';
import { type Acceptance, readTriage } from './triage.ts';

export interface Complete {
  readonly context: Context;
  /** Sorted by name and place; those of dependencies alone are left out. */
  readonly findings: readonly Finding[];
  readonly accepted: readonly Acceptance[];
  /** How many detectors ran. */
  readonly detectors: number;
}

export function readRun(run: FinishedRun): Complete | Cause {
  const driven = Driven.safeParse(unsealed(run.outputs[resultFile] ?? '')?.result).data ?? null;
  const output = outputOf(driven?.output ?? '');
  const stopped = whyStopped(run, driven, output);
  if (stopped !== null) return stopped;
  if (driven === null) return { code: 'unparsable', detail: `${resultFile} is not what the engine writes` };
  if (output === null) return { code: 'unparsable', detail: `${outputFile} is not what Slither writes` };
  if (!output.success || output.error !== null)
    return { code: 'tool-error', detail: `Slither failed: ${output.error ?? 'no reason is given'}` };
  const { context } = driven;
  const ran = announced(driven, output);
  if (typeof ran !== 'number') return ran;
  const triage = readTriage(context.triage, context.asOf);
  if (!triage.ok) return { code: 'unparsable', detail: `the accepted findings cannot be read: ${triage.why}` };
  const findings = output.results.detectors
    .map(findingOf)
    .filter(({ files }) => files.length === 0 || !files.every(isDependency))
    .sort((a, b) => order(`${a.name} ${a.place}`, `${b.name} ${b.place}`));
  return { context, findings, accepted: triage.accepted, detectors: ran };
}

function order(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function whyStopped(run: FinishedRun, driven: Driven | null, output: Output | null): Cause | null {
  const stopped = stoppedBy(run);
  if (stopped !== null) return stopped;
  const exitCode = run.exitCode === 0 && driven !== null ? driven.exitCode : run.exitCode;
  if (exitCode === 0) return null;
  const how = run.signal ?? `exit code ${exitCode}`;
  const told = output?.error ?? run.stderr.trim().split('\n').at(-1) ?? '';
  return { code: 'tool-error', detail: `ended with ${how}: ${told.replace(/\s+/gu, ' ').trim()}` };
}

function outputOf(text: string): Output | null {
  try {
    return Output.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null;
  }
}

const summary = /^\S+ analyzed \((\d+) contracts with (\d+) detectors\), (\d+) result\(s\) found$/u;

/**
 * Slither says how much it looked at once, among all its findings. Its messages carry no level here, so whatever is
 * neither a finding nor that line is a complaint. The number of detectors that ran, or why it is not enough.
 */
function announced({ stdout, stderr, context }: Driven, { results }: Output): number | Cause {
  const told = new Set(results.detectors.flatMap(({ description }) => lines(description)));
  const rest = [...lines(stdout), ...lines(stderr)].filter(
    (line) => !told.has(line) && !/^(?:Detector: [\w-]+|Reference: https:\/\/\S+)$/u.test(line),
  );
  const [line, ...more] = rest.filter((one) => summary.test(one));
  const odd = rest.find((one) => !summary.test(one));
  if (odd !== undefined) return { code: 'tool-error', detail: `Slither said: ${odd}` };
  if (line === undefined || more.length > 0) return { code: 'unparsable', detail: 'not one run from start to end' };
  const [contracts = 0, ran = 0, found = 0] = (summary.exec(line) ?? []).slice(1).map(Number);
  if (found !== results.detectors.length)
    return { code: 'cut-short', detail: `${found} findings were announced and ${results.detectors.length} written` };
  if (contracts !== context.definitions)
    return { code: 'missing', detail: `${contracts} of ${context.definitions} contracts were analysed` };
  return enough(ran, results['list-detectors']?.map(({ check }) => check) ?? []);
}

function lines(text: string): readonly string[] {
  return text.split('\n').flatMap((line) => (line.trim() === '' ? [] : [line.trim()]));
}

function enough(ran: number, listed: readonly string[]): number | Cause {
  const absent = detectors.filter((one) => !listed.includes(one));
  if (absent.length > 0)
    return { code: 'tool-error', detail: `Slither ran without ${absent.length} detectors: ${absent.join(', ')}` };
  if (ran < new Set(listed).size + unlisted)
    return { code: 'tool-error', detail: `${ran} detectors ran of ${new Set(listed).size + unlisted}` };
  return ran;
}
