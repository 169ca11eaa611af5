/** What numbers of the contracts mean, for people who read a counterexample. Nothing is judged by it. */
import { quantities as flat } from './flat/quantities.ts';

/**
 * `1e18 RISE`: in units of 10^18, with a symbol; `1e18` without. `bps`: hundredths of a percent. `seconds`: a duration.
 * `timestamp`: Unix seconds.
 */
export type Unit = `1e${number}` | `1e${number} ${string}` | 'bps' | 'seconds' | 'timestamp';

export interface ContractUnits {
  /** By `function.argument`, `Event.argument` or `Error.argument`; results by `function:name`, or their index if nameless. */
  readonly values: Readonly<Record<string, Unit>>;
  /** By state variable: of each of its numbers, where it is a mapping or an array. */
  readonly storage: Readonly<Record<string, Unit>>;
}

/** A view function without arguments that gives one number, read after each call that reaches a contract. */
export interface Watch {
  readonly name: string;
  readonly contract: string;
  readonly function: string;
  readonly unit: Unit;
}

export interface Quantities {
  /** By contract. A number that is not here is shown as it is: a unit is never guessed. */
  readonly units: Readonly<Record<string, ContractUnits>>;
  readonly watches: readonly Watch[];
}

export const quantities: Quantities = flat;
