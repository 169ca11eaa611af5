/** Confirmed counterexamples as forge tests beside the report. Those of earlier runs are taken away. */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Manifest } from '../../harness/schema.ts';
import type { Property } from '../../properties/schema.ts';
import { writeWhole } from '../ledger/files.ts';
import { regressionOf } from '../replay/confirm.ts';
import type { Ledger } from '../schema.ts';

/** Paths written, relative to the output folder. */
export function writeTests(
  ledger: Ledger,
  manifest: Manifest,
  properties: ReadonlyMap<string, Property>,
  out: string,
): readonly string[] {
  rmSync(join(out, 'tests'), { recursive: true, force: true });
  const obligations = new Map(manifest.obligations.map((one) => [one.id, one]));
  const written: string[] = [];
  for (const { obligation: id, property: of, witness, replay } of ledger.verdicts) {
    const obligation = obligations.get(id);
    const property = properties.get(of);
    const path = replay?.test ?? null;
    if (path === null || witness === null || obligation === undefined || property === undefined) continue;
    const test = regressionOf(property, obligation, witness);
    if (!test.ok) continue;
    writeWhole(join(out, path), test.source);
    written.push(path);
  }
  return written;
}
