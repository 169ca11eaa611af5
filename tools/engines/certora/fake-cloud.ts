/** For tests: a server of this machine that plays the cloud, in the words of certora-cli 8.20. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Submission {
  readonly job: string;
  readonly asked: Readonly<Record<string, unknown>>;
  /** Of what was uploaded. */
  zipped: Buffer | null;
}

export interface FakeCloud {
  readonly url: string;
  readonly submissions: readonly Submission[];
  /** Method and path of each request, in their order. */
  readonly requests: readonly string[];
  /** What the job's status is; `SUCCEEDED` and `FAILED` end it. */
  status: string;
  /** Text of `output.json`; null is 404. */
  output: string | null;
  close(): Promise<void>;
}

/** Admits one key, and answers 401 to any other. */
export async function playCloud(key: string): Promise<FakeCloud> {
  const submissions: Submission[] = [];
  const requests: string[] = [];
  const state = { status: 'RUNNING', output: null as string | null };
  const server: Server = createServer((request, response) => {
    void answer(request, response).catch(() => response.writeHead(500).end());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { method = '', url: path = '' } = request;
    requests.push(`${method} ${path}`);
    const body = await bodyOf(request);
    const upload = /^\/upload\/(\w+)/u.exec(path)?.[1];
    if (method === 'PUT' && upload !== undefined) {
      const submission = submissions.find(({ job }) => job === upload);
      if (submission !== undefined) submission.zipped = body;
      response.writeHead(submission === undefined ? 404 : 200).end();
    } else if (request.headers.authorization !== `Bearer ${key}`) {
      json(response, 401, { detail: 'Invalid key.' });
    } else if (method === 'POST' && path === '/v3/cli/verify') {
      const asked = JSON.parse(body.toString('utf8')) as Record<string, unknown>;
      const job = String(asked['runName']);
      submissions.push({ job, asked, zipped: null });
      json(response, 200, { anonymousKey: 'a'.repeat(40), presigned_url: `${url}/upload/${job}`, userId: 7 });
    } else {
      ofJob(path, response);
    }
  }

  function ofJob(path: string, response: ServerResponse): void {
    const [, job, file] = /^\/v1\/domain\/jobs\/(\w+)(\/f\/output\.json)?$/u.exec(path) ?? [];
    if (!submissions.some((one) => one.job === job)) json(response, 404, { detail: 'no such job' });
    else if (file === undefined) json(response, 200, { job_status: state.status });
    else if (state.output === null) response.writeHead(404).end();
    else response.writeHead(200, { 'content-type': 'application/json' }).end(state.output);
  }

  return Object.assign(state, {
    url,
    submissions,
    requests,
    close: () => new Promise<void>((resolve) => server.close(() => resolve())),
  });
}

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts);
}

function json(response: ServerResponse, status: number, value: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(value));
}
