/** Of a step-by-step trace the few steps that tell the story: calls of the contracts in scope that changed something or failed. */
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
  return (witness?.steps ?? []).flatMap((step) => {
    const contract = step.target.replace(/ #\d+$/u, '');
    const matters = step.changes.length > 0 || step.result === 'revert' || step.value !== '0';
    if (silent.has(step.kind) || !inScope.has(contract) || !matters) return [];
    const watches = Object.entries(step.watches).filter(([name, { value }]) => latest.get(name) !== value);
    for (const [name, { value }] of watches) latest.set(name, value);
    return [
      {
        step,
        contract,
        called: `${step.target}.${step.signature ?? 'unknown function'}`,
        inputs: step.inputs.map(valueText),
        outputs: step.outputs.map(valueText),
        changes: step.changes.map(changeText),
        watches: watches.map(([name, { human }]) => `${name} = ${human}`),
      },
    ];
  });
}

function valueText({ name, type, raw, human }: Step['inputs'][number]): string {
  const known = human ?? raw;
  return `${name === '' ? type : name} = ${known}`.replace(/^ = /u, '');
}

function changeText({ contract, name, slot, before, after, human }: Step['changes'][number]): string {
  return `${contract} ${name === '' ? `slot ${slot}` : name}: ${human ?? `${before} → ${after}`}`;
}
