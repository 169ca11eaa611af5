/** What a call calls, for one concrete contract. */
import { print } from './print.ts';
import { child, type Node, nodesOf, type Syntax, typeOf } from './syntax.ts';

/** Where a piece of code is read: for which contract, and in which one it is written. */
export interface Place {
  readonly syntax: Syntax;
  readonly contract: Node;
}

export type Callee =
  /** Code of the contract itself, of a library or of no contract, run in its name. */
  | { readonly kind: 'internal'; readonly definition: Node }
  /** Other code; `static` cannot change state. */
  | { readonly kind: 'external'; readonly name: string; readonly isStatic: boolean }
  /** Conversions, errors, events, structs and what the language brings along. */
  | { readonly kind: 'harmless' }
  | { readonly kind: 'unknown'; readonly name: string };

const bare = /^t_function_(barecall|barecallcode|baredelegatecall|barestaticcall|send|transfer)_/u;
const harmless =
  /^t_function_(?:abi\w+|assert|require|revert|keccak256|sha256|ripemd160|ecrecover|addmod|mulmod|blockhash|blobhash|gasleft|error|event|objectcreation|bytesconcat|stringconcat|wrap|unwrap|metatype|arraypush|arraypop)_/u;

export function calleeOf(place: Place, call: Node): Callee {
  if (call['kind'] !== 'functionCall') return { kind: 'harmless' };
  const { called, options } = withoutOptions(child(call, 'expression'));
  if (called === null) return { kind: 'unknown', name: print(call) };
  const type = typeOf(called);
  const name = `${print(called)}${options}`.replace(/^SafeERC20\b/u, () =>
    print(nodesOf(call['arguments'])[0] ?? null),
  );
  const word = bare.exec(type)?.[1];
  if (word === 'baredelegatecall' || word === 'barecallcode') return { kind: 'unknown', name };
  if (word !== undefined) return { kind: 'external', name, isStatic: word === 'barestaticcall' };
  if (type.startsWith('t_function_creation_')) return { kind: 'external', name: 'new contract', isStatic: false };
  if (type.startsWith('t_function_external_')) {
    // A call to itself runs its own functions under another sender.
    if (/\bthis\b/u.test(name)) return { kind: 'unknown', name };
    return { kind: 'external', name, isStatic: /^t_function_external_(?:view|pure)\b/u.test(type.replace('$', ' ')) };
  }
  if (type.startsWith('t_function_internal_')) return internal(place, called, name);
  return harmless.test(type) ? { kind: 'harmless' } : { kind: 'unknown', name };
}

function withoutOptions(node: Node | null): { readonly called: Node | null; readonly options: string } {
  if (node?.nodeType !== 'FunctionCallOptions') return { called: node, options: '' };
  return { called: child(node, 'expression'), options: `{${((node['names'] ?? []) as string[]).join(', ')}}` };
}

function internal({ syntax, contract }: Place, called: Node, name: string): Callee {
  const definition = syntax.node(called['referencedDeclaration']);
  // A variable of a function type can be any function.
  if (definition?.nodeType !== 'FunctionDefinition') return { kind: 'unknown', name };
  const found = meaning({ syntax, contract }, called, definition);
  if (found === null || child(found, 'body') === null) return { kind: 'unknown', name };
  // It calls in assembly, and does nothing but what the name says.
  if (isOpenZeppelin(syntax, found, 'SafeERC20')) return { kind: 'external', name, isStatic: false };
  return { kind: 'internal', definition: found };
}

function meaning({ syntax, contract }: Place, called: Node, definition: Node): Node | null {
  if (called.nodeType === 'Identifier') return syntax.overriding(contract, definition);
  const before = called.nodeType === 'MemberAccess' ? child(called, 'expression') : null;
  if (before === null) return null;
  if (!/^t_(?:type\$_t_)?super/u.test(typeOf(before))) return definition;
  const from = syntax
    .linearOf(contract)
    .find((base) => nodesOf(base['nodes']).some((member) => contains(member, called.id)));
  return from === undefined ? null : syntax.overridden(contract, from, definition);
}

function contains(node: Node, id: number): boolean {
  if (node.id === id) return true;
  return Object.values(node).some((value) =>
    Array.isArray(value)
      ? nodesOf(value).some((one) => contains(one, id))
      : typeof value === 'object' && value !== null && 'nodeType' in value && contains(value as Node, id),
  );
}

/** Modifiers of a function, as they are when the contract runs. Base constructors are none. */
export function modifiersOf({ syntax, contract }: Place, definition: Node): readonly Node[] {
  return nodesOf(definition['modifiers']).flatMap((invocation) => {
    const named = syntax.node(child(invocation, 'modifierName')?.['referencedDeclaration']);
    return named?.nodeType === 'ModifierDefinition' ? [syntax.overriding(contract, named)] : [];
  });
}

/** OpenZeppelin's, whose one write is undone when anything behind it reverts. */
export function isNonReentrant({ syntax }: Place, modifier: Node): boolean {
  return modifier['name'] === 'nonReentrant' && isOpenZeppelin(syntax, modifier, 'ReentrancyGuard');
}

/** Whether something is written in that contract of OpenZeppelin's package, and not in one of the same name. */
export function isOpenZeppelin(syntax: Syntax, member: Node, contract: string): boolean {
  const home = syntax.homeOf(member);
  return home?.['name'] === contract && /^(?:node_modules\/)?@openzeppelin\/contracts\//u.test(syntax.pathOf(home));
}
