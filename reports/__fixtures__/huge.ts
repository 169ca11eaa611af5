/** A made-up report as large as any that the page must open: the small run over and over, and one long counterexample. */
import type { Step } from '../../tools/schema.ts';
import { buildReport } from '../report.ts';
import { type PropertyResult, Report } from '../schema.ts';
import { flat } from './flat.ts';

const accounts = ['0x00000000000000000000000000000000000a11ce', '0x0000000000000000000000000000000000000b0b', '0x0000000000000000000000000000000000005a7e'] as const;
const wad = 10n ** 18n;

/** Top-level calls with two calls and an event below each; every 1,000th of them reverts. */
export function aStep(at: number): Step {
  const depth = at % 4 === 0 ? 0 : at % 4 === 3 ? 2 : 1;
  const amount = BigInt(at + 1) * wad;
  const kind = at % 4 === 3 ? 'event' : at % 4 === 2 ? 'staticcall' : 'call';
  const caller = accounts[at % 3] ?? accounts[0];
  const reverts = depth === 0 && at % 4000 === 3996;
  return {
    depth,
    kind,
    caller,
    target: depth === 0 ? 'SaveVault' : at % 4 === 1 ? 'RISE' : 'FLAT',
    signature: depth === 0 ? 'deposit(uint256,address)' : at % 4 === 1 ? 'transferFrom(address,address,uint256)' : 'priceUp()',
    inputs: depth === 0 ? [
      { name: 'assets', type: 'uint256', raw: String(amount), human: `${at + 1} RISE` },
      { name: 'receiver', type: 'address', raw: caller, human: null },
    ] : [],
    outputs: depth === 0 && !reverts ? [{ name: 'shares', type: 'uint256', raw: String(amount), human: `${at + 1} SAVE` }] : [],
    value: '0',
    result: reverts ? 'revert' : 'ok',
    reason: reverts ? 'VAULT_TooMuch(1)' : null,
    changes: at % 4 === 1 ? [{ contract: 'RISE', name: `balanceOf[${caller}]`, slot: `0x${at.toString(16).padStart(64, '0')}`, before: String(amount), after: '0', human: `${at + 1} RISE → 0 RISE` }] : [],
    watches: depth === 0 ? {
      alpha: { value: String(500000 + Math.round(40000 * Math.sin(at / 9000)) + at), human: `${(0.5 + at / 1e6).toFixed(6)}` },
      price: { value: String(1000 + (at % 7919)), human: `${1000 + (at % 7919)} wei` },
    } : {},
  };
}

/** `properties` in all, of which one has a counterexample of `steps` steps. */
export function huge(properties = 10_000, steps = 100_000): Report {
  const small = buildReport(flat());
  const count = Math.ceil(properties / small.properties.length);
  const copies = Array.from({ length: count }, (_, at) => at);
  const idOf = (id: string, at: number): string => (at === 0 ? id : id.replace(/-/u, `${at}-`));
  const copied = <T>(items: readonly T[], make: (item: T, at: number) => T): T[] => copies.flatMap((at) => items.map((item) => make(item, at))).slice(0, properties);
  const results = copied(small.properties, (one, at) => ({
    ...one,
    id: idOf(one.id, at),
    contract: at === 0 ? one.contract : `${one.contract}${at}`,
    lemmas: one.lemmas.map((id) => idOf(id, at)),
  })).map((one) => (one.id === 'OCEAN-TRANS-001' ? withSteps(one, steps) : one));
  const sum = <K extends string>(keys: Record<K, number>, of: (one: PropertyResult) => string): Record<K, number> => {
    const counts = new Map<string, number>();
    for (const one of results) counts.set(of(one), (counts.get(of(one)) ?? 0) + 1);
    return Object.fromEntries(Object.keys(keys).map((key) => [key, counts.get(key) ?? 0])) as Record<K, number>;
  };
  return Report.parse({
    ...small,
    properties: results,
    summary: {
      ...small.summary,
      total: results.length,
      outcomes: sum(small.summary.outcomes, (one) => one.outcome),
      standings: sum(small.summary.standings, (one) => one.standing),
    },
    agreement: { ...small.agreement, rows: copied(small.agreement.rows, (row, at) => ({ ...row, property: idOf(row.property, at) })) },
    notVerified: copied(small.notVerified, (one, at) => ({ ...one, subject: idOf(one.subject, at) })),
    toothless: copied(small.toothless, (one, at) => ({ ...one, property: idOf(one.property, at) })),
    functions: Array.from({ length: 120 }, (_, at) => ({ contract: `SaveVault${at % 8}`, name: `function${at}`, properties: results.slice(at * 7, at * 8).map(({ id }) => id) })),
  });
}

function withSteps(result: PropertyResult, count: number): PropertyResult {
  const steps = Array.from({ length: count }, (_, at) => aStep(at));
  return {
    ...result,
    engines: result.engines.map((cell) => (cell.witness === null ? cell : { ...cell, witness: { ...cell.witness, steps } })),
  };
}
