/** A copy of the sources to run the command on, and the command as a process of its own. */
import { spawn } from 'node:child_process';
import { chmodSync, cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { environmentFolder } from '../../run/locate.ts';

export const home = resolve(import.meta.dirname, '..', '..', '..');

export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface Told {
  readonly id: string;
  readonly outcome: string;
  readonly standing: string;
  readonly cause: { readonly code: string; readonly detail: string } | null;
}

export class Sample {
  readonly root = mkdtempSync(join(tmpdir(), 'assay-sample-'));

  constructor() {
    for (const name of ['foundry.toml', 'contracts', 'specs', 'properties', 'harness', 'tools/compile/solc']) {
      cpSync(join(home, name), join(this.root, name), { recursive: true });
    }
    symlinkSync(join(home, 'node_modules'), join(this.root, 'node_modules'));
  }

  remove(): void {
    rmSync(this.root, { recursive: true, force: true });
  }

  /** An executable that stands in for another. */
  script(name: string, body: string): string {
    const path = join(this.root, name);
    writeFileSync(path, `#!/bin/sh\n${body}\n`);
    chmodSync(path, 0o755);
    return path;
  }

  start(args: readonly string[], env: Readonly<Record<string, string>> = {}) {
    const [command = '', ...rest] = args;
    const argv = [join(home, 'bin', 'assay.mjs'), command, '--root', this.root, ...rest];
    const child = spawn(process.execPath, argv, { cwd: this.root, env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
    let [stdout, stderr] = ['', ''];
    child.stdout.on('data', (chunk) => (stdout += chunk));
    child.stderr.on('data', (chunk) => (stderr += chunk));
    const ended = new Promise<Ended>((done, failed) => {
      child.once('error', failed);
      child.once('close', (code) => done({ code, stdout, stderr }));
    });
    return { child, ended, said: () => stderr };
  }

  async run(args: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<Ended> {
    return this.start(args, env).ended;
  }

  /** What report.json says of a property; null when there is no report. */
  told(id: string): Told | null {
    const path = join(this.root, 'reports', 'out', 'report.json');
    if (!existsSync(path)) return null;
    const { properties } = JSON.parse(readFileSync(path, 'utf8')) as { properties: readonly Told[] };
    return properties.find((one) => one.id === id) ?? null;
  }

  forgetReport(): void {
    rmSync(join(this.root, 'reports'), { recursive: true, force: true });
  }

  has(path: string): boolean {
    return existsSync(join(this.root, path));
  }

  read(path: string): string {
    return readFileSync(join(this.root, path), 'utf8');
  }

  folder(path: string): void {
    mkdirSync(join(this.root, path), { recursive: true });
  }

  write(path: string, text: string): void {
    writeFileSync(join(this.root, path), text);
  }
}

/** A program of the Python environment, or null where it is not made. */
export function tool(name: string): string | null {
  const folder = environmentFolder(home);
  return folder === null ? null : join(folder, 'bin', name);
}
