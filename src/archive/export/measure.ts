import { createHash } from 'node:crypto';

/** What a file weighs, and the SHA-256 hash by which a copy of it is known. */
export interface Measure {
  readonly bytes: number;
  readonly sha256: string;
}

/** The measure of what a file holds. */
export const measure = (bytes: Uint8Array): Measure => ({
  bytes: bytes.byteLength,
  sha256: createHash('sha256').update(bytes).digest('hex'),
});
