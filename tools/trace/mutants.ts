/** The committed campaign of mutants, where it says nothing of the sources as they are. Pure. */
import type { Finding } from '../../harness/trace/finding.ts';
import { recordFile } from '../mutation/record.ts';

/** `why`: what keeps the campaign from counting, or null. */
export function mutantFindings(why: string | null): readonly Finding[] {
  if (why === null) return [];
  return [
    {
      code: 'stale-mutants',
      subject: recordFile,
      place: recordFile,
      text: `no committed campaign shows what the properties notice: ${why}`,
      fix: 'npx assay mutate --sample 60 --record',
    },
  ];
}
