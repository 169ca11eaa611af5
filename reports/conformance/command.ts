/** `assay conformance`. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Answer } from '../../tools/cli/genesis.ts';
import { selectNames } from '../../tools/cli/select.ts';
import { cases } from '../../tools/conformance/cases/registry.ts';
import { runConformance } from '../../tools/conformance/run.ts';
import { engines as all } from '../../tools/engines/registry.ts';
import { errors } from '../../tools/errors.ts';
import { writeWhole } from '../../tools/ledger/files.ts';
import { type EngineScore, isWrong, scoresOf } from './score.ts';
import { page, scoreText } from './table.ts';

export const pagePath = 'docs/conformance.md';

export interface ConformanceFlags {
  /** Engine IDs; all unless told. */
  readonly engine?: readonly string[];
  readonly cores?: number;
  readonly write?: boolean;
}

export interface At {
  readonly home: string;
  readonly signal?: AbortSignal | undefined;
  readonly say?: (text: string) => void;
}

export function keptPage(home: string): string {
  const path = join(home, pagePath);
  return existsSync(path) ? readFileSync(path, 'utf8') : '';
}

/** 1 with a wrong answer, 2 when no engine could be asked. */
export async function measureConformance(at: At, flags: ConformanceFlags): Promise<Answer<readonly EngineScore[]>> {
  const { home } = at;
  const engines = flags.engine === undefined ? all : selectNames('engine', all, flags.engine);
  const done = await runConformance({ ...at, engines, cases, cores: flags.cores });
  if (done.interrupted) throw errors.interrupted(0, done.obligations.length);
  const scores = scoresOf(done);
  if (flags.write) writeWhole(join(home, pagePath), page(scores, keptPage(home)));
  const asked = scores.some(({ notRun, marks }) => notRun === null && marks.length > 0);
  return { found: scores, text: scoreText(scores), exitCode: scores.some(isWrong) ? 1 : asked ? 0 : 2 };
}
