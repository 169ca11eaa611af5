/** The project's compiler, kept warm: many small compilations of sources that are mostly the same. */
import { Worker } from 'node:worker_threads';
import { z } from 'zod';

const Code = z.looseObject({ object: z.string() });
const Compiled = z.looseObject({
  abi: z.array(z.looseObject({ type: z.string() })),
  evm: z.looseObject({
    bytecode: Code,
    deployedBytecode: Code,
    methodIdentifiers: z.record(z.string(), z.string()).default({}),
  }),
  storageLayout: z.unknown(),
});
export type Compiled = z.infer<typeof Compiled>;

const Output = z.looseObject({
  errors: z.array(z.looseObject({ severity: z.string(), formattedMessage: z.string() })).default([]),
  contracts: z.record(z.string(), z.record(z.string(), Compiled)).default({}),
});

export interface Ask {
  /** Text by name, imports and all. */
  readonly sources: Readonly<Record<string, string>>;
  /** As the compiler's own metadata states them. */
  readonly settings: Readonly<Record<string, unknown>>;
  /** Contracts by file; nothing else is turned into code. */
  readonly wanted: Readonly<Record<string, readonly string[]>>;
  readonly withAssembly?: boolean;
}

export type Answer =
  | { readonly ok: true; readonly contracts: Readonly<Record<string, Readonly<Record<string, Compiled>>>> }
  | { readonly ok: false; readonly why: string };

const outputs = [
  'abi',
  'storageLayout',
  'evm.bytecode.object',
  'evm.bytecode.linkReferences',
  'evm.deployedBytecode.object',
  'evm.deployedBytecode.linkReferences',
  'evm.deployedBytecode.immutableReferences',
  'evm.methodIdentifiers',
];

/** Of harnesses, which are put together again from it. */
const assembly = 'evm.legacyAssembly';

/** Pure: the compiler's input. */
export function inputOf({ sources, settings, wanted, withAssembly = false }: Ask): string {
  const asked = withAssembly ? [...outputs, assembly] : outputs;
  const selection = Object.entries(wanted).map(([file, names]) => [
    file,
    Object.fromEntries(names.map((name) => [name, asked])),
  ]);
  return JSON.stringify({
    language: 'Solidity',
    sources: Object.fromEntries(Object.entries(sources).map(([name, content]) => [name, { content }])),
    settings: { ...settings, outputSelection: Object.fromEntries(selection) },
  });
}

/** Pure and total. A contract that was asked for and is not there makes the whole answer none. */
export function answerOf(text: string, wanted: Ask['wanted']): Answer {
  let output: z.infer<typeof Output>;
  try {
    output = Output.parse(JSON.parse(text));
  } catch {
    return { ok: false, why: 'the compiler gave no answer that can be read' };
  }
  const failed = output.errors.find(({ severity }) => severity === 'error');
  if (failed !== undefined) return { ok: false, why: failed.formattedMessage.split('\n').slice(0, 2).join(' ') };
  for (const [file, names] of Object.entries(wanted))
    for (const name of names)
      if (!output.contracts[file]?.[name]?.evm.bytecode.object)
        return { ok: false, why: `the compiler gave no code of ${name}` };
  return { ok: true, contracts: output.contracts };
}

interface Waiting {
  readonly resolve: (text: string) => void;
  readonly reject: (error: Error) => void;
}

/** A thread is replaced after so many answers: its memory only grows. */
const mostAnswers = 150;

const closed = 'the compiler was closed';

/** One compiler of its own; asks are answered in their order. Must be closed. */
export class Compiler {
  #thread: Worker | null = null;
  #waiting = new Map<number, Waiting>();
  #next = 0;
  #answers = 0;
  #closed = false;

  async compile(ask: Ask): Promise<Answer> {
    if (this.#answers >= mostAnswers && this.#waiting.size === 0) await this.#end();
    const text = await this.#ask(inputOf(ask));
    this.#answers += 1;
    return answerOf(text, ask.wanted);
  }

  #ask(input: string): Promise<string> {
    const id = this.#next++;
    return new Promise((resolve, reject) => {
      const thread = this.#running();
      this.#waiting.set(id, { resolve, reject });
      thread.postMessage({ id, input });
    });
  }

  #running(): Worker {
    if (this.#closed) throw new Error(closed);
    if (this.#thread !== null) return this.#thread;
    const thread = new Worker(new URL('./compiler-thread.mjs', import.meta.url), { execArgv: [] });
    thread.on('message', ({ id, output, failed }: { id: number; output?: string; failed?: string }) => {
      const waiting = this.#waiting.get(id);
      this.#waiting.delete(id);
      if (failed === undefined) waiting?.resolve(output ?? '');
      else waiting?.reject(new Error(`the compiler: ${failed}`));
    });
    thread.on('error', (error) => this.#lose(error));
    this.#thread = thread;
    return thread;
  }

  #lose(error: unknown): void {
    for (const { reject } of this.#waiting.values()) reject(error instanceof Error ? error : new Error(String(error)));
    this.#waiting.clear();
    this.#thread = null;
  }

  async #end(): Promise<void> {
    const thread = this.#thread;
    this.#answers = 0;
    this.#lose(new Error(closed));
    await thread?.terminate();
  }

  /** For good: whoever asks afterwards is refused, instead of starting a thread that nobody ends. */
  async close(): Promise<void> {
    this.#closed = true;
    await this.#end();
  }
}
