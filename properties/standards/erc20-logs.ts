/** What an ERC-20 token must log, for any token of any world. Sampled: no symbolic engine keeps log entries. */
import { property } from '../define.ts';
import type { Property, ScenarioCheck } from '../schema.ts';
import type { Token } from './erc20.ts';

type Logger = Pick<Token, 'subject' | 'contract' | 'world' | 'at'>;

const eip = (section: string): Property['source'] => ({ document: 'EIP-20', section });

/** Both accounts are Solidity expressions. */
function saysOnce({ at }: Logger, event: 'Transfer' | 'Approval', one: string, other: string): string {
  return `saidOnce(address(${at}), "${event}(address,address,uint256)", abi.encode(${one}, ${other}), abi.encode(amount))`;
}

export function erc20Logs(t: Logger): readonly Property[] {
  const common = {
    contract: t.contract,
    kind: 'unit',
    level: 'standard-must',
    breaks: 'wallets, explorers and accounting would show balances and allowances that are not there',
    wanted: 'sampled',
  } as const;
  const scenario = { form: 'scenario', logs: true, world: t.world } as const;
  const some = (who: string): ScenarioCheck['fuzz'] & object => ({
    amount: `bound(raw, 0, ${t.at}.balanceOf(${who}) / 2)`,
  });
  return [
    property({
      ...common,
      id: `${t.subject}-LOG-001`,
      title: `${t.subject}: a successful transfer logs one Transfer of the amount from sender to receiver, of nothing, too`,
      source: eip('transfer: MUST fire the Transfer event'),
      check: {
        ...scenario,
        forall: { to: 'address', amount: 'uint256' },
        steps: [{ to: t.at, fn: 'transfer', args: ['to', 'amount'], expect: 'assumed' }],
        claim: saysOnce(t, 'Transfer', 'caller', 'to'),
        witness: 'both(amount > 0, to != caller)',
        fuzz: some('caller'),
      },
    }),
    property({
      ...common,
      id: `${t.subject}-LOG-002`,
      title: `${t.subject}: a successful transferFrom logs one Transfer of the amount from owner to receiver`,
      source: eip('transferFrom: MUST fire the Transfer event'),
      check: {
        ...scenario,
        forall: { from: 'address', to: 'address', amount: 'uint256' },
        steps: [{ to: t.at, fn: 'transferFrom', args: ['from', 'to', 'amount'], expect: 'assumed' }],
        claim: saysOnce(t, 'Transfer', 'from', 'to'),
        witness: 'both(amount > 0, both(to != from, caller != from))',
        fuzz: some('from'),
      },
    }),
    property({
      ...common,
      id: `${t.subject}-LOG-003`,
      title: `${t.subject}: a successful approve logs one Approval of the amount by the sender for the spender`,
      source: eip('Approval: MUST trigger on any successful call to approve'),
      check: {
        ...scenario,
        forall: { spender: 'address', amount: 'uint256' },
        steps: [{ to: t.at, fn: 'approve', args: ['spender', 'amount'], expect: 'assumed' }],
        claim: saysOnce(t, 'Approval', 'caller', 'spender'),
        witness: 'both(amount > 0, spender != caller)',
      },
    }),
  ];
}
