/** Which Chromium is started: the one that a person names, then the pinned one of the packages, then one on PATH. */
import { delimiter, isAbsolute, join } from 'node:path';
import { errors } from '../../tools/errors.ts';
import { isExecutable } from '../../tools/run/locate.ts';
import { unpackPinned } from './pinned.ts';

export interface Chromium {
  /** Absolute path of the program. */
  readonly path: string;
  readonly origin: 'override' | 'pinned' | 'path';
  /** Variables that it needs besides those of every start. */
  readonly env: Readonly<Record<string, string>>;
}

export type Environment = Readonly<Record<string, string | undefined>>;

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome'];
const macPrograms = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

export const browserVariable = 'ASSAY_CHROMIUM';

/** Rejects with ASY-TOOL-01 where the variable names no program, and ASY-TOOL-05 where there is no browser at all. */
export async function findChromium(home: string, env: Environment = process.env): Promise<Chromium> {
  const named = env[browserVariable];
  if (named) {
    if (!isExecutable(named)) throw errors.overrideMissing(browserVariable, named);
    return { path: named, origin: 'override', env: {} };
  }
  const pinned = await unpackPinned(home);
  if (pinned !== null) return { ...pinned, origin: 'pinned' };
  const found = candidates(env).find(isExecutable);
  if (found === undefined) throw errors.noBrowser(browserVariable);
  return { path: found, origin: 'path', env: {} };
}

function candidates(env: Environment): readonly string[] {
  const folders = (env.PATH ?? '').split(delimiter).filter((folder) => isAbsolute(folder));
  const onPath = names.flatMap((name) => folders.map((folder) => join(folder, name)));
  return process.platform === 'darwin' ? [...onPath, ...macPrograms] : onPath;
}
