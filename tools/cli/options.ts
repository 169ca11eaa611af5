/** Values of command-line options, checked where they enter. */
import { InvalidArgumentError } from 'commander';
import { errors } from '../errors.ts';
import { type Profile, profiles } from '../run/profiles.ts';

export function positive(text: string): number {
  const value = Number(text);
  if (!/^\d+(\.\d+)?$/u.test(text) || !(value > 0) || value > 1e7)
    throw new InvalidArgumentError('it must be a number above 0');
  return value;
}

export function count(text: string): number {
  if (!/^[1-9]\d{0,8}$/u.test(text)) throw new InvalidArgumentError('it must be a whole number above 0');
  return Number(text);
}

/** A campaign's seed: decimal or 0x-hexadecimal, at most 256 bits. */
export function seed(text: string): string {
  if (!/^(0x[0-9a-fA-F]{1,64}|\d{1,77})$/u.test(text) || BigInt(text) >> 256n !== 0n)
    throw new InvalidArgumentError('it must be a number of at most 256 bits');
  return BigInt(text).toString();
}

export function profileOf(name: string): Profile {
  const profile = profiles.find(({ id }) => id === name);
  if (profile === undefined)
    throw errors.unknownName(
      'profile',
      name,
      profiles.map(({ id }) => id),
    );
  return profile;
}
