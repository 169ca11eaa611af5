/** A bundle of one property and one of everything, small enough to damage each byte of it; and ways to forge one. */
import { createPrivateKey, createPublicKey } from 'node:crypto';
import { gunzipSync } from 'node:zlib';
import { aLedger, aManifest, anAssumption, aProperty, asked } from '../../__fixtures__/build.ts';
import type { ReportInput } from '../../report.ts';
import { derive } from '../derive.ts';
import type { Inputs } from '../inputs.ts';
import { makeKeys } from '../keys.ts';
import { archive, type Made, makeBundle } from '../make.ts';
import type { Member } from '../members.ts';
import { squeeze } from '../squeeze.ts';
import { packTar, unpackTar } from '../tar.ts';

export const judge = '1a'.repeat(32);

const pair = makeKeys();
const strange = makeKeys();
export const key = createPrivateKey(pair.privatePem);
export const trusted = [createPublicKey(pair.publicPem)];
export const strangeKey = createPrivateKey(strange.privatePem);
export const strangePublic = createPublicKey(strange.publicPem);
export const pem = pair;

export const sources: readonly Member[] = [
  { name: 'logs/jobs/0001-VAULT-TRANS-001-halmos/stdout.log', content: Buffer.from('[PASS] check_step()\n') },
  { name: 'sources/contracts/Vault.sol', content: Buffer.from('contract Vault { /* 金 */ }\n') },
  { name: 'tests/VAULT-TRANS-001.t.sol', content: Buffer.alloc(512, 'x') },
];

export function inputs(over: Partial<Inputs> = {}): Inputs {
  const digest = '00'.repeat(32);
  return {
    schema: 1,
    assay: '0.1.0',
    judge,
    files: [
      { path: 'contracts/Vault.sol', bytes: 28, sha256: digest, packed: true },
      { path: 'foundry.toml', bytes: 300, sha256: digest, packed: false },
    ],
    logs: [],
    absentTests: [],
    ...over,
  };
}

export function small(): ReportInput {
  const property = aProperty({ id: 'VAULT-TRANS-001', assumptions: ['A-HASH'] });
  const { obligations, verdicts } = asked(property, 'halmos', 'main');
  return {
    project: 'Small',
    properties: [property],
    assumptions: [anAssumption({ id: 'A-HASH' })],
    manifest: aManifest(obligations),
    ledger: aLedger(verdicts),
    signatures: ['deposit(uint256 assets, address receiver)'],
    reproduce: ['npx assay run'],
  };
}

export function made(over: Partial<Parameters<typeof makeBundle>[0]> = {}): Made {
  return makeBundle({ input: small(), inputs: inputs(), files: sources, key, ...over });
}

export const tarOf = (bytes: Buffer): Buffer => gunzipSync(bytes);
export const membersOf = (bytes: Buffer): readonly Member[] => unpackTar(tarOf(bytes), { members: 1000 }).members;
export const bundleOf = (members: readonly Member[]): Buffer => squeeze(packTar(members));

export function replaced(members: readonly Member[], name: string, change: (text: string) => string): Member[] {
  return members.map((one) =>
    one.name === name ? { name, content: Buffer.from(change(Buffer.from(one.content).toString('utf8'))) } : one,
  );
}

/** What somebody without the key can do: change a member, and make report, digests and statement fit again. */
export function forged(bytes: Buffer, name: string, change: (text: string) => string): { readonly members: readonly Member[]; readonly statement: string } {
  const members = replaced(membersOf(bytes).slice(1), name, change);
  const { reportText, statementText } = derive(members);
  return { members: replaced(members, 'report.json', () => reportText), statement: statementText };
}

export const signedBy = (by: typeof key | null, { members, statement }: ReturnType<typeof forged>): Buffer =>
  archive(members, statement, by).bytes;
