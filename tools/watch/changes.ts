/** Edits of a project's sources, in bunches: one that a person makes is often many writes. */
import { join, relative, sep } from 'node:path';
import { watch } from 'chokidar';
import { generatedFolders } from '../../harness/generate.ts';

/** What verdicts depend on and people edit, relative to the project. */
export const watchedPlaces = ['contracts', 'properties', 'specs', 'harness', 'foundry.toml', 'remappings.txt'] as const;

export interface Edits {
  /** Everything changed since the last bunch was taken, sorted, when nothing more came for a moment; relative paths. */
  next(signal: AbortSignal): Promise<readonly string[]>;
  /** Resolves when there is such a bunch, and leaves it. */
  peek(signal: AbortSignal): Promise<void>;
  close(): Promise<void>;
}

export interface EditOptions {
  /** Absolute. */
  readonly root: string;
  readonly quietMs?: number;
  readonly say: (text: string) => void;
}

/** Resolves when every change from now on is seen. */
export async function watchEdits({ root, quietMs = 150, say }: EditOptions): Promise<Edits> {
  const bunch = new Bunch(quietMs);
  const ours = new Set(generatedFolders.map((folder) => join(root, folder)));
  const places = watchedPlaces.map((place) => join(root, place));
  const watcher = watch(places, {
    ignoreInitial: true,
    followSymlinks: false,
    ignored: (path) =>
      ours.has(path) || /(?:^|[\\/])(?:node_modules|\.git)$/u.test(path) || /~$|\.sw[a-z]$/u.test(path),
  });
  watcher.on('all', (event, path) => {
    if (event !== 'addDir') bunch.add(relative(root, path).split(sep).join('/'));
  });
  watcher.on('error', (error) =>
    say(`an edit may not be seen: ${error instanceof Error ? error.message : String(error)}`),
  );
  await new Promise<void>((resolve) => watcher.once('ready', resolve));
  return {
    next: (signal) => bunch.next(signal),
    peek: (signal) => bunch.peek(signal),
    close: () => watcher.close(),
  };
}

class Bunch {
  readonly #quietMs: number;
  readonly #paths = new Set<string>();
  #timer: NodeJS.Timeout | null = null;
  #isQuiet = false;
  #wake: () => void = () => {};

  constructor(quietMs: number) {
    this.#quietMs = quietMs;
  }

  add(path: string): void {
    this.#paths.add(path);
    this.#isQuiet = false;
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#isQuiet = true;
      this.#wake();
    }, this.#quietMs);
  }

  async peek(signal: AbortSignal): Promise<void> {
    while (!this.#isQuiet && !signal.aborted)
      await new Promise<void>((resolve) => {
        this.#wake = () => {
          signal.removeEventListener('abort', this.#wake);
          resolve();
        };
        signal.addEventListener('abort', this.#wake);
      });
  }

  /** Empty when it is aborted. */
  async next(signal: AbortSignal): Promise<readonly string[]> {
    await this.peek(signal);
    if (signal.aborted) return [];
    const paths = [...this.#paths].sort();
    this.#paths.clear();
    this.#isQuiet = false;
    return paths;
  }
}
