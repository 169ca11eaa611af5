/** A bundle is what a trusted key signed, to the byte; everything else is refused, and what differs is named. */
import assert from 'node:assert/strict';
import { aProperty } from '../__fixtures__/build.ts';
import { flat } from '../__fixtures__/flat.ts';
import { formatJson } from '../format/json.ts';
import { buildReport } from '../report.ts';
import {
  bundleOf,
  forged,
  inputs,
  judge,
  key,
  made,
  membersOf,
  replaced,
  signedBy,
  small,
  sources,
  strangeKey,
  strangePublic,
  tarOf,
  trusted,
} from './__fixtures__/small.ts';
import { archive } from './make.ts';
import { bareName, bundleLimits, envelopeName } from './members.ts';
import { squeeze } from './squeeze.ts';
import { layoutOf } from './tar.ts';
import { type Refusal, type VerifyOptions, verifyBundle } from './verify.ts';

const options: VerifyOptions = { trusted, judge };
const sound = made();
const fresh = (): Buffer => Buffer.from(sound.bytes);

async function refused(bytes: Buffer, over: Partial<VerifyOptions> = {}): Promise<Refusal> {
  const found = await verifyBundle(bytes, { ...options, ...over });
  if (found.ok) throw new assert.AssertionError({ message: 'it was accepted' });
  return found;
}

const members = () => membersOf(sound.bytes);
const proved = (text: string): string =>
  text
    .replace('"claim": "unknown"', '"claim": "holds"')
    .replace('"strength": null', '"strength": "proved"')
    .replace(/"cause": \{[^}]*\}/u, '"cause": null');

describe('verifying a bundle', function () {
  this.timeout(120_000);

  it('accepts what was made, names its key, and makes the same report', async () => {
    const found = await verifyBundle(sound.bytes, { ...options, trusted: [strangePublic, ...trusted] });
    assert.ok(found.ok);
    assert.deepEqual([found.members, found.signedBy?.length], [10, 64]);
    assert.equal(found.derived.reportText, formatJson(buildReport(small())));
  });

  it('finds the same bytes for the same ledger, whatever the order of the files', () => {
    assert.equal(made({ files: sources.toReversed() }).bytes.equals(sound.bytes), true);
  });

  it('carries a run with one of everything', async () => {
    const all = made({ input: flat(), files: [] });
    const found = await verifyBundle(all.bytes, options);
    assert.ok(found.ok);
    assert.equal(found.derived.reportText, formatJson(buildReport(flat())));
    assert.equal(found.derived.report.exitCode, 1);
  });

  it('refuses a change of any byte of the file', async () => {
    for (let at = 0; at < sound.bytes.length; at++) {
      const bytes = fresh();
      bytes[at] = (bytes[at] ?? 0) ^ (1 << (at % 8));
      const { where, what } = await refused(bytes);
      assert.ok(where !== '' && what !== '', `byte ${at}`);
    }
  });

  it('names the member of any byte that is changed inside, also when packed again', async () => {
    const tar = tarOf(sound.bytes);
    const spans = layoutOf(members().map(({ name, content }) => [name, content.length]));
    let headers = 0;
    for (const { name, start, content, end } of spans)
      for (let at = start; at < end; at += at < content ? 3 : 37) {
        const changed = Buffer.from(tar);
        changed[at] = (changed[at] ?? 0) ^ 1;
        const { where } = await refused(squeeze(changed));
        const header = at < content;
        headers += header ? 1 : 0;
        if (name === envelopeName && header) assert.ok([envelopeName, 'archive'].includes(where), `${at}: ${where}`);
        else assert.ok(where === name || where === `header of ${name}`, `${name}, byte ${at - start}: ${where}`);
      }
    assert.ok(headers > 1000);
  });

  it('refuses another key, and one inside of the bundle is nothing', async () => {
    assert.equal((await refused(sound.bytes, { trusted: [strangePublic] })).kind, 'untrusted');
    assert.equal((await refused(sound.bytes, { trusted: [] })).kind, 'untrusted');
    const again = archive(members().slice(1), sound.statementText, strangeKey).bytes;
    assert.equal((await refused(again)).kind, 'untrusted');
    assert.ok((await verifyBundle(again, { ...options, trusted: [strangePublic] })).ok);
  });

  it('refuses what nobody signed, unless asked for by name', async () => {
    const bare = made({ key: null });
    assert.deepEqual(await refused(bare.bytes), {
      ok: false,
      kind: 'untrusted',
      where: bareName,
      offset: null,
      what: 'nobody signed this bundle',
    });
    const found = await verifyBundle(bare.bytes, { ...options, trusted: null });
    assert.ok(found.ok && found.signedBy === null);
    const changed = replaced(membersOf(bare.bytes), 'ledger.json', (text) => text.replace('quick', 'quiet'));
    assert.equal((await refused(bundleOf(changed), { trusted: null })).where, 'ledger.json');
  });

  it('refuses a verdict made better by somebody who makes everything fit again but has no key', async () => {
    const unknown = { ...small() };
    const verdicts = unknown.ledger.verdicts.map((one) =>
      one.role === 'claim'
        ? { ...one, claim: 'unknown' as const, strength: null, cause: { code: 'timeout' as const, detail: '30 s' } }
        : one,
    );
    const weak = made({ input: { ...unknown, ledger: { ...unknown.ledger, verdicts } } });
    assert.deepEqual(weak.statement.predicate.failedTests, ['VAULT-TRANS-001~1:short']);
    const better = forged(weak.bytes, 'ledger.json', proved);
    assert.match(better.statement, /"passedTests":\["VAULT-TRANS-001~1:proved"\]/u);
    const [envelope] = membersOf(weak.bytes);
    assert.ok(envelope);
    assert.equal((await refused(bundleOf([envelope, ...better.members]))).where, 'ledger.json');
    assert.equal((await refused(signedBy(null, better))).kind, 'untrusted');
    assert.equal((await refused(signedBy(strangeKey, better))).kind, 'untrusted');
    const text = Buffer.from(envelope.content).toString();
    const swapped = text.replace(
      /"payload": "[^"]*"/u,
      `"payload": "${Buffer.from(better.statement).toString('base64')}"`,
    );
    const found = await refused(bundleOf([{ name: envelopeName, content: Buffer.from(swapped) }, ...better.members]));
    assert.deepEqual([found.where, found.kind], [envelopeName, 'altered']);
    assert.match(found.what, /payload and signature do not belong together/u);
  });

  it('refuses the envelope of another bundle of the same signer', async () => {
    const other = made({ input: { ...small(), properties: [aProperty({ rev: 2, assumptions: ['A-HASH'] })] } });
    const [envelope] = membersOf(other.bytes);
    assert.ok(envelope);
    assert.equal((await refused(bundleOf([envelope, ...members().slice(1)]))).where, 'facts.json');
  });

  it('refuses a report or a list that does not follow from the ledger, though the signer signed it', async () => {
    const { members: rest } = forged(sound.bytes, 'README.md', (text) => text);
    const wished = replaced(rest, 'report.json', (text) => text.replace('"exitCode": 0', '"exitCode": 1'));
    const report = wished.find(({ name }) => name === 'report.json');
    const statement = JSON.parse(sound.statementText) as { subject: { name: string; digest: { sha256: string } }[] };
    const { createHash } = await import('node:crypto');
    for (const one of statement.subject)
      if (one.name === 'report.json')
        one.digest.sha256 = createHash('sha256')
          .update(report?.content ?? '')
          .digest('hex');
    const lied = await refused(archive(wished, JSON.stringify(statement), key).bytes);
    assert.deepEqual([lied.where, lied.kind], ['report.json', 'altered']);
    assert.match(lied.what, /^exitCode is 1, and the ledger leads to 0/u);
    const list = sound.statementText.replace('"strength":"proved"', '"strength":"bounded"');
    const listed = await refused(archive(members().slice(1), list, key).bytes);
    assert.equal(listed.where, envelopeName);
    assert.match(listed.what, /holds\.0\..*strength is "bounded", and the ledger leads to "proved"/u);
  });

  it('says when another Assay made the report, which is no forgery', async () => {
    const rest = membersOf(made({ inputs: inputs({ judge: '2b'.repeat(32) }) }).bytes).slice(1);
    assert.ok((await verifyBundle(made({ inputs: inputs({ judge: '2b'.repeat(32) }) }).bytes, options)).ok);
    const list = forged(signedBy(key, { members: rest, statement: sound.statementText }), 'README.md', (text) => text);
    const other = list.statement.replace('"notVerified":', '"notVerified":1');
    assert.equal((await refused(signedBy(key, { ...list, statement: other }))).kind, 'other-judge');
  });

  it('names what is missing, what is too much, what stands in another place and what is there twice', async () => {
    const [first, ...rest] = members();
    assert.ok(first);
    assert.equal((await refused(bundleOf([first, ...rest.slice(0, -1)]))).where, 'tests/VAULT-TRANS-001.t.sol');
    assert.equal((await refused(bundleOf([first, ...rest.slice(1)]))).where, 'README.md');
    const extra = { name: 'zz', content: Buffer.from('more') };
    assert.deepEqual((await refused(bundleOf([first, ...rest, extra]))).where, 'zz');
    assert.equal((await refused(bundleOf([first, ...rest.toReversed()]))).where, 'README.md');
    const ledger = rest.find(({ name }) => name === 'ledger.json');
    assert.ok(ledger);
    const twice = await refused(bundleOf([first, ...rest, ledger]));
    assert.deepEqual([twice.where, twice.what], ['ledger.json', 'a second member of this name']);
    assert.match((await refused(bundleOf(rest))).what, /^its first file is README\.md/u);
  });

  it('names a schema that it does not read', async () => {
    const rest = replaced(members().slice(1), 'ledger.json', (text) => text.replace('"schema": 1', '"schema": 0'));
    const { createHash } = await import('node:crypto');
    const digest = createHash('sha256')
      .update(rest.find(({ name }) => name === 'ledger.json')?.content ?? '')
      .digest('hex');
    const old = (
      JSON.parse(sound.statementText) as { subject: { name: string; digest: { sha256: string } }[] }
    ).subject.find(({ name }) => name === 'ledger.json');
    const found = await refused(
      archive(rest, sound.statementText.replace(old?.digest.sha256 ?? '', digest), key).bytes,
    );
    assert.deepEqual([found.where, found.what], ['ledger.json', 'it has schema 0 and this Assay reads schema 1']);
    const format = await refused(archive(rest, sound.statementText.replace('"format":1', '"format":0'), key).bytes);
    assert.equal(format.what, 'it has bundle format 0 and this Assay reads 1');
    for (const odd of ['null', '[]', '"x"', '{"predicate":null}', '{', `${'['.repeat(100_000)}`])
      assert.equal((await refused(archive(rest, odd, key).bytes)).where, envelopeName, odd.slice(0, 20));
  });

  it('ends in an answer for what is no bundle, too large, or cut anywhere', async () => {
    for (const text of ['', 'x', '{}', '\x1f\x8b'])
      assert.equal((await refused(Buffer.from(text, 'latin1'))).where, 'archive');
    for (let cut = 0; cut < sound.bytes.length; cut += 61)
      assert.equal((await refused(sound.bytes.subarray(0, cut))).ok, false);
    const limits = { ...bundleLimits, file: 100 };
    assert.equal((await refused(sound.bytes, { limits })).what, 'more than 100 bytes');
    const little = await refused(sound.bytes, { limits: { ...bundleLimits, unpacked: 4096 } });
    assert.equal(little.what, 'more than 4096 bytes unpacked');
    assert.match(
      (await refused(sound.bytes, { limits: { ...bundleLimits, members: 3 } })).what,
      /^more than 3 members/u,
    );
    assert.equal((await refused(Buffer.concat([sound.bytes, sound.bytes]))).ok, false);
    assert.equal((await refused(Buffer.concat([sound.bytes, Buffer.alloc(1)]))).ok, false);
  });
});
