/** The permit that twins use is signed by the key that it says, over the world's chain and contract. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseSignature } from 'viem';
import { privateKeyToAccount } from 'viem/accounts';

const source = readFileSync(join(import.meta.dirname, 'symbolic', 'DeskWorld.sol'), 'utf8');

function constant(name: string): string {
  return new RegExp(`constant ${name} = ([^;]+);`, 'u').exec(source)?.[1] ?? '';
}

describe('the sample permit of the desk’s world', () => {
  it('is the signature of private key 1', async () => {
    const account = privateKeyToAccount(`0x${'1'.padStart(64, '0')}`);
    const fields = ['owner:address', 'spender:address', 'value:uint256', 'nonce:uint256', 'deadline:uint256'];
    const signature = await account.signTypedData({
      domain: { name: 'FLAT', version: '1', chainId: 31337, verifyingContract: `0x${'a003'.padStart(40, '0')}` },
      types: { Permit: fields.map((one) => ({ name: one.split(':')[0] ?? '', type: one.split(':')[1] ?? '' })) },
      primaryType: 'Permit',
      message: {
        owner: account.address,
        spender: `0x${'5eed'.padStart(40, '0')}`,
        value: 1n,
        nonce: 0n,
        deadline: 2n ** 256n - 1n,
      },
    });
    const { r, s, v } = parseSignature(signature);
    assert.equal(constant('SIGNER'), account.address);
    assert.deepEqual([constant('SIGNATURE_V'), constant('SIGNATURE_R'), constant('SIGNATURE_S')], [String(v), r, s]);
  });
});
