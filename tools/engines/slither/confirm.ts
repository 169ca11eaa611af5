/** What a second look makes of an answer's findings: is what they name in the sources, and has nobody accepted it? */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { SourceUnit } from '../../../harness/access/syntax.ts';
import { frontOf } from '../../compile/frontend.ts';
import { remappingsOf, sourcesOf } from '../../compile/sources.ts';
import { lookAgain, rangesOf, type Second } from './recheck.ts';
import { triageFile } from './schema.ts';

const home = fileURLToPath(new URL('../../../', import.meta.url));

export interface Confirmed {
  readonly result: 'confirmed' | 'mismatch' | 'skipped';
  readonly detail: string;
}

/** One that is seen again is enough. `values` are those of the answer: `finding_0`, `ranges_0`, `triage_0` … */
export async function confirmFindings(
  root: string,
  file: string,
  values: Readonly<Record<string, string>>,
): Promise<Confirmed> {
  const keys = Object.keys(values).flatMap((key) => /^finding_(\d+)$/u.exec(key)?.[1] ?? []);
  const named = keys.map((key) => ({
    finding: values[`finding_${key}`] ?? '',
    place: values[`place_${key}`] ?? '',
    ranges: rangesOf(values[`ranges_${key}`] ?? ''),
    triage: values[`triage_${key}`] ?? '',
  }));
  const files = [file, ...named.flatMap(({ ranges }) => ranges.map((range) => range.file))];
  const trees = await treesOf(root, files);
  const text = existsSync(join(root, triageFile)) ? readFileSync(join(root, triageFile), 'utf8') : '';
  const looked = named
    .filter(({ finding, triage }) => triage.startsWith('expired') || !text.includes(finding))
    .map(({ finding, place, ranges, triage }) => ({
      finding: `${finding} at ${place}${triage.startsWith('expired') ? `, accepted no more: ${triage}` : ''}`,
      second: lookAgain(finding.split(' ')[0] ?? '', ranges, trees),
    }));
  return verdict(looked, named.length);
}

async function treesOf(root: string, files: readonly string[]): Promise<readonly SourceUnit[]> {
  const there = [...new Set(files)].filter((one) => existsSync(join(root, one)));
  const sources = sourcesOf(root, there);
  const { trees } = await frontOf({ home, sources, remappings: remappingsOf(root) });
  return [...trees.values()];
}

function verdict(looked: readonly { readonly finding: string; readonly second: Second }[], told: number): Confirmed {
  const seen = looked.filter(({ second }) => second === 'seen').map(({ finding }) => finding);
  if (seen.length > 0) {
    const rest = told - seen.length;
    const more = rest === 0 ? '' : `; of ${rest} more a person must say what they mean`;
    return { result: 'confirmed', detail: `stands in the source, accepted by nobody: ${seen.join('; ')}${more}` };
  }
  if (looked.length < told)
    return { result: 'mismatch', detail: `${told - looked.length} of the findings stand among the accepted` };
  const lost = looked.filter(({ second }) => second === 'not-seen').map(({ finding }) => finding);
  if (lost.length > 0)
    return { result: 'mismatch', detail: `a second look does not find it in the source: ${lost.join('; ')}` };
  return {
    result: 'skipped',
    detail: `what a detector says here a person must decide: ${looked.map(({ finding }) => finding).join('; ')}`,
  };
}
