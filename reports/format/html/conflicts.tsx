/** @jsxRuntime automatic */
/** @jsxImportSource preact */
/** What engines contradict each other on, with both pieces of evidence: before everything else. */
import type { Conflict, Report, Testimony } from '../../schema.ts';
import { type CodeContext, Counterexample } from './counterexample.tsx';
import { Chip, PropertyLink, Prose, Section } from './parts.tsx';

interface Props {
  readonly report: Report;
  readonly code: CodeContext;
}

export function ConflictSection({ report, code }: Props) {
  const { conflicts } = report.agreement;
  if (conflicts.length === 0) return null;
  return (
    <Section
      id="conflicts"
      title="Conflicts"
      note="One engine says proved, another has a counterexample. One is wrong."
    >
      {conflicts.map((conflict) => (
        <Evidence key={conflict.property} conflict={conflict} report={report} code={code} />
      ))}
    </Section>
  );
}

function Evidence({ conflict, report, code }: Props & { conflict: Conflict }) {
  const { property, title, proved, refuted } = conflict;
  return (
    <div class="conflict">
      <h3>
        <PropertyLink id={property} known={new Set([property])} /> <Prose text={title} />
      </h3>
      <ul class="runs">
        {proved.map((one) => (
          <li key={one.obligation}>
            <Run one={one} /> <Chip standing="proved">says proved</Chip>
            <Facts one={one} />
          </li>
        ))}
        {refuted.map((one) => (
          <li key={one.obligation}>
            <Run one={one} /> <Chip standing="violated">has a counterexample</Chip>
            <Facts one={one} />
            <Counterexample cell={one} report={report} code={code} />
          </li>
        ))}
      </ul>
    </div>
  );
}

function Run({ one }: { one: Testimony }) {
  return (
    <>
      <b>{one.engine}</b> <span class="id">{one.obligation}</span>
    </>
  );
}

function Facts({ one: { run, bounds, entry } }: { one: Testimony }) {
  const limits = `bounds ${bounds.join('; ') || 'none'}`;
  const facts =
    run === null
      ? [entry, 'no run', limits]
      : [
          entry,
          `version ${run.version}`,
          `seed ${run.seed ?? 'none'}`,
          `exit ${run.exitCode ?? 'none'}`,
          `log ${run.log ?? 'none'}`,
          limits,
        ];
  return (
    <>
      {run && (
        <pre class="code command">
          <code>{run.command}</code>
        </pre>
      )}
      <p class="faint">{facts.join(' · ')}</p>
    </>
  );
}
