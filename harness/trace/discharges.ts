/** Whether what discharges an assumption is there, is strong enough, and does not rest on itself. */
import type { Assumption, Property, PropertyId } from '../../properties/schema.ts';
import type { Finding } from './finding.ts';
import type { Site } from './schema.ts';

export interface Known {
  readonly properties: readonly Property[];
  readonly assumptions: readonly Assumption[];
}

/** By property: what its harnesses take for granted because another property proves it. */
export type RestsOn = ReadonlyMap<PropertyId, ReadonlySet<PropertyId>>;

const mend = 'say behind it or above it: Safe: proved in ID; Assumes A-ID; or Safe: and why it cannot be otherwise';

export function dischargeFindings(sites: readonly Site[], known: Known): readonly Finding[] {
  const byId = new Map(known.properties.map((one) => [one.id, one]));
  const assumptions = new Set(known.assumptions.map(({ id }) => id));
  return sites.flatMap((site): Finding[] => {
    const { discharge } = site;
    if (discharge.by === 'nothing') return [undischarged(site, discharge.why)];
    if (discharge.by === 'assumption')
      return assumptions.has(discharge.assumption)
        ? []
        : [
            about(
              site,
              'unknown-assumption',
              `assumes ${discharge.assumption}, which properties/assumptions.ts does not have`,
              'name one that is there, or add it',
            ),
          ];
    if (discharge.by !== 'proof') return [];
    return discharge.properties.flatMap((id) => weakness(site, id, byId.get(id)));
  });
}

function undischarged(site: Site, why: 'none' | 'empty' | 'unreadable' | 'hidden' | 'not-theorems'): Finding {
  switch (why) {
    case 'none':
      return about(site, 'no-reason', `may keep an execution from being judged (${site.kind}), without a reason`, mend);
    case 'empty':
      return about(site, 'empty-reason', `has a reason that says nothing (${site.kind})`, mend);
    case 'unreadable':
      return about(site, 'unreadable-reason', `has a reason of no known form (${site.kind})`, mend);
    case 'hidden':
      return about(site, 'hidden-assumption', 'assumes in a form that no reason can stand by', 'call assume itself');
    case 'not-theorems':
      return about(
        site,
        'not-theorems',
        'assumes more than instances of theorems, and says that it does not',
        'take out what is no call of Theorems.sol, or give it a reason of its own',
      );
  }
}

function weakness(site: Site, id: PropertyId, property: Property | undefined): Finding[] {
  if (property === undefined)
    return [
      about(
        site,
        'unknown-property',
        `is said to be proved in ${id}, which is no property`,
        'name the property that proves it',
      ),
    ];
  const reaches = property.shortfall?.reaches ?? property.wanted;
  if (reaches === 'proved') return [];
  return [
    about(
      site,
      'weak-proof',
      `is said to be proved in ${id}, which is ${reaches} only`,
      'name a property that is proved, or the assumption that it is',
    ),
  ];
}

function about(site: Site, code: Finding['code'], text: string, fix: string): Finding {
  return {
    code,
    subject: `${site.file} ${site.where} ${site.expression}`,
    place: `${site.file}:${site.line}`,
    text: `${site.where}: ${site.expression} ${text}`,
    fix,
  };
}

/** A result is as strong as its weakest step only where every step is known: the judge reads lemmas and no harness. */
export function lemmaFindings(restsOn: RestsOn, { properties }: Known): readonly Finding[] {
  const byId = new Map(properties.map((one) => [one.id, one]));
  return [...restsOn].flatMap(([id, taken]) => {
    const listed = closure(id, byId);
    const missing = [...taken]
      .filter((one) => byId.has(one) && one !== id && !listed.has(one) && !isByInduction(id, one, byId))
      .sort();
    return missing.map(
      (one): Finding => ({
        code: 'unlisted-lemma',
        subject: `${id} ${one}`,
        place: 'properties',
        text: `a harness of ${id} takes for granted what ${one} proves, and its lemmas do not lead there`,
        fix: `add ${one} to its lemmas, or to those of its world in properties/theorems.ts`,
      }),
    );
  });
}

/**
 * Whether an invariant may take for granted what rests on it: the other assumes the invariant of the state before the step
 * and nowhere else, which is what the invariant's own induction supposes there. One induction then proves both.
 */
export function isByInduction(
  invariant: PropertyId,
  other: PropertyId,
  byId: ReadonlyMap<PropertyId, Property>,
): boolean {
  const check = byId.get(other)?.check;
  const uses = check !== undefined && 'uses' in check ? (check.uses ?? []).map(({ lemma }) => lemma) : [];
  const given = check !== undefined && 'given' in check ? (check.given ?? []) : [];
  const before = [...uses, ...given.flatMap(({ reason }) => ('provedIn' in reason ? [reason.provedIn] : []))];
  return (
    byId.get(invariant)?.check.form === 'invariant' &&
    before.includes(invariant) &&
    !closure(other, byId, invariant).has(invariant)
  );
}

/** Pairs of which one induction proves both, in order. */
export function provedTogether(
  restsOn: RestsOn,
  { properties }: Known,
): readonly (readonly [PropertyId, PropertyId])[] {
  const byId = new Map(properties.map((one) => [one.id, one]));
  return [...restsOn]
    .flatMap(([id, taken]) =>
      [...taken].filter((one) => isByInduction(id, one, byId)).map((one): [PropertyId, PropertyId] => [id, one]),
    )
    .sort(([a, b], [c, d]) => (a === c ? (b < d ? -1 : 1) : a < c ? -1 : 1));
}

/** Everything that a property rests on; `but` is left out of what it rests on itself. */
function closure(id: PropertyId, byId: ReadonlyMap<PropertyId, Property>, but?: PropertyId): ReadonlySet<PropertyId> {
  const found = new Set<PropertyId>();
  const waiting = (byId.get(id)?.lemmas ?? []).filter((one) => one !== but);
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (found.has(next)) continue;
    found.add(next);
    waiting.push(...(byId.get(next)?.lemmas ?? []));
  }
  return found;
}

/** By property: the assumptions that its harnesses make. */
export function assumptionFindings(restsOn: RestsOn, { properties, assumptions }: Known): readonly Finding[] {
  const byId = new Map(properties.map((one) => [one.id, one]));
  const known = new Set(assumptions.map(({ id }) => id));
  return [...restsOn].flatMap(([id, taken]) => {
    const listed = new Set(byId.get(id)?.assumptions ?? []);
    return [...taken]
      .filter((one) => known.has(one) && byId.has(id) && !listed.has(one))
      .sort()
      .map(
        (one): Finding => ({
          code: 'unlisted-assumption',
          subject: `${id} ${one}`,
          place: 'properties',
          text: `a harness of ${id} assumes ${one}, and its assumptions do not say so`,
          fix: `add ${one} to its assumptions, or to those of its world in properties/theorems.ts`,
        }),
      );
  });
}

/** Each cycle once, by its smallest member. */
export function cycleFindings(restsOn: RestsOn, { properties }: Known): readonly Finding[] {
  const byId = new Map(properties.map((one) => [one.id, one]));
  const edges = new Map(
    properties.map(({ id, lemmas }) => {
      const taken = [...(restsOn.get(id) ?? [])].filter((one) => !isByInduction(id, one, byId));
      return [id, [...new Set([...lemmas, ...taken])].sort()];
    }),
  );
  const found = new Map<string, readonly PropertyId[]>();
  for (const start of [...edges.keys()].sort()) {
    const cycle = shortestCycle(start, edges);
    if (cycle?.every((id) => id >= start)) found.set(cycle.join(' '), cycle);
  }
  return [...found.values()].map((cycle) => ({
    code: 'cycle',
    subject: cycle.join(' '),
    place: 'properties',
    text: `${[...cycle, cycle[0]].join(' rests on ')}: each would be proved by assuming itself`,
    fix: 'prove one of them without the next',
  }));
}

function shortestCycle(
  start: PropertyId,
  edges: ReadonlyMap<PropertyId, readonly PropertyId[]>,
): readonly PropertyId[] | null {
  const seen = new Set<PropertyId>();
  let paths: readonly (readonly PropertyId[])[] = [[start]];
  while (paths.length > 0) {
    const longer: (readonly PropertyId[])[] = [];
    for (const path of paths) {
      for (const next of edges.get(path.at(-1) as PropertyId) ?? []) {
        if (next === start) return path;
        if (seen.has(next)) continue;
        seen.add(next);
        longer.push([...path, next]);
      }
    }
    paths = longer;
  }
  return null;
}

/** What nobody assumes is no assumption, and a reader would believe that something rests on it. */
export function unusedAssumptions(sites: readonly Site[], { properties, assumptions }: Known): readonly Finding[] {
  const used = new Set([
    ...properties.flatMap((one) => one.assumptions),
    ...sites.flatMap(({ discharge }) => (discharge.by === 'assumption' ? [discharge.assumption] : [])),
  ]);
  return assumptions
    .filter(({ id }) => !used.has(id))
    .map(({ id }) => ({
      code: 'unused-assumption',
      subject: id,
      place: 'properties/assumptions.ts',
      text: `${id} is assumed by no property and no harness`,
      fix: 'take it out, or name it where it is assumed',
    }));
}
