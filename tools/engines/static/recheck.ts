/**
 * A second look at a violation, by other means than the first: opcode names from another implementation of the EVM, a
 * plain scan of the code, the words of the layout and not its type identifiers. Shares no code with the rules.
 */
import { Common, Hardfork, Mainnet } from '@ethereumjs/common';
import { getOpcodesForHF, paramsEVM } from '@ethereumjs/evm';
import { keccak256, toBytes } from 'viem';
import type { StaticRule } from '../../../properties/schema.ts';

/** The engine's evidence: `offset_0`, `opcode_0`, `function_0`, `selector_0`, `variable_0` … */
export type Evidence = Readonly<Record<string, string>>;

type Json = Readonly<Record<string, unknown>>;

/** Whether the violation is there. Never throws: what cannot be read confirms nothing. */
export function recheckStatic(rule: StaticRule, artifact: unknown, evidence: Evidence): boolean {
  try {
    if (Object.keys(evidence).length === 0) return false;
    switch (rule.name) {
      case 'no-opcodes':
        return occursAt(rule.opcodes, artifact, evidence) > 0;
      case 'call-sites':
        return occursAt([rule.opcode], artifact, evidence) > rule.most;
      case 'no-abi-entries':
        return Object.entries(evidence).every(([key, value]) => hasEntry(rule.patterns, artifact as Json, key, value));
      case 'no-mutable-addresses':
        return Object.values(evidence).every((path) => keepsAddress(artifact as Json, path));
      case 'no-deployer':
        return remembersDeployer(artifact as Json, evidence);
      default:
        return false;
    }
  } catch {
    return false;
  }
}

function hexOf(artifact: unknown): string {
  const { object } = (artifact as { deployedBytecode: { object: string } }).deployedBytecode;
  const hex = object.replace(/^0x/u, '').toLowerCase();
  const trailer = Number.parseInt(hex.slice(-4), 16) * 2 + 4;
  return /^a[1-5]6/u.test(hex.slice(-trailer)) ? hex.slice(0, -trailer) : hex;
}

/** How many places the evidence names, or 0 when one of them is not there. */
function occursAt(opcodes: readonly string[], artifact: unknown, evidence: Evidence): number {
  const names = namesIn(hexOf(artifact));
  const offsets = Object.entries(evidence).filter(([key]) => /^offset_\d+$/u.test(key));
  const agree = offsets.every(([key, offset]) => {
    const claimed = evidence[key.replace('offset', 'opcode')] ?? '';
    return opcodes.includes(claimed) && names.get(offset) === claimed;
  });
  return agree ? new Set(offsets.map(([, offset]) => offset)).size : 0;
}

function namesIn(hex: string): ReadonlyMap<string, string> {
  const { opcodes: known } = getOpcodesForHF(
    new Common({ chain: Mainnet, hardfork: Hardfork.Prague, params: paramsEVM }),
  );
  const names = new Map<string, string>();
  for (let place = 0; place < hex.length; place += 2) {
    const byte = Number.parseInt(hex.slice(place, place + 2), 16);
    names.set(String(place / 2), known.get(byte)?.fullName ?? '');
    if (byte > 0x5f && byte < 0x80) place += 2 * (byte - 0x5f);
  }
  return names;
}

/** The constructor is what stands before the runtime code in the creation code. */
function remembersDeployer(artifact: Json, evidence: Evidence): boolean {
  const runtime = hexOf(artifact);
  const creation = (artifact['bytecode'] as { object: string }).object.replace(/^0x/u, '').toLowerCase();
  const end = creation.indexOf(runtime);
  if (end < 0) return false;
  const parts: Json = { constructor: creation.slice(0, end), runtime };
  const hits = Object.keys(evidence).filter((key) => /^offset_\d+$/u.test(key));
  return (
    hits.length > 0 &&
    hits.every((key) => {
      const name = evidence[key.replace('offset', 'opcode')] ?? '';
      const part = evidence[key.replace('offset', 'part')] ?? '';
      const code = parts[part] as string;
      const offset = evidence[key] ?? '';
      const read = namesIn(code).get(offset);
      const start = 2 * Number(offset) + 2;
      const isConstant = /^(?:00){0,14}(?!f+$)(?:[0-9a-f]{2}){18,20}$/u;
      if (/^PUSH(?:18|19|2\d|3[0-2])$/u.test(name))
        return read === name && isConstant.test(code.slice(start, start + 2 * Number(name.slice(4))));
      return (
        read === name && part === 'constructor' && /^(?:CALLER|ORIGIN|DELEGATECALL|CALLCODE|CREATE2?)$/u.test(name)
      );
    })
  );
}

function hasEntry(patterns: readonly string[], artifact: Json, key: string, value: string): boolean {
  const methods = Object.keys((artifact['methodIdentifiers'] ?? {}) as Json);
  if (key.startsWith('selector_')) {
    const isNamed = methods.some((signature) => keccak256(toBytes(signature)).slice(0, 10) === value);
    // Leading zeros of a selector are not pushed.
    const digits = value.slice(2).replace(/^(?:00)+/u, '');
    const push = (0x5f + digits.length / 2).toString(16);
    return !isNamed && hexOf(artifact).includes(`${push}${digits}`);
  }
  const [kind] = key.split('_');
  const isDeclared = (artifact['abi'] as Json[]).some((entry) => entry['type'] === kind && entry['name'] === value);
  return isDeclared && patterns.some((pattern) => value.toLowerCase().search(new RegExp(pattern, 'i')) >= 0);
}

/** Follows a path such as `roles[].holder` by labels: `mapping(uint256 => struct A.Role)`, `address`, `contract IERC20`. */
function keepsAddress(artifact: Json, path: string): boolean {
  const { storage, types } = artifact['storageLayout'] as { storage: Json[]; types: Record<string, Json> };
  const steps = path.match(/\[\]|[^.[\]]+/gu) ?? [];
  let id = storage.find((variable) => variable['label'] === steps[0])?.['type'] as string;
  for (const step of steps.slice(1)) {
    const type = types[id] as Json;
    const members = (type['members'] ?? []) as Json[];
    id = (
      step === '[]' ? (type['value'] ?? type['base']) : members.find((member) => member['label'] === step)?.['type']
    ) as string;
  }
  const { label, numberOfBytes } = types[id] as { label: string; numberOfBytes: string };
  if (/^(?:address|contract |function )/u.test(label)) return true;
  return numberOfBytes === '20' && !/^(?:u?int|bytes)\d+$/u.test(label);
}
