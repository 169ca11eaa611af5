/**
 * A run for GitHub's own pages: a job summary, and annotations as workflow commands. Whoever can choose a line of a
 * job's output can command its runner, so a command is one line, and every text in it is made visible and escaped.
 */
import { answerOf } from '../answer.ts';
import { worseKinds } from '../diff/schema.ts';
import { changeText, changeTitle } from '../diff/words.ts';
import { visible } from '../escape.ts';
import { isCaught } from '../faults.ts';
import type { PropertyResult, Report } from '../schema.ts';
import { causeText, needsAttention, outcomeWord, totals } from '../words.ts';
import { formatMarkdown } from './markdown.ts';
import { formatComment } from './pr-comment.ts';
import { placeOf } from './sarif-places.ts';

/** A longer summary is dropped as a whole. Bytes, for one step; the margin is for what others append. */
export const summaryLimit = 1024 * 1024 - 4096;

/** Of each level for one step; what is beyond it disappears without a word. 50 for a job. */
export const annotationLimit = 10;

const whole = '`report.html` and `report.md` of the run’s artifacts';

/** Sections are left out whole; where not even the first fits, lines of them are. */
export function formatSummary(report: Report, limit: number = summaryLimit): string {
  const text = formatMarkdown(report, { limit, whole });
  return /^## /mu.test(text) ? text : formatComment(report, limit);
}

type Level = 'error' | 'warning' | 'notice';

interface Annotation {
  readonly title: string;
  readonly message: string;
  /** Below the project root; null for what is nowhere. */
  readonly file: string | null;
}

/** The answer, then the worst of each level; what does not fit is counted. */
export function formatAnnotations(report: Report): string {
  const levels: readonly (readonly [Level, readonly Annotation[]])[] = [
    ['error', [...(report.exitCode === 0 ? [] : [theAnswer(report)]), ...refutedOf(report)]],
    ['warning', [...shortOf(report, false), ...changesOf(report), ...missedOf(report)]],
    ['notice', [...(report.exitCode === 0 ? [theAnswer(report)] : []), ...shortOf(report, true)]],
  ];
  const lines = levels.flatMap(([level, all]) => fitting(all).map((one) => commandOf(level, one)));
  return `${lines.join('\n')}\n`;
}

function theAnswer({ summary, exitCode, problems }: Report): Annotation {
  const { outcomes, total } = summary;
  const said = `${answerOf({ summary, exitCode })} ${totals(outcomes, total)}, exit code ${exitCode}.`;
  return { title: 'Assay', message: [said, ...problems].join(' '), file: null };
}

function refutedOf(report: Report): Annotation[] {
  const broken = new Set((report.change?.broken ?? []).map(({ id }) => id));
  const bad = needsAttention(report.properties).filter(({ outcome }) => outcome !== 'short');
  const first = bad.filter(({ id }) => broken.has(id));
  return [...first, ...bad.filter(({ id }) => !broken.has(id))].map((result) =>
    annotationOf(result, report, broken.has(result.id) ? ', broken since the baseline' : ''),
  );
}

/** A shortfall that the catalogue states fails no run, and is told all the same. */
function shortOf(report: Report, stated: boolean): Annotation[] {
  return report.properties
    .filter(({ outcome }) => outcome === 'short')
    .filter(({ shortfall }) => (shortfall !== null && report.exitCode === 0) === stated)
    .map((result) => annotationOf(result, report));
}

function annotationOf(result: PropertyResult, report: Report, since = ''): Annotation {
  const uri = placeOf(result.contract, result, report, { insists: false }).physicalLocation?.artifactLocation?.uri;
  const why = result.cause === null ? '' : ` ${causeText(result.cause)}.`;
  return {
    title: `${result.id}: ${outcomeWord(result)}${since}`,
    message: `${result.title}.${why}`,
    file: uri === undefined ? null : decodeURIComponent(uri),
  };
}

/** What broke is an error already. */
function changesOf({ change }: Report): Annotation[] {
  if (change === undefined) return [];
  return worseKinds
    .filter((kind) => kind !== 'broken')
    .flatMap((kind) =>
      change[kind].map((entry) => ({
        title: `${changeTitle(kind)}: ${entry.id}`,
        message: changeText(entry),
        file: null,
      })),
    );
}

function missedOf({ faults }: Report): Annotation[] {
  return faults
    .filter((one) => !isCaught(one))
    .map(({ id, property, title }) => ({
      title: `Seeded fault not caught: ${id}`,
      message: `${property} did not notice: ${title}`,
      file: null,
    }));
}

function fitting(all: readonly Annotation[]): readonly Annotation[] {
  if (all.length <= annotationLimit) return all;
  const kept = all.slice(0, annotationLimit - 1);
  const title = `and ${all.length - kept.length} more`;
  return [...kept, { title, message: 'They stand in the job summary and in the report.', file: null }];
}

function commandOf(level: Level, { title, message, file }: Annotation): string {
  const place = file === null ? '' : `file=${property(file)},`;
  return `::${level} ${place}title=${property(cut(title, 200))}::${data(cut(message, 1000))}`;
}

function cut(text: string, most: number): string {
  const characters = [...text];
  return characters.length <= most ? text : `${characters.slice(0, most).join('')} …`;
}

/** Nothing that ends a line is left once it is visible; a percent sign could still spell one. */
function data(text: string): string {
  return visible(text).replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function property(text: string): string {
  return data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
