/** The compiler's syntax trees, and what a name in them means for one concrete contract. */

/** A node as solc writes it. Its fields depend on `nodeType`, and each reader looks at them with care. */
export interface Node {
  readonly id: number;
  readonly nodeType: string;
  readonly [field: string]: unknown;
}

/** The tree of one source file. All trees must come from one run of the compiler: their IDs refer to each other. */
export interface SourceUnit extends Node {
  readonly absolutePath: string;
}

export function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && typeof (value as Node).nodeType === 'string';
}

export function nodesOf(value: unknown): readonly Node[] {
  return Array.isArray(value) ? value.filter(isNode) : [];
}

export function childrenOf(node: Node): readonly Node[] {
  return Object.values(node).flatMap((value) => (isNode(value) ? [value] : nodesOf(value)));
}

/** A node and everything below it, in the order of the source as far as the compiler keeps it. */
export function descendants(node: Node): readonly Node[] {
  return [node, ...childrenOf(node).flatMap(descendants)];
}

export function child(node: Node, field: string): Node | null {
  const value = node[field];
  return isNode(value) ? value : null;
}

export function typeOf(node: Node): string {
  return String((node['typeDescriptions'] as { typeIdentifier?: unknown } | undefined)?.typeIdentifier ?? '');
}

/** `transfer(address,uint256)`, wherever its arguments lie. */
function keyOf(definition: Node): string {
  const parameters = nodesOf(child(definition, 'parameters')?.['parameters']).map((one) =>
    String((one['typeDescriptions'] as { typeString?: unknown }).typeString).replace(
      / (?:memory|calldata|storage(?: ref| pointer)?)\b/gu,
      '',
    ),
  );
  return `${String(definition['name'])}(${parameters.join(',')})`;
}

export class Syntax {
  private readonly byId = new Map<number, Node>();
  /** Of a function, modifier or variable: the contract that it is written in. */
  private readonly homes = new Map<number, Node>();
  private readonly paths = new Map<number, string>();
  readonly contracts: readonly Node[];

  constructor(units: readonly SourceUnit[]) {
    const contracts: Node[] = [];
    for (const unit of units) {
      for (const node of descendants(unit)) this.byId.set(node.id, node);
      for (const contract of nodesOf(unit['nodes']).filter(({ nodeType }) => nodeType === 'ContractDefinition')) {
        contracts.push(contract);
        this.paths.set(contract.id, unit.absolutePath);
        for (const member of nodesOf(contract['nodes'])) this.homes.set(member.id, contract);
      }
    }
    this.contracts = contracts;
  }

  node(id: unknown): Node | null {
    return typeof id === 'number' ? (this.byId.get(id) ?? null) : null;
  }

  homeOf(definition: Node): Node | null {
    return this.homes.get(definition.id) ?? null;
  }

  pathOf(contract: Node): string {
    return this.paths.get(contract.id) ?? '';
  }

  /** The contract itself first, then what it inherits, as calls are resolved. */
  linearOf(contract: Node): readonly Node[] {
    return ((contract['linearizedBaseContracts'] ?? []) as unknown[]).map((id) => {
      const base = this.node(id);
      if (base === null) throw new Error(`${String(contract['name'])} inherits what no tree holds`);
      return base;
    });
  }

  membersOf(contract: Node): readonly Node[] {
    return this.linearOf(contract).flatMap((base) => nodesOf(base['nodes']));
  }

  /** What a name of a function or modifier means when the contract runs: the last override. */
  overriding(contract: Node, definition: Node): Node {
    if (definition['virtual'] !== true || definition['visibility'] === 'private') return definition;
    return this.firstLike(this.membersOf(contract), definition) ?? definition;
  }

  /** What `super.f` written in `from` means when `contract` runs; null when nothing is found. */
  overridden(contract: Node, from: Node, definition: Node): Node | null {
    const bases = this.linearOf(contract);
    const later = bases.slice(bases.indexOf(from) + 1);
    return this.firstLike(
      later.flatMap((base) => nodesOf(base['nodes'])),
      definition,
    );
  }

  private firstLike(members: readonly Node[], definition: Node): Node | null {
    const found = members.find(
      (one) =>
        one.nodeType === definition.nodeType &&
        one['visibility'] !== 'private' &&
        child(one, 'body') !== null &&
        keyOf(one) === keyOf(definition),
    );
    return found ?? null;
  }
}
