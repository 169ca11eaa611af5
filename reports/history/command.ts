/** The history as a part of a run and of its report. */
import { execa } from 'execa';
import { UserError } from '../../tools/errors.ts';
import type { Report } from '../schema.ts';
import { type History, readHistory, remember, shownOf } from './store.ts';

export interface HistoryOptions {
  /** Project root, absolute. */
  readonly root: string;
  readonly say: (text: string) => void;
}

/** `whole`: every property was asked about and every engine run; anything less is not kept. */
export async function keepHistory(
  report: Report,
  { root, say, whole }: HistoryOptions & { readonly whole: boolean },
): Promise<Report> {
  if (!whole) return withHistory(report, { root, say });
  const when = await dateOf(root, report.identity.commit);
  try {
    return shown(report, remember(root, report, when), say);
  } catch (error) {
    // A report that was judged must not be lost because its line in the history was.
    if (!(error instanceof UserError) && (error as NodeJS.ErrnoException).code === undefined) throw error;
    say(`the history does not keep this run: ${(error as Error).message}`);
    return report;
  }
}

export function withHistory(report: Report, { root, say }: HistoryOptions): Report {
  return shown(report, readHistory(root), say);
}

/** No field at all where there is no history: the project may not keep one. */
function shown(report: Report, history: History, say: HistoryOptions['say']): Report {
  const { damaged } = history;
  if (damaged.length > 0)
    say(`the history leaves out ${damaged.length} damaged lines: ${damaged.slice(0, 5).join(', ')}`);
  const entries = shownOf(history, report);
  return entries.length === 0 ? report : { ...report, history: entries };
}

/** Of the commit, in UTC; null where git does not know it. By plumbing, which heeds no setting of the project's. */
async function dateOf(root: string, commit: string | null): Promise<string | null> {
  if (commit === null || !/^[0-9a-f]{40,64}$/u.test(commit)) return null;
  const git = await execa('git', ['-C', root, 'cat-file', 'commit', commit], { reject: false, stdin: 'ignore' });
  const [head = ''] = String(git.stdout ?? '').split('\n\n');
  const seconds = /^committer .*> (\d{1,11}) [+-]\d{4}$/mu.exec(head)?.[1];
  return git.exitCode === 0 && seconds !== undefined ? new Date(Number(seconds) * 1000).toISOString() : null;
}
