/** The page's whole style sheet, in the order in which it applies. */
import { base } from './base.ts';
import { figures } from './figures.ts';
import { narrow } from './narrow.ts';
import { paper } from './paper.ts';
import { viewer } from './viewer.ts';

export const style = [base, viewer, figures, narrow, paper].join('');
