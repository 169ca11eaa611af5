/** The envelope: what is signed, by whom, and that nothing but a trusted key opens it. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { UserError } from '../../tools/errors.ts';
import { key, pem, strangeKey, strangePublic, trusted } from './__fixtures__/small.ts';
import { envelopeText, open, payloadType, preAuthentication, seal } from './dsse.ts';
import { keyId, makeKeys, readPrivateKey, readPublicKey, writeKeys } from './keys.ts';

const body = Buffer.from('{"what":"α ≥ 1"}');
const parts = (text: string) => JSON.parse(text) as Parameters<typeof envelopeText>[0];

describe('the envelope', () => {
  it('authenticates type and body as the protocol says', () => {
    const vector = preAuthentication('http://example.com/HelloWorld', Buffer.from('hello world'));
    assert.equal(vector.toString(), 'DSSEv1 29 http://example.com/HelloWorld 11 hello world');
    assert.equal(preAuthentication('é', Buffer.from('α')).toString(), 'DSSEv1 2 é 2 α');
  });

  it('is opened by the key that sealed it, and is the same each time', () => {
    const text = seal(body, key);
    assert.equal(text, seal(body, key));
    assert.deepEqual(open(text, [strangePublic, ...trusted]), { body, keyid: keyId(key) });
    assert.equal(parts(text).payloadType, 'application/vnd.in-toto+json');
  });

  it('is not opened by another key, whatever it says of its own', () => {
    const text = seal(body, strangeKey);
    const opened = open(text, trusted);
    assert.equal('trusted' in opened && opened.trusted, false);
    assert.ok('what' in opened);
    const lying = envelopeText({ ...parts(text), signatures: [{ ...parts(text).signatures[0], keyid: keyId(key) }] });
    assert.match(whatOf(lying), /do not belong together/u);
    assert.match(whatOf(text, []), /not among the trusted/u);
  });

  it('is refused with another type, body, signature or spelling', () => {
    const text = seal(body, key);
    const { signatures, ...rest } = parts(text);
    assert.match(
      whatOf(envelopeText({ ...rest, payloadType: 'text/plain', signatures })),
      /payloadType is "text\/plain"/u,
    );
    const typed = { payload: rest.payload, payloadType, signatures };
    assert.match(whatOf(envelopeText({ ...typed, payload: Buffer.from('{}').toString('base64') })), /do not belong/u);
    assert.match(whatOf(`${text} `), /not spelled/u);
    assert.match(whatOf(text.replace('"payload"', '"Payload"')), /not an envelope/u);
    for (const odd of [
      '',
      'null',
      '[]',
      '{}',
      JSON.stringify({ ...typed, signatures: [] }),
      JSON.stringify({ ...typed, signatures: [...signatures, ...signatures] }),
    ])
      assert.match(whatOf(odd), /not an envelope with one signature/u);
  });

  function whatOf(text: string, keys = trusted): string {
    const opened = open(text, keys);
    return 'what' in opened ? opened.what : 'opened';
  }
});

describe('keys', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'assay-keys-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const refused = (work: () => unknown, why: RegExp): void =>
    assert.throws(work, (error) => {
      assert.ok(error instanceof UserError && error.code === 'ASY-EVID-01' && error.exitCode === 2);
      assert.match(error.message, why);
      assert.doesNotMatch(error.message, /BEGIN|MC4C/u);
      return true;
    });

  it('are files that only their owner reads, never written over, and named by the digest of the public one', () => {
    const path = join(folder, 'k');
    const pair = makeKeys();
    writeKeys(path, pair);
    assert.equal(statSync(path).mode & 0o777, 0o600);
    assert.throws(() => writeKeys(path, makeKeys()), { code: 'EEXIST' });
    assert.equal(readFileSync(path, 'utf8'), pair.privatePem);
    assert.deepEqual([keyId(readPrivateKey(path, {})), keyId(readPublicKey(`${path}.pub`))], [pair.id, pair.id]);
    const spki = execFileSync('openssl', ['pkey', '-pubin', '-in', `${path}.pub`, '-outform', 'DER']);
    const digest = execFileSync('openssl', ['dgst', '-sha256', '-r'], { input: spki, encoding: 'utf8' });
    assert.equal(digest.split(' ')[0], pair.id);
  });

  it('may come from a variable', () => {
    assert.equal(keyId(readPrivateKey('env:K', { K: pem.privatePem })), pem.id);
    refused(() => readPrivateKey('env:K', {}), /not set/u);
    refused(() => readPrivateKey('env:K', { K: 'secret MC4C' }), /not a private key/u);
  });

  it('are refused when others read them, when of another kind, and on the wrong side', () => {
    const path = join(folder, 'k');
    writeKeys(path, pem);
    refused(() => readPublicKey(path), /it is a private key/u);
    refused(() => readPrivateKey(`${path}.none`, {}), /not there/u);
    chmodSync(path, 0o640);
    refused(() => readPrivateKey(path, {}), /others than its owner/u);
    const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 });
    writeFileSync(join(folder, 'rsa.pub'), rsa.publicKey.export({ type: 'spki', format: 'pem' }));
    refused(() => readPublicKey(join(folder, 'rsa.pub')), /not an Ed25519 key/u);
    refused(() => readPublicKey(folder), /cannot be read/u);
  });
});
