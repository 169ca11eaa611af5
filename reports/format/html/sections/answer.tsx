/** @jsxRuntime automatic */
/** @jsxImportSource preact */
/** The first screen: the answer, what needs attention, and what exactly was judged. */

import { notRunText } from '../../../agreement-words.ts';
import { answerOf } from '../../../answer.ts';
import type { Report, Standing } from '../../../schema.ts';
import { Standing as standings } from '../../../schema.ts';
import { causeText, needsAttention, outcomeWord, standingWord } from '../../../words.ts';
import { anchorOf, Chip, Prose } from '../parts.tsx';
import { Changes, Headline } from './summary.tsx';

export function Answer({ report }: { report: Report }) {
  const { summary, exitCode } = report;
  return (
    <header class="answer" id="top">
      <p class="eyebrow">Verification report</p>
      <h1>{report.project ?? 'Smart-contract audit'}</h1>
      <p class={`sentence ${exitCode === 0 ? 'good' : 'bad'}`}>{answerOf({ summary, exitCode })}</p>
      <Headline report={report} />
      {report.agreement.notRun
        .filter(({ properties }) => properties.length > 0)
        .map((one) => (
          <p class="totals" key={one.engine}>
            <strong class="warn">{one.engine}</strong> {notRunText(one)}
          </p>
        ))}
      <Bar counts={summary.standings} total={summary.total} />
      {report.problems.length > 0 && (
        <ul class="problems">
          {report.problems.map((problem) => (
            <li key={problem}>{problem}</li>
          ))}
        </ul>
      )}
      <Attention report={report} />
      {report.change !== undefined && (
        <Changes change={report.change} known={new Set(report.properties.map(({ id }) => id))} />
      )}
      <Identity report={report} />
    </header>
  );
}

function Bar({ counts, total }: { counts: Readonly<Record<Standing, number>>; total: number }) {
  const shown = [...standings.options].reverse().filter((standing) => counts[standing] > 0);
  let x = 0;
  const parts = shown.map((standing) => {
    const width = (counts[standing] / Math.max(1, total)) * 1000;
    const part = { standing, x, width };
    x += width;
    return part;
  });
  return (
    <div class="bar">
      <svg
        viewBox="0 0 1000 10"
        preserveAspectRatio="none"
        role="img"
        aria-label={shown.map((one) => `${counts[one]} ${standingWord(one)}`).join(', ')}
      >
        {parts.map((part) => (
          <rect
            key={part.standing}
            class={`f-${part.standing}`}
            x={part.x + 1}
            width={Math.max(0, part.width - 2)}
            y="0"
            height="10"
          />
        ))}
      </svg>
      <ul class="legend">
        {shown.map((standing) => (
          <li key={standing}>
            <a href={`#?standing=${standing}`} title={`the ${counts[standing]} that are ${standingWord(standing)}`}>
              <b>{counts[standing]}</b> <Chip standing={standing} />
            </a>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** More would push what was not verified off every screen. */
const mostListed = 12;

function Attention({ report }: { report: Report }) {
  const results = needsAttention(report.properties);
  if (results.length === 0) return null;
  return (
    <div class="attention">
      <h2>Required and not shown</h2>
      <ul>
        {results.slice(0, mostListed).map((result) => (
          <li key={result.id}>
            <Chip standing={result.standing} />
            <div>
              <a class="id" href={anchorOf(result.id)}>
                {result.id}
              </a>{' '}
              <Prose text={result.title} />
              <p class="why">
                {outcomeWord(result)}
                {result.cause && `: ${causeText(result.cause)}`}
              </p>
            </div>
          </li>
        ))}
      </ul>
      {results.length > mostListed && (
        <p class="warn">
          and {results.length - mostListed} more: <a href="#?outcome=not+met">all that are not met</a>
        </p>
      )}
    </div>
  );
}

function Identity({ report: { identity } }: { report: Report }) {
  return (
    <dl class="identity">
      <div>
        <dt>Commit</dt>
        <dd>
          <code>{identity.commit ?? 'none'}</code>
          {identity.dirty && <strong class="warn"> with uncommitted changes</strong>}
        </dd>
      </div>
      <div>
        <dt>Compiler</dt>
        <dd>{identity.compiler}</dd>
      </div>
      <div>
        <dt>Profile</dt>
        <dd>
          {identity.profile}, Assay {identity.assay}
        </dd>
      </div>
      <div>
        <dt>Manifest</dt>
        <dd>
          <code>{identity.manifest}</code>
        </dd>
      </div>
    </dl>
  );
}
