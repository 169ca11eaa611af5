import type { Benchmark } from './benchmark.ts';
import { catalogue } from './catalogue.ts';
import { commentEdit, oneLineEdit } from './edits.ts';
import { firstViolation } from './first-violation.ts';
import { overheadForge, overheadHalmos } from './overhead.ts';
import { selective } from './selective.ts';
import { solverPortfolio } from './solver-portfolio.ts';
import { survival } from './survival.ts';
import { warm } from './warm.ts';

/** In the order in which they are run: what is quick comes first. */
export const benchmarks: readonly Benchmark[] = [
  warm,
  commentEdit,
  oneLineEdit,
  solverPortfolio,
  firstViolation,
  catalogue,
  overheadHalmos,
  overheadForge,
  survival,
  selective,
];
