/** Every operator of our own, in a fixed order: of two that give the same code, the first gives its name. */
import { comparison, dropCheck, dropPart, otherBranch } from './conditions.ts';
import type { Operator } from './operator.ts';
import { spotForMean } from './prices.ts';
import { rounding } from './rounding.ts';
import { dropModifier, reorder, skipCall, skipEffect } from './statements.ts';
import { arithmetic, otherAccount, otherNumber, swapArguments, widenCap } from './values.ts';

export const operators: readonly Operator[] = [
  rounding,
  spotForMean,
  dropCheck,
  dropPart,
  comparison,
  otherBranch,
  skipCall,
  skipEffect,
  reorder,
  dropModifier,
  widenCap,
  otherNumber,
  arithmetic,
  swapArguments,
  otherAccount,
];
