/** The ledger: all verdicts of a run and what they are about, in one file that a report can be made from anywhere. */
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { errors } from '../errors.ts';
import { Ledger } from '../schema.ts';
import { stableJson, writeWhole } from './files.ts';

export type LedgerParts = Omit<Ledger, 'schema'>;

const schema = 1;

function byText<T>(of: (item: T) => string): (a: T, b: T) => number {
  return (a, b) => (of(a) < of(b) ? -1 : of(a) > of(b) ? 1 : 0);
}

/** Sorted, so that two runs with the same answers differ only in seconds. */
export function assembleLedger(parts: LedgerParts): Ledger {
  const ledger: Ledger = {
    schema,
    ...parts,
    contracts: parts.contracts.toSorted(byText((one) => `${one.file}:${one.name}`)),
    engines: parts.engines.toSorted(byText((one) => one.id)),
    verdicts: parts.verdicts.toSorted(byText((one) => one.obligation)),
    faults: parts.faults.toSorted(byText((one) => one.id)),
  };
  return Ledger.parse(ledger);
}

export function ledgerText(ledger: Ledger): string {
  return `${stableJson(ledger, 2)}\n`;
}

export function writeLedger(path: string, ledger: Ledger): void {
  writeWhole(path, ledgerText(Ledger.parse(ledger)));
}

export function readLedger(path: string): Ledger {
  const value = readJson(path);
  const version = z.looseObject({ schema: z.unknown() }).safeParse(value);
  if (!version.success) throw errors.ledgerCorrupt(path, 'it names no schema');
  if (version.data.schema !== schema)
    throw errors.ledgerVersion(path, JSON.stringify(version.data.schema) ?? 'none', String(schema));
  const ledger = Ledger.safeParse(value);
  if (!ledger.success)
    throw errors.ledgerCorrupt(path, z.prettifyError(ledger.error).split('\n').slice(0, 4).join(' '));
  return ledger.data;
}

function readJson(path: string): unknown {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') throw errors.ledgerMissing(path);
    throw errors.ledgerCorrupt(path, (error as Error).message);
  }
  try {
    return JSON.parse(text) as unknown;
  } catch (error) {
    throw errors.ledgerCorrupt(path, (error as Error).message);
  }
}
