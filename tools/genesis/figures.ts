/** Each figure of the whitepaper beside what was measured. */
import type { Scenario } from './launch.ts';
import type { Measured } from './measure.ts';

/**
 * `met`: within the tolerance. `off`: measured to be something else. `contradictory`: the whitepaper gives figures that
 * cannot all hold, and this genesis has exactly what another of them leads to. Null: as expected, where it gives none.
 */
export type Standing = 'met' | 'off' | 'contradictory';

export interface Figure {
  readonly what: string;
  readonly measured: number;
  /** The whitepaper's; null where it gives none. */
  readonly said: number | null;
  readonly unit: string;
  readonly standing: Standing | null;
  readonly note: string;
}

/** What a figure must be instead, by the others, for the whitepaper and not the launch to be at fault; and why. */
interface Otherwise {
  readonly value: number;
  readonly note: string;
}

/** Ether side of the RISE/ETH pool. */
const risePoolUsd = 4.25e6;

/** Ether of treasury and pools together. */
const etherOnlyUsd = 16.25e6;

/** The whitepaper writes `~`: two digits, and a pool's price is a tick away from what was asked. */
const tolerance = 0.005;

const close = (a: number, b: number): boolean => Math.abs(a - b) <= tolerance * Math.abs(b);

function row(what: string, measured: number, said: number | null, unit: string, otherwise?: Otherwise): Figure {
  if (said !== null && close(measured, said)) return { what, measured, said, unit, standing: 'met', note: '' };
  const explained = otherwise !== undefined && close(measured, otherwise.value);
  const standing = explained ? (said === null ? null : 'contradictory') : 'off';
  return { what, measured, said, unit, standing, note: explained ? otherwise.note : '' };
}

export function figuresOf(scenario: Scenario, m: Measured): readonly Figure[] {
  const usd = (ether: number): number => ether * m.etherUsd;
  const floating = m.riseSupply - m.riseLocked;
  const etherUsd = usd(m.reservesEther + m.risePool.ether + m.flatPool.ether + m.savePool.ether);
  const treasury = etherUsd + m.riseInventory * m.riseUsd;
  const obligation = m.flatDistributed * m.flatUsd;
  const deep = scenario === 'deep';
  const inDeep = (value: number, note: string): Otherwise | undefined => (deep ? { value, note } : undefined);
  const inBalanced = (value: number, note: string): Otherwise | undefined => (deep ? undefined : { value, note });
  const halved = 'the whitepaper has 50 % locked for its phase 1 and 99.988 % at genesis';
  const both = 'the whitepaper has 99.988 % locked and 49 % in the treasury at once';
  const dear = risePoolUsd / 51_000;
  const sides = 'the pool’s two sides set it: 4.25 M USD against the 51,000 RISE that float';
  const oneNumber = 'T ÷ S and P · (1 − α) are said to be one number';
  const fewer = 'at NAV, 2 M USD are fewer SAVE than at 1 USD';
  const perSupply = { value: (deep ? etherOnlyUsd : 224.5e6) / 425e6, note: oneNumber };
  return [
    row('RISE supply', m.riseSupply, 425e6, 'RISE'),
    row('RISE locked in the vault', m.riseLocked, deep ? 424_949_000 : 212_500_000, 'RISE'),
    row('α', m.alpha, 0.99988, '', inBalanced(0.5, halved)),
    row('RISE inventory of the treasury', m.riseInventory, 208_250_000, 'RISE', inDeep(0, both)),
    row('RISE outside the vault', floating, 51_000, 'RISE', inBalanced(212_500_000, halved)),
    row('RISE price', m.riseUsd, 1, 'USD', inDeep(dear, sides)),
    row('C = P · (1 − α)', m.riseUsd * (1 - m.alpha), 0.5, 'USD', inDeep(0.01, 'it follows from the price above')),
    row('C = T ÷ S', treasury / m.riseSupply, 0.5, 'USD', perSupply),
    row('Circulating RISE at market', floating * m.riseUsd, 212.5e6, 'USD', inDeep(risePoolUsd, 'said to be constant')),
    row('RISE/ETH pool, ether', usd(m.risePool.ether), risePoolUsd, 'USD'),
    row('RISE/ETH pool, RISE', m.risePool.tokens, 4.25e6, 'RISE', inDeep(51_000, 'only 51,000 RISE float')),
    row('FLAT/ETH pool, ether', usd(m.flatPool.ether), 2e6, 'USD'),
    row('FLAT/ETH pool, FLAT', m.flatPool.tokens, 2e6, 'FLAT'),
    row('SAVE/ETH pool, ether', usd(m.savePool.ether), 2e6, 'USD'),
    row('SAVE/ETH pool, SAVE', m.savePool.tokens, 2e6, 'SAVE', inDeep(2e6 / dear, fewer)),
    row('NAV of one SAVE', m.navUsd, null, 'USD', { value: m.riseUsd, note: 'the price of one RISE' }),
    row('Ether reserves of the treasury', usd(m.reservesEther), 8e6, 'USD'),
    row('Ether of NAV defense', usd(m.defenseEther), null, 'USD', { value: 1.75e6, note: 'what the raise leaves' }),
    row('FLAT supply', m.flatSupply, 21e12, 'FLAT'),
    row('FLAT distributed, at the oracle price', obligation, 2e6, 'USD'),
    row('Backing of FLAT', usd(m.backingEther), null, 'USD', { value: 2e6, note: 'ring-fenced, beside the treasury' }),
    row('Backing ÷ distributed', usd(m.backingEther) / obligation, 1, '×'),
    row('Ether of treasury and pools', etherUsd, etherOnlyUsd, 'USD'),
    row('Treasury, inventory included', treasury, 224.5e6, 'USD', inDeep(etherOnlyUsd, 'there is no inventory')),
    row('Treasury ÷ distributed FLAT', treasury / obligation, 112, '×', inDeep(etherOnlyUsd / 2e6, 'no inventory')),
    row('Left with the deployer', m.leftBehind, 0, 'tokens'),
  ];
}
