/** Stamps say that a step was finished. They are written last and removed first, so a killed set-up leaves none. */
import { createHash } from 'node:crypto';
import { closeSync, fsyncSync, openSync, readFileSync, renameSync, rmSync, writeSync } from 'node:fs';

export function digestOf(...parts) {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part).update('\0');
  return hash.digest('hex');
}

export function writeStamp(path, content) {
  const temporary = `${path}.${process.pid}`;
  const fd = openSync(temporary, 'w');
  writeSync(fd, content);
  fsyncSync(fd);
  closeSync(fd);
  renameSync(temporary, path);
}

export function hasStamp(path, content) {
  try {
    return readFileSync(path, 'utf8') === content;
  } catch {
    return false;
  }
}

export function removeStamp(path) {
  rmSync(path, { force: true });
}
