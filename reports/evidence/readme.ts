/** The page inside of a bundle. It says nothing that could differ between two bundles of the same ledger. */
import { envelopeName, names } from './members.ts';
import { predicateType } from './statement.ts';

export function readme(signed: boolean): string {
  const seal = signed
    ? `${envelopeName} is a DSSE envelope with an Ed25519 signature over an in-toto statement (${predicateType}).
It names the sha-256 of every other file of this archive and of the runtime code of each contract, and lists which
properties hold, how strongly, by which engines and under which assumptions.`
    : `Nobody signed this bundle. statement.json is what a signature would be of: it names the sha-256 of every other
file. Whoever can change a file can change the statement with it.`;
  return `# Evidence

${seal}

| file            | is                                                                                          |
| --------------- | ------------------------------------------------------------------------------------------- |
| ${names.ledger}     | what every engine said about every obligation                                               |
| ${names.manifest}   | the obligations                                                                             |
| ${names.facts}      | the properties, assumptions and measures that the report is made with                       |
| ${names.report}     | the judgement; it follows from the three above                                              |
| ${names.inputs}     | digests of sources, settings and lock files, and of the logs that were too long to be packed |
| sources/        | contracts, specifications and harnesses                                                     |
| logs/           | what the engines printed; of long logs the end                                              |
| tests/          | a forge test of each confirmed counterexample                                               |

## Verify

    npx assay verify-bundle FILE --key SIGNER.pub${signed ? '' : '    # refused: give --unsigned instead of --key'}

The key must come from whom you trust, by another way than this archive.
docs/evidence.md of Assay shows how to do the same with tar, openssl and sha256sum alone.
`;
}
