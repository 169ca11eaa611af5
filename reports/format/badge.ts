/** A status badge, as a picture without outside parts and as an endpoint for a badge service. */
import { answerOf } from '../answer.ts';
import { jsonText, visible, xml } from '../escape.ts';
import type { Report } from '../schema.ts';

interface Badge {
  readonly message: string;
  readonly colour: keyof typeof colours;
}

/** Each carries white text at a contrast of 4.5 or more. */
const colours = { green: '#1a7f37', blue: '#0969da', amber: '#9a6700', red: '#cf222e', grey: '#59636e' } as const;

const label = 'assay';

/** Green is for one thing: the whole catalogue was asked, all of it is met, and no seeded fault slipped through. */
function badgeOf({ summary, exitCode, problems, notVerified }: Report): Badge {
  const { outcomes, total } = summary;
  if (total === 0) return { message: 'nothing judged', colour: 'grey' };
  if (outcomes.conflict > 0) return { message: `${outcomes.conflict} in conflict`, colour: 'red' };
  if (outcomes.violated > 0) return { message: `${outcomes.violated} violated`, colour: 'red' };
  const met = `${outcomes.met}/${total} met`;
  if (outcomes.error > 0 || problems.length > 0 || exitCode === 2)
    return { message: `${met}, cannot judge`, colour: 'grey' };
  const missed = summary.faults.run - summary.faults.caught;
  if (missed > 0) return { message: `${met}, ${missed} seeded missed`, colour: 'amber' };
  if (outcomes.met < total || exitCode !== 0) return { message: met, colour: 'amber' };
  if ((summary.elsewhere ?? 0) > 0) return { message: `${met}, ${summary.elsewhere} not run`, colour: 'blue' };
  if (notVerified.some(({ kind }) => kind === 'selection')) return { message: `${met}, a part`, colour: 'blue' };
  return { message: met, colour: 'green' };
}

/** Widths are estimates that `textLength` makes true in any font. */
export function formatBadge(report: Report): string {
  const { message, colour } = badgeOf(report);
  const widthOf = (text: string): number => text.length * 7 + 10;
  const [left, right] = [widthOf(label), widthOf(message)];
  const title = xml(titleOf(report));
  const word = (text: string, at: number, width: number): string =>
    `<text x="${at + width / 2}" y="14" textLength="${width - 10}">${xml(text)}</text>`;
  const lines = [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${left + right}" height="20" role="img" aria-label="${title}">`,
    `<title>${title}</title>`,
    `<rect width="${left + right}" height="20" rx="3" fill="${colours[colour]}"/>`,
    `<path d="M3 0h${left - 3}v20h-${left - 3}a3 3 0 0 1-3-3v-14a3 3 0 0 1 3-3z" fill="#24292f"/>`,
    '<g fill="#fff" font-family="Verdana,DejaVu Sans,sans-serif" font-size="11" text-anchor="middle">',
    word(label, 0, left),
    word(message, left, right),
    '</g>',
    '</svg>',
  ];
  return `${lines.join('\n')}\n`;
}

function titleOf({ project, summary, exitCode, identity }: Report): string {
  const said = answerOf({ summary, exitCode });
  const of = identity.commit === null ? '' : ` Commit ${identity.commit}${identity.dirty ? ', with changes' : ''}.`;
  return visible(`${project === null ? '' : `${project}: `}${said}${of}`);
}

/** Read by the service at shields.io from wherever the file is published. */
export function formatBadgeEndpoint(report: Report): string {
  const { message, colour } = badgeOf(report);
  const color = colours[colour].slice(1);
  return `${jsonText({ schemaVersion: 1, label, message, color, isError: colour === 'red' || colour === 'grey' })}\n`;
}
