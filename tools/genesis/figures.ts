/** Each figure of the whitepaper beside what was measured. */
import type { Scenario } from './launch.ts';
import type { Measured } from './measure.ts';

/**
 * `met`: within the tolerance. `off`: measured to be something else. `contradictory`: the whitepaper gives figures that
 * cannot all hold, and this genesis holds by another of them.
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

/** The whitepaper writes `~`: two digits, and a pool's price is a tick away from what was asked. */
const tolerance = 0.005;

const close = (a: number, b: number): boolean => Math.abs(a - b) <= tolerance * Math.abs(b);

export function figuresOf(scenario: Scenario, m: Measured): readonly Figure[] {
  const row = (what: string, measured: number, said: number | null, unit: string, note = ''): Figure => ({
    what,
    measured,
    said,
    unit,
    standing: said === null ? null : close(measured, said) ? 'met' : note === '' ? 'off' : 'contradictory',
    note: said !== null && close(measured, said) ? '' : note,
  });
  const usd = (ether: number): number => ether * m.etherUsd;
  const deep = scenario === 'deep';
  const floating = m.riseSupply - m.riseLocked;
  const etherUsd = usd(m.reservesEther + m.risePool.ether + m.flatPool.ether + m.savePool.ether);
  const treasury = etherUsd + m.riseInventory * m.riseUsd;
  const genesis = deep
    ? 'the whitepaper has 99.988 % locked and 49 % in the treasury at once'
    : 'the whitepaper has 50 % locked for its phase 1 and 99.988 % at genesis';
  return [
    row('RISE supply', m.riseSupply, 425e6, 'RISE'),
    row('RISE locked in the vault', m.riseLocked, deep ? 424_949_000 : 212_500_000, 'RISE'),
    row('α', m.alpha, 0.99988, '', genesis),
    row('RISE inventory of the treasury', m.riseInventory, 208_250_000, 'RISE', genesis),
    row('RISE outside the vault', floating, 51_000, 'RISE', genesis),
    row(
      'RISE price',
      m.riseUsd,
      1,
      'USD',
      'the pool’s two sides set it: 4.25 M USD against the 51,000 RISE that float',
    ),
    row('C = P · (1 − α)', m.riseUsd * (1 - m.alpha), 0.5, 'USD', 'with 51,000 floating and 4.25 M USD, C is 0.01'),
    row('C = T ÷ S', treasury / m.riseSupply, 0.5, 'USD', 'T ÷ S and P · (1 − α) are said to be one number'),
    row('Circulating RISE at market', floating * m.riseUsd, 212.5e6, 'USD', 'said to be constant whatever α is'),
    row('RISE/ETH pool, ether', usd(m.risePool.ether), 4.25e6, 'USD'),
    row('RISE/ETH pool, RISE', m.risePool.tokens, 4.25e6, 'RISE', 'only 51,000 RISE float'),
    row('FLAT/ETH pool, ether', usd(m.flatPool.ether), 2e6, 'USD'),
    row('FLAT/ETH pool, FLAT', m.flatPool.tokens, 2e6, 'FLAT'),
    row('SAVE/ETH pool, ether', usd(m.savePool.ether), 2e6, 'USD'),
    row('SAVE/ETH pool, SAVE', m.savePool.tokens, 2e6, 'SAVE', 'at NAV, 2 M USD are fewer SAVE than at 1 USD'),
    row('NAV of one SAVE', m.navUsd, null, 'USD'),
    row('Ether reserves of the treasury', usd(m.reservesEther), 8e6, 'USD'),
    row('Ether of NAV defense', usd(m.defenseEther), null, 'USD', 'what the raise of 20 M USD leaves'),
    row('FLAT supply', m.flatSupply, 21e12, 'FLAT'),
    row('FLAT distributed, at the oracle price', m.flatDistributed * m.flatUsd, 2e6, 'USD'),
    row('Backing of FLAT', usd(m.backingEther), null, 'USD', 'ring-fenced ether, beside the treasury'),
    row('Backing ÷ distributed', usd(m.backingEther) / (m.flatDistributed * m.flatUsd), 1, '×'),
    row('Ether of treasury and pools', etherUsd, 16.25e6, 'USD'),
    row('Treasury, inventory included', treasury, 224.5e6, 'USD', 'there is no inventory'),
    row('Treasury ÷ distributed FLAT', treasury / (m.flatDistributed * m.flatUsd), 112, '×', 'there is no inventory'),
    row('Left with the deployer', m.leftBehind, 0, 'tokens'),
  ];
}
