import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { dropCampaignTrees } from './trees.ts';

describe('artifacts of campaigns', () => {
  const root = mkdtempSync(join(tmpdir(), 'assay-trees-'));
  after(() => rmSync(root, { recursive: true }));

  function artifact(source: string): string {
    mkdirSync(join(root, 'out', source), { recursive: true });
    const path = join(root, 'out', source, 'A.json');
    writeFileSync(path, JSON.stringify({ abi: [], bytecode: { object: '0x60' }, ast: { nodes: [] } }));
    return path;
  }

  it('lose their syntax tree and nothing else; others keep theirs', () => {
    mkdirSync(join(root, 'harness', 'generated', 'forge'), { recursive: true });
    writeFileSync(join(root, 'harness', 'generated', 'forge', 'RISE.t.sol'), '');
    const campaign = artifact('RISE.t.sol');
    const proof = artifact('RISE_STATE_001.t.sol');
    dropCampaignTrees(root);
    assert.deepEqual(JSON.parse(readFileSync(campaign, 'utf8')), { abi: [], bytecode: { object: '0x60' } });
    assert.ok(readFileSync(proof, 'utf8').includes('"ast"'));
  });

  it('are not looked for where there are none', () => {
    dropCampaignTrees(join(root, 'nowhere'));
  });
});
