import { createHash } from 'node:crypto';
import { closeSync, openSync, writeSync } from 'node:fs';
import type { Measure } from '../../archive/export/measure.ts';
import { zipParts, type Packed } from '../../archive/export/zip.ts';

/** How much is written at once, in bytes: the parts of a ZIP are small, and each call of the system takes its time. */
const atOnce = 1 << 20;

/**
 * Writes a ZIP of packed files to `path`, and returns what it weighs, hashed on the way: of the ZIP no more is held than
 * is written at once. What fails leaves a file that is not whole, and throws.
 */
export function writeZip(path: string, files: readonly Packed[]): Measure {
  const file = openSync(path, 'w');
  const hash = createHash('sha256');
  let bytes = 0;
  let waiting: Uint8Array[] = [];
  let waitingBytes = 0;
  const write = () => {
    const chunk = Buffer.concat(waiting);
    hash.update(chunk);
    for (let written = 0; written < chunk.length;) written += writeSync(file, chunk, written);
    bytes += chunk.length;
    waiting = [];
    waitingBytes = 0;
  };
  try {
    for (const part of zipParts(files)) {
      waiting.push(part);
      waitingBytes += part.length;
      if (waitingBytes >= atOnce) write();
    }
    write();
  } finally {
    closeSync(file);
  }
  return { bytes, sha256: hash.digest('hex') };
}
