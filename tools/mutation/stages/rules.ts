/** Rules on bytecode, ABI and layout: no process is started, and a hit is looked up again by other means. */

import type { z } from 'zod';
import type { Obligation } from '../../../harness/schema.ts';
import { parseArtifact } from '../../engines/static/artifact.ts';
import { recheckStatic } from '../../engines/static/recheck.ts';
import { examine } from '../../engines/static/rules.ts';
import { StaticRule as Rule } from '../../engines/static/schema.ts';
import type { Replacement } from '../harnesses.ts';
import type { Clock, Court, Stage } from '../kill.ts';
import type { Killer } from '../schema.ts';

export async function byRules(
  mutant: Replacement,
  rules: readonly Obligation[],
  { shelf }: Court,
  clock: Clock,
): Promise<Stage> {
  const asked = rules.filter(({ entry }) => entry.in === 'bytecode');
  const original = shelf.artifact(mutant.file, mutant.contract);
  const { abi, storageLayout, evm } = mutant.code;
  const { bytecode, deployedBytecode, methodIdentifiers } = evm;
  const changed = {
    ...original,
    ...{ abi, methodIdentifiers, storageLayout },
    bytecode: { ...bytecode, object: `0x${bytecode.object}` },
    deployedBytecode: { ...deployedBytecode, object: `0x${deployedBytecode.object}` },
  };
  return clock.time('static', async () => {
    const killers = asked.flatMap((rule) => killedBy(rule, original, changed));
    const properties = [...new Set(asked.map(({ property }) => property))].sort();
    return { killers, asked: properties, trouble: null, searched: false };
  });
}

/** A rule that does not hold of the original says nothing about a mutant. */
function killedBy({ id, property, entry }: Obligation, original: unknown, changed: unknown): readonly Killer[] {
  const rule = entry.in === 'bytecode' ? Rule.safeParse(entry.rule).data : undefined;
  if (rule === undefined || findingOf(rule, original)?.claim !== 'holds') return [];
  const found = findingOf(rule, changed);
  if (found?.claim !== 'violated' || !recheckStatic(rule, changed, found.values)) return [];
  return [
    {
      property,
      engine: 'static',
      obligation: id,
      detail: 'found again in the code by other means',
      harness: JSON.stringify(entry),
    },
  ];
}

function findingOf(rule: z.infer<typeof Rule>, artifact: unknown) {
  try {
    return examine(rule, parseArtifact(artifact));
  } catch {
    return null;
  }
}
