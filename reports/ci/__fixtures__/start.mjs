/** Stands in for the engines: leaves the ledger that it is told to, says what it is told to, ends as it is told to. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const { ledger, code, says = '' } = JSON.parse(readFileSync(process.env.PLAYED, 'utf8'));
const args = process.argv.slice(2);
writeFileSync(join(dirname(process.env.PLAYED), 'args.json'), JSON.stringify(args));
const of = (name) => args.find((one) => one.startsWith(`--${name}=`))?.slice(name.length + 3) ?? '.';
process.stdout.write(says);
if (ledger !== null) {
  const out = join(of('root'), of('out'));
  mkdirSync(out, { recursive: true });
  writeFileSync(join(out, 'ledger.json'), ledger);
}
process.exitCode = code;
