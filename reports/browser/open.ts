/**
 * Starts a Chromium without network and opens one file in it. What is opened is made of strangers' strings: everything
 * but the file itself is refused, and everything that was tried is kept to be looked at.
 */
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Browser, type BrowserContext, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { errors } from '../../tools/errors.ts';
import { makeScratch } from '../../tools/ledger/temporary.ts';
import { marksFor } from '../../tools/run/family.ts';
import { type Chromium, findChromium } from './find.ts';

const home = join(import.meta.dirname, '..', '..');

/** What a page did that a report never does. All empty for a page that is as it should be. */
export interface Seen {
  /** Addresses asked for besides the file itself, all refused. */
  readonly requests: string[];
  /** What was against the page's own policy, and errors of scripts. */
  readonly complaints: string[];
  /** Texts of dialogs, and addresses of windows opened and files downloaded. */
  readonly actions: string[];
}

export interface Opened {
  readonly page: Page;
  readonly context: BrowserContext;
  readonly seen: Seen;
}

const switches = [
  '--disable-gpu',
  '--no-first-run',
  '--host-resolver-rules=MAP * ~NOTFOUND',
  '--disable-background-networking',
  '--font-render-hinting=none',
  '--force-color-profile=srgb',
];

export interface Started {
  readonly browser: Browser;
  /** Ends the browser and removes what it left behind. */
  readonly close: () => Promise<void>;
}

/** Rejects with ASY-TOOL-05 where there is no browser, and -06 where it does not start. */
export async function startBrowser(found?: Chromium): Promise<Started> {
  const chosen = found ?? (await findChromium(home));
  const folder = makeScratch('browser');
  const clear = (): Promise<void> => rm(folder, { recursive: true, force: true, maxRetries: 3 });
  try {
    const browser = await launch(chosen, folder);
    return { browser, close: () => browser.close().finally(clear) };
  } catch (error) {
    await clear();
    throw errors.browserBroke(chosen.path, reasonOf(error));
  }
}

function launch({ path, env }: Chromium, folder: string): Promise<Browser> {
  // As root there is no sandbox to be had: one reason more why nothing of strangers may run in a page.
  const sandboxed = process.getuid?.() !== 0 && process.env['ASSAY_CHROMIUM_SANDBOX'] !== 'off';
  return chromium.launch({
    executablePath: path,
    chromiumSandbox: sandboxed,
    args: switches,
    env: {
      PATH: process.env['PATH'] ?? '',
      HOME: folder,
      TMPDIR: folder,
      TZ: 'UTC',
      LANG: 'C.UTF-8',
      ...env,
      ...marksFor('browser'),
    },
    timeout: 60_000,
  });
}

/** The line that tells most, without the command line that stands among them. */
function reasonOf(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  const lines = text.split('\n').map((line) => line.trim());
  const telling = lines.find((line) => /error while loading|no usable sandbox|fatal|permission denied/iu.test(line));
  const short = lines.find((line) => line !== '' && !/<launch|pid=|^browserType|^(?:Browser|Call) log/iu.test(line));
  return (telling ?? short ?? 'it ended at once').slice(0, 200);
}

/** Opens a file by its absolute path; `hash` with its `#`. The caller closes the context. */
export async function openFile(
  browser: Browser,
  path: string,
  { hash = '', ...options }: BrowserContextOptions & { readonly hash?: string } = {},
): Promise<Opened> {
  const own = pathToFileURL(path).href;
  const context = await browser.newContext({ offline: true, serviceWorkers: 'block', ...options });
  const page = await context.newPage();
  const seen = watch(page);
  await context.route('**/*', async (route) => {
    const url = route.request().url();
    if (url.split('#')[0] === own) return route.continue();
    seen.requests.push(url);
    return route.abort();
  });
  await page.goto(`${own}${hash}`);
  return { page, context, seen };
}

function watch(page: Page): Seen {
  const seen: Seen = { requests: [], complaints: [], actions: [] };
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') seen.complaints.push(message.text());
  });
  page.on('pageerror', (error) => seen.complaints.push(error.message));
  page.on('websocket', (socket) => seen.requests.push(socket.url()));
  page.on('popup', (popup) => seen.actions.push(`window ${popup.url()}`));
  page.on('download', (download) => seen.actions.push(`download ${download.url()}`));
  page.on('dialog', (dialog) => {
    seen.actions.push(`dialog ${dialog.message()}`);
    void dialog.dismiss();
  });
  return seen;
}
