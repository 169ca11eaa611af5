/** What the stated bounds are made of, read from the suite in the state that a raid starts from. Ether, prices in ether. */
import { encodePacked, formatUnits, keccak256, parseAbi } from 'viem';
import { abis } from '../../contracts/abi/index.ts';
import type { Launched } from '../genesis/launch.ts';

export interface Facts {
  /** Ether that the treasury may still spend in this epoch. */
  readonly treasuryCap: number;
  /** Ether that NAV defense may still spend in this epoch. */
  readonly defenseCap: number;
  /** Market price of SAVE over the price of the RISE behind it. */
  readonly saveOverNav: number;
  /** Worth of what `Ocean.compound` would add: its unclaimed fees, and what lies there. */
  readonly waiting: number;
}

const units = (wei: bigint): number => Number(formatUnits(wei, 18));

export async function readFacts({ client, addresses: at }: Pick<Launched, 'client' | 'addresses'>): Promise<Facts> {
  const twap = { address: at.twap, abi: abis.Twap, functionName: 'spotPriceUp' } as const;
  const rise = units(await client.readContract({ ...twap, args: [at.risePool, at.rise] }));
  const save = units(await client.readContract({ ...twap, args: [at.savePool, at.vault] }));
  const vault = { address: at.vault, abi: abis.SaveVault } as const;
  const nav = units(await client.readContract({ ...vault, functionName: 'convertToAssets', args: [10n ** 18n] }));
  const core = { address: at.core, abi: abis.PulseCore } as const;
  const defense = { address: at.defense, abi: abis.NAVDefenseCore } as const;
  return {
    treasuryCap: units(await client.readContract({ ...core, functionName: 'available' })),
    defenseCap: units(await client.readContract({ ...defense, functionName: 'available' })),
    saveOverNav: save / (nav * rise),
    waiting: await waitingIn({ client, addresses: at }),
  };
}

const pool = parseAbi([
  'function positions(bytes32) view returns (uint128, uint256, uint256, uint128, uint128)',
  'function feeGrowthGlobal0X128() view returns (uint256)',
  'function feeGrowthGlobal1X128() view returns (uint256)',
]);

/** Ocean's position is the whole range, and as old as the pool: all that the pool's fees grew by is inside it. */
async function waitingIn({ client, addresses: at }: Pick<Launched, 'client' | 'addresses'>): Promise<number> {
  const ocean = { address: at.ocean, abi: abis.Ocean } as const;
  const flat = { address: at.flat, abi: abis.FLAT } as const;
  const range = [
    at.ocean,
    await client.readContract({ ...ocean, functionName: 'tickLower' }),
    await client.readContract({ ...ocean, functionName: 'tickUpper' }),
  ] as const;
  const key = keccak256(encodePacked(['address', 'int24', 'int24'], range));
  const market = { address: at.pool, abi: pool } as const;
  const [liquidity, last0, last1] = await client.readContract({ ...market, functionName: 'positions', args: [key] });
  const grown0 = (await client.readContract({ ...market, functionName: 'feeGrowthGlobal0X128' })) - last0;
  const grown1 = (await client.readContract({ ...market, functionName: 'feeGrowthGlobal1X128' })) - last1;
  const fees = [grown0, grown1].map((grown) => units((liquidity * grown) >> 128n));
  const [flatFees = 0, etherFees = 0] = BigInt(at.flat) < BigInt(at.weth) ? fees : fees.reverse();
  const price = await client.readContract({ ...flat, functionName: 'flatPrice' });
  const etherUsd = await client.readContract({ ...flat, functionName: 'ethUsdPrice' });
  return etherFees + (flatFees * units(price)) / units(etherUsd);
}
