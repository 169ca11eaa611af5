/** Theorems about the whitepaper's economics: over the reals where no contract computes, each claim with its hypothesis. */
import type { Property } from '../schema.ts';
import { theorem } from './model.ts';

const said = (section: string): Property['source'] => ({ document: 'whitepaper', section });

export const economics: readonly Property[] = [
  theorem(
    'ECON-MODEL-001',
    'econ-price',
    'P = C/(1 − α) holds for C = floating RISE at market ÷ supply and for no other C; with the whitepaper’s C = T/S it is the market’s price only where the treasury is worth what floats',
    'Model',
    {
      source: said('The Singularity Equation'),
      breaks: 'a price formula would be taken for a law that says what RISE is worth',
      choice:
        'α = locked ÷ supply and 1 − α is everything outside the vault, inventory and pool included, as SaveVault reports it. C is then defined by the market’s price; that it equals T/S is the whitepaper’s assumption about arbitrage, and its own genesis (224.5 M USD of treasury, 212.5 M floating at 1 USD) does not obey it.',
    },
  ),
  theorem(
    'ECON-MODEL-002',
    'econ-velocity',
    'Velocity: for a fixed C the price rises with α at the rate C/(1 − α)² = P²/C, with the error of every finite step stated',
    'Model',
    {
      source: said('Velocity grows quadratically'),
      breaks: 'forecasts of the price after a step of absorption would have no stated error',
      choice:
        'The formula was a picture; it is read as the derivative of P by α. The derivative is stated as the limit that it is: difference quotients exactly, and a step for every error.',
    },
  ),
  theorem(
    'ECON-MODEL-003',
    'econ-acceleration',
    'Acceleration: for a fixed C velocity rises with α at the rate 2C/(1 − α)³ = 2P³/C², with the error of every finite step stated',
    'Model',
    {
      source: said('Acceleration grows cubically'),
      breaks: 'forecasts of the price after a step of absorption would have no stated error',
      choice: 'The formula was a picture; it is read as the second derivative of P by α.',
    },
  ),
  theorem(
    'ECON-MODEL-004',
    'econ-scaling',
    'If volatility falls with the cube of the floating share, and only then, the Sharpe ratio grows with the cube of the price; relative volatility then falls at 3 times and safe leverage grows at 6 times the absorption rate, with the error of finite steps stated',
    'Model',
    {
      source: said('Relative volatility, safe leverage and the Sharpe ratio'),
      breaks: 'the exponents 3 and 6 would contradict each other',
      choice:
        'The formulas were pictures; the words fix exponents only. Sharpe ratio is mean ÷ volatility, safe leverage mean ÷ variance, the mean the same at every α, and the absorption rate the share of what floats that is locked. That volatility falls with the cube is the hypothesis; nothing in the protocol makes it true.',
    },
  ),
  theorem(
    'ECON-MODEL-005',
    'econ-scaling-false',
    'The price formula does not make volatility fall: a relative move of C moves the price by the same at every α, and a move of α by more the higher α is, so the whitepaper’s decay of volatility and its cubic Sharpe ratio do not follow',
    'Model',
    {
      source: said('Relative volatility, safe leverage and the Sharpe ratio'),
      breaks: 'holders would take on leverage that the model does not make safe',
      choice:
        'Volatility is that of two equally likely outcomes, relative to the price between them: the least that has one, and enough to refute a claim about all.',
    },
  ),
  theorem(
    'ECON-MODEL-006',
    'econ-limit',
    'α → 1 where each period locks at least a fixed share of what floats, which spending a fixed revenue on RISE does while the floating RISE stays below a fixed value; and α = 1 after finitely many periods that each lock a fixed amount',
    'Model',
    {
      source: said('Theorem: positive revenue in every period gives α(t) → 1'),
      breaks: 'the limit that the protocol is named for would have no hypothesis under which it is true',
      choice:
        'Revenue counts as far as it buys RISE that is locked. The whitepaper also turns all charge-cycle revenue into liquidity; that part locks nothing.',
    },
  ),
  theorem(
    'ECON-MODEL-007',
    'econ-limit-false',
    'Positive revenue in every period does not give α → 1: a sequence locks something in every period, for a revenue that may even be constant, and α stays below (1 + α₀)/2',
    'Model',
    {
      source: said('Theorem: positive revenue in every period gives α(t) → 1'),
      breaks: 'a deferred promise would be taken for a certain one',
      choice:
        'Read as it stands: revenue above zero in every period, all of it spent on RISE that is locked, at the price after the purchase. Both genesis scenarios are instances: α stays below 0.75 and 0.99994.',
    },
  ),
  theorem(
    'ECON-MODEL-008',
    'econ-limit-wei',
    'In whole wei positive revenue may lock nothing for ever: it buys nothing exactly when it does not pay for one wei of RISE',
    'Model',
    {
      source: said('Theorem: positive revenue in every period gives α(t) → 1'),
      breaks: 'a limit over the reals would be taken for one of the contracts',
      choice:
        'Purchases are rounded down against the buyer, as pools do; revenue and the value of floating RISE are the same in every period.',
    },
  ),
  theorem(
    'ECON-MODEL-009',
    'econ-cap',
    'The circulating market cap is C · S whatever α is: it is constant where C is, and only there',
    'Model',
    {
      source: said('Theorem: the circulating market cap of RISE is constant regardless of α'),
      breaks: 'the market cap would depend on α beside C',
      choice:
        'Circulating is what floats, everything outside the vault; C is the constant of the price formula, held still. By ECON-MODEL-001 C is the market cap divided by the supply, so this is its definition, and no force that keeps the market cap where it is.',
    },
  ),
  theorem(
    'ECON-MODEL-010',
    'econ-cap-false',
    'With C = T/S the circulating market cap is the treasury’s value and not constant: locking inventory lowers it, locking bought RISE raises it unless there is no inventory, and a growing treasury raises it; and where it is constant, α → 1 by purchases costs more than any finite capital',
    'Model',
    {
      source: said('Theorem: the circulating market cap of RISE is constant regardless of α'),
      breaks: 'holders would count on a market cap that the protocol’s own actions move',
      choice:
        'The whitepaper’s T: ether and RISE inventory at the market’s price. It calls T constant in the proof and growing in section 12; 51,000 floating RISE at 1 USD and 212.5 M USD cannot both be its genesis.',
    },
  ),
];
