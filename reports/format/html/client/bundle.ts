/** The page's script, made from the components that also draw what is static. The same sources give the same bytes. */
import { join } from 'node:path';
import { buildSync } from 'esbuild';

let made: string | undefined;

/** Throws where a source does not compile. */
export function clientScript(): string {
  made ??= bundle();
  return made;
}

function bundle(): string {
  const { outputFiles } = buildSync({
    entryPoints: [join(import.meta.dirname, 'main.tsx')],
    absWorkingDir: import.meta.dirname,
    bundle: true,
    write: false,
    format: 'iife',
    target: 'es2022',
    platform: 'browser',
    jsx: 'automatic',
    jsxImportSource: 'preact',
    minify: true,
    legalComments: 'none',
    charset: 'ascii',
    logLevel: 'silent',
    tsconfigRaw: {},
  });
  const [file] = outputFiles;
  if (!file) throw new Error('esbuild made no file');
  const text = file.text.trimEnd();
  // Nothing in a script element may look like its end or like a comment.
  if (/<\/script|<!--/iu.test(text)) throw new Error('the script would end its own element');
  return text;
}
