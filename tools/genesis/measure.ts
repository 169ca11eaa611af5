/** What a launched suite holds and says, read from the chain. */
import { type Address, formatUnits, parseAbi } from 'viem';
import { abis } from '../../contracts/abi/index.ts';
import type { Launched } from './launch.ts';

const erc20 = parseAbi([
  'function balanceOf(address) view returns (uint256)',
  'function totalSupply() view returns (uint256)',
]);

/** Token amounts in whole tokens, ether in whole ether, prices in USD, ratios as fractions. */
export interface Measured {
  readonly riseSupply: number;
  readonly riseLocked: number;
  readonly alpha: number;
  readonly riseInventory: number;
  readonly risePool: { readonly ether: number; readonly tokens: number };
  readonly flatPool: { readonly ether: number; readonly tokens: number };
  readonly savePool: { readonly ether: number; readonly tokens: number };
  readonly saveSupply: number;
  readonly reservesEther: number;
  readonly defenseEther: number;
  readonly flatSupply: number;
  readonly flatDistributed: number;
  readonly backingEther: number;
  readonly etherUsd: number;
  readonly flatUsd: number;
  readonly riseUsd: number;
  readonly navUsd: number;
  /** RISE, SAVE, FLAT and WETH that deployer and deploying contract still hold, in whole tokens. */
  readonly leftBehind: number;
}

const units = (wei: bigint): number => Number(formatUnits(wei, 18));

export async function measure({ client, addresses, deployer, launch }: Launched): Promise<Measured> {
  const at = addresses;
  const held = async (token: Address, who: Address): Promise<number> =>
    units(await client.readContract({ address: token, abi: erc20, functionName: 'balanceOf', args: [who] }));
  const supply = async (token: Address): Promise<number> =>
    units(await client.readContract({ address: token, abi: erc20, functionName: 'totalSupply' }));
  const ether = async (who: Address): Promise<number> => units(await client.getBalance({ address: who }));
  const pool = async (token: Address, where: Address) => ({
    ether: await held(at.weth, where),
    tokens: await held(token, where),
  });
  const flat = { address: at.flat, abi: abis.FLAT } as const;
  const vault = { address: at.vault, abi: abis.SaveVault } as const;
  const twap = { address: at.twap, abi: abis.Twap } as const;
  const etherUsd = units(await client.readContract({ ...flat, functionName: 'ethUsdPrice' }));
  const spot = await client.readContract({ ...twap, functionName: 'spotPriceUp', args: [at.risePool, at.rise] });
  const perShare = await client.readContract({ ...vault, functionName: 'convertToAssets', args: [10n ** 18n] });
  const tokens = [at.rise, at.vault, at.flat, at.weth];
  const left = await Promise.all([deployer, launch].flatMap((who) => tokens.map((token) => held(token, who))));
  return {
    riseSupply: await supply(at.rise),
    riseLocked: await held(at.rise, at.vault),
    alpha: units(await client.readContract({ ...vault, functionName: 'alpha' })),
    riseInventory: await held(at.rise, at.ghost),
    risePool: await pool(at.rise, at.risePool),
    flatPool: await pool(at.flat, at.pool),
    savePool: await pool(at.vault, at.savePool),
    saveSupply: await supply(at.vault),
    reservesEther: await ether(at.core),
    defenseEther: await ether(at.defense),
    flatSupply: await supply(at.flat),
    flatDistributed: units(await client.readContract({ ...flat, functionName: 'distributed' })),
    backingEther: units(await client.readContract({ ...flat, functionName: 'backing' })),
    etherUsd,
    flatUsd: units(await client.readContract({ ...flat, functionName: 'flatPrice' })),
    riseUsd: units(spot) * etherUsd,
    navUsd: units(spot) * units(perShare) * etherUsd,
    leftBehind: left.reduce((sum, amount) => sum + amount, 0),
  };
}
