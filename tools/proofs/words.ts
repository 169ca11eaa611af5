/** What became of recorded verdicts, for people: on a terminal and in a comment. */
import { sanitise } from '../errors.ts';
import type { Affected, Touched } from './affected.ts';
import type { PartName } from './schema.ts';

const partWords: Readonly<Record<PartName, string>> = {
  asked: 'what is asked',
  harness: 'harness',
  code: 'code',
  tools: 'engine',
  limits: 'limits',
};

export function partsText(changed: readonly PartName[]): string {
  return changed.map((name) => partWords[name]).join(', ');
}

const hows: readonly Touched['how'][] = ['changed', 'new', 'gone', 'unknown'];
const howWords: Readonly<Record<Touched['how'], string>> = {
  changed: 'depends on what was changed',
  new: 'new',
  gone: 'no longer asked',
  unknown: 'cannot be compared',
};

function head({ base, by, obligations, untouched, touched }: Affected): string {
  const properties = new Set(touched.map(({ property }) => property)).size;
  const counts = hows.flatMap((how) => {
    const count = touched.filter((one) => one.how === how).length;
    return count === 0 ? [] : [`${count} ${howWords[how]}`];
  });
  const since = `since ${base.slice(0, 12)}, by ${by === 'compilation' ? 'compiling both' : 'its committed ledger'}`;
  if (touched.length === 0) return `None of ${obligations} verdicts is touched ${since}.`;
  const can = `${touched.length} verdicts of ${properties} properties can be touched ${since}: ${counts.join(', ')}`;
  return `${can}; ${untouched} of ${obligations} are not.`;
}

/** A line for each property and way, with the engines and what of them changed. */
function rows({ touched }: Affected): readonly (readonly [property: string, how: string, engines: string])[] {
  const properties = [...new Set(touched.map(({ property }) => property))].sort();
  return properties.flatMap((property) =>
    hows.flatMap((how) => {
      const mine = touched.filter((one) => one.property === property && one.how === how);
      if (mine.length === 0) return [];
      const engines = [...new Set(mine.map(({ engine }) => engine))].sort().map((engine) => {
        const changed = mine.filter((one) => one.engine === engine).flatMap((one) => one.changed);
        return changed.length === 0 ? engine : `${engine} (${partsText([...new Set(changed)])})`;
      });
      return [[property, howWords[how], engines.join(', ')] as const];
    }),
  );
}

export function affectedText(found: Affected): string {
  const lines = rows(found).map(([property, how, engines]) => `  ${property}  ${how}: ${engines}`);
  return sanitise([head(found), ...lines].join('\n'));
}

/** Names of a project stand in code, where nothing of them is Markdown. */
export function affectedMarkdown(found: Affected): string {
  const code = (text: string): string => `\`${sanitise(text).replace(/[`|\r\n]/gu, ' ')}\``;
  const table = rows(found).map(([property, how, engines]) => `| ${code(property)} | ${how} | ${code(engines)} |`);
  const lines = table.length === 0 ? [] : ['', '| Property | How | Engines |', '| --- | --- | --- |', ...table];
  return [`**${sanitise(head(found))}**`, ...lines, ''].join('\n');
}
