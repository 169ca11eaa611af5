/** @jsxRuntime automatic */
/** @jsxImportSource preact */
/** The figures of the first screen: findings, teeth, and what changed. */
import type { ComponentChildren } from 'preact';
import { percent } from '../../../../tools/mutation/words.ts';
import { type Change, type ChangeKind, changeKinds, worseKinds } from '../../../diff/schema.ts';
import type { Report } from '../../../schema.ts';
import { PropertyLink, Prose } from '../parts.tsx';

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
      <Figure name="Since the baseline" bad={report.change?.worse === true} value={changeValue(report.change)}>
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

function changeValue(change: Change | undefined): string {
  if (change === undefined) return 'no baseline';
  const count = changeKinds.reduce((sum, kind) => sum + change[kind].length, 0);
  return count === 0 ? 'no change' : `${count} ${count === 1 ? 'change' : 'changes'}`;
}

function changeText(change: Change): string {
  const parts = changeKinds
    .filter((kind) => change[kind].length > 0)
    .map((kind) => `${change[kind].length} ${kindWord[kind]}`);
  const since = `since ${change.baseline.commit?.slice(0, 12) ?? 'a run without a commit'}`;
  return `${parts.join(', ') || 'the same judgements'}, ${since}`;
}

/** As they stand behind a number. */
const kindWord: Readonly<Record<ChangeKind, string>> = {
  broken: 'broken',
  weakened: 'weakened',
  gone: 'gone',
  assumptions: 'more assumed',
  waivers: 'waived',
  lost: 'lost evidence',
  changed: 'stated otherwise',
  fixed: 'fixed',
  strengthened: 'strengthened',
  added: 'added',
  discharged: 'no longer assumed',
  gained: 'gained evidence',
};

/** More stand in the comparison of the two runs. */
const mostListed = 40;

/** Each change by name, the worst first. */
export function Changes({ change, known }: { change: Change; known: ReadonlySet<string> }) {
  const all = changeKinds.flatMap((kind) => change[kind].map((entry) => ({ kind, ...entry })));
  if (all.length + change.notes.length === 0) return null;
  return (
    <div class="attention" id="changes">
      <h2>Changed since the baseline</h2>
      {change.notes.map((note) => (
        <p key={note} class="caution">
          <Prose text={note} />
        </p>
      ))}
      <ul>
        {all.slice(0, mostListed).map(({ kind, id, before, after }, at) => (
          <li key={at}>
            <span class={(worseKinds as readonly string[]).includes(kind) ? 'warn' : ''}>{kindWord[kind]}</span>
            <div>
              <PropertyLink id={id} known={known} /> {before || 'nothing'} → {after || 'nothing'}
            </div>
          </li>
        ))}
      </ul>
      {all.length > mostListed && <p class="warn">and {all.length - mostListed} more, in `assay diff`</p>}
    </div>
  );
}
