/** @jsxRuntime automatic */
/** @jsxImportSource preact */
/** What engines contradict each other on, with both pieces of evidence: before everything else. */
import type { Conflict, Report, Testimony } from '../../../schema.ts';
import { counterexampleWord } from '../../../words.ts';
import { Chip, Command, PropertyLink, Prose, Section } from '../parts.tsx';

export function ConflictSection({ report }: { report: Report }) {
  const { conflicts } = report.agreement;
  if (conflicts.length === 0) return null;
  return (
    <Section
      id="conflicts"
      title="Conflicts"
      note="One engine says proved, another has a counterexample. One is wrong."
    >
      {conflicts.map((conflict) => (
        <Evidence key={conflict.property} conflict={conflict} />
      ))}
    </Section>
  );
}

function Evidence({ conflict: { property, title, proved, refuted } }: { conflict: Conflict }) {
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
            <p>
              {counterexampleWord(one.counterexample)}
              {one.replay?.detail ? `: ${one.replay.detail}` : ''}
              {one.witness && `. ${lengthText(one.witness)}; they stand with the property.`}
            </p>
            <Facts one={one} />
          </li>
        ))}
      </ul>
    </div>
  );
}

function lengthText({ steps, calls }: NonNullable<Testimony['witness']>): string {
  const count = steps?.length ?? calls.length;
  return count === 1 ? '1 step' : `${count.toLocaleString('en-US')} steps`;
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
      {run && <Command text={run.command} />}
      <p class="faint">{facts.join(' · ')}</p>
    </>
  );
}
