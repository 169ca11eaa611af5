/** Properties that no seeded fault speaks against, and faults that a run tried and nothing caught. */
import type { Finding } from '../../harness/trace/finding.ts';
import type { Fault, Property } from '../../properties/schema.ts';
import type { FaultResult } from '../schema.ts';

export function toothFindings(
  properties: readonly Pick<Property, 'id'>[],
  faults: readonly Fault[],
  /** Of the last run of this catalogue; none when no fault was tried. */
  tried: readonly FaultResult[],
): readonly Finding[] {
  const against = new Set(faults.map(({ property }) => property));
  const known = new Set(faults.map(({ id }) => id));
  return [
    ...properties
      .filter(({ id }) => !against.has(id))
      .map(
        ({ id }): Finding => ({
          code: 'toothless',
          subject: id,
          place: 'contracts/faults',
          text: `no seeded fault must turn ${id} red`,
          fix: 'seed one: CONTRIBUTING.md says how',
        }),
      ),
    ...tried
      .filter(({ id, caught, confirmed }) => known.has(id) && !(caught && confirmed))
      .map(
        ({ id, property, caught }): Finding => ({
          code: 'fault-not-caught',
          subject: `${property} ${id}`,
          place: `contracts/faults/${id}.patch`,
          text: `${property} ${caught ? 'caught' : 'did not catch'} ${id}${caught ? ', and no replay confirmed it' : ''}`,
          fix: 'make the property see it, or correct the fault',
        }),
      ),
  ];
}
