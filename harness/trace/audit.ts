/** Trees, texts, catalogue and manifest → everything assumed, everything reached, and what cannot be traced. */
import type { Assumption, Property, PropertyId } from '../../properties/schema.ts';
import { type SourceUnit, Syntax } from '../access/syntax.ts';
import type { Obligation } from '../schema.ts';
import { cvlSites } from './cvl.ts';
import {
  assumptionFindings,
  cycleFindings,
  dischargeFindings,
  lemmaFindings,
  provedTogether,
  type RestsOn,
  unusedAssumptions,
} from './discharges.ts';
import type { Finding } from './finding.ts';
import { premiseSites } from './premises.ts';
import {
  type FunctionReach,
  functionReach,
  type HarnessReach,
  harnessReach,
  type PropertyReach,
  propertyReach,
} from './reach.ts';
import type { Site } from './schema.ts';
import { type SolidityIn, soliditySites } from './solidity.ts';

export interface AuditInput {
  readonly units: readonly SourceUnit[];
  /** Worlds and harnesses in Solidity, by path. */
  readonly solidity: ReadonlyMap<string, string>;
  /** Specifications in CVL, by path. */
  readonly cvl: ReadonlyMap<string, string>;
  /** Text of a theorem. */
  readonly theorem: (path: string) => string;
  readonly properties: readonly Property[];
  readonly assumptions: readonly Assumption[];
  readonly obligations: readonly Obligation[];
}

export interface Audit {
  readonly sites: readonly Site[];
  readonly functions: readonly FunctionReach[];
  readonly properties: readonly PropertyReach[];
  /** An invariant and what its induction takes for granted that itself assumes the invariant beforehand. */
  readonly together: readonly (readonly [PropertyId, PropertyId])[];
  readonly findings: readonly Finding[];
}

/** Engines that explore a harness in full: what its harness takes for granted, a proof rests on. */
const provers = new Set(['halmos', 'forge-symbolic', 'smtchecker']);

export function auditAssumptions(input: AuditInput): Audit {
  const { units, properties, assumptions, obligations } = input;
  const syntax = new Syntax(units);
  const inSolidity = soliditySites({ syntax, units, texts: input.solidity });
  const harnesses = harnessReach(syntax, obligations);
  const sites = inOrder([
    ...inSolidity.map(({ definition: _, ...site }) => site),
    ...[...input.cvl].flatMap(([file, text]) => cvlSites(file, text)),
    ...properties.flatMap(({ id, check }) =>
      check.form === 'smt' ? premiseSites(check.file, input.theorem(check.file), id, check.twin) : [],
    ),
  ]);
  const restsOn = whatHarnessesTake(inSolidity, harnesses, ({ discharge }) =>
    discharge.by === 'proof' ? discharge.properties : [],
  );
  const assumed = whatHarnessesTake(inSolidity, harnesses, ({ discharge }) =>
    discharge.by === 'assumption' ? [discharge.assumption] : [],
  );
  const known = { properties, assumptions };
  return {
    sites,
    functions: functionReach(units, properties),
    properties: propertyReach(properties, obligations, harnesses),
    together: provedTogether(restsOn, known),
    findings: [
      ...dischargeFindings(sites, known),
      ...lemmaFindings(restsOn, known),
      ...assumptionFindings(assumed, known),
      ...cycleFindings(restsOn, known),
      ...unusedAssumptions(sites, known),
    ],
  };
}

/** By property: what `of` names at the sites that its provers' harnesses can come to. */
function whatHarnessesTake(
  sites: readonly SolidityIn[],
  harnesses: readonly HarnessReach[],
  of: (site: Site) => readonly string[],
): RestsOn {
  const found = new Map<PropertyId, Set<string>>();
  for (const { property, engine, reached } of harnesses) {
    if (!provers.has(engine)) continue;
    const taken = sites.flatMap((site) => (reached.definitions.has(site.definition) ? of(site) : []));
    found.set(property, new Set([...(found.get(property) ?? []), ...taken]));
  }
  return found;
}

function inOrder(sites: readonly Site[]): readonly Site[] {
  return sites.toSorted((a, b) => (a.file < b.file ? -1 : a.file > b.file ? 1 : a.line - b.line));
}
