/** Launches the suite on a local node in each scenario, and says how it compares with the whitepaper. */
import { compile } from '../compile/compile.ts';
import { type Figure, figuresOf } from './figures.ts';
import { launchSuite, type Scenario } from './launch.ts';
import { measure } from './measure.ts';
import { startNode } from './node.ts';

export interface Genesis {
  readonly scenario: Scenario;
  /** Where each part was deployed. */
  readonly addresses: Readonly<Record<string, string>>;
  readonly figures: readonly Figure[];
}

export interface GenesisOptions {
  readonly root: string;
  /** Folder of this Assay, where anvil is looked for. */
  readonly home: string;
  readonly scenarios: readonly Scenario[];
  readonly say: (text: string) => void;
}

/** @throws UserError when something does not compile, anvil is missing, or a deployment fails. */
export async function genesis({ root, home, scenarios, say }: GenesisOptions): Promise<readonly Genesis[]> {
  say('compiling the contracts');
  await compile({ root, home, paths: ['contracts'] });
  const done: Genesis[] = [];
  for (const scenario of scenarios) {
    say(`launching the suite, scenario ${scenario}`);
    const node = await startNode(home);
    try {
      const launched = await launchSuite(root, node.url, scenario);
      done.push({ scenario, addresses: launched.addresses, figures: figuresOf(scenario, await measure(launched)) });
    } finally {
      node.stop();
    }
  }
  return done;
}

export function genesisText(all: readonly Genesis[]): string {
  return all.map(({ scenario, figures }) => [`Genesis ${scenario}`, ...table(figures)].join('\n')).join('\n\n');
}

function table(figures: readonly Figure[]): string[] {
  const cells = figures.map((f) => [
    f.what,
    `${shown(f.measured)} ${f.unit}`.trimEnd(),
    f.said === null ? '' : shown(f.said),
    f.standing ?? '',
    f.note,
  ]);
  const rows = [['', 'here', 'whitepaper', '', ''], ...cells];
  const widths = [0, 1, 2, 3].map((at) => Math.max(...rows.map((row) => (row[at] ?? '').length)));
  return rows.map((row) => `  ${row.map((cell, at) => cell.padEnd(widths[at] ?? 0)).join('  ')}`.trimEnd());
}

function shown(value: number): string {
  const digits = Math.abs(value) >= 1000 ? 0 : 5;
  return value.toLocaleString('en-US', { maximumFractionDigits: digits });
}
