/** A small store for a team or a test: `/ac` and `/cas` over HTTP from a folder, as bazel-remote speaks them. */
import { timingSafeEqual } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { sha256 } from '../ledger/key.ts';
import { prune, readOne, refusal, sizeOf, writeOne } from './folder.ts';
import { largest, type Shelf } from './schema.ts';

export interface ServeOptions {
  readonly folder: string;
  readonly host: string;
  /** 0 takes any that is free. */
  readonly port: number;
  /** Asked of whoever reads or writes, when there is one. */
  readonly token?: string | undefined;
  /** Bytes of everything that is kept; what was used least lately goes first. */
  readonly most: number;
}

export interface Serving {
  readonly url: string;
  close(): Promise<void>;
}

/** The only paths there are. They are compared as they come: nothing is decoded, so nothing can lead elsewhere. */
const path = /^\/(ac|cas)\/([0-9a-f]{64})$/u;

export async function serve(options: ServeOptions): Promise<Serving> {
  const room = new Room(options.folder, options.most);
  const server = createServer({ connectionsCheckingInterval: 1000 }, (request, response) => {
    answer(request, response, options, room).catch(() => end(response, 500));
  });
  limit(server);
  server.listen(options.port, options.host);
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const host = options.host.includes(':') ? `[${options.host}]` : options.host;
  return {
    url: `http://${host}:${port}`,
    async close() {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}

/** Nobody holds a connection for long by saying little. */
function limit(server: Server): void {
  server.headersTimeout = 5000;
  server.requestTimeout = 30_000;
  server.maxConnections = 256;
  server.maxRequestsPerSocket = 10_000;
}

/** How much is kept. Counted once and then kept up; what was used least lately makes room. */
class Room {
  readonly #folder: string;
  readonly #most: number;
  #used: number;

  constructor(folder: string, most: number) {
    this.#folder = folder;
    this.#most = most;
    this.#used = sizeOf(folder);
  }

  add(bytes: number): void {
    this.#used += bytes;
    // Somewhat more than needed, or every further write would look through everything again.
    if (this.#used > this.#most) this.#used = prune(this.#folder, Math.floor(this.#most * 0.9));
  }
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  { folder, host, token }: ServeOptions,
  room: Room,
): Promise<void> {
  if (!isAllowed(request.headers.authorization, token)) return end(response, 401, { 'www-authenticate': 'Bearer' });
  if (token === undefined && isLoopback(host) && !isLoopback(hostOf(request))) return end(response, 421);
  const [, shelf, name] = path.exec(request.url ?? '') ?? [];
  if (shelf === undefined || name === undefined) return end(response, 404);
  switch (request.method) {
    case 'GET':
    case 'HEAD':
      return give(response, readOne(folder, shelf as Shelf, name), request.method === 'HEAD');
    case 'PUT':
      return take(request, response, { folder, shelf: shelf as Shelf, name }, room);
    default:
      return end(response, 405, { allow: 'GET, HEAD, PUT' });
  }
}

/** Of equal length whatever is said, so that how long it takes says nothing. */
function isAllowed(said: string | undefined, token: string | undefined): boolean {
  if (token === undefined) return true;
  return timingSafeEqual(Buffer.from(sha256(said ?? '')), Buffer.from(sha256(`Bearer ${token}`)));
}

/** Without its port, as this machine may be called; empty when it is not said. */
function hostOf({ headers }: IncomingMessage): string {
  return (headers.host ?? '').replace(/:\d*$/u, '').replace(/^\[(.*)\]$/u, '$1');
}

/** A page of anywhere may have its own name lead to this machine; the name is what its requests cannot hide. */
export function isLoopback(host: string): boolean {
  return /^localhost$/iu.test(host) || host === '::1' || /^127\.\d{1,3}\.\d{1,3}\.\d{1,3}$/u.test(host);
}

function give(response: ServerResponse, bytes: Uint8Array | null, onlyHead: boolean): void {
  if (bytes === null) end(response, 404);
  else {
    response.writeHead(200, { 'content-type': 'application/octet-stream', 'content-length': bytes.length });
    response.end(onlyHead ? undefined : bytes);
  }
}

async function take(
  request: IncomingMessage,
  response: ServerResponse,
  { folder, shelf, name }: { readonly folder: string; readonly shelf: Shelf; readonly name: string },
  room: Room,
): Promise<void> {
  const most = largest[shelf];
  if (Number(request.headers['content-length'] ?? 0) > most) return refuse(request, response, 413);
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > most) return refuse(request, response, 413);
    chunks.push(chunk);
  }
  const bytes = Buffer.concat(chunks);
  if (refusal(shelf, name, bytes) !== null) return end(response, 400);
  writeOne(folder, shelf, name, bytes);
  room.add(bytes.length);
  end(response, 200);
}

/** What is still to come is not read. */
function refuse(request: IncomingMessage, response: ServerResponse, status: number): void {
  end(response, status, { connection: 'close' });
  request.destroy();
}

function end(response: ServerResponse, status: number, headers: Record<string, string> = {}): void {
  if (response.headersSent || response.destroyed) return;
  response.writeHead(status, { 'content-length': 0, ...headers });
  response.end();
}
