/** What a bundle says, in a few lines. */
import { strengths } from '../../properties/schema.ts';
import type { Report } from '../schema.ts';
import type { Statement } from './statement.ts';

const endings = ['everything is as expected', 'a property is not as expected', 'cannot judge'] as const;

export function countsText({ project, identity, exitCode }: Report, { predicate }: Statement): string {
  const { holds, doesNotHold } = predicate.assayEvidence;
  const counts = [...strengths]
    .reverse()
    .map((strength) => `${holds.filter((one) => one.strength === strength).length} ${strength}`);
  const weaker = predicate.warnedTests.length;
  const commit =
    identity.commit === null ? 'no commit' : `commit ${identity.commit}${identity.dirty ? ' with changes' : ''}`;
  return [
    `of ${project ?? 'a project without a name'} at ${commit}, manifest ${identity.manifest}`,
    `holds: ${counts.join(', ')}${weaker === 0 ? '' : `; ${weaker} of them less strongly than wanted`}; not shown: ${doesNotHold.length}`,
    `its report says: ${endings[exitCode]} (exit code ${exitCode})`,
  ].join('\n');
}
