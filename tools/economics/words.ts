/** How a figure is said, in every format. */
import type { Measure } from './schema.ts';

/** What a search is worth, wherever its figures stand. */
export const caveat =
  'Sampled, never proved: each figure is the most that a search found, a lower bound of what could be taken.';

export const setup =
  'The attacker has any amount of every token, ends with what they began with, closed out in the same pools, and pays the pools’ fees, no gas. Held prices are corrected by nobody for half an hour.';

export const head = [
  'Call',
  'Scenario',
  'Executor',
  'Lasting',
  'Attack',
  'From',
  'Most taken, ETH',
  'With bounty, ETH',
  'bps of spend',
  'Stated bound, ETH',
  'Because',
  'Standing',
  'At',
  'Evaluations',
] as const;

export function etherText(value: number): string {
  if (value === 0) return '0';
  const small = Math.abs(value) < 0.0001;
  const text = small ? Math.abs(value).toExponential(1) : Math.abs(value).toFixed(Math.abs(value) >= 1 ? 2 : 4);
  return `${value < 0 ? '−' : ''}${text}`;
}

/** One row, in the order of the head. */
export function cells(one: Measure): readonly string[] {
  return [
    one.call,
    one.scenario,
    one.executor === 'none' ? '' : one.executor,
    one.lasting,
    one.family,
    one.setting,
    takenText(one.taken),
    one.taken === one.withBounty ? '' : takenText(one.withBounty),
    one.bps === null || one.bps <= 0 ? '' : one.bps.toFixed(1),
    etherText(one.bound),
    one.because,
    one.standing,
    one.optimum,
    `${one.evaluations}, ${one.refused} refused`,
  ];
}

/** A loss is the attacker's: nothing was taken. */
function takenText(taken: number | null): string {
  if (taken === null) return 'refused';
  return taken > 0 ? etherText(taken) : taken === 0 ? '0' : `0 (costs ${etherText(-taken)})`;
}

/** One line that is not to be overlooked. */
export function beyondText(one: Measure): string {
  const bps = one.bps === null ? '' : `, ${one.bps.toFixed(0)} bps of what was spent`;
  return `${one.call}, ${one.scenario}, ${one.executor} executor, ${one.lasting}: ${etherText(one.taken ?? 0)} ETH can be taken${bps}, beyond the stated bound of ${etherText(one.bound)} ETH (${one.because}): ${one.family}; ${one.optimum}.`;
}

/** For a terminal: short columns, and the attack's words on a line of their own. */
export function economicsText(measures: readonly Measure[]): string {
  const rows = measures.map((one) => {
    const [call = '', scenario = '', executor = '', lasting = '', , , taken = '', bounty = '', bps = '', bound = ''] =
      cells(one);
    return [call, scenario, executor, lasting, taken, bounty, bps, bound, one.standing, String(one.evaluations)];
  });
  const titles = [
    'call',
    'scenario',
    'executor',
    'lasting',
    'most taken, ETH',
    'with bounty',
    'bps',
    'bound, ETH',
    '',
    'tries',
  ];
  const widths = titles.map((title, at) => Math.max(title.length, ...rows.map((row) => (row[at] ?? '').length)));
  const line = (row: readonly string[]): string =>
    row
      .map((cell, at) => cell.padEnd(widths[at] ?? 0))
      .join('  ')
      .trimEnd();
  const detail = ({ family, setting, optimum, because }: Measure): string =>
    `    ${family}; ${setting}; ${optimum}; bound: ${because}`;
  const body = measures.flatMap((one, at) => [line(rows[at] ?? []), detail(one)]);
  const beyond = measures.filter(({ standing }) => standing === 'beyond').map(beyondText);
  return [
    line(titles),
    ...body,
    '',
    caveat,
    setup,
    ...(beyond.length > 0 ? ['', 'BEYOND', ...beyond.map((text) => `  ${text}`)] : []),
  ].join('\n');
}
