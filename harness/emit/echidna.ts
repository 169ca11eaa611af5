/**
 * Emits Echidna's harnesses around the checks of forge's campaigns: for each group of properties one that tells of
 * messages and states by properties that are read after every call, and one that asserts after fixed lists of calls.
 */
import { isAsked, type Property } from '../../properties/schema.ts';
import type { Obligation } from '../schema.ts';
import { forgeGroups, type Subject } from './forge.ts';
import { type Abis, actionNames } from './forge-actions.ts';
import { banner, comment, identifier, indent } from './solidity.ts';

export interface EmittedEchidna {
  readonly files: readonly { readonly path: string; readonly content: string }[];
  readonly obligations: readonly Obligation[];
}

/** A property and the number that it has among the checks of its group. */
interface Watched extends Subject {
  readonly which: number;
}

interface Harness {
  readonly contract: string;
  readonly title: string;
  readonly watched: readonly Watched[];
  readonly body: readonly string[];
  /** Name of the function that Echidna judges. */
  readonly entry: (property: Property, role: 'holds' | 'canary') => string;
}

const folder = 'harness/generated/echidna';

/** Of all campaigns: one genesis is what the time allows. */
const scenario = { name: 'balanced', deep: 'false', order: 'FLAT is token0' } as const;

/** Echidna 2.0.2 has no cheatcode to send messages of others: contracts that do as they are told stand for people. */
const standIns = 'every sender of messages has code';

/** Of every function that Echidna calls: a choice and raw words. */
export const parameters = 'uint256,uint256[8]';

/** Names of the functions that take one of the world's actions, in a harness that asserts so many properties. */
export function actionsFor(asserted: number): readonly string[] {
  return asserted === 0 ? ['act'] : Array.from({ length: asserted }, (_, i) => `act${i + 1}`);
}

/** @throws if a property is asked of Echidna and not of forge, or sends a message of a contract. */
export function emitEchidna(properties: readonly Property[], abis: Abis): EmittedEchidna {
  const groups = forgeGroups(properties);
  const known = new Set([...groups.values()].flat().map(({ property }) => property.id));
  const orphan = properties.find((property) => isAsked(property, 'echidna') && !known.has(property.id));
  if (orphan !== undefined)
    throw new Error(`${orphan.id}: Echidna runs what is made for forge, and forge is not asked`);
  const made = [...groups].flatMap(([group, subjects]) => {
    const watched = subjects
      .map((subject, i) => ({ ...subject, which: i + 1 }))
      .filter(({ property }) => isAsked(property, 'echidna'));
    watched.forEach(refuseContracts);
    const harnesses = [properties_(group, watched, abis), assertions(group, watched, abis)].filter(
      (one) => one.watched.length > 0,
    );
    return harnesses.length === 0 ? [] : [{ group, harnesses }];
  });
  return {
    files: made.map(({ group, harnesses }) => ({ path: pathOf(group), content: file(group, harnesses) })),
    obligations: made.flatMap(({ group, harnesses }) =>
      harnesses.flatMap((one) => one.watched.flatMap((watched) => obligationsOf(group, one, watched))),
    ),
  };
}

function refuseContracts({ property, check }: Watched): void {
  const from = check.form === 'scenario' ? check.steps.find((step) => step.from?.startsWith('address(')) : undefined;
  if (from !== undefined) throw new Error(`${property.id}: Echidna cannot send a message of ${from.from}`);
}

function pathOf(group: string): string {
  return `${folder}/${identifier(group)}.sol`;
}

/** Every property is a function that Echidna reads after each call that succeeded. */
function properties_(group: string, all: readonly Watched[], abis: Abis): Harness {
  const watched = all.filter(({ check }) => check.form !== 'scenario');
  const entry: Harness['entry'] = ({ id }, role) => `echidna_${identifier(id)}_${role}`;
  return {
    contract: `${identifier(group)}_Echidna_Properties`,
    title: 'Claims about messages and states',
    watched,
    entry,
    body: [
      ...constructor_(group, watched, [...watched.flatMap(watch), ...favour(watched, abis)]),
      ...actionsFor(0).flatMap(action),
      ...watched.flatMap(({ property }) =>
        (['holds', 'canary'] as const).flatMap((role) => [
          '',
          tag(property),
          `function ${entry(property, role)}() external view returns (bool) {`,
          `    return ${kept(property, role)};`,
          '}',
        ]),
      ),
    ],
  };
}

/** Every property is two functions that Echidna calls, and that fail their own assertion. */
function assertions(group: string, all: readonly Watched[], abis: Abis): Harness {
  const watched = all.filter(({ check }) => check.form === 'scenario');
  const entry: Harness['entry'] = ({ id }, role) => `${identifier(id)}_${role}`;
  return {
    contract: `${identifier(group)}_Echidna_Assertions`,
    title: 'Claims about fixed lists of calls',
    watched,
    entry,
    body: [
      ...constructor_(group, watched, favour(watched, abis)),
      // One third of what is done, whatever the number of properties.
      ...actionsFor(watched.length).flatMap(action),
      ...watched.flatMap(({ property }) =>
        (['holds', 'canary'] as const).flatMap((role) => [
          '',
          tag(property),
          `function ${entry(property, role)}(uint256 sender, uint256[8] calldata raw) external {`,
          `    _play(${identifier(property.id)}, sender, raw);`,
          `    assert(${kept(property, role)});`,
          '}',
        ]),
      ),
    ],
  };
}

function constructor_(group: string, watched: readonly Watched[], rest: readonly string[]): string[] {
  const type = `${identifier(group)}_Checks`;
  return [
    ...watched.map(({ property }) => `${type} private immutable ${identifier(property.id)};`),
    '',
    `constructor() payable EchidnaCampaign(${scenario.deep}) {`,
    ...indent(
      [...watched.map(({ property, which }) => `${identifier(property.id)} = new ${type}(_world, ${which});`), ...rest],
      1,
    ).split('\n'),
    '}',
  ];
}

/** What of all that happens brings a target to where its claims speak of it; named more than once, more often. */
const leadsTo: Readonly<Record<string, readonly string[]>> = {
  core: ['flat_rally', 'executor_corrupt', 'time_wait'],
  defense: ['save_slump', 'time_wait'],
  flat: [
    'pool_slump',
    'pool_edge',
    'feed_break',
    'feed_break',
    'feed_outage',
    'feed_outage',
    'feed_recover',
    'ether_crash',
  ],
  ghost: ['ghost_rally', 'save_rally'],
  guard: ['guardian_decide', 'guardian_decide', 'guardian_decide', 'time_leap'],
  ocean: ['pool_swap'],
};

/** Messages to those that the claims speak of, and what leads there: few of all that can be done would be one. */
function favour(watched: readonly Watched[], abis: Abis): string[] {
  const over = new Set(
    watched.flatMap(({ check }) => (check.form === 'scenario' ? check.steps.map(({ to }) => to) : check.over)),
  );
  const messages = actionNames(abis).filter(({ target }) => over.has(target));
  const happenings = [...over].flatMap((target) => leadsTo[target] ?? []);
  const names = [...messages.map(({ name }) => name), ...happenings].sort();
  return names.map((name) => `_favour(_world.${name}.selector);`);
}

function watch({ property, check }: Watched): string[] {
  const name = identifier(property.id);
  if (check.form === 'invariant') return [`_world.watchStates(${name});`, `${name}.askAtGenesis();`];
  return check.form === 'transition'
    ? check.over.map((target) => `_world.watchMessages(${name}, address(_world.${target}()));`)
    : [];
}

function action(name: string): string[] {
  return ['', `function ${name}(uint256 which, uint256[WORDS] calldata raw) external {`, '    _act(which, raw);', '}'];
}

function tag({ id, rev }: Property): string {
  return `/// @custom:assay-property ${id}~${rev}`;
}

/** The claim was kept, or what the canary plants was not found. */
function kept({ id }: Property, role: 'holds' | 'canary'): string {
  return `!${identifier(id)}.${role === 'holds' ? 'violated' : 'hit'}()`;
}

function file(group: string, harnesses: readonly Harness[]): string {
  const contracts = harnesses.map(
    ({ contract, title, body }) =>
      `/// ${comment(title)}. Genesis \`${scenario.name}\`; ${scenario.order}.\ncontract ${contract} is EchidnaCampaign {\n${indent(body, 1)}\n}\n`,
  );
  return `// SPDX-License-Identifier: MIT
${banner}
pragma solidity 0.8.28;

${[
  `import {${identifier(group)}_Checks} from "../forge/${identifier(group)}.t.sol";`,
  'import {EchidnaCampaign} from "../../../specs/worlds/echidna/EchidnaCampaign.sol";',
].join('\n')}

${contracts.join('\n')}`;
}

function obligationsOf(group: string, { contract, entry }: Harness, { property, check }: Watched): Obligation[] {
  const claim = `${property.id}/echidna/${scenario.name}`;
  const bounds = [
    `genesis ${scenario.name}, ${scenario.order}`,
    standIns,
    ...(check.form === 'scenario' ? (check.bounds ?? []) : []),
  ];
  const common = { property: property.id, rev: property.rev, engine: 'echidna', ceiling: 'sampled' as const, bounds };
  const at = (role: 'holds' | 'canary') => ({
    in: 'solidity' as const,
    file: pathOf(group),
    contract,
    function: entry(property, role),
  });
  return [
    { ...common, id: claim, role: 'claim', of: [], entry: at('holds') },
    { ...common, id: `${claim}+canary`, role: 'canary', of: [claim], entry: at('canary') },
  ];
}
