/** Small builders: each makes one valid thing, and takes what a test wants to be different. */
import type { Manifest, Obligation } from '../../harness/schema.ts';
import type { Assumption, Property, Strength } from '../../properties/schema.ts';
import type { Cause, EngineRecord, Ledger, Replay, Verdict, Witness } from '../../tools/schema.ts';
import type { Coverage } from '../../tools/coverage/schema.ts';
import type { Measure } from '../../tools/economics/schema.ts';
import type { Trace } from '../../tools/trace/schema.ts';
import type { Mutation } from '../../tools/mutation/schema.ts';
import type { JudgeInput } from '../judge.ts';

export const digest = 'a3f1'.repeat(16);

export function aProperty(over: Partial<Property> = {}): Property {
  return {
    id: 'VAULT-TRANS-001',
    rev: 1,
    title: 'No call by anyone lowers the RISE held by the vault',
    contract: 'SaveVault',
    kind: 'transition',
    category: 'state-transition',
    level: 'security',
    breaks: 'Locked RISE could leave.',
    source: { document: 'Whitepaper', section: '3.2' },
    assumptions: [],
    lemmas: [],
    wanted: 'proved',
    engines: ['halmos'],
    optional: [],
    aliases: [],
    check: { form: 'transition', world: 'Vault', over: ['SaveVault'], claim: 'a1 >= a0', witness: 'a1 > a0' },
    ...over,
  };
}

export function anAssumption(over: Partial<Assumption> = {}): Assumption {
  return {
    id: 'A-HASH',
    text: 'Different storage keys hash to different slots.',
    kind: 'cryptography',
    soundness: 'under-approximates',
    because: 'No collision of keccak-256 is known.',
    ...over,
  };
}

export function anEngine(id: string, ceiling: Strength, over: Partial<EngineRecord> = {}): EngineRecord {
  return { id, title: id, version: '1.0', ceiling, basis: 'runtime bytecode', available: true, note: `found as ${id}`, ...over };
}

export const engines: readonly EngineRecord[] = [
  anEngine('echidna', 'sampled', { title: 'Echidna', version: '2.0.2' }),
  anEngine('forge', 'sampled', { title: 'forge invariants', version: '1.7.1' }),
  anEngine('halmos', 'proved', { title: 'Halmos', version: '0.3.3' }),
  anEngine('smt', 'proved', { title: 'SMT solvers', version: 'z3 4.13' }),
  anEngine('static', 'proved', { title: 'Bytecode rules', version: '0.1.0' }),
];

export function anObligation(property: Property, engine: string, part: string, over: Partial<Obligation> = {}): Obligation {
  const id = `${property.id}/${engine}/${part}`;
  const name = property.id.replaceAll('-', '_');
  return {
    id,
    property: property.id,
    rev: property.rev,
    engine,
    role: 'claim',
    of: [],
    entry: { in: 'solidity', file: `generated/${engine}/${name}.sol`, contract: name, function: `check_${name}` },
    ceiling: engine === 'forge' || engine === 'echidna' ? 'sampled' : 'proved',
    bounds: [],
    ...over,
  };
}

export function probeOf(claim: Obligation, role: 'twin' | 'canary'): Obligation {
  return { ...claim, id: `${claim.id}+${role}`, role, of: [claim.id] };
}

export function holds(obligation: Obligation, over: Partial<Verdict> = {}): Verdict {
  const sampled = obligation.ceiling === 'sampled';
  return {
    obligation: obligation.id,
    property: obligation.property,
    rev: obligation.rev,
    engine: obligation.engine,
    role: obligation.role,
    claim: 'holds',
    strength: sampled ? 'sampled' : 'proved',
    bounds: sampled ? ['256 runs of 64 calls'] : [],
    cause: null,
    witness: null,
    replay: null,
    effort: sampled ? { calls: 16384, reverts: 1201 } : { paths: 26 },
    run: {
      version: engines.find((one) => one.id === obligation.engine)?.version ?? '1.0',
      command: `${obligation.engine} --function ${obligation.id}`,
      seed: sampled ? '0x2a' : null,
      seconds: 2.3,
      ...(obligation.engine === 'static' ? {} : { peakBytes: 325_058_560 }),
      exitCode: 0,
      log: `logs/${obligation.property}.${obligation.engine}.log`,
    },
    ...over,
  };
}

export function aWitness(over: Partial<Witness> = {}): Witness {
  return {
    origin: 'genesis',
    model: { amount: '1000000000000000000' },
    state: [],
    calls: [
      {
        from: '0x00000000000000000000000000000000000a11ce',
        to: '0x00000000000000000000000000000000000da017',
        target: 'SaveVault',
        value: '0',
        data: '0xb6b55f250000000000000000000000000000000000000000000000000de0b6b3a7640000',
        timestamp: '1750000000',
        block: '22000000',
        reverted: false,
      },
    ],
    ...over,
  };
}

export function aReplay(result: Replay['result'], over: Partial<Replay> = {}): Replay {
  return { result, detail: `replay ${result}`, test: null, ...over };
}

export function violated(obligation: Obligation, replay: Replay | null, witness: Witness | null = aWitness()): Verdict {
  return holds(obligation, { claim: 'violated', strength: null, bounds: [], witness, replay });
}

export function unknown(obligation: Obligation, code: Cause['code'] = 'timeout', claim: 'unknown' | 'not-run' = 'unknown'): Verdict {
  return holds(obligation, { claim, strength: null, bounds: [], cause: { code, detail: `${code} in the engine` } });
}

/** A claim with its probe, and good verdicts for both. */
export function asked(property: Property, engine: string, part = 'main'): { obligations: Obligation[]; verdicts: Verdict[] } {
  const claim = anObligation(property, engine, part);
  if (engine === 'static') return { obligations: [claim], verdicts: [holds(claim)] };
  const probe = probeOf(claim, claim.ceiling === 'sampled' ? 'canary' : 'twin');
  return { obligations: [claim, probe], verdicts: [holds(claim), violated(probe, aReplay('confirmed'))] };
}

export function aManifest(obligations: readonly Obligation[]): Manifest {
  return { schema: 1, digest, obligations: [...obligations] };
}

export function aLedger(verdicts: readonly Verdict[], over: Partial<Ledger> = {}): Ledger {
  return {
    schema: 1,
    assay: '0.1.0',
    profile: 'quick',
    manifest: digest,
    commit: '9f2c41d07be5a8836ce0b1d94a57f3e2c8810ab6',
    dirty: false,
    compiler: 'solc 0.8.28, optimizer 200 runs, evm cancun',
    contracts: [],
    engines: [...engines],
    verdicts: [...verdicts],
    faults: [],
    ...over,
  };
}

/** Everything holds as wanted, for these properties on the engines they require. */
export function allGood(...properties: Property[]): JudgeInput {
  const parts = properties.flatMap((property) => property.engines.map((engine) => asked(property, engine)));
  return {
    properties,
    assumptions: [anAssumption()],
    manifest: aManifest(parts.flatMap((part) => part.obligations)),
    ledger: aLedger(parts.flatMap((part) => part.verdicts)),
  };
}

export function withVerdicts(input: JudgeInput, change: (verdict: Verdict) => Verdict | Verdict[] | null): JudgeInput {
  const verdicts = input.ledger.verdicts.flatMap((verdict) => change(verdict) ?? []);
  return { ...input, ledger: { ...input.ledger, verdicts } };
}

export function withObligations(input: JudgeInput, change: (one: Obligation) => Obligation | null): JudgeInput {
  const obligations = input.manifest.obligations.flatMap((one) => change(one) ?? []);
  return { ...input, manifest: { ...input.manifest, obligations } };
}

export function aMeasure(over: Partial<Measure> = {}): Measure {
  return {
    id: 'pulse-rise',
    call: 'pulse',
    scenario: 'balanced',
    setting: 'markets settled at genesis prices',
    family: 'RISE sandwiched around the purchase',
    executor: 'shipped',
    lasting: 'one block',
    optimum: 'RISE pushed +0.4 %',
    taken: 0.01,
    withBounty: 0.11,
    spent: 10,
    bps: 10,
    bound: 0.8,
    because: 'the slippage',
    standing: 'within',
    evaluations: 128,
    refused: 6,
    ...over,
  };
}

export function aTrace(over: Partial<Trace> = {}): Trace {
  return {
    schema: 1,
    digest,
    counts: { proof: 5, assumption: 2, hypothesis: 1, construction: 3, nothing: 1 },
    assumed: [
      { assumption: 'A-FEED', places: ['specs/worlds/symbolic/DeskWorld.sol DeskWorld._freeFeeds'] },
      { assumption: 'A-HASH', places: [] },
    ],
    unproved: [
      { contract: 'Ocean', function: 'deepen(uint256)', properties: ['OCEAN-TRANS-001'] },
      { contract: 'Ocean', function: 'collect()', properties: [] },
    ],
    findings: [
      {
        code: 'no-reason', subject: 'specs/worlds/A.sol A.step x > 3', place: 'specs/worlds/A.sol:7',
        text: 'A.step: x > 3 may keep an execution from being judged (assume), without a reason', fix: 'say why',
      },
    ],
    waived: [
      {
        finding: { code: 'open-claim', subject: 'WP-A-01', place: 'properties/flat/claims.ts', text: 'WP-A-01 ("one is one") has no property', fix: 'name one' },
        reason: 'It is counted and not proved.', owner: 'suite', until: '2027-01-31',
      },
    ],
    ...over,
  };
}

export function aCoverage(over: Partial<Coverage> = {}): Coverage {
  const file = 'contracts/flat/src/FLAT.sol';
  return {
    schema: 1,
    digest,
    campaign: { runs: 40, depth: 60, seed: '7' },
    scenarios: ['balanced', 'deep'],
    files: [
      { file: 'contracts/flat/src/RISE.sol', functions: { reached: 1, total: 1 }, branches: { reached: 0, total: 0 }, unreached: [] },
      {
        file,
        functions: { reached: 17, total: 18 },
        branches: { reached: 32, total: 34 },
        unreached: [
          { what: 'branch', line: 143, name: 'buy', text: 'if (msg.value > type(uint128).max) revert FLAT_AmountTooLarge();' },
          { what: 'branch', line: 204, name: 'uniswapV3SwapCallback', text: 'otherwise: if (a || b) { /* <b> */' },
          { what: 'function', line: 308, name: 'distributed', text: '' },
        ],
      },
    ],
    ...over,
  };
}

export function aMutation(over: Partial<Mutation> = {}): Mutation {
  const spot = { start: { line: 59, column: 16 }, end: { line: 59, column: 33 } };
  const mutant = {
    id: 'SaveVault/_divide/L84/comparison/0123456789ab', contract: 'SaveVault', file: 'contracts/flat/src/SaveVault.sol',
    function: '_divide', operator: 'comparison', by: 'assay' as const, ...spot, original: 'a < b', replacement: 'a <= b /* <b> */',
  };
  const judged = { killers: [], asked: ['VAULT-TRANS-001', 'RISE-STATE-001'], cause: null, seconds: { forge: 2.5, compile: 0.5 } };
  const killer = (property: string) => ({ property, engine: 'forge', obligation: `${property}/forge/deep`, detail: 'fails after call 1 of 1', harness: digest });
  return {
    schema: 1,
    digest,
    command: 'npx assay mutate --contract SaveVault',
    sample: null,
    yields: [{ contract: 'SaveVault', generated: 9, by: { assay: 5, gambit: 4 }, sameText: 1, notCompiled: 2, sameCode: 1, duplicate: 1, distinct: 4 }],
    judgements: [
      { mutant, fate: 'survived', ...judged },
      { mutant: { ...mutant, id: 'SaveVault/_divide/L84/rounding/0123456789ac' }, fate: 'killed', ...judged, killers: [killer('VAULT-TRANS-001')] },
      { mutant: { ...mutant, id: 'SaveVault/_divide/L84/drop-part/0123456789ad' }, fate: 'undecided', ...judged, cause: 'timeout: more than 90 s' },
      { mutant: { ...mutant, id: 'SaveVault/_divide/L84/drop-check/0123456789ae' }, fate: 'equivalent', ...judged, cause: 'The two are never equal (somebody, until 2030-01-01)' },
    ],
    ...over,
  };
}
