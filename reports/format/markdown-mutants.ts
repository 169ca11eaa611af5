/** Which changes of the contracts the properties notice. */
import { caveat, cells, diffText, head } from '../../tools/mutation/words.ts';
import { markdownCode as code, markdownFence, markdown as text } from '../escape.ts';
import type { Report } from '../schema.ts';
import type { Section } from './markdown.ts';
import { tableOf } from './markdown-tables.ts';

export function mutationSection({ mutation }: Report): Section {
  const title = 'Mutants';
  if (mutation === null) return { title, body: '' };
  const contracts = tableOf(
    head,
    mutation.contracts.map((one) => cells(one).map((cell) => text(cell))),
  );
  const properties = tableOf(
    ['Property', 'Asked about', 'Kills', 'Alone'],
    mutation.properties.map((one) => [code(one.property), ...[one.asked, one.killed, one.alone].map(String)]),
  );
  const open = mutation.open.map(
    (one) =>
      `- ${code(one.id)}: ${one.fate}${one.cause === null ? '' : `, ${text(one.cause)}`}\n\n${markdownFence(diffText(one), 'diff')}\n`,
  );
  const list = open.length === 0 ? '' : `\nNot killed:\n\n${open.join('\n')}`;
  return { title, body: `${text(caveat)} ${code(mutation.command)}\n\n${contracts}\n${properties}${list}` };
}
