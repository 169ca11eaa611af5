/** A suite on a local node with a raider beside it: markets are brought into a state, raids tried, and nothing stays. */
import {
  type Abi,
  type Address,
  decodeFunctionResult,
  encodeFunctionData,
  type Hex,
  parseEther,
  RpcRequestError,
  toHex,
} from 'viem';
import { abis } from '../../contracts/abi/index.ts';
import { errors } from '../errors.ts';
import {
  council,
  type Deployer,
  deployerOn,
  feedAnswers,
  type Launched,
  launchSuite,
  type Scenario,
} from '../genesis/launch.ts';
import { type LocalNode, startNode } from '../genesis/node.ts';
import { type Facts, readFacts } from './facts.ts';

/** As `Raider.Act` has them. */
export const acts = [
  'none',
  'pulse',
  'pegPurchase',
  'buyThenRedeem',
  'redeemThenBuy',
  'ghostBuy',
  'defend',
  'compound',
] as const;
/** As `WorstExecutor.Leg` has them. */
export const legs = ['rise', 'defense', 'charge', 'peg'] as const;
export type Market = 'rise' | 'save' | 'flat';

const one = 10n ** 18n;
export const noRaid = {
  act: 'none' as (typeof acts)[number],
  amount: 0n,
  risePush: one,
  savePush: one,
  flatPush: one,
  lent: 0n,
  lendTo: 'rise' as Market,
  atDesk: false,
};
export type Raid = typeof noRaid;

export interface Taken {
  readonly profit: bigint;
  readonly bounty: bigint;
  readonly spent: bigint;
}

/** The state of the markets before a raid. */
export interface Setting {
  readonly what: string;
  /** Trades that others made: the factor by which each moved a price. */
  readonly trades: readonly (readonly [Market, number])[];
  /** The leg that the worst executor serves; the shipped executors unless told. */
  readonly worst?: (typeof legs)[number] | undefined;
}

/** A little longer than the window of the means, and twice that is shorter than the ETH/USD feed's age. */
const windowSeconds = 1830;
const wealth = parseEther('1000000000');

interface Simulated {
  readonly calls: readonly { readonly status: Hex; readonly returnData: Hex }[];
}

export class Stage {
  readonly #node: LocalNode;
  readonly #suite: Launched;
  readonly #deployer: Deployer;
  readonly #raider: Address;
  readonly #abi: Abi;
  #base: Hex = '0x';
  /** Time of the latest block. */
  #now = 0;

  private constructor(node: LocalNode, suite: Launched, deployer: Deployer, raider: Address) {
    this.#node = node;
    this.#suite = suite;
    this.#deployer = deployer;
    this.#raider = raider;
    this.#abi = deployer.abiOf('Raider');
  }

  static async open(root: string, home: string, scenario: Scenario): Promise<Stage> {
    const node = await startNode(home);
    try {
      const suite = await launchSuite(root, node.url, scenario);
      const deployer = deployerOn(root, node.url);
      const { twap, weth } = suite.addresses;
      const stage = new Stage(node, suite, deployer, await deployer.deploy('Raider', [suite.launch, twap, weth]));
      await stage.#endow();
      return stage;
    } catch (error) {
      node.stop();
      throw error;
    }
  }

  close(): void {
    this.#node.stop();
  }

  /** Begins again from genesis, and brings the markets there. */
  async set({ trades, worst }: Setting): Promise<Facts> {
    await this.#rpc('evm_revert', this.#base);
    this.#base = await this.#rpc('evm_snapshot');
    const { addresses: at, feeds } = this.#suite;
    if (worst !== undefined) {
      const executor = await this.#deploy('WorstExecutor', [legs.indexOf(worst)]);
      for (const host of [at.core, at.ghost, at.defense])
        await this.#send(
          council,
          host,
          encodeFunctionData({ abi: abis.PulseCore, functionName: 'setExecutor', args: [executor] }),
        );
    }
    for (const [market, factor] of trades) {
      const push = (BigInt(Math.round(factor * 1e15)) * one) / 10n ** 15n;
      await this.#ask('trade', [this.#pool(market), this.#token(market), push]);
    }
    await this.#wait();
    const published = [
      [feeds.ethUsdFeed, feedAnswers.ethUsd],
      [feeds.cpiFeed, feedAnswers.cpi],
      [feeds.truflationFeed, feedAnswers.truflation],
    ] as const;
    const abi = this.#deployer.abiOf('SettableFeed');
    for (const [feed, answer] of published)
      await this.#send(
        this.#suite.deployer,
        feed,
        encodeFunctionData({ abi, functionName: 'setAnswer', args: [answer] }),
      );
    this.#now = Number((await this.#deployer.client.getBlock()).timestamp);
    return readFacts(this.#suite);
  }

  /** One transaction. Null when a rule of the suite, or the market, refuses it. */
  async raid(raid: Raid): Promise<Taken | null> {
    const data = encodeFunctionData({ abi: this.#abi, functionName: 'raid', args: [this.#tuple(raid)] });
    try {
      return this.#read(
        'raid',
        await this.#rpc<Hex>('eth_call', { to: this.#raider, data, gas: toHex(1e9) }, 'latest'),
      );
    } catch (error) {
      // A call that reverts is an answer; anything else that goes wrong is not.
      if (error instanceof RpcRequestError && error.code === 3) return null;
      throw error;
    }
  }

  /** Prices are pushed, and held for the window of the means; the call and the way back come after. */
  async siege(raid: Raid): Promise<Taken | null> {
    const call = (functionName: 'push' | 'strike') => ({
      from: this.#suite.deployer,
      to: this.#raider,
      input: encodeFunctionData({ abi: this.#abi, functionName, args: [this.#tuple(raid)] }),
      gas: toHex(1e9),
    });
    const at = [this.#now + 12, this.#now + 12 + windowSeconds].map((time) => toHex(time));
    const blocks = await this.#rpc<readonly Simulated[]>(
      'eth_simulateV1',
      {
        blockStateCalls: [
          { blockOverrides: { time: at[0] }, calls: [call('push')] },
          { blockOverrides: { time: at[1] }, calls: [call('strike')] },
        ],
      },
      'latest',
    );
    const [pushed, struck] = blocks.map(({ calls }) => calls[0]);
    if (pushed?.status !== '0x1' || struck === undefined) throw errors.nodeBroke('a price could not be held');
    return struck.status === '0x1' ? this.#read('strike', struck.returnData) : null;
  }

  #pool(market: Market): Address {
    const { risePool, savePool, pool } = this.#suite.addresses;
    return { rise: risePool, save: savePool, flat: pool }[market];
  }

  #token(market: Market): Address {
    const { rise, vault, flat } = this.#suite.addresses;
    return { rise, save: vault, flat }[market];
  }

  #tuple(raid: Raid) {
    return { ...raid, act: acts.indexOf(raid.act), lendTo: this.#pool(raid.lendTo) };
  }

  #read(functionName: 'raid' | 'strike', data: Hex): Taken {
    const read = decodeFunctionResult({ abi: this.#abi, functionName, data }) as readonly [bigint, bigint, bigint];
    const [profit, bounty, spent] = read;
    return { profit, bounty, spent };
  }

  async #endow(): Promise<void> {
    const { rise, vault, flat } = this.#suite.addresses;
    await this.#rpc('evm_setAutomine', false);
    await this.#rpc('anvil_autoImpersonateAccount', true);
    await this.#rpc('anvil_setBalance', this.#raider, toHex(2n * wealth));
    await this.#rpc('anvil_setBalance', council, toHex(wealth));
    for (const token of [rise, vault, flat])
      await this.#rpc('anvil_dealERC20', this.#raider, token, toHex(wealth * 1000n));
    await this.#ask('wrap', [wealth]);
    this.#base = await this.#rpc('evm_snapshot');
  }

  async #ask(functionName: string, args: readonly unknown[]): Promise<void> {
    const data = encodeFunctionData({ abi: this.#abi, functionName, args });
    await this.#send(this.#suite.deployer, this.#raider, data);
  }

  /** In a block of its own. A transaction that fails means that the stage is broken. */
  async #send(from: Address, to: Address, data: Hex): Promise<void> {
    const hash = await this.#rpc('eth_sendTransaction', { from, to, data, gas: toHex(1e9) });
    await this.#rpc('evm_mine');
    const { status } = await this.#deployer.client.getTransactionReceipt({ hash });
    if (status !== 'success') throw errors.nodeBroke('a step of the stage failed');
  }

  async #wait(): Promise<void> {
    await this.#rpc('evm_increaseTime', windowSeconds);
    await this.#rpc('evm_mine');
  }

  async #deploy(name: string, args: readonly unknown[]): Promise<Address> {
    await this.#rpc('evm_setAutomine', true);
    const address = await this.#deployer.deploy(name, args);
    await this.#rpc('evm_setAutomine', false);
    return address;
  }

  /** Methods that only local nodes have are not among those that the client knows. */
  async #rpc<T = Hex>(method: string, ...params: readonly unknown[]): Promise<T> {
    return this.#deployer.client.request({ method, params } as never) as Promise<T>;
  }
}
