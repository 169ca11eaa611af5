/** What CVL specifications assume. */
import { type CvlReason, cvlAssumptions } from '../emit/cvl-text.ts';
import type { Discharge, Site } from './schema.ts';

export function cvlSites(file: string, source: string): readonly Site[] {
  return cvlAssumptions(source).map(({ item, line, text, reason }) => ({
    kind: 'cvl',
    file,
    line,
    where: item,
    expression: text.length <= 160 ? text : `${text.slice(0, 159)}…`,
    ...said(reason),
  }));
}

function said(reason: CvlReason | null): Pick<Site, 'reason' | 'discharge'> {
  if (reason === null) return { reason: '', discharge: { by: 'nothing', why: 'none' } };
  const discharge = ((): Discharge => {
    if ('provedIn' in reason) return { by: 'proof', properties: [reason.provedIn] };
    return 'assumes' in reason ? { by: 'assumption', assumption: reason.assumes } : { by: 'construction' };
  })();
  const text =
    'provedIn' in reason
      ? `proved in ${reason.provedIn}`
      : 'assumes' in reason
        ? `Assumes ${reason.assumes}`
        : reason.because;
  return { reason: text, discharge };
}
