/** How commands are declared and how they end. */
import { join, resolve } from 'node:path';
import { Command } from 'commander';
import { refuseLinksOut } from '../ledger/inside.ts';
import { onInterrupt } from '../run/signals.ts';
import { examples } from './flags.ts';
import { say } from './print.ts';

/** What every command is given. */
export interface Common {
  readonly json?: boolean;
  /** As typed. */
  readonly root: string;
}

export type Declare = (name: string, description: string) => Command;

export interface Shell {
  readonly program: Command;
  readonly command: Declare;
  placeOf(flags: Common): { readonly root: string; readonly home: string; readonly say: typeof say };
}

/** `home` is the folder of this Assay, and the project unless another is named. */
export function makeShell(home: string): Shell {
  const program = new Command('assay')
    .description('Formal verification and audit of smart contracts.')
    .version('0.1.0')
    .exitOverride();
  // Whatever the command writes, it writes some of it there.
  program.hook('preAction', (_, made) => {
    const root = resolve(made.opts<Partial<Common>>().root ?? home);
    refuseLinksOut(root, join(root, '.assay'), 3);
  });
  program.configureOutput({ outputError: () => {} }).showHelpAfterError(false);
  return {
    program,
    command: (name, description) =>
      program
        .command(name)
        .description(description)
        .option('--json', 'print data instead of text')
        .option('--root <dir>', 'project to work on: the folder of foundry.toml', home)
        .addHelpText('after', examples[name.split(' ')[0] ?? ''] ?? ''),
    placeOf: ({ root }) => ({ root: resolve(root), home, say }),
  };
}

/** A command ends with an exit code, and nothing else decides it. */
export async function ending(work: () => Promise<number> | number): Promise<void> {
  process.exitCode = await work();
}

/** The same, for what a person may stop. */
export async function interruptible(work: (signal: AbortSignal) => Promise<number>): Promise<void> {
  const interruption = onInterrupt(say);
  await ending(() => work(interruption.signal).finally(interruption.release));
}
