import * as reach from '../../tools/coverage/words.ts';
import { caveat, cells, head, setup } from '../../tools/economics/words.ts';
import { markdownCode as code, markdownFence, markdown as text } from '../escape.ts';
import { isCaught } from '../faults.ts';
import type { Report } from '../schema.ts';
import type { Section } from './markdown.ts';

/** Cells must be escaped already. */
export function tableOf(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return `${[line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n')}\n`;
}

export function assumptionSection(report: Report): Section {
  const rows = report.assumptions
    .filter((one) => one.users.length > 0)
    .map((one) => [
      code(one.id),
      text(one.text),
      text(one.kind),
      text(one.soundness),
      text(one.because),
      one.users.map(code).join(', '),
    ]);
  return {
    title: 'Assumptions',
    body: rows.length === 0 ? '' : tableOf(['ID', 'Assumption', 'Kind', 'Soundness', 'Because', 'Used by'], rows),
  };
}

export function faultSection(report: Report): Section {
  const rows = report.faults.map((one) => [
    code(one.id),
    text(one.title),
    code(one.property),
    isCaught(one) ? 'caught' : one.caught ? '**caught, not confirmed**' : '**missed**',
    text(one.by.join(', ')),
  ]);
  return {
    title: 'Seeded faults',
    body: rows.length === 0 ? '' : tableOf(['Fault', 'Bug', 'Property', 'Result', 'By'], rows),
  };
}

export function coverageSection({ coverage }: Report): Section {
  const title = 'Coverage of the campaigns';
  if (coverage === null) return { title, body: '' };
  const contracts = tableOf(
    reach.head,
    coverage.files.map((one) => reach.cells(one).map((cell) => text(cell))),
  );
  const missed = reach
    .unreachedRows(coverage)
    .map(([where = '', what = '', name = '', source = '']) => [
      code(where),
      text(what),
      code(name),
      source === '' ? '' : code(source),
    ]);
  const list = missed.length === 0 ? '' : `\nNot reached:\n\n${tableOf(reach.unreachedHead, missed)}`;
  const note = [reach.summaryText(coverage), reach.caveat, reach.setup].map((one) => text(one)).join(' ');
  return { title, body: `${note}\n\n${contracts}${list}` };
}

export function economicsSection({ economics }: Report): Section {
  const rows = (economics ?? []).map((one) => cells(one).map((cell) => text(cell)));
  const body = `${text(caveat)} ${text(setup)}\n\n${tableOf(head, rows)}`;
  return { title: 'Economics', body: rows.length === 0 ? '' : body };
}

export function scopeSection(report: Report): Section {
  const rows = report.contracts.map((one) => [
    text(one.name),
    code(one.file),
    one.nsloc === null ? '' : String(one.nsloc),
    String(one.bytes),
    code(one.runtimeSha256),
  ]);
  return {
    title: 'Scope',
    body: rows.length === 0 ? '' : tableOf(['Contract', 'File', 'nSLOC', 'Bytes', 'Runtime sha-256'], rows),
  };
}

export function identitySection(report: Report): Section {
  const { identity } = report;
  const commit =
    identity.commit === null
      ? 'no commit'
      : `${code(identity.commit)}${identity.dirty ? ', with uncommitted changes' : ''}`;
  const lines = [
    `- Commit: ${commit}`,
    `- Compiler: ${text(identity.compiler)}`,
    `- Assay ${text(identity.assay)}, profile ${text(identity.profile)}`,
    `- Manifest: ${code(identity.manifest)}`,
    ...report.engines.map(
      (one) => `- ${text(one.title)} ${text(one.version ?? '')}${one.available ? '' : ' (not available)'}`,
    ),
  ];
  const again = report.reproduce.length === 0 ? '' : `\n${markdownFence(report.reproduce.join('\n'), 'sh')}\n`;
  return { title: 'Identity and reproduction', body: `${lines.join('\n')}\n${again}` };
}
