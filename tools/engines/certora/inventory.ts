/**
 * What the Prover is going to answer, from the typechecker's tree of the specification: every rule, the parts of every
 * invariant, and for a rule about any method the methods that its filter lets through. Pure.
 */
import { z } from 'zod';
import type { ExpectedRule } from './schema.ts';

export interface SceneMethod {
  /** `transfer(address,uint256)`. */
  readonly signature: string;
  /** Four bytes, hexadecimal without leading zeros. */
  readonly selector: string;
  readonly mutability: string;
  readonly arity: number;
}

export interface SceneContract {
  readonly name: string;
  readonly methods: readonly SceneMethod[];
  /** Whether it does anything when it is called by no name. */
  readonly hasFallback: boolean;
}

const Identifier = z.looseObject({ displayName: z.string() });
const Parameter = z.looseObject({
  id: z.string(),
  Named_type: z.looseObject({ name: z.string().optional() }).optional(),
});
const Rule = z.looseObject({
  ruleIdentifier: Identifier,
  params: z.array(Parameter).optional(),
  methodParamFilters: z
    .looseObject({ methodParamToFilter: z.record(z.string(), z.looseObject({ filterExp: z.unknown() })) })
    .optional(),
  rules: z.array(z.unknown()).optional(),
});

const Ast = z.looseObject({
  rules: z.array(z.unknown()),
  instances: z.array(z.looseObject({ first: z.string(), second: z.string() })),
});

export interface InventoryInput {
  /** As `--dump_cvl_ast` writes it. */
  readonly ast: unknown;
  /** The contract that is verified first. */
  readonly scene: readonly [SceneContract, ...SceneContract[]];
}

/** @throws on a tree of another form, or about other contracts. */
export function inventoryOf({ ast, scene }: InventoryInput): ExpectedRule[] {
  const { rules, instances } = Ast.parse(ast);
  const ids = new Map(instances.map(({ first, second }) => [second, hex(first)]));
  for (const name of ids.keys())
    if (!scene.some((contract) => contract.name === name)) throw new RangeError(`nothing is known of ${name}`);
  return rules.map((rule) => expected(rule, scene, ids));
}

function expected(raw: unknown, scene: InventoryInput['scene'], ids: ReadonlyMap<string, string>): ExpectedRule {
  const rule = Rule.parse(raw);
  const name = rule.ruleIdentifier.displayName;
  const parts = (rule.rules ?? []).map((part) => expected(part, scene, ids));
  const any = (rule.params ?? []).filter(({ Named_type }) => Named_type?.name === 'method');
  if (any.length === 0) return { name, parts, methods: null, unclear: null };
  const [one, ...more] = any;
  if (one === undefined || more.length > 0)
    return { name, parts, methods: null, unclear: 'it is about more than one method at once' };
  const filter = rule.methodParamFilters?.methodParamToFilter[one.id]?.filterExp;
  try {
    return { name, parts, methods: methodsOf(scene, ids, one.id, filter), unclear: null };
  } catch (error) {
    if (!(error instanceof Unclear)) throw error;
    return { name, parts, methods: null, unclear: error.message };
  }
}

class Unclear extends Error {}

/** Under the names that the Prover gives them: with their contract when there is one besides the first. */
function methodsOf(
  scene: InventoryInput['scene'],
  ids: ReadonlyMap<string, string>,
  variable: string,
  filter: unknown,
): string[] {
  const chosen = scene.flatMap((contract) => {
    const id = ids.get(contract.name);
    if (id === undefined) throw new Unclear(`${contract.name} is in no scene`);
    const all = [...contract.methods, ...(contract.hasFallback ? [fallback] : [])];
    return all
      .filter((method) => filter === undefined || truth(filter, { variable, method, contract: id, ids }))
      .map(({ signature }) => ({ contract: contract.name, signature }));
  });
  const alone = chosen.every(({ contract }) => contract === scene[0].name);
  return chosen.map(({ contract, signature }) => (alone ? signature : `${contract}.${signature}`)).sort();
}

/** The tool filters it as if its selector were zero. */
const fallback: SceneMethod = { signature: '<receiveOrFallback>()', selector: '0', mutability: 'payable', arity: 0 };

interface Case {
  readonly variable: string;
  readonly method: SceneMethod;
  readonly contract: string;
  readonly ids: ReadonlyMap<string, string>;
}

const Node = z.looseObject({
  type: z.string(),
  l: z.unknown().optional(),
  r: z.unknown().optional(),
  e: z.unknown().optional(),
  b: z.string().optional(),
  n: z.string().optional(),
  id: z.string().optional(),
  fieldName: z.string().optional(),
  structExp: z.unknown().optional(),
  tag: z.looseObject({ type: z.looseObject({ name: z.unknown().optional() }).nullish() }).optional(),
});
type Node = z.infer<typeof Node>;

function nodeOf(raw: unknown): Node & { readonly kind: string } {
  const { data } = Node.safeParse(raw);
  if (data === undefined) throw new Unclear('a filter is of an unknown form');
  return { ...data, kind: data.type.split('.').at(-1) ?? '' };
}

function truth(raw: unknown, one: Case): boolean {
  const node = nodeOf(raw);
  switch (node.kind) {
    case 'LandExp':
      return truth(node.l, one) && truth(node.r, one);
    case 'LorExp':
      return truth(node.l, one) || truth(node.r, one);
    case 'LNotExp':
      return !truth(node.e, one);
    case 'EqExp':
      return value(node.l, one) === value(node.r, one);
    case 'NeExp':
      return value(node.l, one) !== value(node.r, one);
    case 'BoolLit':
      return node.b === '1';
    case 'FieldSelectExp':
      return value(node, one) === 'true';
    default:
      throw new Unclear(`a filter uses ${node.kind}`);
  }
}

function value(raw: unknown, one: Case): string {
  const node = nodeOf(raw);
  switch (node.kind) {
    case 'FieldSelectExp':
      return fieldOf(node, one);
    case 'NumberLit':
      return hex(node.n ?? '');
    case 'BoolLit':
      return String(node.b === '1');
    case 'VariableExp': {
      const { data } = z.looseObject({ name: z.string() }).safeParse(node.tag?.type?.name);
      const id = data === undefined ? undefined : one.ids.get(data.name);
      if (id === undefined) throw new Unclear(`a filter uses ${node.id}`);
      return id;
    }
    default:
      throw new Unclear(`a filter uses ${node.kind}`);
  }
}

function fieldOf(node: Node, { variable, method, contract }: Case): string {
  const of = nodeOf(node.structExp);
  if (of.kind !== 'VariableExp' || of.id !== variable) throw new Unclear('a filter reads something besides the method');
  switch (node.fieldName) {
    case 'contract':
      return contract;
    case 'selector':
      return method.selector;
    case 'isView':
      return String(method.mutability === 'view' || method.mutability === 'pure');
    case 'isPure':
      return String(method.mutability === 'pure');
    case 'isPayable':
      return String(method.mutability === 'payable');
    case 'isFallback':
      return String(method === fallback);
    case 'numberOfArguments':
      return method.arity.toString(16);
    default:
      throw new Unclear(`a filter reads ${node.fieldName}`);
  }
}

function hex(text: string): string {
  return text
    .replace(/^0x/u, '')
    .replace(/^0+(?=.)/u, '')
    .toLowerCase();
}
