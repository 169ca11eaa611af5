/** A finished run → one answer for each obligation. Pure and total. */
import type { Obligation } from '../../../harness/schema.ts';
import { unsealed } from '../../run/sealed.ts';
import type { Cause } from '../../schema.ts';
import { stoppedBy } from '../stopped.ts';
import type { FinishedRun, Judged } from '../types.ts';
import { type Answer, Result } from './schema.ts';

export const resultFile = 'findings.json';

type Outcome = Omit<Judged, 'obligation'>;

const nothing = { strength: null, bounds: [], cause: null, counterexample: null, effort: {} } as const;

export function parse(run: FinishedRun, obligations: readonly Obligation[]): readonly Judged[] {
  const answers = readAnswers(run);
  return obligations.map((obligation) => ({ obligation: obligation.id, ...judge(answers, obligation) }));
}

function readAnswers(run: FinishedRun): readonly Answer[] | Cause {
  const stopped = stoppedBy(run);
  if (stopped !== null) return stopped;
  if (run.exitCode !== 0)
    return { code: 'tool-error', detail: `ended with ${run.signal ?? `exit code ${run.exitCode}`}` };
  const text = run.outputs[resultFile] ?? null;
  if (text === null) return { code: 'tool-error', detail: 'no findings were written' };
  const { data } = Result.safeParse(unsealed(text)?.result);
  if (data !== undefined) return data.answers;
  return { code: 'unparsable', detail: `${resultFile} is not what the engine writes` };
}

function judge(answers: readonly Answer[] | Cause, obligation: Obligation): Outcome {
  if ('code' in answers) return unknown(answers);
  const { entry } = obligation;
  if (entry.in !== 'bytecode') return unknown({ code: 'tool-error', detail: 'the obligation is not about bytecode' });
  const own = answers.filter((answer) => answer.obligation === obligation.id);
  const [answer] = own;
  if (answer === undefined) return unknown({ code: 'missing', detail: 'asked for and not reported' });
  if (own.length > 1) return unknown({ code: 'tool-error', detail: 'reported more than once' });
  if (answer.contract !== entry.contract || answer.rule !== JSON.stringify(entry.rule)) {
    return unknown({ code: 'tool-error', detail: 'the answer is to another question' });
  }
  return outcomeOf(answer);
}

function outcomeOf({ finding }: Answer): Outcome {
  const { effort } = finding;
  switch (finding.claim) {
    case 'holds':
      return { ...nothing, claim: 'holds', strength: finding.strength, bounds: finding.bounds, effort };
    case 'violated':
      return { ...nothing, claim: 'violated', counterexample: { kind: 'model', values: finding.values }, effort };
    default:
      return { ...unknown({ code: finding.code, detail: finding.detail }), effort };
  }
}

function unknown(cause: Cause): Outcome {
  return { ...nothing, claim: 'unknown', cause };
}
