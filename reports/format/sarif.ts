/**
 * SARIF 2.1.0 with everything: a run for the judgement of each property over all engines, and one for each engine.
 * `kind` has the meaning of the standard: `pass` was looked at and no problem found, `fail` is a problem, `review` needs
 * a person's eye, `open` could not be decided, `notApplicable` is not for this engine to say.
 */
import type { Log, Result, Run } from 'sarif';
import { jsonText, visible, visibleDeep } from '../escape.ts';
import { never } from '../never.ts';
import type { Cell, PropertyResult, Report } from '../schema.ts';
import { causeText, cellWord, counterexampleWord, outcomeWord, sanityWord } from '../words.ts';
import { codeFlowsOf, refuterOf } from './sarif-flow.ts';
import * as parts from './sarif-parts.ts';
import { locationsOf, type PlaceOptions } from './sarif-places.ts';
import { engineInvocationOf, invocationOf, runOf } from './sarif-run.ts';

export function formatSarif(report: Report): string {
  const log: Log = {
    $schema: parts.schemaUri,
    version: '2.1.0',
    runs: [judgementRun(report), ...report.agreement.engines.map((engine) => engineRun(report, engine))],
  };
  return `${jsonText(log)}\n`;
}

function judgementRun(report: Report): Run {
  const results = report.properties.map((result, at) => ({ ...judgementResult(result, report), ruleIndex: at }));
  const rules = report.properties.map(parts.ruleOf);
  return runOf(report, 'judgement', { rules, results, invocation: invocationOf(report) });
}

const anywhere: PlaceOptions = { insists: false };

/** One property over all engines. */
export function judgementResult(result: PropertyResult, report: Report, options = anywhere): Result {
  const kind = kindOf(result);
  const { counterexample, outcome, cause, choice, shortfall } = result;
  const said = [
    `${result.title}: ${outcomeWord(result)}`,
    ...(cause === null ? [] : [causeText(cause)]),
    ...(shortfall === null ? [] : [`Stated as ${shortfall.reaches}: ${shortfall.reason}`]),
    ...(kind === 'fail' ? [`What breaks: ${result.breaks}`] : []),
  ];
  return {
    ruleId: visible(result.id),
    kind,
    level: parts.levelOf(kind),
    message: parts.message(parts.sentences(said)),
    locations: locationsOf(result, report, options),
    partialFingerprints: parts.fingerprintsOf(result),
    ...codeFlowsOf(refuterOf(result), result, report, options),
    properties: visibleDeep({
      outcome,
      standing: result.standing,
      claim: result.claim,
      wanted: result.wanted,
      strength: result.strength,
      bounds: result.bounds,
      sanity: sanityWord(result.sanity),
      counterexample: counterexampleWord(counterexample),
      cause: cause?.code ?? null,
      choice,
      assumptions: result.assumptions,
      restsOn: result.lemmas,
      engines: Object.fromEntries(result.engines.map((cell) => [cell.engine, cellWord(cell)])),
    }),
  };
}

function kindOf({ outcome, counterexample }: PropertyResult): Result.kind {
  switch (outcome) {
    case 'met':
      return 'pass';
    case 'violated':
    case 'conflict':
      return 'fail';
    case 'short':
      return counterexample === 'unconfirmed' ? 'review' : 'open';
    case 'error':
      return 'open';
    default:
      return never(outcome);
  }
}

function engineRun(report: Report, engine: string): Run {
  const cells = report.properties.flatMap((result) =>
    result.engines.filter((cell) => cell.engine === engine).map((cell) => ({ result, cell })),
  );
  const rules = cells.map(({ result }) => ({
    id: visible(result.id),
    shortDescription: { text: visible(result.title) },
  }));
  const results = cells.map(({ result, cell }, at) => ({ ...engineResult(result, cell, report), ruleIndex: at }));
  return runOf(report, `engine/${engine}`, { rules, results, invocation: engineInvocationOf(report, engine) });
}

function engineResult(result: PropertyResult, cell: Cell, report: Report): Result {
  const kind = engineKind(cell);
  const why = cell.cause === null ? '' : `: ${causeText(cell.cause)}`;
  return {
    ruleId: visible(result.id),
    kind,
    level: parts.levelOf(kind),
    message: parts.message(`${cell.engine} on ${result.id}: ${cellWord(cell)}${why}`),
    locations: locationsOf(result, report, anywhere),
    partialFingerprints: parts.fingerprintsOf(result, cell.engine),
    ...codeFlowsOf(cell.counterexample === 'none' ? null : cell, result, report, anywhere),
    properties: visibleDeep({
      engine: cell.engine,
      version: cell.version,
      required: cell.required,
      standing: cell.standing,
      strength: cell.strength,
      bounds: cell.bounds,
      sanity: sanityWord(cell.sanity),
      seed: cell.seed,
      cause: cell.cause?.code ?? null,
    }),
  };
}

function engineKind({ standing, required, strength }: Cell): Result.kind {
  switch (standing) {
    case 'proved':
    case 'bounded':
    case 'sampled':
      return strength === null ? 'open' : 'pass';
    case 'violated':
    case 'conflict':
      return 'fail';
    case 'unconfirmed':
      return 'review';
    case 'unknown':
    case 'error':
    case 'insane':
      return 'open';
    case 'not-asked':
      return required ? 'open' : 'notApplicable';
    default:
      return never(standing);
  }
}
