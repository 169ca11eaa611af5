/** The arithmetic of a property, over the integers. */
import type { Obligation } from '../../../harness/schema.ts';
import { obligationsOf } from './case.ts';

function of(name: string, property: string) {
  const entry = (file: string) => ({ in: 'smt', file: `specs/conformance/smt/${file}.smt2` }) as const;
  return { property, claim: entry(name), probe: entry(`${name}.twin`) };
}

export const smt: readonly Obligation[] = obligationsOf('smt', 'proved', 'twin', [
  of('fair-round', 'FAIR-ROUND-001'),
  of('round-gain', 'ROUND-GAIN-001'),
  of('shut-empty', 'SHUT-EMPTY-001'),
]);
