/** What each rule says of a contract. */
import { toFunctionSelector } from 'viem';
import type { Contract } from './artifact.ts';
import { Unjudged } from './artifact.ts';
import { noDeployer } from './deployer.ts';
import { stripMetadata } from './opcodes.ts';
import { type Reach, reach } from './reach.ts';
import type { Finding, StaticRule } from './schema.ts';
import { hash } from './stack.ts';
import { addressesIn, declaredSlots } from './storage.ts';

type Effort = Readonly<Record<string, number>>;

export function examine(rule: StaticRule, contract: Contract): Finding {
  const found = reach(contract.code, contract.patches);
  const finding = ask(rule, contract, found, effortOf(contract, found));
  if (finding.claim !== 'holds' || !found.leavesCode) return finding;
  return {
    claim: 'unknown',
    code: 'unparsable',
    detail: 'the code runs over its own end; it may have been cut short',
    effort: finding.effort,
  };
}

function ask(rule: StaticRule, contract: Contract, found: Reach, effort: Effort): Finding {
  switch (rule.name) {
    case 'no-opcodes':
      return occurrences(found, new Set(rule.opcodes), 0, effort);
    case 'call-sites':
      return occurrences(found, new Set([rule.opcode]), rule.most, effort);
    case 'no-abi-entries':
      return entries(rule.patterns, contract, found, effort);
    case 'no-mutable-addresses':
      return mutableAddresses(contract, found, effort);
    case 'no-deployer':
      return noDeployer(contract, found, effort);
    default:
      return never(rule);
  }
}

function effortOf({ code }: Contract, found: Reach): Effort {
  return {
    codeBytes: code.length,
    metadataBytes: code.length - stripMetadata(code).length,
    reachableInstructions: found.instructions.length,
    followed: found.followed ? 1 : 0,
    sstores: found.instructions.filter(({ name }) => name === 'SSTORE').length,
  };
}

function holds(effort: Effort, bounds: string[] = []): Finding {
  return { claim: 'holds', strength: bounds.length === 0 ? 'proved' : 'bounded', bounds, effort };
}

function occurrences(found: Reach, opcodes: ReadonlySet<string>, most: number, effort: Effort): Finding {
  const hits = found.instructions.filter(({ name }) => opcodes.has(name));
  const counted = { ...effort, occurrences: hits.length };
  if (hits.length <= most) return holds(counted);
  const values: Record<string, string> = {};
  for (const [index, { name, offset }] of hits.entries()) {
    values[`opcode_${index}`] = name;
    values[`offset_${index}`] = String(offset);
  }
  return { claim: 'violated', values, effort: counted };
}

/** Forbidden names in the ABI; then selectors that the code answers to and the ABI does not name. */
function entries(patterns: readonly string[], contract: Contract, found: Reach, effort: Effort): Finding {
  const forbidden = patterns.map((pattern) => new RegExp(pattern, 'i'));
  const values: Record<string, string> = {};
  const named = contract.abi.filter(({ type }) => type === 'function' || type === 'event' || type === 'error');
  for (const { type, name } of named) {
    if (name === undefined) throw new Unjudged('unparsable', `the ABI has a nameless ${type}`);
    if (forbidden.some((pattern) => pattern.test(name))) values[`${type}_${Object.keys(values).length}`] = name;
  }
  const known = selectorsOf(contract);
  for (const compared of found.selectors) {
    if (!known.has(compared))
      values[`selector_${Object.keys(values).length}`] = `0x${compared.toString(16).padStart(8, '0')}`;
  }
  const counted = { ...effort, abiEntries: named.length, selectors: found.selectors.size };
  if (Object.keys(values).length > 0) return { claim: 'violated', values, effort: counted };
  const blind = whyBlind(contract, found, known);
  return blind === null ? holds(counted) : { claim: 'unknown', code: 'stuck', detail: blind, effort: counted };
}

function whyBlind({ abi }: Contract, found: Reach, known: ReadonlySet<number>): string | null {
  if (abi.some(({ type }) => type === 'fallback'))
    return 'the contract has a fallback, behind which entries have no names';
  if (!found.followed) return 'not every jump could be followed, so the dispatcher may have more entries';
  if (found.selectorEscapes) return 'the selector is used otherwise than in comparisons with constants';
  const unseen = [...known].filter((each) => !found.selectors.has(each)).length;
  return unseen === 0 ? null : `${unseen} functions of the ABI are not in the dispatcher as it is read here`;
}

function selectorsOf({ abi, methods }: Contract): ReadonlySet<number> {
  const signatures = Object.entries(methods);
  const functions = abi.filter(({ type }) => type === 'function').map(({ name }) => name ?? '');
  const declared = signatures.map(([signature]) => signature.slice(0, signature.indexOf('(')));
  if (functions.sort().join() !== declared.sort().join())
    throw new Unjudged('unparsable', 'the ABI and the method identifiers differ');
  for (const [signature, selector] of signatures) {
    if (selectorOf(signature) !== `0x${selector}`)
      throw new Unjudged('unparsable', `the selector of ${signature} is wrong`);
  }
  return new Set(signatures.map(([, selector]) => Number.parseInt(selector, 16)));
}

/** Null for a signature that cannot be hashed, such as a library's with storage types. */
function selectorOf(signature: string): string | null {
  try {
    return toFunctionSelector(`function ${signature}`);
  } catch {
    return null;
  }
}

function mutableAddresses({ storage }: Contract, found: Reach, effort: Effort): Finding {
  if (storage === null)
    throw new Unjudged(
      'tool-error',
      'the artifact has no storageLayout; compile with extra_output = ["storageLayout"]',
    );
  const paths = addressesIn(storage);
  if (paths.length > 0) {
    return {
      claim: 'violated',
      values: Object.fromEntries(paths.map((path, index) => [`variable_${index}`, path])),
      effort,
    };
  }
  const slots = declaredSlots(storage);
  const sites = found.instructions
    .filter(({ name }) => name === 'SSTORE')
    .map(({ offset }) => [...(found.stores.get(offset) ?? [])]);
  const untraced = sites.filter(
    (seen) => seen.length === 0 || !seen.every((slot) => slot === hash || slots.has(slot)),
  ).length;
  const bounds: string[] = [];
  if (!found.followed)
    bounds.push(`not every jump could be followed, so the slots of ${sites.length} SSTOREs are not known`);
  else if (untraced > 0)
    bounds.push(`${untraced} of ${sites.length} SSTOREs write a slot that was not traced to a declared variable`);
  if (found.instructions.some(({ name }) => name === 'DELEGATECALL' || name === 'CALLCODE')) {
    bounds.push('code of another contract can write storage by DELEGATECALL or CALLCODE');
  }
  return holds({ ...effort, untracedSstores: found.followed ? untraced : sites.length }, bounds);
}

function never(rule: never): never {
  throw new Unjudged('tool-error', `no such rule: ${JSON.stringify(rule)}`);
}
