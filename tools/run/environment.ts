/** What an engine finds in its environment. */
import { delimiter, dirname } from 'node:path';

/** Nothing of the person's settings may change what an engine says. */
export function minimalEnvironment(
  tmp: string,
  env: Readonly<Record<string, string | undefined>> = process.env,
): Record<string, string> {
  const path = [dirname(process.execPath), ...(env.PATH ?? '/usr/local/bin:/usr/bin:/bin').split(delimiter)];
  return { PATH: [...new Set(path)].join(delimiter), HOME: env.HOME ?? tmp, LANG: env.LANG ?? 'C.UTF-8', TMPDIR: tmp };
}
