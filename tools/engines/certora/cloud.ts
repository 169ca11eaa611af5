/** A job in the cloud: submitted once, remembered, waited for, fetched. Submitted is not proved. */
import { createHmac } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import type { Failure, Request } from './schema.ts';
import type { Stage } from './stage.ts';
import { ask, failureOf } from './tool.ts';

const script = fileURLToPath(new URL('./cloud.py', import.meta.url));
const PRODUCTION = 'https://data-api.certora.com';
/** Names what asks, as the tool does. */
const AGENT = 'certora-cli/8.20.0';

export type Fetched =
  | { readonly state: 'finished'; readonly job: string; readonly output: string }
  | { readonly state: 'pending'; readonly job: string; readonly waitedSeconds: number }
  | { readonly state: 'failed'; readonly failure: Failure };

export interface CloudAsked {
  readonly request: Request;
  readonly stage: Stage;
  readonly path: string;
  readonly argv: readonly string[];
  /** Wall time that is left, in seconds. */
  readonly left: () => number;
  readonly say: (text: string) => void;
}

const JobId = z.string().regex(/^[0-9a-f]{16,64}$/u);
const Memory = z.strictObject({ job: JobId, mac: z.string() });

/** A key goes to the cloud, or stays on this machine; never anywhere else. */
export function serverOf(mode: Request['mode'], given: string | undefined): string {
  if (mode !== 'stand-in') return PRODUCTION;
  const url = new URL(given ?? '');
  if (url.protocol !== 'http:' || !['127.0.0.1', '[::1]', 'localhost'].includes(url.hostname))
    throw new RangeError('ASSAY_CERTORA_SERVER is no server of this machine');
  return url.origin;
}

export async function askCloud(asked: CloudAsked): Promise<Fetched> {
  const key = process.env['CERTORAKEY'] ?? '';
  if (key === '') return { state: 'failed', failure: { code: 'server', detail: 'CERTORAKEY is not set' } };
  const server = serverOf(asked.request.mode, process.env['ASSAY_CERTORA_SERVER']);
  const memory = new JobMemory(asked, key, server);
  const known = memory.read();
  if (known !== null) asked.say(`asking for job ${known}, which was submitted before`);
  const submitted = known ?? (await submit(asked, key, server));
  if (typeof submitted !== 'string') return { state: 'failed', failure: submitted };
  memory.write(submitted);
  const fetched = await fetchJob(asked, { server, key, job: submitted });
  if (fetched.state === 'failed') memory.forget();
  return fetched;
}

/** Whoever wrote the file knew the key: a project cannot pass off another job's answers as its own. */
class JobMemory {
  readonly #path: string;
  readonly #mac: (job: string) => string;

  constructor({ request, stage, argv }: CloudAsked, key: string, server: string) {
    const about = JSON.stringify([stage.digest, argv, server]);
    const name = createHmac('sha256', 'name').update(about).digest('hex').slice(0, 32);
    this.#path = join(request.root, '.assay', 'certora', `${name}.json`);
    this.#mac = (job) => createHmac('sha256', key).update(`${about}\0${job}`).digest('hex');
  }

  read(): string | null {
    if (!existsSync(this.#path)) return null;
    try {
      const { data } = Memory.safeParse(JSON.parse(readFileSync(this.#path, 'utf8')));
      return data !== undefined && data.mac === this.#mac(data.job) ? data.job : null;
    } catch {
      return null;
    }
  }

  write(job: string): void {
    mkdirSync(dirname(this.#path), { recursive: true });
    writeFileSync(this.#path, `${JSON.stringify({ job, mac: this.#mac(job) })}\n`);
  }

  forget(): void {
    rmSync(this.#path, { force: true });
  }
}

/** @returns the job's number, or why there is none */
async function submit({ request, stage, path, argv, left, say }: CloudAsked, key: string, server: string) {
  const written = join(request.job, 'submitted.json');
  const said = await ask([request.bin.python, script, written, ...argv, '--wait_for_results', 'none'], {
    cwd: stage.folder,
    path,
    seconds: Math.max(1, left()),
    env: { CERTORAKEY: key, ...(server === PRODUCTION ? {} : { ASSAY_CERTORA_SERVER: server }) },
  });
  say(said.text);
  if (said.exitCode !== 0 || !existsSync(written)) {
    const why = failureOf(said);
    return why.code === 'time' ? why : ({ code: 'server', detail: `not submitted: ${why.detail}` } satisfies Failure);
  }
  return JobId.parse(z.object({ job: z.string() }).parse(JSON.parse(readFileSync(written, 'utf8'))).job);
}

interface Job {
  readonly server: string;
  readonly key: string;
  readonly job: string;
}

const attempts = 3;

async function fetchJob({ request, left, say }: CloudAsked, one: Job): Promise<Fetched> {
  const { job } = one;
  const started = performance.now();
  const waited = (): number => (performance.now() - started) / 1000;
  for (let pause = 1; ; pause = Math.min(pause * 2, 10)) {
    const status = await statusOf(one);
    if (status === 'gone') return { state: 'failed', failure: { code: 'server', detail: `there is no job ${job}` } };
    if (status === 'refused')
      return { state: 'failed', failure: { code: 'server', detail: 'the key is not accepted' } };
    say(`job ${job}: ${status}`);
    if (status === 'SUCCEEDED' || status === 'FAILED') break;
    if (Math.min(left(), request.waitSeconds - waited()) < pause)
      return { state: 'pending', job, waitedSeconds: Math.round(waited()) };
    await sleep(pause * 1000);
  }
  for (let attempt = 0; attempt < attempts; attempt++) {
    const answer = await get(`${one.server}/v1/domain/jobs/${job}/f/output.json`, one.key);
    if (answer?.ok) return { state: 'finished', job, output: await answer.text() };
    await sleep(1000);
  }
  return { state: 'failed', failure: { code: 'server', detail: `job ${job} ended without results` } };
}

/** What the server says of a job; a server that does not answer says nothing yet. */
async function statusOf({ server, job, key }: Job): Promise<string> {
  const answer = await get(`${server}/v1/domain/jobs/${job}`, key);
  if (answer === null || answer.status >= 500) return 'no answer';
  if (answer.status === 404) return 'gone';
  if (answer.status === 401 || answer.status === 403) return 'refused';
  const { data } = z.looseObject({ job_status: z.string() }).safeParse(await answer.json().catch(() => null));
  return data?.job_status.replace(/[^A-Z_]/gu, '?').slice(0, 40) ?? 'no status';
}

async function get(url: string, key: string): Promise<Response | null> {
  try {
    return await fetch(url, {
      headers: { Authorization: `Bearer ${key}`, 'User-Agent': AGENT },
      redirect: 'error',
      signal: AbortSignal.timeout(30_000),
    });
  } catch {
    return null;
  }
}
