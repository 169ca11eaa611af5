/** Looks for profit in every family of attacks, in each scenario, on the real pools. */
import { formatEther } from 'viem';
import { compile } from '../compile/compile.ts';
import type { Scenario } from '../genesis/launch.ts';
import type { Facts } from './facts.ts';
import type { Family } from './families/family.ts';
import { families } from './families.ts';
import type { Measure } from './schema.ts';
import { type Found, type Search, search } from './search.ts';
import { noRaid, type Raid, Stage, type Taken } from './stage.ts';

export interface EconomicsOptions {
  readonly root: string;
  /** Folder of this Assay, where anvil is looked for. */
  readonly home: string;
  readonly scenarios: readonly Scenario[];
  /** Only these families; all unless told. */
  readonly only?: readonly string[];
  readonly say: (text: string) => void;
  readonly signal?: AbortSignal | undefined;
}

/** @throws UserError when something does not compile, anvil is missing, or the stage cannot be set. */
export async function economics({
  root,
  home,
  scenarios,
  only,
  say,
  signal,
}: EconomicsOptions): Promise<readonly Measure[]> {
  await compile({ root, home, paths: ['contracts'], signal });
  const asked = families.filter(({ id }) => only === undefined || only.includes(id));
  const all = scenarios.map(async (scenario) => {
    say(`looking for profit, scenario ${scenario}`);
    const stage = await Stage.open(root, home, scenario);
    const measures: Measure[] = [];
    try {
      for (const family of asked) {
        signal?.throwIfAborted();
        if (family.notIn !== scenario) measures.push(await measured(stage, scenario, family));
      }
    } finally {
      stage.close();
    }
    return measures;
  });
  return (await Promise.all(all)).flat();
}

async function measured(stage: Stage, scenario: Scenario, family: Family): Promise<Measure> {
  const facts = await stage.set(family.setting);
  const raid = (at: readonly number[]): Raid =>
    family.parameters.reduce<Raid>((made, { is, put }, index) => put(made, is.value(at[index] ?? 0)), {
      ...noRaid,
      ...family.fixed,
    });
  // What anyone can take without the call is nothing that the call loses.
  const without = await stage.raid({ ...noRaid, atDesk: family.fixed.atDesk ?? false });
  const open = without !== null && without.profit > 0n ? without.profit : 0n;
  const worth = ({ profit, bounty }: Taken): bigint => profit - open - (family.wantsBounty ? 0n : bounty);
  const held = family.lasting === 'half an hour';
  const result = await search({
    dimensions: family.parameters.map(({ is }) => is),
    evaluate: (at) => (held ? stage.siege(raid(at)) : stage.raid(raid(at))),
    value: worth,
  });
  return measureOf(scenario, family, facts, result, worth, open);
}

export function measureOf(
  scenario: Scenario,
  family: Family,
  facts: Facts,
  { best, evaluations, refused }: Search<Taken>,
  worth: (taken: Taken) => bigint,
  open: bigint,
): Measure {
  const taken = best === null ? null : ether(worth(best.result));
  const spent = best === null ? null : ether(best.result.spent);
  const bound = family.bound(facts, spent ?? 0);
  return {
    id: family.id,
    call: family.call,
    scenario,
    setting: family.setting.what,
    family: family.what,
    executor: family.executor,
    lasting: family.lasting,
    optimum: best === null ? '' : sayOf(family, best),
    taken,
    withBounty: best === null ? null : ether(best.result.profit - open),
    spent,
    bps: taken === null || spent === null || spent === 0 ? null : (taken / spent) * 10_000,
    bound,
    because: family.because,
    standing: taken === null ? 'impossible' : taken <= bound ? 'within' : 'beyond',
    evaluations,
    refused,
  };
}

function sayOf({ parameters }: Family, { at }: Found<Taken>): string {
  return parameters.map(({ is }, index) => is.say(at[index] ?? 0)).join(', ');
}

const ether = (wei: bigint): number => Number(formatEther(wei));
