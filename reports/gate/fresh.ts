/** Whether a run is of what is checked out. Pure. */
import { errors } from '../../tools/errors.ts';
import type { Ledger } from '../../tools/schema.ts';
import type { Commit } from '../../tools/warm/commit.ts';

/**
 * What cannot be told of it, in words; empty when it can. `path` names the ledger. @throws UserError ASY-GATE-02 for a run
 * of another commit.
 */
export function doubtsOf(path: string, run: Pick<Ledger, 'commit'>, { commit, dirty }: Commit): readonly string[] {
  if (commit === null || run.commit === null)
    return ['Whether the run is of what is here cannot be told: one of them is of no commit.'];
  if (commit !== run.commit) throw errors.otherCommit(path, run.commit, commit);
  return dirty ? ['There are uncommitted changes here: whether the run has seen them cannot be told.'] : [];
}
