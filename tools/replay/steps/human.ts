/** Numbers in units that somebody declared. What has none stays as it is. */
import { formatUnits } from 'viem';
import type { Unit } from '../../../properties/quantities.ts';

const most = 2n ** 256n - 1n;
const lastTimestamp = 8_640_000_000_000n;
const bpsDecimals = 2;

/** Null where the value does not fit its unit. */
export function inUnit(value: bigint, unit: Unit): string | null {
  if (value === most) return '2^256 - 1';
  if (unit === 'bps') return `${formatUnits(value, bpsDecimals)} %`;
  if (unit === 'seconds') return duration(value);
  if (unit === 'timestamp') return moment(value);
  const [, decimals = '0', symbol = ''] = /^1e(\d+)(?: (.+))?$/u.exec(unit) ?? [];
  return `${formatUnits(value, Number(decimals))} ${symbol}`.trim();
}

function duration(value: bigint): string | null {
  if (value < 0n) return null;
  const parts = [
    [value / 86_400n, 'd'],
    [(value / 3600n) % 24n, 'h'],
    [(value / 60n) % 60n, 'min'],
    [value % 60n, 's'],
  ] as const;
  const told = parts.filter(([count]) => count > 0n).map(([count, unit]) => `${count} ${unit}`);
  return told.length === 0 ? '0 s' : told.join(' ');
}

function moment(value: bigint): string | null {
  if (value < 0n || value > lastTimestamp) return null;
  return new Date(Number(value) * 1000).toISOString().replace('.000Z', 'Z');
}
