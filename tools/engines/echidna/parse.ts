/** A finished run → one answer for each obligation. Pure and total. */
import { createHash } from 'node:crypto';
import type { AbiFunction } from 'viem';
import type { Obligation } from '../../../harness/schema.ts';
import { ECHIDNA_WORLD as world } from '../../replay/world.ts';
import type { Cause } from '../../schema.ts';
import { stoppedBy } from '../stopped.ts';
import type { FinishedRun, Judged, RawCall } from '../types.ts';
import { abiFile, effortFile, sequencesOf } from './command.ts';
import { readCalldata } from './literals.ts';
import { Effort, Functions } from './schema.ts';
import { type Outcome, readTranscript, type Transcript } from './transcript.ts';

type Answer = Omit<Judged, 'obligation'>;

interface Reading {
  readonly transcript: Transcript;
  readonly functions: readonly AbiFunction[];
  /** Besides those that are asked for. */
  readonly kept: number;
  readonly limit: number;
  readonly sequences: number;
  readonly run: FinishedRun;
}

export function parse(run: FinishedRun, obligations: readonly Obligation[]): readonly Judged[] {
  const reading = read(run, obligations);
  return obligations.map((obligation) => ({
    obligation: obligation.id,
    ...('code' in reading ? unknown(reading.code, reading.detail) : judge(reading, obligation)),
  }));
}

function read(run: FinishedRun, obligations: readonly Obligation[]): Reading | Cause {
  const stopped = stoppedBy(run);
  if (stopped !== null) return stopped;
  if (run.exitCode !== 0 && run.exitCode !== 1)
    return {
      code: 'tool-error',
      detail: `Echidna ended with ${run.signal ?? `exit code ${run.exitCode}`}${complaint(run)}`,
    };
  const transcript = readTranscript(run.stdout);
  // Exit code 1 is a failed test, and also whatever keeps Echidna from starting.
  if (transcript === null && run.exitCode === 1 && complaint(run) !== '')
    return { code: 'tool-error', detail: `Echidna did not get to its tests${complaint(run)}` };
  if (transcript === null) return { code: 'unparsable', detail: 'what Echidna printed is not the end of a campaign' };
  const functions = Functions.safeParse(json(run.outputs[abiFile] ?? ''));
  const effort = Effort.safeParse(json(run.outputs[effortFile] ?? ''));
  if (!functions.success || !effort.success)
    return {
      code: 'unparsable',
      detail: `${functions.success ? effortFile : abiFile} was not written as it should be`,
    };
  const { printed, ...campaign } = effort.data;
  if (createHash('sha256').update(run.stdout).digest('hex') !== printed)
    return { code: 'unparsable', detail: 'what is here is not all that Echidna printed' };
  const sequences = sequencesOf(obligations, run.limits);
  return (
    contradictionOf(transcript, run, obligations) ?? {
      transcript,
      functions: functions.data,
      ...campaign,
      sequences,
      run,
    }
  );
}

/** Something that was run otherwise than it was asked. */
function contradictionOf(transcript: Transcript, run: FinishedRun, obligations: readonly Obligation[]): Cause | null {
  const failures = [...transcript.tests.values()].some(({ state }) => state === 'failed' || state === 'broke');
  if (failures !== (run.exitCode === 1))
    return { code: 'tool-error', detail: `exit code ${run.exitCode} with ${failures ? 'a' : 'no'} failed test` };
  const other = obligations.find(({ entry }) => nameOf(entry) !== transcript.contract);
  if (other !== undefined) return { code: 'tool-error', detail: `it analysed ${transcript.contract}` };
  if (transcript.seed !== run.limits.seed)
    return { code: 'tool-error', detail: `it ran with the seed ${transcript.seed}` };
  return null;
}

function nameOf(entry: Obligation['entry']): string | null {
  return entry.in === 'solidity' ? `${entry.file}:${entry.contract}` : null;
}

function json(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function complaint({ stderr }: FinishedRun): string {
  const line = stderr.split('\n').find((text) => /^echidna[\w-]*: /u.test(text)) ?? '';
  return line === '' ? '' : `: ${line.trim().slice(0, 300)}`;
}

function judge(reading: Reading, { entry }: Obligation): Answer {
  if (entry.in !== 'solidity') return unknown('tool-error', 'the obligation is not in Solidity');
  const outcome = reading.transcript.tests.get(entry.function);
  if (outcome === undefined)
    return unknown(
      'missing',
      `no result of ${entry.contract}.${entry.function}; the harness is older than the property`,
    );
  switch (outcome.state) {
    case 'broke':
      return unknown('tool-error', `Echidna could not evaluate ${entry.function}: ${outcome.detail.slice(0, 300)}`);
    case 'fuzzing':
      return unknown('cut-short', `${outcome.tries} tries of ${entry.function}`);
    case 'failed':
      return refuted(reading, outcome);
    case 'passed':
      return searched(reading);
  }
}

function refuted({ functions, transcript }: Reading, outcome: Extract<Outcome, { state: 'failed' }>): Answer {
  const calls: RawCall[] = [];
  for (const [index, line] of outcome.calls.entries()) {
    const call = rawCall(line, functions);
    if (call === null) return unknown('unparsable', `call ${index + 1} of the counterexample is not understood`);
    calls.push(call);
  }
  const effort = { sequence: calls.length, ...(transcript.calls === null ? {} : { calls: transcript.calls.made }) };
  return { ...nothing, claim: 'violated', counterexample: { kind: 'sequence', calls }, effort };
}

/** Echidna does not say how many calls reverted, and a test is not even asked after one that did. */
function searched({ transcript, kept, limit, sequences, run }: Reading): Answer {
  const { depth, seed } = run.limits;
  const calls = sequences * depth;
  const asked = (sequences + kept) * (depth + 1) - 1;
  if (transcript.cut) return unknown('cut-short', 'Echidna says that it ended before its limit');
  if (limit !== asked) return unknown('cut-short', `its limit was ${limit} instead of ${asked}`);
  if (transcript.calls !== null && (transcript.calls.asked !== limit || transcript.calls.made < limit))
    return unknown('cut-short', `${transcript.calls.made} of ${limit} calls`);
  if (![...transcript.tests.values()].some(({ state }) => state === 'failed'))
    return unknown('revert-all', 'no canary was found, and nothing else shows that any call succeeded');
  const bounds = [`calls ${calls}`, `depth ${depth}`, `sequences ${sequences}`, `seed ${seed}`];
  if (kept > 0) bounds.push(`kept sequences ${kept}`);
  return { ...nothing, claim: 'holds', strength: 'sampled', bounds, effort: { calls, sequences, kept } };
}

const ending =
  /^(?: from: (0x[0-9a-fA-F]{1,40})(?: «[^»]*»)?)?(?: Gas: \w+)?(?: Gas price: \w+)?(?: Value: (0x[0-9a-fA-F]+|\d+))?(?: Time delay: (\d+) seconds)?(?: Block delay: (\d+))?$/u;

/** Null when anything of it is not understood: a sequence with a gap is another sequence. */
export function rawCall(line: string, functions: readonly AbiFunction[]): RawCall | null {
  const [, name = '', text, rest = ''] =
    /^(?:[\w$]+\.)?([A-Za-z_$][\w$]*|\*wait\*)(?:\((.*)\))?((?: [A-Z]| from: ).*)?$/u.exec(line) ?? [];
  const told = ending.exec(rest);
  if (name === '' || told === null) return null;
  const [, from, value = '0', warp = '0', roll = '0'] = told;
  const sender = from === undefined ? world.sender : (`0x${from.slice(2).toLowerCase().padStart(40, '0')}` as const);
  const common = { sender, value: BigInt(value).toString(), warp, roll };
  // Time passes and nothing is called: the sender sends itself nothing.
  if (name === '*wait*') return text === undefined ? { ...common, to: sender, data: '0x' } : null;
  const data = text === undefined ? null : calldata(name, text, functions);
  return data === null ? null : { ...common, to: world.harness, data };
}

function calldata(name: string, text: string, functions: readonly AbiFunction[]): string | null {
  const possible = functions.filter((item) => item.name === name).flatMap((item) => readCalldata(text, item) ?? []);
  return possible.length === 1 ? (possible[0] ?? null) : null;
}

const nothing = { strength: null, bounds: [], cause: null, counterexample: null, effort: {} } as const;

function unknown(code: Cause['code'], detail: string): Answer {
  return { ...nothing, claim: 'unknown', cause: { code, detail } };
}
