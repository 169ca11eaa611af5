/** What the commands print: answers on one stream, everything else on the other. */
import { sanitise } from '../errors.ts';
import { jsonText } from '../json-text.ts';
import type { Answer } from './genesis.ts';

export const say = (text: string): void => void process.stderr.write(`assay: ${sanitise(text)}\n`);
export const print = (text: string): void => void process.stdout.write(text.endsWith('\n') ? text : `${text}\n`);
export const asJson = jsonText;

/** What was found, as data or as text, and the exit code that goes with it. No text here has colours of its own to lose. */
export function answered<T>({ json }: { readonly json?: boolean }, { found, text, exitCode }: Answer<T>): number {
  print(json ? asJson(found) : sanitise(text));
  return exitCode;
}
