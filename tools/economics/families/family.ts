/** What a family of attacks is, the states they start from, and the parameters they are searched over. */
import type { Scenario } from '../../genesis/launch.ts';
import type { Facts } from '../facts.ts';
import { amount, lent, type Parameter, push } from '../parameters.ts';
import type { Measure } from '../schema.ts';
import type { legs, Market, Raid, Setting } from '../stage.ts';

/** A parameter, and what it changes of a raid. */
export interface Searched {
  readonly is: Parameter;
  readonly put: (raid: Raid, value: bigint) => Raid;
}

export interface Family {
  readonly id: string;
  readonly call: Measure['call'];
  readonly what: string;
  readonly setting: Setting;
  readonly lasting: Measure['lasting'];
  readonly executor: Measure['executor'];
  readonly parameters: readonly Searched[];
  readonly fixed: Partial<Raid>;
  /** What the core pays for being called is what this one is after. */
  readonly wantsBounty?: boolean;
  /** Where the call cannot be made at all. */
  readonly notIn?: Scenario;
  /** Ether; `spent` is what the core spent, or was paid, in the attack found. */
  readonly bound: (facts: Facts, spent: number) => number;
  readonly because: string;
}

/** A mean is rounded up by at most two ticks, of a basis point each. */
export const ticks = 0.0002;

export const flatAbove: Setting = { what: 'FLAT 3 % above the oracle price', trades: [['flat', 1.03]] };
export const flatBelow: Setting = { what: 'FLAT 3 % below the oracle price', trades: [['flat', 0.97]] };
export const premium: Setting = { what: 'SAVE 20 % above NAV', trades: [['save', 1.2]] };
export const discount: Setting = { what: 'SAVE 20 % below NAV', trades: [['save', 0.8]] };
const swings = Array.from({ length: 10 }, (): readonly (readonly [Market, number])[] => [
  ['flat', 2.25],
  ['flat', 1 / 2.25],
]).flat();
export const unclaimed: Setting = { what: 'fees of twenty large trades unclaimed', trades: swings };
export const unclaimedAbove: Setting = {
  what: 'FLAT 3 % above the oracle price, fees of twenty large trades unclaimed',
  trades: [...swings, ['flat', 1.03]],
};

export const worst = (setting: Setting, leg: (typeof legs)[number]): Setting => ({ ...setting, worst: leg });
export const fourfold: Setting = {
  what: 'RISE and SAVE at four times genesis, bought from their pools',
  trades: [
    ['rise', 4],
    ['save', 4],
  ],
};
export const calm: Setting = { what: 'markets settled at genesis prices', trades: [] };

export type Pushed = 'risePush' | 'savePush' | 'flatPush';

/** From a thousandth of a percent to far away: what the rules let pass is for the search to find out. */
export const pushes = (of: Pushed, points = 17, most = 5, least = 1e-5): Searched => ({
  is: push(of.slice(0, 4).toUpperCase(), least, most, points),
  put: (raid, value) => ({ ...raid, [of]: value }),
});
export const lends = (points = 6): Searched => ({ is: lent(points), put: (raid, value) => ({ ...raid, lent: value }) });
export const pays = (least: number, most: number, points: number): Searched => ({
  is: amount(least, most, points),
  put: (raid, value) => ({ ...raid, amount: value }),
});
/** NAV is a price of RISE: both are pushed alike, SAVE to so much of the new NAV; then SAVE a little further. */
export const together = (saveOverNav: number, points: number, most = 5): readonly Searched[] => [
  {
    is: push('RISE', 1e-3, most, points),
    put: (raid, value) => ({
      ...raid,
      risePush: value,
      savePush: (value * BigInt(Math.round(saveOverNav * 1e6))) / 1_000_000n,
    }),
  },
  {
    is: push(`SAVE, from ${saveOverNav} × NAV,`, 1e-3, 2, 7),
    put: (raid, value) => ({ ...raid, savePush: (raid.savePush * value) / 10n ** 18n }),
  },
];
