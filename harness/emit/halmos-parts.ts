/** What a Halmos harness is asked: a claim, its twin and a hunt for each of its parts. */
import type { Property } from '../../properties/schema.ts';
import type { Obligation } from '../schema.ts';
import type { Doors } from './doors.ts';
import type { Symbolic } from './symbolic.ts';

export interface Part {
  readonly name: string;
  /** Body call: `this.step.selector` with its arguments. */
  readonly body: string;
  readonly bounds: readonly string[];
}

export function partsOf(check: Symbolic, doors: (target: string) => Doors): Part[] {
  if (check.form === 'scenario')
    return [{ name: '', body: 'abi.encodeCall(this.scenario, (TWIN))', bounds: check.bounds ?? [] }];
  if (check.form === 'construction') return [{ name: '', body: 'abi.encodeCall(this.base, (TWIN))', bounds: [] }];
  const steps = check.over.flatMap((target) => {
    const { takesEther, unasked } = doors(target);
    const part = (body: string): Part => ({
      name: `${body}_${target}`,
      body: `abi.encodeCall(this.${body}, (TWIN, address(${target})))`,
      bounds: unasked,
    });
    return [part('step'), ...(takesEther ? [part('bare')] : [])];
  });
  return check.form === 'invariant'
    ? [{ name: 'base', body: 'abi.encodeCall(this.base, (TWIN))', bounds: [] }, ...steps]
    : steps;
}

export function isBare({ name }: Part): boolean {
  return name.startsWith('bare_');
}

/** The same claim where a counterexample is quick to find: no obligation, and no proof of anything. */
export function huntOf(check: string): string {
  return check.replace(/^check_/u, 'hunt_');
}

export function entries(property: Property, id: string, part: Part): string[] {
  const name = part.name === '' ? id : `${id}_${part.name}`;
  const tag = `/// @custom:assay-property ${property.id}~${property.rev}`;
  return [
    tag,
    `function check_${name}() external {`,
    `    _run(${part.body.replace('TWIN', 'false')});`,
    '}',
    '',
    tag,
    // One model is enough, and finding all can take far longer than a proof.
    '/// @custom:halmos --early-exit',
    `function twin_${name}() external {`,
    `    _run(${part.body.replace('TWIN', 'true')});`,
    '}',
    '',
    tag,
    `function ${huntOf(`check_${name}`)}() external {`,
    `    _hunt(${part.body.replace('TWIN', 'false')});`,
    '}',
  ];
}

export function obligations(property: Property, file: string, id: string, part: Part): Obligation[] {
  const name = part.name === '' ? id : `${id}_${part.name}`;
  const claim = `${property.id}/halmos${part.name === '' ? '' : `/${part.name}`}`;
  const bounds = [...part.bounds];
  const common = { property: property.id, rev: property.rev, engine: 'halmos', bounds } as const;
  const entry = (fn: string) => ({ in: 'solidity' as const, file, contract: `${id}_Halmos`, function: fn });
  const ceiling = bounds.length > 0 ? ('bounded' as const) : ('proved' as const);
  return [
    { id: claim, ...common, role: 'claim', of: [], entry: entry(`check_${name}`), ceiling },
    { id: `${claim}+twin`, ...common, role: 'twin', of: [claim], entry: entry(`twin_${name}`), ceiling },
  ];
}
