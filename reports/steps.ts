/**
 * Of a step-by-step trace the few steps that tell the story: calls of the contracts in scope that changed something or failed,
 * and those that led there.
 */
import type { Step, Witness } from '../tools/schema.ts';

export interface Telling {
  readonly step: Step;
  /** Contract without the number of its instance. */
  readonly contract: string;
  /** `SaveVault.deposit(uint256,address)`. */
  readonly called: string;
  /** `assets = 1 RISE`. */
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
  /** `total: 0 → 5`. */
  readonly changes: readonly string[];
  /** Declared quantities that are not what they were after the step before. */
  readonly watches: readonly string[];
}

const silent: ReadonlySet<Step['kind']> = new Set(['staticcall', 'cheat', 'event']);

/** Empty where the trace has no such step, or there is no trace. */
export function tellingSteps(witness: Witness | null, contracts: readonly { readonly name: string }[]): Telling[] {
  const inScope = new Set(contracts.map(({ name }) => name));
  const latest = new Map<string, string>();
  const steps = witness?.steps ?? [];
  const kept = ledTo(steps, (step) => !silent.has(step.kind) && inScope.has(contractOf(step)));
  return steps.flatMap((step) => {
    if (!kept.has(step)) return [];
    const watches = Object.entries(step.watches).filter(([name, { value }]) => latest.get(name) !== value);
    for (const [name, { value }] of watches) latest.set(name, value);
    return [
      {
        step,
        contract: contractOf(step),
        called: `${step.target}.${step.signature ?? 'unknown function'}`,
        inputs: step.inputs.map(valueText),
        outputs: step.outputs.map(valueText),
        changes: step.changes.map(changeText),
        watches: watches.map(([name, { human }]) => `${name} = ${human}`),
      },
    ];
  });
}

function contractOf({ target }: Step): string {
  return target.replace(/ #\d+$/u, '');
}

/** Steps that matter with those above them. The tree is told by depth; where its middle is left out it is told wrongly there. */
function ledTo(steps: readonly Step[], isMeant: (step: Step) => boolean): ReadonlySet<Step> {
  const kept = new Set<Step>();
  const above: Step[] = [];
  for (const step of steps) {
    while ((above.at(-1)?.depth ?? -1) >= step.depth) above.pop();
    above.push(step);
    const matters = step.changes.length > 0 || step.result === 'revert' || step.value !== '0';
    if (matters && isMeant(step)) for (const one of above) if (isMeant(one)) kept.add(one);
  }
  return kept;
}

function valueText({ name, type, raw, human }: Step['inputs'][number]): string {
  const known = human ?? raw;
  return `${name === '' ? type : name} = ${known}`.replace(/^ = /u, '');
}

function changeText({ contract, name, slot, before, after, human }: Step['changes'][number]): string {
  return `${contract} ${name === '' ? `slot ${slot}` : name}: ${human ?? `${before} → ${after}`}`;
}
