/** @jsxRuntime automatic */
/** @jsxImportSource preact */
/** One property in full: the claim, what it rests on, and each engine's evidence. */
import { agreementWord, confirmedText } from '../../agreement-words.ts';
import { isCaught } from '../../faults.ts';
import { toothlessText } from '../../not-verified.ts';
import type { PropertyResult, Report } from '../../schema.ts';
import { causeText, outcomeWord } from '../../words.ts';
import { type CodeContext, Counterexample } from './counterexample.tsx';
import { EngineRuns, EngineTable } from './evidence.tsx';
import { anchorOf, Chip, Comma, PropertyLink, Prose, Section, searchText } from './parts.tsx';

interface Props {
  readonly report: Report;
  readonly code: CodeContext;
}

export function Details({ report, code }: Props) {
  const byId = new Map(report.properties.map((result) => [result.id, result]));
  return (
    <Section id="details" title="Each property">
      {report.properties.map((result) => (
        <Article key={result.id} result={result} report={report} code={code} byId={byId} />
      ))}
    </Section>
  );
}

function Article({
  result,
  report,
  code,
  byId,
}: Props & { result: PropertyResult; byId: ReadonlyMap<string, PropertyResult> }) {
  const known = new Set(byId.keys());
  return (
    <details
      class="property"
      open={result.outcome !== 'met'}
      data-search={searchText(result)}
      data-outcome={result.outcome}
      data-standing={result.standing}
    >
      <summary>
        <span class="id">{result.id}</span>
        <span class="title">
          <Prose text={result.title} />
        </span>
        <Chip standing={result.standing} />
      </summary>
      <div class="body" id={result.id}>
        <p class={`outcome ${result.outcome === 'met' ? 'good' : 'bad'}`}>
          {outcomeWord(result)}
          {result.cause && `: ${causeText(result.cause)}`}{' '}
          <a class="self" href={anchorOf(result.id)} aria-label="link to this property">
            #
          </a>
        </p>
        <Facts result={result} report={report} byId={byId} known={known} />
        <EngineTable result={result} />
        {result.engines.map((cell) => (
          <Counterexample key={cell.engine} cell={cell} report={report} code={code} />
        ))}
        <EngineRuns result={result} />
      </div>
    </details>
  );
}

function Facts({
  result,
  report,
  byId,
  known,
}: {
  result: PropertyResult;
  report: Report;
  byId: ReadonlyMap<string, PropertyResult>;
  known: ReadonlySet<string>;
}) {
  const users = report.properties.filter((other) => other.lemmas.includes(result.id)).map((other) => other.id);
  const row = report.agreement.rows.find(({ property }) => property === result.id);
  const believed = report.assumptions.filter((one) => result.assumptions.includes(one.id));
  return (
    <dl class="facts">
      <div>
        <dt>If it fails</dt>
        <dd>
          <Prose text={result.breaks} />
        </dd>
      </div>
      <div>
        <dt>Wanted</dt>
        <dd>
          {result.wanted}, by{' '}
          {result.engines
            .filter((cell) => cell.required)
            .map((cell) => cell.engine)
            .join(', ') || 'no engine'}
        </dd>
      </div>
      {row && row.confirmedBy.length > 0 && (
        <div>
          <dt>Confirmed by</dt>
          <dd>
            {confirmedText(row)} ({agreementWord(row)})
          </dd>
        </div>
      )}
      {result.bounds.length > 0 && (
        <div>
          <dt>Bounds</dt>
          <dd>{result.bounds.join('; ')}</dd>
        </div>
      )}
      {result.lemmas.length > 0 && (
        <div>
          <dt>Rests on</dt>
          <dd>
            <ul class="plain">
              {result.lemmas.map((id) => (
                <Lemma key={id} id={id} lemma={byId.get(id)} known={known} />
              ))}
            </ul>
          </dd>
        </div>
      )}
      {users.length > 0 && (
        <div>
          <dt>Lemma of</dt>
          <dd>
            <Comma>
              {users.map((id) => (
                <PropertyLink key={id} id={id} known={known} />
              ))}
            </Comma>
          </dd>
        </div>
      )}
      {believed.length > 0 && (
        <div>
          <dt>Assumes</dt>
          <dd>
            <ul class="plain">
              {believed.map((one) => (
                <li key={one.id}>
                  <a class="id" href={anchorOf(one.id)}>
                    {one.id}
                  </a>{' '}
                  <Prose text={one.text} />
                </li>
              ))}
            </ul>
          </dd>
        </div>
      )}
      <div>
        <dt>Source</dt>
        <dd>
          {result.source.document}, {result.source.section}
        </dd>
      </div>
      {result.shortfall !== null && (
        <div>
          <dt>Stated shortfall</dt>
          <dd>
            <Prose text={`${result.shortfall.reaches} is still required; ${result.shortfall.reason}`} />
          </dd>
        </div>
      )}
      {result.choice !== null && (
        <div>
          <dt>Chosen where silent</dt>
          <dd>
            <Prose text={result.choice} />
          </dd>
        </div>
      )}
      <div>
        <dt>Class</dt>
        <dd>
          {[
            result.contract,
            result.kind,
            result.category,
            result.level,
            `revision ${result.rev}`,
            ...result.aliases,
          ].join(' · ')}
        </dd>
      </div>
      <div>
        <dt>Seeded faults</dt>
        <dd>
          <Caught result={result} report={report} />
        </dd>
      </div>
    </dl>
  );
}

function Lemma({ id, lemma, known }: { id: string; lemma: PropertyResult | undefined; known: ReadonlySet<string> }) {
  return (
    <li>
      <PropertyLink id={id} known={known} />{' '}
      {lemma ? (
        <>
          <Chip standing={lemma.standing} /> <Prose text={lemma.title} />
        </>
      ) : (
        'not part of this report'
      )}
    </li>
  );
}

function Caught({ result, report }: { result: PropertyResult; report: Report }) {
  const caught = report.faults.filter((one) => one.property === result.id && isCaught(one));
  const toothless = report.toothless.find((one) => one.property === result.id);
  if (toothless)
    return <span class={toothless.reason === 'not-caught' ? 'warn' : 'caution'}>{toothlessText(toothless)}</span>;
  return (
    <Comma>
      {caught.map((one) => (
        <span key={one.id}>
          caught <span class="id">{one.id}</span> {one.title} ({one.by.join(', ')})
        </span>
      ))}
    </Comma>
  );
}
