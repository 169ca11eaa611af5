/** `assay mutate`: the campaign, and its pages. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { properties } from '../../properties/registry.ts';
import type { Answer, OnNode } from '../../tools/cli/genesis.ts';
import { type MutateFlags, type MutationAnswer, mutate } from '../../tools/cli/mutate.ts';
import { stableJson, writeWhole } from '../../tools/ledger/files.ts';
import type { Mutation } from '../../tools/mutation/schema.ts';
import { asElements } from './elements.ts';
import { mutationPage } from './page.ts';

export interface AtOut extends OnNode {
  /** Absolute. */
  readonly out: string;
}

export async function measureMutation(place: AtOut, flags: MutateFlags): Promise<Answer<MutationAnswer>> {
  const { mutation, found, text, exitCode } = await mutate(place, flags);
  writeMutation(place.root, place.out, mutation);
  return { found, text: `${text}\nreport: ${join(place.out, 'mutation.html')}`, exitCode };
}

/** `mutation.json` in the schema of the mutation-testing project, and `mutation.html` that shows it. */
export function writeMutation(root: string, out: string, mutation: Mutation): void {
  const named = properties.map(({ id, title, contract }) => ({ id, title, contract }));
  const elements = asElements(mutation, named, (path) => readFileSync(join(root, path), 'utf8'));
  writeWhole(join(out, 'mutation.json'), `${stableJson(elements, 1)}\n`);
  writeWhole(join(out, 'mutation.html'), mutationPage(elements));
}
