/** Records what the tests read: `tsx record.ts [CASE...]`. Each case is a file of `sources/`. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { unsealed } from '../../../run/sealed.ts';
import { DriverResult, resultFile } from '../schema.ts';

const here = import.meta.dirname;
const wanted = process.argv.slice(2);
const names = readdirSync(join(here, 'sources')).map((name) => name.replace(/\.sol$/u, ''));

for (const name of names.filter((one) => wanted.length === 0 || wanted.includes(one)).sort()) {
  const job = join(here, '0.8.28', name);
  mkdirSync(job, { recursive: true });
  const request = { root: here, job, file: `sources/${name}.sol`, contract: 'Case' };
  execFileSync(process.execPath, ['--import=tsx', join(here, '..', 'main.ts'), JSON.stringify(request)]);
  const written = unsealed(readFileSync(join(job, resultFile), 'utf8'));
  const { messages, outside, failure, seconds } = DriverResult.parse(written?.result);
  const codes = messages.map(({ code, text }) => code + (code !== '6328' ? '' : text.includes('happens here') ? '!' : '?'));
  console.log(name, [...new Set(codes)].join(' '), outside.map((one) => `${one.what} ${one.where}`).join('; '), failure ?? '', seconds);
}
