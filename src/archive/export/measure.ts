import { createHash } from 'node:crypto';
import type { Exported } from './exporter.ts';

/** What a file weighs, and the SHA-256 hash by which a copy of it is known. */
export interface Measure {
  readonly bytes: number;
  readonly sha256: string;
}

/** The measure of what a file holds. */
export function measure(file: Pick<Exported, 'bytes'>): Measure {
  const bytes = file.bytes();
  return { bytes: bytes.byteLength, sha256: createHash('sha256').update(bytes).digest('hex') };
}
