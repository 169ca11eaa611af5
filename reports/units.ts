/** Amounts for people, without a library, since the page's script reads them too. */

/** `1.5 ETH`, for a decimal number of wei; anything else as it is. */
export function etherText(wei: string): string {
  return /^\d{1,78}$/.test(wei) ? `${scaled(wei, 18)} ETH` : wei;
}

function scaled(digits: string, decimals: number): string {
  const padded = digits.padStart(decimals + 1, '0');
  const whole = padded.slice(0, -decimals).replace(/^0+(?=\d)/, '');
  const part = padded.slice(-decimals).replace(/0+$/, '');
  return part === '' ? whole : `${whole}.${part}`;
}
