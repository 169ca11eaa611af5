/**
 * The engine's values, handed out in the order in which the harness asks. Halmos names a created value
 * `halmos_<name>_<type>_<uid>_<NN>`, where NN counts the created values of the path from `setUp()` on, and a parameter
 * `p_<name>_<type>_<uid>_00`. <name> may hold underscores, so names are taken apart from the right. A value that the
 * model does not name can be anything; it is given as 0 and recorded as free. Whichever values are handed out, a failing
 * assertion is a failing assertion: the matching can only cost a confirmation, never fake one.
 */

/** The model cannot be what the harness asked for. */
export class ModelError extends Error {
  override readonly name = 'ModelError';
}

export interface Wanted {
  readonly origin: 'halmos' | 'p';
  readonly name: string;
  readonly type: string;
  readonly bits: number;
  /** Used when the model leaves the value open. */
  readonly otherwise?: bigint;
}

export interface Symbols {
  take(wanted: Wanted): bigint;
  /** Values that the model left open, as `name: type`. */
  readonly free: readonly string[];
  /** Model entries that nothing asked for, sorted. */
  unused(): readonly string[];
}

/** `counter` trusts NN. `order` gives equal names in the order of their NN, for models whose count cannot be followed. */
export type Matching = 'counter' | 'order';

export type Moved = ReadonlyMap<bigint, bigint>;

interface Entry {
  readonly full: string;
  readonly key: string;
  readonly count: number;
  readonly value: string;
  used: boolean;
}

const FULL_NAME = /^(halmos|p)_(.*)_([^_]+)_[0-9a-f]{7}_([0-9]+)$/s;

/** `moved` replaces addresses among the values: the engine numbers created contracts in its own way. */
export function readSymbols(
  model: Readonly<Record<string, string>>,
  matching: Matching,
  moved: Moved = new Map(),
): Symbols {
  const entries: Entry[] = [];
  const foreign: string[] = [];
  for (const [full, value] of Object.entries(model)) {
    const match = FULL_NAME.exec(full);
    if (match === null) foreign.push(full);
    else
      entries.push({ full, key: `${match[1]}_${match[2]}_${match[3]}`, count: Number(match[4]), value, used: false });
  }
  entries.sort((a, b) => a.count - b.count);
  const free: string[] = [];
  let count = 0;

  function take(wanted: Wanted): bigint {
    if (wanted.origin === 'halmos') count += 1;
    const name = wanted.name.replace(/\s+/g, '_');
    const key = `${wanted.origin}_${name}_${wanted.type}`;
    const entry = entries.find(
      (e) => !e.used && e.key === key && (wanted.origin === 'p' || matching === 'order' || e.count === count),
    );
    if (entry === undefined) {
      free.push(`${name}: ${wanted.type}`);
      return wanted.otherwise ?? 0n;
    }
    entry.used = true;
    return move(within(entry, wanted), wanted.bits, moved);
  }

  return {
    take,
    free,
    unused: () => [...entries.filter((e) => !e.used).map((e) => e.full), ...foreign].sort(),
  };
}

/** The value drawn under a plain name; 0 where the model leaves it open. The first wins when a name was drawn twice. */
export function drawnValue(model: Readonly<Record<string, string>>, name: string): bigint {
  const found = Object.entries(model)
    .flatMap(([full, value]) => {
      const match = FULL_NAME.exec(full);
      return match?.[2] === name && /^[0-9]+$/u.test(value) ? [{ count: Number(match[4]), value }] : [];
    })
    .sort((a, b) => a.count - b.count);
  return BigInt(found[0]?.value ?? 0);
}

function within(entry: Entry, wanted: Wanted): bigint {
  if (!/^[0-9]+$/.test(entry.value))
    throw new ModelError(`${entry.full} has the value "${entry.value}", which is not a decimal number`);
  const value = BigInt(entry.value);
  if (value >> BigInt(wanted.bits) !== 0n)
    throw new ModelError(`${entry.full} is ${value}, which does not fit ${wanted.bits} bits`);
  return value;
}

/** Word by word, from the left; four odd bytes in front are taken for a selector. */
function move(value: bigint, bits: number, moved: Moved): bigint {
  if (moved.size === 0) return value;
  if (bits <= 256) return moved.get(value) ?? value;
  let result = value;
  for (let end = bits - (bits % 256 === 32 ? 288 : 256); end >= 0; end -= 256) {
    const word = (value >> BigInt(end)) & (2n ** 256n - 1n);
    const other = moved.get(word);
    if (other !== undefined) result += (other - word) << BigInt(end);
  }
  return result;
}
