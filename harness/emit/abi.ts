/** Emits typed ABI bindings, so that a call of a function that is not there does not compile. */
import { Project, VariableDeclarationKind } from 'ts-morph';
import type { CompiledContract } from './contract.ts';
import { banner } from './solidity.ts';

export interface Binding {
  readonly path: string;
  readonly content: string;
}

/** `SaveVault` → `saveVaultAbi`, `RISE` → `riseAbi`. */
export function bindingName(contract: string): string {
  const head = /^[A-Z0-9]+$/u.test(contract)
    ? contract.toLowerCase()
    : contract.charAt(0).toLowerCase() + contract.slice(1);
  return `${head}Abi`;
}

export function emitAbis(contracts: readonly CompiledContract[]): readonly Binding[] {
  const project = new Project({ useInMemoryFileSystem: true });
  const bindings = contracts.map(({ name, file, abi }) => {
    const source = project.createSourceFile(`${name}.ts`, `${banner.replace('properties/', file)}\n`);
    source.addVariableStatement({
      isExported: true,
      declarationKind: VariableDeclarationKind.Const,
      declarations: [{ name: bindingName(name), initializer: `${JSON.stringify(abi, null, 2)} as const` }],
    });
    return { path: `contracts/abi/${name}.ts`, content: source.getFullText() };
  });
  return [...bindings, { path: 'contracts/abi/index.ts', content: index(project, contracts) }];
}

function index(project: Project, contracts: readonly CompiledContract[]): string {
  const source = project.createSourceFile('index.ts', `${banner.replace('properties/', 'contracts/')}\n`);
  for (const { name } of contracts)
    source.addImportDeclaration({ moduleSpecifier: `./${name}.ts`, namedImports: [bindingName(name)] });
  const entries = contracts.map(({ name }) => `  ${name}: ${bindingName(name)},\n`).join('');
  source.addVariableStatement({
    isExported: true,
    declarationKind: VariableDeclarationKind.Const,
    declarations: [{ name: 'abis', initializer: `{\n${entries}} as const` }],
  });
  return source.getFullText();
}
