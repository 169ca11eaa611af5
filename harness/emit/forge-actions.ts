/** Emits the contract of everything that forge may do: one action per state-changing function of each target. */
import { banner, indent } from './solidity.ts';

export interface AbiInput {
  readonly name: string;
  readonly type: string;
}

/** As in a compiled artifact; only what is read. */
export interface AbiEntry {
  readonly type: string;
  readonly name?: string;
  readonly stateMutability?: string;
  readonly inputs?: readonly AbiInput[];
}

/**
 * Contract name → what of its ABI changes state, followed by what would if it were not closed: an implementation that only
 * reverts is `pure`, and is still a door to be tried.
 */
export type Abis = Readonly<Record<string, readonly AbiEntry[]>>;

/** Contract name → the world's name for it. */
export const targets: Readonly<Record<string, string>> = {
  RISE: 'rise',
  SaveVault: 'vault',
  FLAT: 'flat',
  Ocean: 'ocean',
  PulseCore: 'core',
  GhostMintCore: 'ghost',
  NAVDefenseCore: 'defense',
  Guardian: 'guard',
};

/**
 * The most that an amount can sensibly be, read for the sender `from`; by `Contract.function.argument`. An amount without
 * an entry is measured against the sender's balance of the token, or is any number.
 */
const most: Readonly<Record<string, string>> = {
  'SaveVault.deposit.assets': 'rise.balanceOf(from)',
  'SaveVault.withdraw.assets': 'vault.convertToAssets(vault.balanceOf(from))',
  'SaveVault.mint.shares': 'vault.convertToShares(rise.balanceOf(from))',
  'FLAT.buy.minFlatOut': '1e18',
  'FLAT.redeem.minEthOut': '1e12',
  'FLAT.pegPurchase.ethIn': 'flat.backing() / 100',
  'Ocean.deepen.flatMax': 'flat.balanceOf(from)',
  'Ocean.deepen.wethMax': 'weth.balanceOf(from)',
  'Ocean.deepen.minLiquidity': '1e12',
  'GhostMintCore.buy.minSharesOut': '1e18',
};

interface Action {
  readonly name: string;
  readonly target: string;
  readonly fn: string;
  readonly signature: string;
  readonly inputs: readonly AbiInput[];
  readonly payable: boolean;
  readonly contract: string;
}

/** @throws if a target is unknown, or takes an argument of a type that no value can be made of. */
export function emitActions(abis: Abis): string {
  const groups = Object.entries(abis).map(([contract, abi]) => actionsOf(contract, abi));
  const all = groups.flat();
  const lines = [
    'constructor(bool deep) FuzzWorld(deep) {}',
    ...all.flatMap((action) => ['', ...actionFunction(action)]),
    '',
    '/// @inheritdoc Actions',
    'function actions() external pure override returns (bytes4[] memory selectors) {',
    `    bytes4[${all.length}] memory own = [`,
    ...all.map(({ name }, i) => `        this.${name}.selector${i + 1 < all.length ? ',' : ''}`),
    '    ];',
    '    selectors = new bytes4[](own.length + _happenings().length);',
    '    for (uint256 i; i < own.length; ++i) selectors[i] = own[i];',
    '    for (uint256 i = own.length; i < selectors.length; ++i) selectors[i] = _happenings()[i - own.length];',
    '}',
  ];
  return `// SPDX-License-Identifier: MIT
${banner}
pragma solidity 0.8.28;

import {Actions} from "../../../specs/worlds/fuzz/Actions.sol";
import {CoreActions} from "../../../specs/worlds/fuzz/CoreActions.sol";
import {Draw} from "../../../specs/worlds/fuzz/Draw.sol";
import {FuzzWorld} from "../../../specs/worlds/fuzz/FuzzWorld.sol";

/// The suite, and everything that forge may do to it.
contract Suite is CoreActions {
${indent(lines, 1)}
}
`;
}

/** Functions of the world that send a message to one of the targets. */
export function actionNames(abis: Abis): { readonly name: string; readonly target: string }[] {
  return Object.entries(abis).flatMap(([contract, abi]) => actionsOf(contract, abi));
}

function actionsOf(contract: string, abi: readonly AbiEntry[]): Action[] {
  const target = targets[contract];
  if (target === undefined)
    throw new Error(`${contract}: no such target; the world has ${Object.keys(targets).join(', ')}`);
  const changing = abi.filter(
    ({ type, stateMutability }) =>
      type === 'function' && (stateMutability === 'nonpayable' || stateMutability === 'payable'),
  );
  const signatures = new Set<string>();
  const once = changing.filter((entry) => {
    const signature = `${entry.name}(${(entry.inputs ?? []).map(({ type }) => type).join(',')})`;
    return !signatures.has(signature) && signatures.add(signature);
  });
  return once
    .map(({ name = '', inputs = [], stateMutability }) => {
      const overloaded = once.filter((other) => other.name === name).length > 1;
      const types = inputs.map(({ type }) => type);
      return {
        name: overloaded ? `${target}_${name}_${types.join('_')}` : `${target}_${name}`,
        target,
        fn: name,
        signature: `${name}(${types.join(',')})`,
        inputs,
        payable: stateMutability === 'payable',
        contract,
      };
    })
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** With more than three arguments, their raw words come as an array: so many names would not fit on the stack. */
function actionFunction(action: Action): string[] {
  const { name, target, inputs, signature, payable } = action;
  const many = inputs.length > 3;
  const raws = inputs.map((input, i) =>
    many ? `raw[${i}]` : `${input.name === '' ? 'arg' : input.name.replace(/^_+/, '')}${i}`,
  );
  const parameters = [
    'uint256 who',
    ...(payable ? ['uint256 ether_'] : []),
    ...(many ? [`uint256[${inputs.length}] calldata raw`] : raws.map((raw) => `uint256 ${raw}`)),
  ];
  const values = inputs.map((input, i) => value(action, input, raws[i] ?? ''));
  const sent = payable ? '_ether(ether_, from)' : '0';
  return [
    `function ${name}(${parameters.join(', ')}) external {`,
    '    address from = _actor(who);',
    `    bytes memory data = abi.encodeWithSignature(${[`"${signature}"`, ...values].join(', ')});`,
    `    _act(from, address(${target}), ${sent}, data);`,
    '}',
  ];
}

function value({ contract, fn, target }: Action, { name, type }: AbiInput, raw: string): string {
  if (type === 'address')
    return name === 'owner' ? `(${raw} & 1 == 0 ? from : someone(${raw} >> 1))` : `someone(${raw})`;
  if (type === 'bool') return `${raw} & 1 == 1`;
  if (type === 'bytes') return `Draw.data(${raw})`;
  if (type === 'string') return `string(Draw.data(${raw}))`;
  if (/^bytes\d+$/.test(type)) return `${type}(bytes32(${raw}))`;
  if (/^int\d+$/.test(type)) return `${type}(int256(Draw.number(${raw})))`;
  const isToken = ['rise', 'vault', 'flat'].includes(target);
  const limit = most[`${contract}.${fn}.${name}`] ?? (isToken ? `${target}.balanceOf(from)` : 'type(uint128).max');
  if (/^uint\d+$/.test(type))
    return type === 'uint256' ? `Draw.amount(${raw}, ${limit})` : `${type}(Draw.amount(${raw}, ${limit}))`;
  throw new Error(`${contract}.${fn}: no value can be made of type ${type}`);
}
