/** The DSSE envelope, version 1, with one Ed25519 signature; and in one spelling, so that no byte of it is free. */
import { type KeyObject, sign, verify } from 'node:crypto';
import { z } from 'zod';
import { keyId } from './keys.ts';

export const payloadType = 'application/vnd.in-toto+json';

export const Envelope = z.strictObject({
  payload: z.base64(),
  payloadType: z.string(),
  signatures: z.tuple([z.strictObject({ keyid: z.string(), sig: z.base64() })]),
});
export type Envelope = z.infer<typeof Envelope>;

/** What is signed: type and body with their lengths in bytes before them. */
export function preAuthentication(type: string, body: Uint8Array): Buffer {
  const name = Buffer.from(type, 'utf8');
  return Buffer.concat([Buffer.from(`DSSEv1 ${name.length} `), name, Buffer.from(` ${body.length} `), body]);
}

export function envelopeText(envelope: Envelope): string {
  return `${JSON.stringify(envelope, null, 1)}\n`;
}

/** `key`: an Ed25519 private key. The same body and key give the same text. */
export function seal(body: Uint8Array, key: KeyObject): string {
  return envelopeText({
    payload: Buffer.from(body).toString('base64'),
    payloadType,
    signatures: [{ keyid: keyId(key), sig: sign(null, preAuthentication(payloadType, body), key).toString('base64') }],
  });
}

export type Opened =
  | { readonly body: Buffer; readonly keyid: string }
  | { readonly what: string; readonly trusted: boolean };

/** `trusted`: Ed25519 public keys; the envelope's own words about its key choose among them and decide nothing. */
export function open(text: string, trusted: readonly KeyObject[]): Opened {
  const envelope = Envelope.safeParse(jsonOrNull(text));
  if (!envelope.success) return bad('it is not an envelope with one signature');
  if (envelopeText(envelope.data) !== text) return bad('it is not spelled as Assay writes it');
  const { payload, payloadType: type, signatures } = envelope.data;
  const [{ keyid, sig }] = signatures;
  if (type !== payloadType) return bad(`payloadType is ${JSON.stringify(type.slice(0, 80))} and not ${payloadType}`);
  const body = Buffer.from(payload, 'base64');
  const signature = Buffer.from(sig, 'base64');
  if (body.toString('base64') !== payload) return bad('payload is not spelled as Assay writes it');
  if (signature.toString('base64') !== sig) return bad('the signature is not spelled as Assay writes it');
  const key = trusted.find((one) => keyId(one) === keyid);
  if (key === undefined)
    return { what: `it names the key ${keyid.slice(0, 80)}, which is not among the trusted ones`, trusted: false };
  if (!verify(null, preAuthentication(type, body), key, signature))
    return bad(`payload and signature do not belong together under the key ${keyid}`);
  return { body, keyid };
}

const bad = (what: string): Opened => ({ what, trusted: true });

/** The statement of an envelope of which the signature is not asked about; null when there is none. */
export function unchecked(text: string): Buffer | null {
  const envelope = Envelope.safeParse(jsonOrNull(text));
  return envelope.success ? Buffer.from(envelope.data.payload, 'base64') : null;
}

export function jsonOrNull(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
