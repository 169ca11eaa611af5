/** Deploys the whole suite on a node: feeds, the exchange, Tier 1, the cores, and the raise. */
import {
  type Abi,
  type Address,
  BaseError,
  createPublicClient,
  createWalletClient,
  defineChain,
  getContract,
  http,
  type PublicClient,
  parseEther,
  toHex,
  zeroAddress,
} from 'viem';
import { mnemonicToAccount } from 'viem/accounts';
import { creationCode, readContract } from '../compile/artifacts.ts';
import { errors } from '../errors.ts';

export type Scenario = 'balanced' | 'deep';
export const scenarios: readonly Scenario[] = ['balanced', 'deep'];

/** What {Launch} lists, by its name there. */
export const parts = [
  'weth',
  'factory',
  'rise',
  'vault',
  'twap',
  'flat',
  'pool',
  'ocean',
  'risePool',
  'riseOcean',
  'savePool',
  'saveOcean',
  'guard',
  'core',
  'ghost',
  'defense',
] as const;
export type Part = (typeof parts)[number];

export interface Launched {
  readonly scenario: Scenario;
  readonly client: PublicClient;
  readonly deployer: Address;
  readonly launch: Address;
  readonly addresses: Readonly<Record<Part, Address>>;
  readonly feeds: { readonly ethUsdFeed: Address; readonly cpiFeed: Address; readonly truflationFeed: Address };
}

/** As `GenesisNumbers.sol` has them; the raise is in wei. */
export const feedAnswers = { ethUsd: 2000n * 10n ** 8n, cpi: 31_560_500_000n, truflation: 128_400_000n } as const;
const raise = parseEther('10000');

const account = mnemonicToAccount('test test test test test test test test test test test junk');
export const [council, guardian] = [
  '0x000000000000000000000000000000000000c0de',
  '0x000000000000000000000000000000000000dead',
] as const;

/** @throws UserError when a deployment fails. */
export async function launchSuite(root: string, url: string, scenario: Scenario): Promise<Launched> {
  try {
    return await launchOn(root, url, scenario);
  } catch (error) {
    // Its full message repeats the whole creation code.
    if (error instanceof BaseError) throw errors.nodeBroke(error.shortMessage);
    throw error;
  }
}

export interface Deployer {
  readonly client: PublicClient;
  readonly wallet: ReturnType<typeof walletOn>;
  readonly abiOf: (name: string) => Abi;
  readonly deploy: (name: string, args: readonly unknown[], value?: bigint) => Promise<Address>;
}

/** Not viem's own of this name: it comes with six hundred other chains, a module each, and every command would load them. */
const local = defineChain({
  id: 31_337,
  name: 'Local node',
  nativeCurrency: { decimals: 18, name: 'Ether', symbol: 'ETH' },
  rpcUrls: { default: { http: ['http://127.0.0.1:8545'] } },
});

const walletOn = (url: string) => createWalletClient({ account, chain: local, transport: http(url) });

/** Deploys compiled contracts by their name. */
export function deployerOn(root: string, url: string): Deployer {
  const client = createPublicClient({ chain: local, transport: http(url), pollingInterval: 20 }) as PublicClient;
  const wallet = walletOn(url);
  const artifact = (name: string) => {
    const contract = readContract({ root }, name);
    return { abi: contract.abi as unknown as Abi, bytecode: toHex(creationCode(contract)) };
  };
  const deploy = async (name: string, args: readonly unknown[], value = 0n): Promise<Address> => {
    const hash = await wallet.deployContract({ ...artifact(name), args: [...args], value, gas: 1_000_000_000n });
    const { contractAddress, status } = await client.waitForTransactionReceipt({ hash });
    if (status !== 'success' || !contractAddress) throw errors.nodeBroke(`the deployment of ${name} failed`);
    return contractAddress;
  };
  return { client, wallet, abiOf: (name) => artifact(name).abi, deploy };
}

async function launchOn(root: string, url: string, scenario: Scenario): Promise<Launched> {
  const { client, deploy, abiOf } = deployerOn(root, url);
  const feed = (answer: bigint): Promise<Address> => deploy('SettableFeed', [8, answer]);
  const ethUsdFeed = await feed(feedAnswers.ethUsd);
  const cpiFeed = await feed(feedAnswers.cpi);
  const truflationFeed = await feed(feedAnswers.truflation);
  const plan = {
    scenario: scenarios.indexOf(scenario),
    flatIsToken0: true,
    treasury: zeroAddress,
    floatHolder: zeroAddress,
    ethUsdFeed,
    cpiFeed,
    truflationFeed,
  };
  const holders = { council, guardian, holder: account.address, holderRise: 0n, holderSave: 0n };
  const launch = await deploy('Launch', [plan, holders], raise);
  const { read } = getContract({ address: launch, abi: abiOf('Launch'), client });
  const found = await Promise.all(parts.map(async (part) => [part, (await read[part]?.()) as Address] as const));
  const addresses = Object.fromEntries(found) as Record<Part, Address>;
  return {
    scenario,
    client,
    deployer: account.address,
    launch,
    addresses,
    feeds: { ethUsdFeed, cpiFeed, truflationFeed },
  };
}
