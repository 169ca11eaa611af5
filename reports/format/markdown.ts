/** The report as Markdown: a file, or a comment on a pull request, where the platform allows a limited length. */
import { answerOf } from '../answer.ts';
import { changeMarkdown } from '../diff/format.ts';
import { markdownCode as code, markdown as text, visibleDeep } from '../escape.ts';
import { groupBy } from '../group.ts';
import { bySameText } from '../not-verified.ts';
import { byText } from '../order.ts';
import { type NotVerified, notVerifiedKinds, type PropertyResult, type Report } from '../schema.ts';
import { cellWord, kindTitle, needsAttention, outcomeWord, sanityWord, totals } from '../words.ts';
import { agreementSection, conflictSection } from './markdown-agreement.ts';
import { counterexampleSections } from './markdown-counterexample.ts';
import { mutationSection } from './markdown-mutants.ts';
import {
  assumptionSection,
  coverageSection,
  economicsSection,
  faultSection,
  identitySection,
  scopeSection,
  tableOf,
} from './markdown-tables.ts';
import { traceSection } from './markdown-trace.ts';

export interface MarkdownOptions {
  /** Text of the generated tests, by the path in `replay.test`. */
  readonly attachments?: Readonly<Record<string, string>>;
  /** Longest text in bytes, of which characters are never more; sections are left out whole, last first, and named. */
  readonly limit?: number;
  /** Where the whole is, as Markdown; said where something is left out. */
  readonly whole?: string;
}

export interface Section {
  readonly title: string;
  readonly body: string;
}

export function formatMarkdown(input: Report, options: MarkdownOptions = {}): string {
  const report = visibleDeep(input);
  const { outcomes, total } = report.summary;
  const name = report.project === null ? 'Audit' : `Audit of ${text(report.project)}`;
  const head = `# ${name}\n\n**${text(answerOf(report))}** ${text(totals(outcomes, total))}.\n`;
  const sections: Section[] = [
    changeSection(report),
    conflictSection(report),
    notVerifiedSection(report.notVerified),
    attentionSection(report.properties),
    propertySection(report.properties),
    agreementSection(report),
    ...counterexampleSections(report, options.attachments ?? {}),
    coverageSection(report),
    economicsSection(report),
    mutationSection(report),
    assumptionSection(report),
    traceSection(report),
    faultSection(report),
    scopeSection(report),
    identitySection(report),
  ].filter((section) => section.body !== '');
  return fitting(head, sections, options);
}

function fitting(head: string, sections: readonly Section[], { limit = Infinity, whole }: MarkdownOptions): string {
  const where = whole === undefined ? '' : ` The whole is in ${whole}.`;
  const bodies = sections.map(({ title, body }) => `\n## ${title}\n\n${body.trimEnd()}\n`);
  let size = bytes(head) + bodies.reduce((sum, one) => sum + bytes(one), 0);
  for (let count = bodies.length; count > 0; count -= 1) {
    if (size <= limit) {
      const left = sections.slice(count).map((section) => section.title);
      const tail = left.length > 0 ? `\nLeft out for length: ${left.join(', ')}.${where}\n` : '';
      if (size + bytes(tail) <= limit) return [head, ...bodies.slice(0, count), tail].join('');
    }
    size -= bytes(bodies[count - 1] ?? '');
  }
  return `${head}\nEverything else is left out for length, what was not verified included: read the full report.${where}\n`;
}

function bytes(text: string): number {
  return Buffer.byteLength(text, 'utf8');
}

function changeSection({ change }: Report): Section {
  return { title: 'Since the baseline', body: change === undefined ? '' : changeMarkdown(change) };
}

function notVerifiedSection(entries: readonly NotVerified[]): Section {
  const groups = groupBy(entries, (entry) => entry.kind);
  const parts: string[] = [];
  for (const kind of notVerifiedKinds) {
    const found = groups.get(kind) ?? [];
    if (found.length === 0) continue;
    const bare = ['problem', 'recorded', 'trace', 'mutation', 'coverage', 'economics', 'scope'].includes(kind);
    const lines = bySameText(found).map(
      (one) => `- ${bare ? '' : `${one.subjects.map(code).join(', ')}: `}${text(one.text)}`,
    );
    parts.push(`**${kindTitle(kind)}** (${found.length})\n\n${lines.join('\n')}\n`);
  }
  return { title: 'Not verified', body: parts.join('\n') };
}

function attentionSection(results: readonly PropertyResult[]): Section {
  const rows = needsAttention(results).map((result) => [
    code(result.id),
    `**${text(outcomeWord(result))}**`,
    text(result.title),
    text(result.cause?.detail ?? ''),
  ]);
  return {
    title: 'Needs attention',
    body: rows.length === 0 ? '' : tableOf(['Property', 'Outcome', 'Claim', 'Why'], rows),
  };
}

function propertySection(results: readonly PropertyResult[]): Section {
  const groups = groupBy(results, (result) => result.contract);
  const parts = [...groups.keys()].sort(byText).map((contract) => {
    const rows = (groups.get(contract) ?? []).map((result) => [
      code(result.id),
      text(result.title),
      text(outcomeWord(result)),
      result.wanted,
      enginesText(result),
      text(sanityWord(result.sanity)),
      text(result.bounds.join('; ')),
    ]);
    return `### ${text(contract)}\n\n${tableOf(['Property', 'Claim', 'Outcome', 'Wanted', 'Engines', 'Sanity', 'Bounds'], rows)}`;
  });
  return { title: 'Properties', body: parts.join('\n') };
}

function enginesText(result: PropertyResult): string {
  const asked = result.engines.filter((cell) => cell.required || cell.standing !== 'not-asked');
  return asked.map((cell) => `${text(cell.engine)} ${text(cellWord(cell))}`).join(', ');
}
