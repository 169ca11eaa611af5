/** `assay cache`: a store for a team, and room in one. */
import { mkdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { InvalidArgumentError } from 'commander';
import { errors } from '../errors.ts';
import { prune } from '../store/folder.ts';
import { isLoopback, serve } from '../store/server.ts';
import { count } from './options.ts';
import { answered, say } from './print.ts';
import { type Common, ending, interruptible, type Shell } from './shell.ts';

interface CacheFlags extends Common {
  readonly dir: string;
  readonly mb: number;
  readonly host: string;
  readonly port: number;
}

const megabyte = 1_048_576;

function port(text: string): number {
  if (!/^\d{1,5}$/u.test(text) || Number(text) > 65_535) throw new InvalidArgumentError('it must be a port');
  return Number(text);
}

export function declareCache({ command, placeOf }: Shell): void {
  command('cache <what>', 'serve: answers /ac and /cas for other checkouts; prune: removes what was used least lately')
    .option('--dir <folder>', 'where verdicts are kept', '.assay/store')
    .option('--host <address>', 'who is listened to', '127.0.0.1')
    .option('--port <n>', '0 takes any that is free', port, 8642)
    .option('--mb <n>', 'most that is kept', count, 2000)
    .action((what: string, flags: CacheFlags) => {
      const folder = resolve(placeOf(flags).root, flags.dir);
      if (what === 'serve') return interruptible((signal) => serveUntil(folder, flags, signal));
      if (what !== 'prune') throw errors.unknownName('part of cache', what, ['serve', 'prune']);
      const bytes = prune(folder, flags.mb * megabyte);
      const text = `${(bytes / megabyte).toFixed(1)} MB are left`;
      return ending(() => answered(flags, { found: { bytes }, text, exitCode: 0 }));
    });
}

async function serveUntil(folder: string, { host, port, mb }: CacheFlags, signal: AbortSignal): Promise<number> {
  const token = process.env['ASSAY_CACHE_TOKEN'];
  if (!isLoopback(host) && (token ?? '') === '')
    throw errors.cannotServe(`${host} is open to others, and there is no ASSAY_CACHE_TOKEN to ask of them`);
  mkdirSync(folder, { recursive: true });
  let serving: Awaited<ReturnType<typeof serve>>;
  try {
    serving = await serve({ folder, host, port, token: token === '' ? undefined : token, most: mb * megabyte });
  } catch (error) {
    throw errors.cannotServe((error as Error).message);
  }
  say(`serving ${serving.url}${token ? ', to whoever knows the token' : ''}; Ctrl-C ends it`);
  await new Promise<void>((done) => (signal.aborted ? done() : signal.addEventListener('abort', () => done())));
  await serving.close();
  return 0;
}
