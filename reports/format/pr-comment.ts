/**
 * The report as a comment on a pull request or a job summary: the answer in the first line, then what speaks against
 * it, then what was not verified. What does not fit is counted and named, with where the whole is.
 */
import { answerOf } from '../answer.ts';
import { changeKinds } from '../diff/schema.ts';
import { changeAnswer, changeText, changeTitle } from '../diff/words.ts';
import { markdownCode as code, markdown as text, visibleDeep } from '../escape.ts';
import { isCaught } from '../faults.ts';
import { bySameText } from '../not-verified.ts';
import { type NotVerified, notVerifiedKinds, type PropertyResult, type Report } from '../schema.ts';
import { causeText, cellWord, kindTitle, needsAttention, outcomeWord, totals } from '../words.ts';

/** GitHub refuses a longer comment. It counts characters, of which bytes are never fewer; a job summary may be 1 MiB. */
export const commentLimit = 65_536;

/** Anyone who updates a comment instead of adding one finds it by this. */
const marker = '<!-- assay -->';

const whole = 'the whole is in `report.md` and `report.html` of the run';

interface Block {
  readonly title: string;
  /** Stands above the rows; a table's head. */
  readonly head: string;
  readonly rows: readonly string[];
}

export function formatComment(input: Report, limit: number = commentLimit): string {
  const report = visibleDeep(input);
  const { summary } = report;
  const { outcomes, total } = summary;
  const first = `**${text(answerOf(report))}** ${text(totals(outcomes, total))}.`;
  const blocks = [
    since(report),
    attention(report),
    problems(report),
    unverified(report),
    faults(report),
    engines(report),
    properties(report),
  ].filter(({ rows }) => rows.length > 0);
  return fitted(`${first}\n\n${identity(report)}\n`, blocks, limit);
}

/** A row goes in whole or not at all; once one does not fit, nothing after it does. */
function fitted(opening: string, blocks: readonly Block[], limit: number): string {
  const body: string[] = [opening];
  const left: string[] = [];
  // For what closes the comment: one line for each block, and the marker.
  let room = limit - bytes(opening) - blocks.length * 100 - 300;
  for (const { title, head, rows } of blocks) {
    const opened = `\n### ${title}\n\n${head}`;
    let kept = 0;
    let size = bytes(opened);
    for (const row of rows) {
      if (size + bytes(row) > room) break;
      size += bytes(row);
      kept += 1;
    }
    if (kept > 0) body.push(opened, ...rows.slice(0, kept));
    room = kept === rows.length ? room - size : 0;
    if (kept < rows.length) left.push(`- ${title}: ${rows.length - kept} of ${rows.length} lines`);
  }
  const told = left.length === 0 ? [] : [`\n**Left out for length**; ${whole}:\n\n${left.join('\n')}\n`];
  const done = [...body, ...told, `\n${marker}\n`].join('');
  return bytes(done) <= limit ? done : `${opening.split('\n')[0]}\n\nLeft out for length; ${whole}.\n\n${marker}\n`;
}

function bytes(one: string): number {
  return Buffer.byteLength(one, 'utf8');
}

function table(...names: readonly string[]): string {
  return `${row(names)}${row(names.map(() => '---'))}`;
}

/** Cells must be escaped already. */
function row(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |\n`;
}

/** One cell must not fill the comment. */
const longestText = 400;

function cut(long: string): string {
  const shown = [...long];
  return text(shown.length <= longestText ? long : `${shown.slice(0, longestText).join('')} …`);
}

/** What was judged, and how to do it again. */
function identity({ project, identity: id, exitCode, reproduce }: Report): string {
  const commit = id.commit === null ? 'no commit' : `commit ${code(id.commit.slice(0, 64))}`;
  const again = reproduce.length === 0 ? '' : ` Again: <code>${cut(reproduce.join(' && '))}</code>.`;
  const name = project === null ? '' : `${cut(project)}, `;
  const dirty = id.dirty ? ' with uncommitted changes' : '';
  return `${name}${commit}${dirty}, profile ${cut(id.profile)}, exit code ${exitCode}.${again}`;
}

/** What became of the run since the baseline: the answer and what the two do not share, then entry by entry. */
function since({ change }: Report): Block {
  if (change === undefined) return { title: '', head: '', rows: [] };
  const entries = changeKinds.flatMap((kind) =>
    change[kind].map((entry) => `- ${changeTitle(kind)}: <code>${cut(entry.id)}</code> ${cut(changeText(entry))}\n`),
  );
  const said = [changeAnswer(change), ...change.notes].map((one) => `- ${cut(one)}\n`);
  return { title: 'Since the baseline', head: '', rows: [...said, ...entries] };
}

function attention({ properties: results }: Report): Block {
  const rows = needsAttention(results).map((result) =>
    row([
      `<code>${cut(result.id)}</code>`,
      `**${text(outcomeWord(result))}**`,
      cut(result.title),
      result.cause === null ? '' : cut(causeText(result.cause)),
    ]),
  );
  return { title: 'Needs attention', head: table('Property', 'Outcome', 'Claim', 'Why'), rows };
}

function problems({ problems: found }: Report): Block {
  return { title: 'The run itself', head: '', rows: found.map((one) => `- ${cut(one)}\n`) };
}

/** Without what stands in other blocks already. */
function unverified({ notVerified }: Report): Block {
  const elsewhere: readonly NotVerified['kind'][] = ['problem', 'property'];
  const rows = notVerifiedKinds
    .filter((kind) => !elsewhere.includes(kind))
    .flatMap((kind) => bySameText(notVerified.filter((one) => one.kind === kind)).map((one) => ({ kind, ...one })))
    .map(({ kind, subjects, text: said }) => {
      const some = subjects.slice(0, 3).join(', ');
      const more = subjects.length > 3 ? ` and ${subjects.length - 3} more` : '';
      return row([kindTitle(kind), cut(`${some}${more}`), cut(said)]);
    });
  return { title: 'Not verified', head: table('What', 'Of', 'Why'), rows };
}

function faults({ faults: tried }: Report): Block {
  const rows = tried
    .filter((one) => !isCaught(one))
    .map((one) => row([cut(one.id), cut(one.property), one.caught ? 'caught, not confirmed' : 'missed']));
  return { title: 'Seeded faults that nothing caught', head: table('Fault', 'Property', 'Result'), rows };
}

function engines(report: Report): Block {
  const cells = report.properties.flatMap((result) => result.engines);
  const rows = report.engines.map(({ id, title, version, available }) => {
    const own = cells.filter(({ engine, standing }) => engine === id && standing !== 'not-asked');
    const answered = own.filter(({ claim }) => claim === 'holds' || claim === 'violated').length;
    return row([cut(title), available ? cut(version ?? 'unknown') : 'not available', `${answered} of ${own.length}`]);
  });
  return { title: 'Engines', head: table('Engine', 'Version', 'Answered'), rows };
}

function properties({ properties: results }: Report): Block {
  const rows = results.map((result) =>
    row([`<code>${cut(result.id)}</code>`, cut(result.title), text(outcomeWord(result)), enginesText(result)]),
  );
  return { title: 'Properties', head: table('Property', 'Claim', 'Outcome', 'Engines'), rows };
}

function enginesText({ engines: cells }: PropertyResult): string {
  const asked = cells.filter(({ required, standing }) => required || standing !== 'not-asked');
  return cut(asked.map((cell) => `${cell.engine} ${cellWord(cell)}`).join(', '));
}
