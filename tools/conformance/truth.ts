/** What is known of the corpus: one line a property of `contracts/conformance/ground-truth.csv`. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { PropertyId } from '../../properties/schema.ts';

/** `vacuous`: true of nothing, so that no engine may show it. */
const Kind = z.enum(['holds', 'violated', 'vacuous']);

export const Truth = z.strictObject({
  property: z.string().regex(/^[A-Z]+-[A-Z]+-\d{3}$/u),
  contract: z.string().min(1),
  truth: Kind,
  /** Where the violation lies when it lies beyond what some engines look at: they may then hold the claim within that. */
  beyond: z.string(),
  claim: z.string().min(1),
});
export type Truth = z.infer<typeof Truth>;

export const corpus = 'contracts/conformance';
const columns = Object.keys(Truth.shape);

/** @throws when a line is not understood: a corpus that is misread judges nobody. */
export function readTruth(root: string): ReadonlyMap<PropertyId, Truth> {
  const [head = '', ...lines] = readFileSync(join(root, corpus, 'ground-truth.csv'), 'utf8')
    .trimEnd()
    .split('\n');
  if (head !== columns.join(',')) throw new TypeError(`the ground truth has other columns: ${head}`);
  const found = new Map<PropertyId, Truth>();
  for (const line of lines) {
    const cells = line.split(',');
    if (cells.length !== columns.length) throw new TypeError(`not one value a column: ${line}`);
    const truth = Truth.parse(Object.fromEntries(columns.map((column, at) => [column, cells[at]])));
    if (found.has(truth.property)) throw new TypeError(`${truth.property} is told twice`);
    if (truth.beyond !== '' && truth.truth !== 'violated') throw new TypeError(`${truth.property}: beyond what?`);
    found.set(truth.property, truth);
  }
  return found;
}
