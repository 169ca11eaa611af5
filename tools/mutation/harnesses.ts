/** Harnesses with a mutant in them: put together from the compiler's assembly, or compiled where that is not possible. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeWhole } from '../ledger/files.ts';
import { digestOf, lay, runtimeOf } from './assembly.ts';
import type { Compiled, Compiler } from './compiler.ts';
import { Assembly, type Laid, Unsupported } from './layout.ts';
import { type Changed, make, type Shelf } from './workshop.ts';

/** A contract with a change in it, and what is to be replaced by it. */
export interface Replacement {
  /** Source file of the contract itself, and its name. */
  readonly file: string;
  readonly contract: string;
  readonly code: Compiled;
  readonly changed: Changed;
}

export type Composed =
  | { readonly is: 'made'; readonly code: Compiled }
  /** The harness has no code of the contract: it cannot notice anything. */
  | { readonly is: 'unreached' }
  | { readonly is: 'failed'; readonly why: string };

export class Harnesses {
  readonly #shelf: Shelf;
  readonly #folder: string;
  readonly #known = new Map<string, Promise<Assembly | null>>();

  /** `folder` keeps assemblies from run to run. */
  constructor(shelf: Shelf, folder: string) {
    this.#shelf = shelf;
    this.#folder = folder;
  }

  async compose(file: string, contract: string, mutant: Replacement, compiler: Compiler): Promise<Composed> {
    const assembly = await this.#assembly(file, contract, compiler);
    if (assembly !== null) return this.#spliced(file, contract, assembly, mutant);
    const made = await make({ file, contracts: [contract] }, this.#shelf, compiler, mutant.changed);
    const code = made.ok ? made.contracts[contract] : undefined;
    return code === undefined ? { is: 'failed', why: made.ok ? 'no code' : made.why } : { is: 'made', code };
  }

  #spliced(file: string, contract: string, assembly: Assembly, { code, ...mutant }: Replacement): Composed {
    const original = this.#shelf.artifact(mutant.file, mutant.contract);
    const replacements = new Map([
      [digestOf(hex(original.bytecode.object)), hex(code.evm.bytecode.object)],
      [digestOf(hex(original.deployedBytecode.object)), hex(code.evm.deployedBytecode.object)],
    ]);
    try {
      const plain = lay(assembly);
      const creation = lay(assembly, replacements);
      if (creation === plain) return { is: 'unreached' };
      const inner = runtimeOf(assembly);
      const runtime = inner === null ? null : lay(inner, replacements);
      return { is: 'made', code: asCompiled(this.#shelf.artifact(file, contract), creation, runtime) };
    } catch (error) {
      if (!(error instanceof Unsupported)) throw error;
      return { is: 'failed', why: error.message };
    }
  }

  /** Null where what is put together, unchanged, is not exactly what was compiled. */
  #assembly(file: string, contract: string, compiler: Compiler): Promise<Assembly | null> {
    const key = `${file}\0${contract}`;
    const known = this.#known.get(key) ?? this.#read(file, contract, compiler);
    this.#known.set(key, known);
    return known;
  }

  async #read(file: string, contract: string, compiler: Compiler): Promise<Assembly | null> {
    const path = join(this.#folder, `${contract}-${this.#shelf.digest(file, contract).slice(0, 24)}.json`);
    if (!existsSync(path)) {
      const made = await make({ file, contracts: [contract] }, this.#shelf, compiler, null, { withAssembly: true });
      const found = Assembly.safeParse(made.ok ? made.contracts[contract]?.evm['legacyAssembly'] : null);
      if (!found.success) return null;
      writeWhole(path, JSON.stringify(bare(found.data)));
    }
    const assembly = Assembly.parse(JSON.parse(readFileSync(path, 'utf8')));
    const { bytecode, deployedBytecode } = this.#shelf.artifact(file, contract);
    const inner = runtimeOf(assembly);
    try {
      const same =
        lay(assembly).bytes.equals(hex(bytecode.object)) &&
        inner !== null &&
        lay(inner).bytes.equals(hex(deployedBytecode.object));
      return same ? assembly : null;
    } catch (error) {
      if (error instanceof Unsupported) return null;
      throw error;
    }
  }
}

function hex(text: string): Buffer {
  return Buffer.from(text.replace(/^0x/u, ''), 'hex');
}

/** Without places in sources, which are most of it. */
function bare(assembly: Assembly): Assembly {
  const data = Object.entries(assembly['.data'] ?? {}).map(([key, sub]) => [
    key,
    typeof sub === 'string' ? sub : bare(sub),
  ]);
  return {
    '.code': assembly['.code'].map(({ name, value }) => ({ name, ...(value === undefined ? {} : { value }) })),
    '.data': Object.fromEntries(data),
    ...(assembly['.auxdata'] === undefined ? {} : { '.auxdata': assembly['.auxdata'] }),
  };
}

/** Interface and layout of a harness are its own, whatever it creates. */
function asCompiled(artifact: ReturnType<Shelf['artifact']>, creation: Laid, runtime: Laid | null): Compiled {
  const places = [...(runtime?.immutables ?? [])].map(([name, starts]) => [
    name,
    starts.map((start) => ({ start, length: 32 })),
  ]);
  return {
    abi: artifact['abi'] as Compiled['abi'],
    storageLayout: artifact['storageLayout'],
    evm: {
      bytecode: { object: creation.bytes.toString('hex') },
      deployedBytecode: {
        object: runtime?.bytes.toString('hex') ?? '',
        immutableReferences: Object.fromEntries(places),
      },
      methodIdentifiers: artifact['methodIdentifiers'] as Record<string, string>,
    },
  };
}
