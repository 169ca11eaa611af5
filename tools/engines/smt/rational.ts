/** Exact fractions, as the real numbers of a model are. */

/** In lowest terms, the sign above. */
export interface Rational {
  readonly above: bigint;
  readonly below: bigint;
}

/** @throws RangeError for a division by zero. */
export function rational(above: bigint, below = 1n): Rational {
  if (below === 0n) throw new RangeError('division by zero');
  const shared = divisor(above, below) * (below < 0n ? -1n : 1n);
  return { above: above / shared, below: below / shared };
}

/** `-12`, `0.25` or `-3/4`. @throws SyntaxError for anything else. */
export function parseRational(text: string): Rational {
  const [, sign, whole = '', part = '', below = '1'] = /^(-?)(\d+)(?:\.(\d+)|\/(\d+))?$/u.exec(text) ?? [];
  if (sign === undefined) throw new SyntaxError(`${text} is not a fraction`);
  return rational(BigInt(`${sign}${whole}${part}`), BigInt(below) * 10n ** BigInt(part.length));
}

export function renderRational({ above, below }: Rational): string {
  return below === 1n ? `${above}` : `${above}/${below}`;
}

export const plus = (a: Rational, b: Rational): Rational =>
  rational(a.above * b.below + b.above * a.below, a.below * b.below);
export const minus = (a: Rational, b: Rational): Rational => plus(a, negated(b));
export const times = (a: Rational, b: Rational): Rational => rational(a.above * b.above, a.below * b.below);
export const over = (a: Rational, b: Rational): Rational => rational(a.above * b.below, a.below * b.above);
export const negated = (a: Rational): Rational => ({ above: -a.above, below: a.below });
export const less = (a: Rational, b: Rational): boolean => a.above * b.below < b.above * a.below;
export const same = (a: Rational, b: Rational): boolean => a.above === b.above && a.below === b.below;

function divisor(a: bigint, b: bigint): bigint {
  let [x, y] = [a < 0n ? -a : a, b < 0n ? -b : b];
  while (y !== 0n) [x, y] = [y, x % y];
  return x;
}
