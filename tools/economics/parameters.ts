/** The parameters that attacks are searched over, on logarithmic scales, and how a found value is said. */
import type { Dimension } from './search.ts';

const wad = 10n ** 18n;

export interface Parameter extends Dimension {
  /** What goes into the raid, WAD or wei. */
  readonly value: (u: number) => bigint;
  readonly say: (u: number) => string;
}

const range = (low: number, high: number, points: number): readonly number[] =>
  Array.from({ length: points }, (_, index) => low + ((high - low) * index) / (points - 1));

/** A factor as a number, to a WAD: 1 is exactly one. */
const toWad = (x: number): bigint => (BigInt(Math.round(x * 1e15)) * wad) / 10n ** 15n;

function percent(factor: number): string {
  const change = (factor - 1) * 100;
  const digits = Math.abs(change) >= 100 ? 0 : Math.abs(change) >= 1 ? 1 : 3;
  return `${change > 0 ? '+' : '−'}${Math.abs(change).toFixed(digits)} %`;
}

/**
 * How far a price is pushed, either way; nothing at 0. The push itself is logarithmic, from `least` to `most`: logarithms of
 * the factor that the price is multiplied by.
 */
export function push(token: string, least: number, most: number, points: number): Parameter {
  const factor = (u: number): number => (u === 0 ? 1 : Math.exp(Math.sign(u) * least * (most / least) ** Math.abs(u)));
  return {
    name: `${token} push`,
    grid: range(-1, 1, points),
    value: (u) => toWad(factor(u)),
    say: (u) => (u === 0 ? `${token} not pushed` : `${token} pushed ${percent(factor(u))}`),
  };
}

/** Ether the call is made with. */
export function amount(least: number, most: number, points: number): Parameter {
  const ether = (u: number): number => least * (most / least) ** u;
  return {
    name: 'amount',
    grid: range(0, 1, points),
    value: (u) => toWad(ether(u)),
    say: (u) => `${Number(ether(u).toPrecision(3))} ETH`,
  };
}

/** Liquidity lent around the spot price for the call, in multiples of the pool's; none at 0. */
export function lent(points: number): Parameter {
  const multiple = (u: number): number => (u === 0 ? 0 : 0.1 * 1_000_000 ** u);
  return {
    name: 'lent',
    grid: range(0, 1, points),
    value: (u) => toWad(multiple(u)),
    say: (u) => (u === 0 ? 'no liquidity lent' : `${Number(multiple(u).toPrecision(2))} × the liquidity lent`),
  };
}
