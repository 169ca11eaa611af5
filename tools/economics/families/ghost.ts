/** Attacks on one purchase from GhostMintCore. */
import type { Setting } from '../stage.ts';
import { calm, type Family, fourfold, pays, premium, pushes, ticks, together, worst } from './family.ts';

export const ghost: readonly Family[] = (['shipped', 'worst'] as const).flatMap((executor): Family[] => {
  const suffix = executor === 'worst' ? '-worst' : '';
  const at = (setting: Setting): Setting => (executor === 'worst' ? worst(setting, 'rise') : setting);
  return [
    {
      id: `ghost${suffix}`,
      call: 'ghost buy',
      what: 'SAVE bought and sold in its pool',
      setting: at(premium),
      lasting: 'one block',
      executor,
      parameters: [pushes('savePush', 9), pays(0.001, 2000, 9)],
      fixed: { act: 'ghostBuy', lendTo: 'save' },
      notIn: 'deep',
      bound:
        executor === 'worst'
          ? ({ saveOverNav }, spent) => spent * Math.max(0, (saveOverNav * 1.01) / 1.1 - 1 + ticks)
          : (_, spent) => spent * (0.01 + ticks),
      because:
        executor === 'worst'
          ? 'never below the clamp: the market price over 1.1 × NAV, and 1 % of spot'
          : 'sold at the mean price, from which spot is at most 1 %',
    },
    {
      id: `ghost-held${suffix}`,
      call: 'ghost buy',
      what: 'RISE and SAVE held cheap, SAVE bought at the lowered clamp',
      setting: at(calm),
      lasting: 'half an hour',
      executor,
      parameters: [...together(1.101, 7), pays(0.01, 20, 9)],
      fixed: { act: 'ghostBuy', lendTo: 'save' },
      notIn: 'deep',
      bound: () => 0,
      because: 'meant: nothing is sold below 1.1 × NAV',
    },
    {
      id: `ghost-held-float${suffix}`,
      call: 'ghost buy',
      what: 'what was bought of RISE and SAVE sold back and held, SAVE bought at the lowered clamp',
      setting: at(fourfold),
      lasting: 'half an hour',
      executor,
      parameters: [...together(1.101, 7, Math.log(4)), pays(0.01, 20, 9)],
      fixed: { act: 'ghostBuy', lendTo: 'save' },
      notIn: 'deep',
      bound: () => 0,
      because: 'meant: nothing is sold below 1.1 × NAV',
    },
  ];
});
