/** Commands that ask no engine about the suite: what there is, what is here, and what was measured. */
import { readDefinitions } from '../../harness/definitions.ts';
import { properties } from '../../properties/registry.ts';
import { diagnose, diagnosisJson, diagnosisText } from '../doctor/doctor.ts';
import { engines } from '../engines/registry.ts';
import { loadFaults } from '../faults/load.ts';
import { nslocReport, nslocText } from '../nsloc/nsloc.ts';
import { type EffortFlags, measureCoverage } from './coverage.ts';
import { measureEconomics } from './economics.ts';
import { launchAndCompare } from './genesis.ts';
import { listed, listText } from './list.ts';
import { count } from './options.ts';
import { refuseForeign } from './prepare.ts';
import { answered, print } from './print.ts';
import { type Common, ending, interruptible, type Shell } from './shell.ts';
import { type TraceFlags, traceAll } from './trace.ts';

export function declareFacts({ command, placeOf }: Shell): void {
  const suiteOf: Shell['placeOf'] = (flags) => {
    const place = placeOf(flags);
    refuseForeign(place.root);
    return place;
  };
  command('list', 'the properties: what must hold, and what shows it').action((flags: Common) =>
    ending(() => {
      const { root, home } = placeOf(flags);
      const found = listed(properties, readDefinitions(home), loadFaults(root, properties));
      return answered(flags, { found, text: listText(found), exitCode: 0 });
    }),
  );

  command('doctor', 'which engines are here, as which version, and what mends those that are not').action(
    (flags: Common) =>
      ending(async () => {
        const diagnosis = await diagnose({ engines, home: placeOf(flags).home, env: process.env });
        print(flags.json ? diagnosisJson(diagnosis) : diagnosisText(diagnosis));
        return diagnosis.exitCode;
      }),
  );

  command('nsloc', 'normalised source lines of each contract, against its budget').action((flags: Common) =>
    ending(() => {
      const rows = nslocReport(suiteOf(flags).root);
      const within = rows.every((row) => row.within);
      return answered(flags, { found: rows, text: nslocText(rows), exitCode: within ? 0 : 1 });
    }),
  );

  declareLaunches({ command, placeOf: suiteOf });

  command(
    'trace',
    'what every assumption rests on, every property comes from and every fault shows; 1 when it cannot be traced',
  )
    .option('--write', 'writes docs/assumptions.md and docs/reach.md')
    .action((flags: Common & TraceFlags) =>
      interruptible(async (signal) => answered(flags, await traceAll({ ...suiteOf(flags), signal }, flags))),
    );

  command('coverage', 'which functions and branches the campaigns reach, and every one that they do not')
    .option('--runs <n>', 'runs of each campaign; as the quick profile unless told', count)
    .option('--depth <n>', 'calls of one run', count)
    .action((flags: Common & EffortFlags) =>
      interruptible(async (signal) => answered(flags, await measureCoverage({ ...suiteOf(flags), signal }, flags))),
    );
}

/** Commands that launch the suite on a local node. */
function declareLaunches({ command, placeOf }: Pick<Shell, 'command' | 'placeOf'>): void {
  for (const [name, description, work] of [
    ['genesis', 'launches the suite, and compares it with the whitepaper figure by figure', launchAndCompare],
    ['economics', 'looks for the most that one call lets an attacker take; 1 when beyond its bound', measureEconomics],
  ] as const)
    command(name, description)
      .option('--scenario <name>', 'balanced or deep; both unless told')
      .action((flags: Common & { readonly scenario?: string }) =>
        ending(async () => answered<unknown>(flags, await work(placeOf(flags), flags.scenario))),
      );
}
