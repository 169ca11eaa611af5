/** `assay keygen`, `assay bundle` and `assay verify-bundle`. */
import { dirname, resolve } from 'node:path';
import { refuseOutside } from '../../tools/cli/output.ts';
import { answered } from '../../tools/cli/print.ts';
import { type Common, ending, type Shell } from '../../tools/cli/shell.ts';
import { errors } from '../../tools/errors.ts';
import { type BundleFlags, bundleProject } from './bundle.ts';
import { keygen } from './keygen.ts';
import { type VerifyFlags, verifyFile } from './verify-file.ts';

export function declareEvidence({ command, placeOf }: Pick<Shell, 'command' | 'placeOf'>): void {
  command('keygen', 'makes a pair of keys to sign evidence with: the private one to --out, the public one beside it')
    .requiredOption('--out <file>', 'where the private key goes; outside the project, or ignored by git')
    .action((flags: Common & { readonly out: string }) =>
      ending(async () => answered(flags, await keygen(resolve(flags.out), placeOf(flags).root))),
    );

  command('bundle', 'packs the evidence of the last run into one signed archive')
    .option('--out <file>', 'the archive, from the project root', 'reports/out/evidence.tar.gz')
    .option('--ledger <file>', 'the ledger, if it is not that of the last run', 'reports/out/ledger.json')
    .option('--key <file>', 'private key to sign with: a PEM file, or env:NAME for a variable that holds one')
    .option('--unsigned', 'sign nothing; whoever verifies must ask for that by name, too')
    .action((flags: Common & BundleFlags) =>
      ending(async () => {
        const { root, home } = placeOf(flags);
        const out = resolve(root, flags.out);
        refuseOutside(root, dirname(out));
        if ((flags.key === undefined) === (flags.unsigned !== true))
          throw errors.badOption('--key', 'one of --key and --unsigned must be given, and not both');
        return answered(
          flags,
          await bundleProject({ root, home, out, ledger: resolve(root, flags.ledger), key: flags.key }),
        );
      }),
    );

  command(
    'verify-bundle <file>',
    'checks signature, every byte and the report of an evidence bundle; 1 when it is refused',
  )
    .option('--key <file...>', 'public keys that are trusted; none inside of the bundle ever is')
    .option('--unsigned', 'do not ask who signed it, only whether its parts fit each other')
    .option('--gate', 'exit as the report in it does, once it is verified')
    .action((file: string, flags: Common & VerifyFlags) =>
      ending(async () => {
        if ((flags.key === undefined) === (flags.unsigned !== true))
          throw errors.badOption('--key', 'one of --key and --unsigned must be given, and not both');
        return answered(flags, await verifyFile(file, flags, placeOf(flags).home));
      }),
    );
}
