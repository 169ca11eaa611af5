/** What an engine said of the corpus, against what is known of it. The cells are the judge's own. */
import type { Manifest, Obligation } from '../../harness/schema.ts';
import type { Truth } from '../../tools/conformance/truth.ts';
import type { EngineRecord, Ledger, Verdict } from '../../tools/schema.ts';
import { fillCell } from '../judge/cell.ts';
import { pair } from '../judge/pair.ts';
import { never } from '../never.ts';
import { byText } from '../order.ts';
import type { Cell } from '../schema.ts';
import { causeWord } from '../words.ts';

/**
 * `right`: proved what is true, found what is false, or saw that a claim is true of nothing. `limited`: holds it within bounds or by search, as it may.
 * `silent`: no answer that counts. `wrong`: what no engine may say.
 */
export type Grade = 'right' | 'limited' | 'silent' | 'wrong';

export interface Mark {
  readonly property: string;
  readonly truth: Truth;
  /** In a few words, without figures that differ from run to run. */
  readonly answer: string;
  readonly grade: Grade;
  readonly points: number;
}

export interface EngineScore {
  readonly engine: string;
  readonly version: string | null;
  /** Null when it was asked; else why it was not, or what mends it. */
  readonly notRun: string | null;
  readonly marks: readonly Mark[];
  readonly points: number;
}

/** As in competitions of verifiers: a wrong proof costs far more than all that is right can earn. */
export const points = { proof: 2, alarm: 1, wrongProof: -32, wrongAlarm: -16 } as const;

export interface ScoreInput {
  readonly truth: ReadonlyMap<string, Truth>;
  readonly obligations: readonly Obligation[];
  readonly verdicts: readonly Verdict[];
  readonly engines: readonly EngineRecord[];
}

/** Sorted by engine, marks by property. @throws when an obligation is about nothing that the corpus knows. */
export function scoresOf({ truth, obligations, verdicts, engines }: ScoreInput): readonly EngineScore[] {
  const manifest: Manifest = { schema: 1, digest: '', obligations: [...obligations] };
  const { pairs } = pair(manifest, ledgerOf(verdicts, engines));
  return [...engines]
    .sort((a, b) => byText(a.id, b.id))
    .map((record) => {
      const own = pairs.filter(({ obligation }) => obligation.engine === record.id);
      const properties = [...new Set(own.map(({ obligation }) => obligation.property))].sort(byText);
      const marks = properties.map((property) => {
        const known = truth.get(property);
        if (known === undefined) throw new TypeError(`the ground truth says nothing of ${property}`);
        const cell = fillCell(
          record.id,
          record,
          own.filter((one) => one.obligation.property === property),
          true,
        );
        return { property, truth: known, answer: answerOf(cell), ...graded(known, cell) };
      });
      const sum = marks.reduce((total, mark) => total + mark.points, 0);
      const notRun = record.available ? null : record.note;
      return { engine: record.id, version: record.version, notRun, marks, points: sum };
    });
}

function ledgerOf(verdicts: readonly Verdict[], engines: readonly EngineRecord[]): Ledger {
  return {
    schema: 1,
    assay: '',
    profile: 'conformance',
    manifest: '',
    commit: null,
    dirty: false,
    compiler: '',
    contracts: [],
    engines: [...engines],
    verdicts: [...verdicts],
    faults: [],
  };
}

type Graded = Pick<Mark, 'grade' | 'points'>;

const right = (earned: number): Graded => ({ grade: 'right', points: earned });
const wrong = (lost: number): Graded => ({ grade: 'wrong', points: lost });
const limited: Graded = { grade: 'limited', points: 0 };
const silent: Graded = { grade: 'silent', points: 0 };

function graded({ truth, beyond }: Truth, cell: Cell): Graded {
  switch (cell.standing) {
    case 'proved':
      return truth === 'holds' ? right(points.proof) : wrong(points.wrongProof);
    case 'bounded':
      // The corpus says where a violation lies that bounds may hide; none other is so hidden.
      return truth === 'holds' || beyond !== '' ? limited : wrong(points.wrongProof);
    case 'sampled':
      // Whoever searches and finds nothing says no more than that; but what is never reached must not look searched.
      return truth === 'vacuous' ? wrong(points.wrongProof) : limited;
    case 'violated':
      if (truth === 'violated') return right(points.alarm);
      // A state that may be unreachable is what such a counterexample says it is.
      return cell.counterexample === 'confirmed-in-state' ? silent : wrong(points.wrongAlarm);
    case 'insane':
      return truth === 'vacuous' ? right(0) : silent;
    case 'error':
    case 'unconfirmed':
    case 'unknown':
    case 'not-asked':
    case 'conflict':
      return silent;
    default:
      return never(cell.standing);
  }
}

function answerOf(cell: Cell): string {
  switch (cell.standing) {
    case 'violated':
      return cell.counterexample === 'confirmed-in-state' ? 'violated in a state' : 'violated';
    case 'insane':
      return cell.sanity === 'vacuous' ? 'vacuous' : 'never reached';
    case 'proved':
    case 'bounded':
    case 'sampled':
    case 'unconfirmed':
      return cell.standing;
    default:
      if (cell.claim === 'not-run') return 'not run';
      return cell.cause === null ? 'no answer' : `no answer: ${causeWord(cell.cause.code)}`;
  }
}

export function isWrong({ marks }: EngineScore): boolean {
  return marks.some(({ grade }) => grade === 'wrong');
}
