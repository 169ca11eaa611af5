/**
 * The code that a harness holds, without what it says of its sources: the compiler ends each contract with a digest of its
 * metadata, in which every comment counts. Only digests that a compiled contract here ends with are taken out, as bytes of
 * the same number, and only where no source of ours could act on them.
 */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Contract } from '../compile/artifacts.ts';
import { metadataLength } from '../compile/metadata.ts';
import { plain } from '../compile/plain.ts';

/** The note with the digest of the metadata, as solc writes it: hexadecimal. */
const note = /^a264697066735822[0-9a-f]{68}64736f6c6343[0-9a-f]{6}0033$/u;

/** What makes code out of the digest of code. */
const acts = /codehash|\bcreate2\b|\bsalt\b|creationcode|runtimecode|\bkeccak256\s*\([^;]*\.code\b|codecopy/iu;

/** Hexadecimal, `bytecode` as an artifact has it. Remembers what it read. */
export function linkedCode(root: string): (contract: Contract) => string {
  let notes: readonly string[] | null = null;
  const known = new Map<string, string>();
  const plainOf = (name: string): string => {
    const text = known.get(name) ?? plain(readFileSync(join(root, name), 'utf8'));
    known.set(name, text);
    return text;
  };
  return ({ bytecode, deployedBytecode, metadata }) => {
    const code = `${bytecode.object} ${deployedBytecode.object}`;
    notes ??= notesIn(root);
    const held = notes.filter((one) => code.includes(one));
    const ours = Object.keys(metadata.sources).filter((name) => !name.startsWith('node_modules/'));
    const mayAct = ours.some((name) => {
      const text = plainOf(name);
      return acts.test(text) || held.some((one) => text.toLowerCase().includes(one.slice(20, 84)));
    });
    if (mayAct) return code;
    return held.reduce((text, one) => text.replaceAll(one, '0'.repeat(one.length)), code);
  };
}

/** Of every compiled contract. */
function notesIn(root: string): readonly string[] {
  const out = join(root, 'out');
  if (!statSync(out, { throwIfNoEntry: false })?.isDirectory()) return [];
  const found = new Set<string>();
  for (const entry of readdirSync(out, { recursive: true, encoding: 'utf8' }).sort()) {
    if (!entry.endsWith('.json') || entry.startsWith('build-info')) continue;
    const object = /"deployedBytecode":\s*\{\s*"object":\s*"0x([0-9a-f]*)"/u.exec(
      readFileSync(join(out, entry), 'utf8'),
    )?.[1];
    const end = object === undefined ? '' : noteOf(object);
    if (note.test(end)) found.add(end);
  }
  return [...found];
}

function noteOf(object: string): string {
  const length = metadataLength(Buffer.from(object.slice(-1024), 'hex'));
  return length === 0 ? '' : object.slice(-2 * length);
}
