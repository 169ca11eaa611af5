/** Attacks on one defense of NAV. */
import type { Setting } from '../stage.ts';
import { calm, discount, type Family, lends, pushes, ticks, together, worst } from './family.ts';

export const defend: readonly Family[] = (['shipped', 'worst'] as const).flatMap((executor): Family[] => {
  const suffix = executor === 'worst' ? '-worst' : '';
  const at = (setting: Setting): Setting => (executor === 'worst' ? worst(setting, 'rise') : setting);
  return [
    {
      id: `defend${suffix}`,
      call: 'defend',
      what: 'SAVE sandwiched around the purchase, liquidity lent to it',
      setting: at(discount),
      lasting: 'one block',
      executor,
      parameters: [pushes('savePush', 33, 1, 1e-3), lends()],
      fixed: { act: 'defend', lendTo: 'save' },
      bound: ({ defenseCap, saveOverNav }) => defenseCap * (1 - saveOverNav + ticks),
      because: 'at most NAV is paid: the discount, of 5 % of its ether',
    },
    {
      id: `defend-held${suffix}`,
      call: 'defend',
      what: 'RISE held dear, SAVE sold at the raised NAV',
      setting: at(calm),
      lasting: 'half an hour',
      executor,
      parameters: [...together(0.98, 7), lends(4)],
      fixed: { act: 'defend', lendTo: 'save' },
      bound: ({ defenseCap }) => defenseCap,
      because: 'the breaker, 5 % of its ether',
    },
  ];
});
