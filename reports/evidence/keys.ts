/** Ed25519 keys as PEM files, and what may be done with them. A private key is never printed, logged or packed. */
import { createHash, createPrivateKey, createPublicKey, generateKeyPairSync, KeyObject } from 'node:crypto';
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { errors } from '../../tools/errors.ts';

/** sha-256 of the public key as SPKI, in hex. */
export function keyId(key: KeyObject): string {
  const spki = publicOf(key).export({ type: 'spki', format: 'der' });
  return createHash('sha256').update(spki).digest('hex');
}

function publicOf(key: KeyObject): KeyObject {
  return key.type === 'private' ? createPublicKey(key) : key;
}

export interface KeyPair {
  /** PKCS8. */
  readonly privatePem: string;
  /** SPKI. */
  readonly publicPem: string;
  readonly id: string;
}

export function makeKeys(): KeyPair {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  return {
    privatePem: String(privateKey.export({ type: 'pkcs8', format: 'pem' })),
    publicPem: String(publicKey.export({ type: 'spki', format: 'pem' })),
    id: keyId(publicKey),
  };
}

/** The private key to `path`, for its owner alone; the public one beside it. @throws when either is there already. */
export function writeKeys(path: string, { privatePem, publicPem }: KeyPair): void {
  writeFileSync(path, privatePem, { flag: 'wx', mode: 0o600 });
  writeFileSync(`${path}.pub`, publicPem, { flag: 'wx', mode: 0o644 });
}

/** `env:NAME`: the PEM is the variable's text. Else a path. @throws UserError, which never quotes the key. */
export function readPrivateKey(from: string, env: Readonly<Record<string, string | undefined>>): KeyObject {
  const variable = /^env:(.+)$/u.exec(from)?.[1];
  if (variable !== undefined) {
    const pem = env[variable];
    if (pem === undefined || pem === '') throw errors.badKey(from, 'the variable is not set');
    return ed25519(from, () => createPrivateKey(pem), 'private');
  }
  const text = readPem(from);
  if (process.platform !== 'win32' && (statSync(from).mode & 0o077) !== 0)
    throw errors.badKey(from, 'others than its owner can read it, so it may be theirs by now; chmod 600 if it is not');
  return ed25519(from, () => createPrivateKey(text), 'private');
}

/** @throws UserError for what is no Ed25519 public key; a private one is refused, since it should not lie where one verifies. */
export function readPublicKey(path: string): KeyObject {
  const text = readPem(path);
  if (/-----BEGIN [A-Z ]*PRIVATE KEY-----/u.test(text))
    throw errors.badKey(path, 'it is a private key; the public one ends in .pub');
  return ed25519(path, () => createPublicKey(text), 'public');
}

function readPem(path: string): string {
  try {
    if (statSync(path).size > 64 * 1024) throw errors.badKey(path, 'it is too large for a key');
    return readFileSync(path, 'utf8');
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code === 'ENOENT') throw errors.badKey(path, 'it is not there');
    if (typeof code === 'string' && !code.startsWith('ASY-')) throw errors.badKey(path, `it cannot be read (${code})`);
    throw error;
  }
}

function ed25519(from: string, make: () => KeyObject, kind: 'private' | 'public'): KeyObject {
  let key: KeyObject;
  try {
    key = make();
  } catch {
    throw errors.badKey(from, `it is not a ${kind} key in PEM form without a passphrase`);
  }
  if (!(key instanceof KeyObject) || key.asymmetricKeyType !== 'ed25519')
    throw errors.badKey(from, 'it is not an Ed25519 key');
  return key;
}
