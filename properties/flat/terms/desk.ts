/** What claims about FLAT’s desk read and rest on, whichever of its parts they are about. */
import type { Given, Use } from '../../schema.ts';

export const backing = { type: 'uint256', expr: 'address(flat).balance' } as const;

export const reserve = { type: 'uint256', expr: 'flat.balanceOf(address(flat))' } as const;

export const ethPrice = { type: 'uint256', expr: 'ethUsd()' } as const;

export const flatPrice = { type: 'uint256', expr: 'salePrice()' } as const;

/** The same without branches: see DeskWorld. */
export const quotedEth = { type: 'uint256', expr: 'quotedEthUsd()' } as const;

export const quotedPay = { type: 'uint256', expr: 'quotedRedemption()' } as const;

export const payPrice = { type: 'uint256', expr: 'redemptionPrice()' } as const;

export const reserveAnd = (other: string): Use => ({ lemma: 'FLAT-STATE-002', at: { one: 'address(flat)', other } });

export const sane: readonly Use[] = [{ lemma: 'FLAT-STATE-003' }, { lemma: 'FLAT-STATE-004' }];

/** The swap callback takes bytes, so it is no part of the free call; with no budget it reverts. */
export const callbackApart: Given = {
  expr: 'c.selector != flat.uniswapV3SwapCallback.selector',
  reason: { because: 'with no budget the callback reverts, whoever sends it: FLAT-REVERT-006' },
};

/** Amounts a trader would send: often ordinary, never more than there is. */
export const someEther = 'bound(raw, 0, 1000 ether)';

/** The far-off rule multiplies and divides by what only time bounds: see AnchorWorld. */
export const farOffBounds = [
  'divMonotone(elapsed(), type(uint40).max, 28 days)',
  'cancels(500, anchor())',
  'fits(anchorStep(), periods(), 89, 40)',
  'commutes(anchorStep(), periods())',
  'cancels(periods(), anchorStep())',
  'divMonotone(M(anchorStep(), periods()), 2 ** 129, 10_000)',
] as const;
