/** Storage that a frame itself changed, with names from the compiler's table. */
import type { Unit } from '../../../properties/quantities.ts';
import type { Step } from '../../schema.ts';
import { word } from '../bytes.ts';
import type { Frame } from '../frames.ts';
import { inUnit } from './human.ts';
import { type Locate, type Place, textOf } from './layout.ts';
import type { People } from './people.ts';

type Change = Step['changes'][number];

interface Write {
  readonly slot: bigint;
  readonly before: bigint;
  after: bigint;
}

export interface Storage {
  /** Of the contract whose storage it is, for people. */
  readonly contract: string;
  readonly locate: Locate;
  readonly people: People;
  readonly unit: (variable: string) => Unit | null;
}

/** Fields that share a slot are told apart, and only those that changed are told. */
export function changesOf(frame: Frame, storage: Storage): Change[] {
  return writesOf(frame).flatMap((write) => {
    const fields = storage.locate(write.slot).flatMap((place) => fieldOf(place, write, storage));
    return fields.length > 0 ? fields : [nameless(write, storage.contract)];
  });
}

/** One for each slot, unless somebody else wrote to it in between. */
function writesOf(frame: Frame): readonly Write[] {
  const all: Write[] = [];
  const latest = new Map<bigint, Write>();
  for (const seen of frame.seen) {
    if (seen.node !== 'write') continue;
    const known = latest.get(seen.slot);
    if (known !== undefined && known.after === seen.before) {
      known.after = seen.after;
      continue;
    }
    const write = { slot: seen.slot, before: seen.before, after: seen.after };
    latest.set(seen.slot, write);
    all.push(write);
  }
  return all.filter(({ before, after }) => before !== after);
}

function fieldOf(place: Place, { slot, before, after }: Write, { contract, people, unit }: Storage): Change[] {
  const [from, to] = [part(place, before), part(place, after)];
  if (from === to) return [];
  const { name, type, bytes, variable } = place;
  const texts = [textOf(type, from, bytes), textOf(type, to, bytes)] as const;
  const told = humanOf(type, [from, to], texts, unit(variable), people);
  return [{ contract, name, slot: word(slot), before: texts[0], after: texts[1], human: told }];
}

function humanOf(
  type: string,
  [from, to]: readonly [bigint, bigint],
  [before, after]: readonly [string, string],
  unit: Unit | null,
  people: People,
): string | null {
  if (/^(?:address|contract)\b/u.test(type)) {
    const names = [people(before), people(after)];
    return names[0] === null && names[1] === null ? null : `${names[0] ?? before} → ${names[1] ?? after}`;
  }
  if (unit === null || !/^uint\d*$/u.test(type)) return null;
  const [one, other] = [inUnit(from, unit), inUnit(to, unit)];
  return one === null || other === null ? null : `${one} → ${other}`;
}

function part({ offset, bytes }: Place, value: bigint): bigint {
  return BigInt.asUintN(bytes * 8, value >> BigInt(offset * 8));
}

function nameless({ slot, before, after }: Write, contract: string): Change {
  return { contract, name: '', slot: word(slot), before: word(before), after: word(after), human: null };
}
