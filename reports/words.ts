/** The words a reader sees for each judgement: one place, so that every format says the same. */
import { never } from './never.ts';
import { isNotRun } from './not-run.ts';
import type {
  Cell,
  CellStanding,
  Counterexample,
  NotVerified,
  Outcome,
  PropertyResult,
  ReportCause,
  Sanity,
} from './schema.ts';

export function standingWord(standing: CellStanding): string {
  switch (standing) {
    case 'conflict':
    case 'violated':
    case 'error':
    case 'unknown':
    case 'sampled':
    case 'bounded':
    case 'proved':
      return standing;
    case 'insane':
      return 'worthless';
    case 'unconfirmed':
      return 'unconfirmed';
    case 'not-asked':
      return 'not asked';
    default:
      return never(standing);
  }
}

type Said = Pick<Cell, 'standing' | 'sanity' | 'strength' | 'cause' | 'claim'> & Parameters<typeof isNotRun>[0];

/** What an engine's cell says in one or two words. */
export function cellWord(cell: Said): string {
  if (cell.standing === 'not-asked') return 'not asked';
  if (isNotRun(cell)) return 'not run';
  if (cell.standing === 'insane') return cell.sanity === 'vacuous' ? 'vacuous' : 'never reached';
  if (cell.standing === 'unconfirmed') return 'unconfirmed';
  if (cell.strength !== null) return cell.strength;
  return cell.cause && cell.standing !== 'violated' ? causeWord(cell.cause.code) : standingWord(cell.standing);
}

export function outcomeWord(result: Pick<PropertyResult, 'outcome' | 'strength' | 'counterexample'>): string {
  switch (result.outcome) {
    case 'met':
      return `met, ${result.strength ?? 'unknown'}`;
    case 'short':
      return result.counterexample === 'unconfirmed' ? 'not shown, unconfirmed counterexample' : 'not shown';
    case 'violated':
      return `violated, ${counterexampleWord(result.counterexample)}`;
    case 'conflict':
      return 'engines contradict each other';
    case 'error':
      return 'cannot be judged';
    default:
      return never(result.outcome);
  }
}

/** What a narrow column adds to the verdict. */
export function hintWord(result: PropertyResult): string {
  switch (result.outcome) {
    case 'met':
    case 'conflict':
      return '';
    case 'violated':
      return counterexampleWord(result.counterexample);
    case 'short':
      if (result.strength !== null) return `wanted ${result.wanted}`;
      return result.counterexample === 'unconfirmed' || !result.cause ? '' : causeWord(result.cause.code);
    case 'error':
      return result.cause ? causeWord(result.cause.code) : '';
    default:
      return never(result.outcome);
  }
}

export function counterexampleWord(counterexample: Counterexample): string {
  switch (counterexample) {
    case 'none':
      return 'no counterexample';
    case 'unconfirmed':
      return 'counterexample not confirmed';
    case 'confirmed-in-state':
      return 'confirmed in a state that may be unreachable';
    case 'confirmed-from-deployment':
      return 'confirmed from deployment';
    default:
      return never(counterexample);
  }
}

export function sanityWord(sanity: Sanity): string {
  switch (sanity) {
    case 'ok':
      return 'not vacuous';
    case 'vacuous':
      return 'vacuous';
    case 'never-reached':
      return 'never reached';
    case 'not-checked':
      return 'vacuity not excluded';
    case 'not-needed':
      return 'no probe needed';
    default:
      return never(sanity);
  }
}

export function causeWord(code: ReportCause['code']): string {
  switch (code) {
    case 'timeout':
    case 'stuck':
    case 'missing':
    case 'pending':
    case 'interrupted':
    case 'vacuous':
    case 'conflict':
    case 'violated':
    case 'mismatch':
      return code;
    case 'memory':
      return 'out of memory';
    case 'revert-all':
      return 'everything reverts';
    case 'bound-hit':
      return 'bound hit';
    case 'tool-error':
      return 'engine failed';
    case 'tool-missing':
      return 'engine missing';
    case 'unparsable':
      return 'output unreadable';
    case 'cut-short':
      return 'cut short';
    case 'decided':
      return 'decided before';
    case 'replay-mismatch':
      return 'replay disagrees';
    case 'never-reached':
      return 'never reached';
    case 'vacuity-not-excluded':
      return 'vacuity not excluded';
    case 'too-weak':
      return 'too weak';
    case 'lemma-violated':
      return 'lemma violated';
    case 'lemma-not-judged':
      return 'lemma not judged';
    default:
      return never(code);
  }
}

/** Cause as a sentence part, without saying the same word twice. */
export function causeText(cause: ReportCause): string {
  const word = causeWord(cause.code);
  switch (cause.code) {
    case 'violated':
    case 'conflict':
    case 'mismatch':
    case 'too-weak':
    case 'lemma-violated':
    case 'lemma-not-judged':
    case 'vacuity-not-excluded':
      return cause.detail;
    default:
      return cause.detail.toLowerCase().includes(word) ? cause.detail : `${word}: ${cause.detail}`;
  }
}

export function kindTitle(kind: NotVerified['kind']): string {
  switch (kind) {
    case 'problem':
      return 'The run itself';
    case 'recorded':
      return 'Taken over and not run';
    case 'selection':
      return 'Properties not selected';
    case 'property':
      return 'Properties not met';
    case 'unanswered':
      return 'Required answers that are missing';
    case 'engine':
      return 'Engines not run';
    case 'bound':
      return 'Bounds in force';
    case 'function':
      return 'Functions under no property';
    case 'assumption':
      return 'Assumptions believed, not proved';
    case 'trace':
      return 'What harnesses take for granted';
    case 'fault':
      return 'Properties that have not shown teeth';
    case 'mutation':
      return 'Changes that nothing notices';
    case 'coverage':
      return 'Coverage of the campaigns';
    case 'economics':
      return 'Economics';
    case 'scope':
      return 'Out of scope';
    default:
      return never(kind);
  }
}

export const outcomeOrder: readonly Outcome[] = ['conflict', 'violated', 'error', 'short', 'met'];

export function needsAttention(results: readonly PropertyResult[]): PropertyResult[] {
  const rank = (result: PropertyResult): number => outcomeOrder.indexOf(result.outcome);
  return results.filter((result) => result.outcome !== 'met').sort((a, b) => rank(a) - rank(b));
}

/** `38 of 40 met · 1 violated · 1 not shown`. */
export function totals(outcomes: Readonly<Record<Outcome, number>>, total: number): string {
  const parts = [`${outcomes.met} of ${total} met`];
  if (outcomes.conflict > 0) parts.push(`${outcomes.conflict} in conflict`);
  if (outcomes.violated > 0) parts.push(`${outcomes.violated} violated`);
  if (outcomes.error > 0) parts.push(`${outcomes.error} cannot be judged`);
  if (outcomes.short > 0) parts.push(`${outcomes.short} not shown`);
  return parts.join(' · ');
}

/** The answer in one sentence. */
export function answer(outcomes: Readonly<Record<Outcome, number>>, total: number, exitCode: 0 | 1 | 2): string {
  if (total === 0) return 'Nothing was judged.';
  if (exitCode === 0) return total === 1 ? 'The one property is met.' : `All ${total} properties are met.`;
  const contradiction = `ngines contradict each other on ${outcomes.conflict}`;
  if (outcomes.violated > 0) {
    const also = outcomes.conflict > 0 ? `, and e${contradiction}` : '';
    return `${outcomes.violated} of ${total} properties ${outcomes.violated === 1 ? 'is' : 'are'} violated${also}.`;
  }
  if (outcomes.conflict > 0) return `E${contradiction} of ${total} properties.`;
  if (outcomes.error > 0) return `${outcomes.error} of ${total} properties cannot be judged.`;
  if (outcomes.short > 0)
    return `${outcomes.short} of ${total} properties ${outcomes.short === 1 ? 'is' : 'are'} not shown.`;
  return 'The run itself cannot be judged.';
}
