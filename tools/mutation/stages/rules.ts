/** Rules on bytecode, ABI and layout: no process is started, and a hit is looked up again by other means. */
import type { Obligation } from '../../../harness/schema.ts';
import type { z } from 'zod';
import { parseArtifact } from '../../engines/static/artifact.ts';
import { recheckStatic } from '../../engines/static/recheck.ts';
import { examine } from '../../engines/static/rules.ts';
import { StaticRule as Rule } from '../../engines/static/schema.ts';
import type { Clock, Court, Stage } from '../kill.ts';
import { nothing } from '../kill.ts';
import type { Candidate } from '../mutants.ts';
import type { Killer } from '../schema.ts';
import { make } from '../workshop.ts';

export async function byRules(
  { mutant, text }: Candidate,
  rules: readonly Obligation[],
  { shelf, compiler }: Court,
  clock: Clock,
): Promise<Stage> {
  const [entry] = rules.map((one) => one.entry).filter((one) => one.in === 'bytecode');
  if (entry === undefined) return nothing;
  const file = entry.contract.slice(0, entry.contract.lastIndexOf(':'));
  const wanted = { file, contracts: [mutant.contract] };
  const made = await clock.time('compile', () => make(wanted, shelf, compiler, { file: mutant.file, text }));
  const code = made.ok ? made.contracts[mutant.contract] : undefined;
  if (code === undefined) return { ...nothing, trouble: made.ok ? 'no code' : made.why };
  const original = shelf.artifact(file, mutant.contract);
  const { bytecode, deployedBytecode, methodIdentifiers } = code.evm;
  const changed = {
    ...original,
    abi: code.abi,
    methodIdentifiers,
    storageLayout: code.storageLayout,
    bytecode: { ...bytecode, object: `0x${bytecode.object}` },
    deployedBytecode: { ...deployedBytecode, object: `0x${deployedBytecode.object}` },
  };
  return clock.time('static', async () => {
    const asked = rules.filter(({ entry: { in: where } }) => where === 'bytecode');
    const killers = asked.flatMap((rule) => killedBy(rule, original, changed));
    return { killers, asked: [...new Set(asked.map(({ property }) => property))].sort(), trouble: null, searched: false };
  });
}

/** A rule that does not hold of the original says nothing about a mutant. */
function killedBy({ id, property, entry }: Obligation, original: unknown, changed: unknown): readonly Killer[] {
  const rule = entry.in === 'bytecode' ? Rule.safeParse(entry.rule).data : undefined;
  if (rule === undefined || findingOf(rule, original)?.claim !== 'holds') return [];
  const found = findingOf(rule, changed);
  if (found?.claim !== 'violated' || !recheckStatic(rule, changed, found.values)) return [];
  return [{ property, engine: 'static', obligation: id, detail: 'found again in the code by other means', harness: JSON.stringify(entry) }];
}

function findingOf(rule: z.infer<typeof Rule>, artifact: unknown) {
  try {
    return examine(rule, parseArtifact(artifact));
  } catch {
    return null;
  }
}
