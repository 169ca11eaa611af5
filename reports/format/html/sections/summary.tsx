/** @jsxRuntime automatic */
/** @jsxImportSource preact */
/** The figures of the first screen: findings, teeth, and what changed. */
import type { ComponentChildren } from 'preact';
import { percent } from '../../../../tools/mutation/words.ts';
import type { Report, ReportChange } from '../../../schema.ts';
import { PropertyLink } from '../parts.tsx';

export function Headline({ report }: { report: Report }) {
  const { outcomes, faults, total } = report.summary;
  const open = total - outcomes.met;
  const findings = outcomes.violated + outcomes.conflict;
  return (
    <dl class="headline">
      <Figure name="Required and not shown" bad={open > 0} value={String(open)}>
        of {total} properties
      </Figure>
      <Figure name="Findings" bad={findings > 0} value={String(findings)}>
        {outcomes.violated} violated, {outcomes.conflict} in conflict
      </Figure>
      <Figure name="Mutation score" value={mutationScore(report)}>
        {report.mutation === null ? (
          'changes of the contracts that nothing would notice are unknown'
        ) : (
          <a href="#mutants">{mutationText(report.mutation)}</a>
        )}
        {faults.run > 0 && `; ${faults.caught} of ${faults.run} planted bugs caught`}
      </Figure>
      <Figure name="Since the baseline" bad={(report.change?.broken.length ?? 0) > 0} value={changeValue(report.change)}>
        {report.change === undefined ? 'nothing to compare with' : changeText(report.change)}
      </Figure>
    </dl>
  );
}

interface FigureProps {
  readonly name: string;
  readonly value: string;
  readonly bad?: boolean;
  readonly children: ComponentChildren;
}

function Figure({ name, value, bad = false, children }: FigureProps) {
  return (
    <div>
      <dt>{name}</dt>
      <dd class={bad ? 'value warn' : 'value'}>{value}</dd>
      <dd class="note">{children}</dd>
    </div>
  );
}

function counts(mutation: NonNullable<Report['mutation']>): { killed: number; of: number } {
  return mutation.contracts.reduce(
    (sum, { killed, survived }) => ({ killed: sum.killed + killed, of: sum.of + killed + survived }),
    { killed: 0, of: 0 },
  );
}

function mutationScore({ mutation }: Report): string {
  if (mutation === null) return 'not measured';
  const { killed, of } = counts(mutation);
  return percent(of === 0 ? null : killed / of);
}

function mutationText(mutation: NonNullable<Report['mutation']>): string {
  const { killed, of } = counts(mutation);
  return `${killed} of ${of} mutants killed`;
}

const kinds = ['broken', 'weakened', 'gone', 'fixed', 'strengthened', 'added'] as const satisfies readonly (keyof ReportChange)[];

function changeValue(change: ReportChange | undefined): string {
  if (change === undefined) return 'no baseline';
  const count = kinds.reduce((sum, kind) => sum + change[kind].length, 0) + change.assumptions.length;
  return count === 0 ? 'no change' : `${count} ${count === 1 ? 'change' : 'changes'}`;
}

function changeText(change: ReportChange): string {
  const parts = kinds.filter((kind) => change[kind].length > 0).map((kind) => `${change[kind].length} ${kind}`);
  if (change.assumptions.length > 0) parts.push(`${change.assumptions.length} in the assumptions`);
  return parts.join(', ') || 'the same judgements as before';
}

/** Each change by name, the worst first. */
export function Changes({ change, known }: { change: ReportChange; known: ReadonlySet<string> }) {
  const shown = [...kinds, 'assumptions' as const].filter((kind) => change[kind].length > 0);
  if (shown.length === 0) return null;
  return (
    <div class="attention" id="changes">
      <h2>Changed since the baseline</h2>
      <ul>
        {shown.flatMap((kind) =>
          change[kind].map(({ id, before, after }) => (
            <li key={`${kind} ${id}`}>
              <span class={kind === 'broken' || kind === 'weakened' || kind === 'gone' ? 'warn' : ''}>{kind}</span>
              <div>
                <PropertyLink id={id} known={known} /> {before ?? 'nothing'} → {after ?? 'nothing'}
              </div>
            </li>
          )),
        )}
      </ul>
    </div>
  );
}
