/**
 * A counterexample as a standalone forge test. It sends the contract-level calls low-level, ignoring reverts, and only then
 * judges the claim, so it fails on faulty code because the claim fails and passes on mended code although calls revert there.
 */
import type { Witness } from '../schema.ts';
import {
  addressLiteral,
  bytesLiteral,
  identifier,
  identifierPart,
  lineComment,
  numberLiteral,
  stringLiteral,
  wordLiteral,
} from './solidity.ts';

export interface Observable {
  readonly name: string;
  /** A value type. */
  readonly type: string;
  /** Read before and after the calls, as `pre.<name>` and `post.<name>`. */
  readonly expr: string;
}

export interface RegressionInput {
  /** Property id; the test is `test_<ID>`, the contract `Regression_<ID>`. */
  readonly id: string;
  /** The claim in words. May be anything. */
  readonly title: string;
  /** Whole import statements. */
  readonly imports: readonly string[];
  /** Declarations of what `setUp` leaves behind. */
  readonly fields: readonly string[];
  /** Statements that deploy the world, with every contract where the witness has it, or mapped by `addresses`. */
  readonly setUp: readonly string[];
  readonly witness: Pick<Witness, 'origin' | 'state' | 'calls'>;
  readonly observables: readonly Observable[];
  /** A boolean expression over `pre`, `post`, `ok`, which holds the success of each call, and what `conclusions` declare. */
  readonly claim: string;
  /** Contract that the test extends, for its names. */
  readonly base?: string;
  /** Statements after the calls. They may read `data`, what each call returned, when `results` is set. */
  readonly conclusions?: readonly string[];
  readonly results?: boolean;
  /** Solidity expressions of type address, by witness address. */
  readonly addresses?: Readonly<Record<string, string>>;
  readonly pragma?: string;
}

const ORIGINS = {
  genesis: 'Runs from deployment.',
  state: 'Starts in the state that it sets, which may be unreachable.',
} as const;

export function forgeTest(input: RegressionInput): string {
  const name = identifierPart(input.id);
  const { calls, state, origin } = input.witness;
  const at = addressOf(input.addresses ?? {});
  const observes = input.observables.length > 0;
  const first = calls[0];
  return lines(
    '// SPDX-License-Identifier: MIT',
    `pragma solidity ${input.pragma ?? '^0.8.24'};`,
    '',
    ...input.imports,
    '',
    ...VM_INTERFACE,
    '',
    lineComment(`${input.id}: ${input.title}`),
    lineComment(ORIGINS[origin]),
    `contract Regression_${name}${extended(input)} {`,
    '    RegressionVm private constant vm = RegressionVm(0x7109709ECfa91a80626fF3989D68f67F5b1DD12D);',
    ...input.fields.map((field) => `    ${field}`),
    ...(observes
      ? [
          '',
          '    struct Observed {',
          ...input.observables.map(({ type, name: field }) => `        ${type} ${identifier(field, 'observable')};`),
          '    }',
        ]
      : []),
    '',
    `    function setUp() public ${input.base === undefined ? '' : 'override '}{`,
    ...input.setUp.map((statement) => `        ${statement}`),
    '    }',
    '',
    `    function test_${name}() public {`,
    ...state.map((set) => `        ${stateStatement(set, at)}`),
    ...(first === undefined ? [] : [`        _at(${numberLiteral(first.timestamp)}, ${numberLiteral(first.block)});`]),
    ...(observes ? ['        Observed memory pre = _observe();'] : []),
    `        bool[] memory ok = new bool[](${calls.length});`,
    ...(input.results ? [`        bytes[] memory data = new bytes[](${calls.length});`] : []),
    ...calls.flatMap((call, i) => callStatements(call, i, at, input.results ?? false)),
    ...(observes ? ['        Observed memory post = _observe();'] : []),
    ...(input.conclusions ?? []).map((statement) => `        ${statement}`),
    `        require(${input.claim}, ${stringLiteral(`${input.id}: ${input.title}`)});`,
    ...unusedGuard(input),
    '    }',
    '',
    ...(observes ? observeFunction(input.observables) : []),
    ...helpers(input.results ?? false),
    '}',
    '',
  );
}

type Call = Witness['calls'][number];
type State = Witness['state'][number];

function stateStatement(set: State, at: (address: string) => string): string {
  if (set.set === 'balance') return `vm.deal(${at(set.address)}, ${numberLiteral(set.value)});`;
  return `vm.store(${at(set.address)}, ${wordLiteral(set.slot)}, ${wordLiteral(set.value)});`;
}

function extended({ base }: RegressionInput): string {
  return base === undefined ? '' : ` is ${identifier(base, 'base')}`;
}

function callStatements(call: Call, index: number, at: (address: string) => string, results: boolean): string[] {
  const what = `call ${index + 1}: ${call.target === '' ? call.to : call.target}${call.reverted ? ', which reverted' : ''}`;
  return [
    `        ${lineComment(what)}`,
    `        _at(${numberLiteral(call.timestamp)}, ${numberLiteral(call.block)});`,
    `        ${results ? `(ok[${index}], data[${index}])` : `ok[${index}]`} = _send(${at(call.from)}, ${at(call.to)}, ${numberLiteral(call.value)}, ${bytesLiteral(call.data)});`,
  ];
}

function addressOf(given: Readonly<Record<string, string>>): (address: string) => string {
  const known = new Map(Object.entries(given).map(([address, expr]) => [address.toLowerCase(), expr]));
  return (address) => known.get(address.toLowerCase()) ?? addressLiteral(address);
}

function observeFunction(observables: readonly Observable[]): string[] {
  return [
    '    function _observe() private view returns (Observed memory seen) {',
    ...observables.map(({ name, expr }) => `        seen.${identifier(name, 'observable')} = ${expr};`),
    '    }',
    '',
  ];
}

/** The compiler warns of locals that a claim does not mention. */
function unusedGuard({ observables, claim }: RegressionInput): string[] {
  const mentions = (word: string) => new RegExp(`\\b${word}\\b`).test(claim);
  return observables.length > 0
    ? ['pre', 'post'].filter((local) => !mentions(local)).map((local) => `        ${local};`)
    : [];
}

function lines(...all: string[]): string {
  return all.join('\n');
}

const VM_INTERFACE = [
  'interface RegressionVm {',
  '    function deal(address account, uint256 balance) external;',
  '    function etch(address account, bytes calldata code) external;',
  '    function prank(address sender) external;',
  '    function roll(uint256 number) external;',
  '    function store(address account, bytes32 slot, bytes32 value) external;',
  '    function warp(uint256 timestamp) external;',
  '}',
];

const helpers = (results: boolean): string[] => [
  '    function _at(uint256 timestamp, uint256 number) private {',
  '        vm.warp(timestamp);',
  '        vm.roll(number);',
  '    }',
  '',
  '    /// A revert is part of the story, not a failure of the test.',
  `    function _send(address from, address to, uint256 value, bytes memory data) private returns (bool ok${results ? ', bytes memory result' : ''}) {`,
  '        if (from.balance < value) vm.deal(from, value);',
  '        vm.prank(from);',
  `        (ok,${results ? ' result' : ''}) = to.call{value: value}(data);`,
  '    }',
];
