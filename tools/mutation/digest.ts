/** What a judgement depends on besides the mutant's code. */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Property } from '../../properties/schema.ts';
import type { Engine } from '../engines/types.ts';
import { stableJson } from '../ledger/files.ts';
import { sha256 } from '../ledger/key.ts';
import { closureDigest, engineIdentities } from '../run/identity.ts';
import type { Bin } from '../run/locate.ts';
import type { LimitOptions } from '../run/profiles.ts';
import type { Base } from './base.ts';
import { limitsFor } from './limits.ts';

export interface DigestInput {
  readonly base: Base;
  readonly home: string;
  readonly properties: readonly Property[];
  readonly engines: readonly Engine[];
  readonly bin: Bin;
  readonly mostProofs: number;
  readonly full: boolean;
  readonly limits: LimitOptions;
}

/** Of the project, the claims, the engines and what is spent. */
export function harnessDigest(input: DigestInput): string {
  const { base, home, properties, engines, bin, mostProofs, full, limits } = input;
  const identities = [...engineIdentities(engines, bin, home)].sort();
  const spent = engines.map((engine) => [engine.id, limitsFor(limits)(engine)]);
  const claims = properties.map(({ id, rev }) => `${id}~${rev}`).sort();
  return sha256(
    stableJson([
      solidityDigest(base.root),
      // The stages and all that they use; how mutants are made and figures shown changes no judgement.
      closureDigest(home, join(home, 'tools', 'mutation', 'stages')),
      identities,
      spent,
      claims,
      mostProofs,
      full,
    ]),
  );
}

/** Of every source that a harness can be made from. */
export function solidityDigest(root: string): string {
  const hash = createHash('sha256').update(readFileSync(join(root, 'foundry.toml')));
  for (const folder of ['contracts', 'harness/generated', 'specs/worlds']) {
    const names = readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' });
    for (const name of names.filter((one) => one.endsWith('.sol')).sort())
      hash.update(`\0${folder}/${name}\0`).update(readFileSync(join(root, folder, name)));
  }
  return hash.digest('hex');
}
