import type { Report } from './schema.ts';
import { answer } from './words.ts';

/** The answer in one sentence, and in a second one what of it nobody showed here. */
export function answerOf({ summary, exitCode }: Pick<Report, 'summary' | 'exitCode'>): string {
  const { outcomes, total, elsewhere = 0 } = summary;
  const said = answer(outcomes, total, exitCode);
  if (elsewhere === 0) return said;
  return `${said} ${elsewhere} of the ${outcomes.met} that are met rest on verdicts from elsewhere, not shown by this run.`;
}
