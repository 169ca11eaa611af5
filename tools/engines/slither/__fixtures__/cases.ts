/** What was recorded, and what is asked of it. Each case is a project of its own below `cases/`. */
import { cpSync, mkdirSync, symlinkSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Obligation } from '../../../../harness/schema.ts';
import { plantedFile } from '../planted.ts';

export interface Case {
  readonly name: string;
  readonly obligations: readonly Obligation[];
}

export const home = resolve(import.meta.dirname, '..', '..', '..', '..');

export function claim(contract: string): Obligation {
  return {
    id: `${contract}/slither`,
    property: contract,
    rev: 1,
    engine: 'slither',
    role: 'claim',
    of: [],
    entry: { in: 'source', file: `contracts/flat/src/${contract}.sol`, contract },
    ceiling: 'sampled',
    bounds: [],
  };
}

export const canary: Obligation = {
  ...claim('Clean'),
  id: 'Clean/slither+canary',
  role: 'canary',
  of: ['Clean/slither'],
  entry: { in: 'source', file: plantedFile, contract: 'Planted' },
};

export const cases: readonly Case[] = [
  {
    name: 'verdicts',
    obligations: [...['Clean', 'Found', 'Silenced', 'Accepted', 'Expired', 'Mended'].map(claim), canary],
  },
  { name: 'told', obligations: [claim('Told')] },
  { name: 'refused', obligations: [{ ...claim('Refused'), entry: { in: 'source', file: 'contracts/flat/src/Refused.sol', contract: 'SlitherInternalTopLevelContract' } }] },
  { name: 'broken', obligations: [claim('Broken')] },
];

/** A folder that can be judged like the project itself. */
export function makeProject(name: string, folder: string): void {
  cpSync(join(import.meta.dirname, 'cases', name), folder, { recursive: true });
  cpSync(join(home, 'foundry.toml'), join(folder, 'foundry.toml'));
  mkdirSync(join(folder, 'specs', 'planted'), { recursive: true });
  cpSync(join(home, plantedFile), join(folder, plantedFile));
  symlinkSync(join(home, 'node_modules'), join(folder, 'node_modules'));
}
