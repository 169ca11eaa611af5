/** @jsxRuntime automatic */
/** @jsxImportSource preact */
/** All properties at a glance: one row each, one column an engine. */
import { isNotRun } from '../../agreement.ts';
import { agreementWord, axesText, confirmedCounts, confirmedText } from '../../agreement-words.ts';
import { groupBy } from '../../group.ts';
import { byText } from '../../order.ts';
import type { AgreementRow, Cell, PropertyResult, Report, Standing } from '../../schema.ts';
import { Standing as standings } from '../../schema.ts';
import { cellWord, hintWord, standingWord } from '../../words.ts';
import { anchorOf, Chip, Prose, Section, searchText } from './parts.tsx';

export function Overview({ report }: { report: Report }) {
  const engines = report.properties[0]?.engines.map((cell) => cell.engine) ?? [];
  const asked = engines.filter((engine) =>
    report.properties.some((one) => one.engines.some((cell) => cell.engine === engine && shown(cell))),
  );
  const groups = groupBy(report.properties, (result) => result.contract);
  const rows = new Map(report.agreement.rows.map((row) => [row.property, row]));
  const left = engines.filter((engine) => !asked.includes(engine));
  return (
    <Section id="properties" title="Properties">
      <Controls report={report} />
      <div class="wide">
        <table class="overview">
          <thead>
            <tr>
              <th>Property</th>
              <th>Claim</th>
              <th>Verdict</th>
              <th>Agreement</th>
              {asked.map((engine) => (
                <th key={engine} class="cell">
                  {engine}
                </th>
              ))}
            </tr>
          </thead>
          {[...groups.keys()].sort(byText).map((contract) => (
            <tbody key={contract} data-group="">
              <tr class="group">
                <th colSpan={4 + asked.length} scope="rowgroup">
                  {contract}
                </th>
              </tr>
              {(groups.get(contract) ?? []).map((result) => (
                <Row key={result.id} result={result} row={rows.get(result.id)} engines={asked} />
              ))}
            </tbody>
          ))}
        </table>
      </div>
      <p id="none" class="note" hidden>
        No property fits.
      </p>
      <p class="note key">
        <span class="dot">●</span> an answer of this engine is required. – the engine was not asked.
        {left.length > 0 && ` Asked for nothing here: ${left.join(', ')}.`} Engines: {axesText(report.agreement.axes)}.
      </p>
    </Section>
  );
}

function shown(cell: Cell): boolean {
  return cell.standing !== 'not-asked' || cell.required;
}

function Row({
  result,
  row,
  engines,
}: {
  result: PropertyResult;
  row: AgreementRow | undefined;
  engines: readonly string[];
}) {
  const hint = hintWord(result);
  return (
    <tr
      data-search={searchText(result)}
      data-outcome={result.outcome}
      data-standing={result.standing}
      class={result.outcome === 'met' ? '' : 'open'}
    >
      <th scope="row">
        <a class="id" href={anchorOf(result.id)}>
          {result.id}
        </a>
      </th>
      <td class="claim">
        <Prose text={result.title} />
      </td>
      <td class="verdict">
        <Chip standing={result.standing} />
        {hint !== '' && <span class="wanted">{hint}</span>}
      </td>
      <td class="agreement">
        {row && agreementWord(row)}
        {row && row.confirmedBy.length > 0 && (
          <span class="wanted" title={confirmedText(row)}>
            {confirmedCounts(row)}
          </span>
        )}
      </td>
      {engines.map((engine) => (
        <EngineCell key={engine} cell={result.engines.find((one) => one.engine === engine)} />
      ))}
    </tr>
  );
}

function EngineCell({ cell }: { cell: Cell | undefined }) {
  if (!cell || !shown(cell))
    return (
      <td class="cell none" title="not asked">
        –
      </td>
    );
  return (
    <td class="cell" data-engine={cell.engine} title={isNotRun(cell) ? (cell.cause?.detail ?? '') : undefined}>
      <span class={`mini t-${cell.standing}`}>{cellWord(cell)}</span>
      {cell.required && (
        <span class="dot" title="required">
          ●
        </span>
      )}
    </td>
  );
}

function Controls({ report }: { report: Report }) {
  const present = standings.options.filter((standing: Standing) => report.summary.standings[standing] > 0);
  const open = report.properties.filter((result) => result.outcome !== 'met').length;
  return (
    <div id="controls" class="controls" hidden>
      <input
        id="search"
        type="search"
        placeholder="Search properties"
        aria-label="Search properties"
        autocomplete="off"
        spellcheck={false}
      />
      <fieldset class="buttons" aria-label="Filter by verdict">
        <button type="button" data-filter="" aria-pressed="true">
          all {report.summary.total}
        </button>
        {open > 0 && (
          <button type="button" data-filter="attention" aria-pressed="false">
            needs attention {open}
          </button>
        )}
        {present.map((standing) => (
          <button key={standing} type="button" data-filter={standing} aria-pressed="false">
            {standingWord(standing)} {report.summary.standings[standing]}
          </button>
        ))}
      </fieldset>
      <span id="count" class="note" role="status" />
    </div>
  );
}
