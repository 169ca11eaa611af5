/**
 * Ways in which an output can be damaged, as data, and what each makes of a run.
 *
 * Not among them is what no reader could notice: a complete, consistent record of another outcome. Lines are taken from
 * runs about other obligations only, bytes are changed one by one, and what stands in a document is lost, repeated,
 * reordered or replaced by something hostile, never exchanged for what the engine would have written of a better result.
 */
import fc from 'fast-check';
import type { FinishedRun } from '../engines/types.ts';
import { hostileTexts, hostileValues } from './hostile.ts';
import { damageJson, type JsonDamage } from './json.ts';
import * as texts from './texts.ts';

const structural = ['cut', 'cut-front', 'drop', 'double', 'move', 'shuffle', 'silence'] as const;
const other = [
  'splice',
  'byte',
  'hostile-whole',
  'hostile-line',
  'hostile-byte',
  'json',
  'any-text',
  'ending',
] as const;
type Kind = (typeof structural)[number] | (typeof other)[number];

export interface Mutation {
  readonly kind: Kind;
  /** Which text, modulo how many there are. */
  readonly slot: number;
  readonly from: number;
  readonly count: number;
  readonly to: number;
  readonly byte: number;
  readonly hostile: number;
  readonly damage: JsonDamage;
  readonly text: string;
  readonly ending: Partial<FinishedRun>;
}

/** Whether nothing was brought in that the output did not hold. */
export function isStructural({ kind }: Mutation): boolean {
  return (structural as readonly Kind[]).includes(kind);
}

const ending: fc.Arbitrary<Partial<FinishedRun>> = fc.constantFrom<Partial<FinishedRun>>(
  { exitCode: 0 },
  { exitCode: 1 },
  { exitCode: 2 },
  { exitCode: 127 },
  { exitCode: 255 },
  { exitCode: null },
  { exitCode: null, signal: 'SIGKILL' },
  { exitCode: 0, signal: 'SIGTERM' },
  { exitCode: 143, timedOut: true },
  { timedOut: true },
  { outOfMemory: true },
  { interrupted: true },
  { outputs: {} },
);

export const mutation: fc.Arbitrary<Mutation> = fc.record({
  kind: fc.constantFrom<Kind>(...structural, ...other),
  slot: fc.nat(50),
  from: fc.nat(100_000),
  count: fc.nat(12),
  to: fc.nat(100_000),
  byte: fc.nat(255),
  hostile: fc.nat(1000),
  damage: fc.constantFrom<JsonDamage>('drop', 'double', 'reverse', 'replace'),
  text: fc.oneof(fc.string(), fc.json(), fc.string({ unit: 'binary' })),
  ending,
});

export const mutations: fc.Arbitrary<readonly Mutation[]> = fc.array(mutation, { minLength: 1, maxLength: 3 });

const pick = <T>(all: readonly T[], at: number): T => all[at % all.length] as T;

/** `donors` are texts of runs about other obligations. */
export function mutated(run: FinishedRun, one: Mutation, donors: readonly string[]): FinishedRun {
  if (one.kind === 'ending') return { ...run, ...one.ending };
  const slot = pick(texts.slotsOf(run), one.slot);
  const text = texts.textOf(run, slot);
  return texts.withText(run, slot, one.kind === 'silence' ? null : damaged(text, one, donors));
}

function damaged(text: string, one: Mutation, donors: readonly string[]): string {
  const size = Buffer.byteLength(text) + 1;
  switch (one.kind) {
    case 'cut':
      return texts.cut(text, one.from % size);
    case 'cut-front':
      return texts.cutFront(text, one.from % size);
    case 'drop':
      return texts.dropLines(text, one);
    case 'double':
      return texts.doubleLines(text, one);
    case 'move':
      return texts.moveLines(text, one);
    case 'shuffle':
      return texts.shuffleLines(text, one.from);
    case 'splice':
      return donors.length === 0 ? text : texts.insertLines(text, pick(donors, one.hostile), one);
    case 'byte':
      return texts.setByte(text, one.from, one.byte);
    case 'json':
      return damageJson(text, one.damage, one.from, pick(hostileValues, one.hostile));
    case 'any-text':
      return one.text;
    case 'hostile-whole':
      return pick(hostileTexts, one.hostile);
    case 'hostile-line':
      return texts.insertLines(text, pick(hostileTexts, one.hostile), { ...one, from: 0, count: 1 });
    case 'hostile-byte':
      return texts.cut(text, one.from % size) + pick(hostileTexts, one.hostile) + texts.cutFront(text, one.from % size);
    default:
      return text;
  }
}
