/** Units of the suite's numbers, as the NatSpec of `contracts/flat/interfaces` states them. */
import type { ContractUnits, Quantities, Unit } from '../quantities.ts';

const wad = '1e18';
const eth = '1e18 ETH';
const usd = '1e18 USD';
const rise = '1e18 RISE';
const save = '1e18 SAVE';
const flat = '1e18 FLAT';

function all(unit: Unit, ...names: readonly string[]): Record<string, Unit> {
  return Object.fromEntries(names.map((name) => [name, unit]));
}

function tokenUnits(unit: Unit): ContractUnits {
  return {
    values: all(
      unit,
      ...['totalSupply:0', 'balanceOf:0', 'allowance:0'],
      ...['approve.value', 'transfer.value', 'transferFrom.value', 'Approval.value', 'Transfer.value'],
      ...['ERC20InsufficientAllowance.allowance', 'ERC20InsufficientAllowance.needed'],
      ...['ERC20InsufficientBalance.balance', 'ERC20InsufficientBalance.needed'],
    ),
    storage: all(unit, '_balances', '_allowances', '_totalSupply'),
  };
}

/** Of a core: what it may spend in one epoch of a day. */
function capped(unit: Unit): ContractUnits {
  return {
    values: {
      ...all(unit, 'available:left', 'epochLimit:0', 'epochSpent:0', 'EpochBegan.limit'),
      ...all('timestamp', 'epochStart:0', 'EpochBegan.at'),
      'EPOCH:0': 'seconds',
    },
    storage: { ...all(unit, 'epochLimit', 'epochSpent'), epochStart: 'timestamp' },
  };
}

function joined(...parts: readonly ContractUnits[]): ContractUnits {
  return {
    values: Object.assign({}, ...parts.map(({ values }) => values)),
    storage: Object.assign({}, ...parts.map(({ storage }) => storage)),
  };
}

const vault: ContractUnits = {
  values: {
    ...all(
      rise,
      ...['deposit.assets', 'mint:assets', 'maxDeposit:assets', 'maxWithdraw:0', 'convertToAssets:0'],
      ...['convertToShares.assets', 'previewDeposit.assets', 'previewMint:0', 'previewRedeem:0'],
      ...['previewWithdraw.assets', 'totalAssets:0', 'lockedRise:0', 'floatingRise:0', 'Deposit.assets'],
      'Withdraw.assets',
    ),
    ...all(
      save,
      ...['deposit:shares', 'mint.shares', 'burn.shares', 'maxMint:shares', 'maxRedeem:0', 'convertToShares:0'],
      ...['convertToAssets.shares', 'previewDeposit:0', 'previewMint.shares', 'previewRedeem.shares'],
      ...['previewWithdraw:0', 'Deposit.shares', 'Withdraw.shares'],
    ),
    'alpha:0': wad,
  },
  storage: {},
};

const desk: ContractUnits = {
  values: {
    ...all(
      flat,
      ...[
        'SUPPLY:0',
        'buy.minFlatOut',
        'buy:flatOut',
        'redeem.flatIn',
        'pegPurchase:received',
        'reserve:0',
        'distributed:0',
      ],
      ...['Bought.flatOut', 'Redeemed.flatIn', 'PegPurchased.received'],
    ),
    ...all(
      eth,
      ...['redeem.minEthOut', 'redeem:ethOut', 'pegPurchase.ethIn', 'pegPurchase:spent', 'backing:0'],
      ...['Bought.ethIn', 'Redeemed.ethOut', 'PegPurchased.spent'],
    ),
    ...all(
      usd,
      ...['ethUsdPrice:price', 'flatPrice:price', 'redemptionPrice:price', 'poke:price', 'priceBounds:low'],
      ...['priceBounds:high', 'lastPrice:0', 'anchorPrice:0', 'AnchorMoved.anchorPrice'],
      ...['Bought.price', 'Bought.ethUsd', 'Redeemed.price', 'Redeemed.ethUsd', 'PegPurchased.price'],
      'PegPurchased.ethUsd',
    ),
    ...all('timestamp', 'anchorAt:0', 'AnchorMoved.anchorAt', 'permit.deadline', 'ERC2612ExpiredSignature.deadline'),
    ...all('bps', 'ANCHOR_STEP_BPS:0', 'BAND_BPS:0', 'SPOT_DEVIATION_BPS:0'),
    ...all('seconds', 'ANCHOR_PERIOD:0', 'CPI_MAX_AGE:0', 'ETH_USD_MAX_AGE:0', 'TRUFLATION_MAX_AGE:0', 'TWAP_WINDOW:0'),
    'permit.value': flat,
  },
  storage: { lastPrice: usd, anchorPrice: usd, anchorAt: 'timestamp', _pegBudget: eth },
};

const ocean: ContractUnits = {
  values: {
    ...all(flat, 'deepen.flatMax', 'deepen:flatPaid', 'Deepened.flatPaid'),
    ...all(eth, 'deepen.wethMax', 'deepen:wethPaid', 'Deepened.wethPaid'),
  },
  storage: {},
};

const pulse: ContractUnits = {
  values: {
    ...all(eth, 'pulse:bounty', 'Pulsed.riseEth', 'Pulsed.defenseEth', 'Pulsed.revenue', 'Pulsed.bounty'),
    ...all('bps', 'BAND_BPS:0', 'MAX_BOUNTY_BPS:0', 'MAX_SLIPPAGE_BPS:0', 'SPEND_BPS:0'),
    'Locked.rise': rise,
    'Locked.shares': save,
    'MIN_WINDOW:0': 'seconds',
  },
  storage: { _budget: eth },
};

const ghost: ContractUnits = {
  values: {
    ...all(save, 'buy.minSharesOut', 'buy:sharesOut', 'Sold.sharesOut'),
    ...all(eth, 'clampPrice:0', 'marketPrice:0', 'Sold.ethIn', 'Sold.price', 'Sold.clamp'),
    ...all('bps', 'CLAMP_BPS:0', 'SALES_BPS:0'),
    'inventory:0': rise,
    'TWAP_WINDOW:0': 'seconds',
  },
  storage: {},
};

const defense: ContractUnits = {
  values: {
    ...all(eth, 'defend:spent', 'Defended.spent'),
    ...all(save, 'defend:burned', 'Defended.bought', 'Defended.burned'),
    ...all('bps', 'BREAKER_BPS:0', 'MAX_SLIPPAGE_BPS:0'),
    'TWAP_WINDOW:0': 'seconds',
  },
  storage: { _budget: eth },
};

export const quantities: Quantities = {
  units: {
    RISE: joined(tokenUnits(rise), { values: { 'SUPPLY:0': rise }, storage: {} }),
    SaveVault: joined(tokenUnits(save), vault),
    FLAT: joined(tokenUnits(flat), desk),
    Ocean: ocean,
    Guardian: { values: { 'LIFETIME:0': 'seconds', 'expiry:0': 'timestamp' }, storage: {} },
    PulseCore: joined(capped(eth), pulse),
    GhostMintCore: joined(capped(save), ghost),
    NAVDefenseCore: joined(capped(eth), defense),
  },
  watches: [
    { name: 'alpha', contract: 'SaveVault', function: 'alpha', unit: wad },
    { name: 'locked', contract: 'SaveVault', function: 'lockedRise', unit: rise },
    { name: 'backing', contract: 'FLAT', function: 'backing', unit: eth },
    { name: 'reserve', contract: 'FLAT', function: 'reserve', unit: flat },
    { name: 'price of FLAT', contract: 'FLAT', function: 'redemptionPrice', unit: usd },
    // 1.1 × the mean price of RISE × the RISE behind one SAVE: the price of RISE itself is a pool's, not a contract's.
    { name: 'clamp of SAVE', contract: 'GhostMintCore', function: 'clampPrice', unit: eth },
  ],
};
