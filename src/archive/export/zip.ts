import { crc32 } from 'node:zlib';
import { deflateSync, Zip, zipSync, type Zippable, type ZipInputFile } from 'fflate';
import { measure, type Measure } from './measure.ts';

/**
 * Files in one file, the same bytes on every machine: fflate packs in plain JavaScript, while the zlib of Node.js packs
 * otherwise on another processor.
 */

/** A file to be packed: its path in the ZIP, what it holds, and whether it is packed already, so that more would gain nothing. */
export interface Zipped {
  readonly path: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly stored?: boolean;
}

/** A file packed by itself, to be put into a ZIP later, perhaps by another thread; with what it weighed before. */
export interface Packed {
  readonly path: string;
  readonly measure: Measure;
  readonly crc: number;
  readonly deflated: Uint8Array<ArrayBuffer>;
}

/** Of what more effort gains, this has the greater part: the site is 1 % larger than at 6, and packed in three quarters of the time. */
const effort = 4;

/** The earliest time that a ZIP can write, by the clock on the wall, as ZIP does. */
const noTime = new Date(1980, 0, 1);

/** What a ZIP without the extension for large ones can count. */
const most = 65_535;

/** A ZIP of the files, in the order given. Throws where there are more than a ZIP can hold. */
export function zip(files: readonly Zipped[]): Uint8Array<ArrayBuffer> {
  checkPaths(files);
  const entries: Zippable = Object.fromEntries(
    files.map(({ path, bytes, stored = false }) => [path, [bytes, { level: stored ? 0 : effort }]]),
  );
  return zipSync(entries, { mtime: noTime });
}

/** Packs a file by itself. */
export const pack = ({ path, bytes, stored = false }: Zipped): Packed => ({
  path,
  measure: measure(bytes),
  crc: crc32(bytes),
  deflated: deflateSync(bytes, { level: stored ? 0 : effort }) as Uint8Array<ArrayBuffer>,
});

/** A ZIP of files that are packed already, in the order given. Throws where there are more than a ZIP can hold. */
export function zipPacked(files: readonly Packed[]): Uint8Array<ArrayBuffer> {
  checkPaths(files);
  const chunks: Uint8Array[] = [];
  const whole = new Zip((error, chunk) => {
    if (error) throw error;
    chunks.push(chunk);
  });
  for (const {
    path,
    measure: { bytes },
    crc,
    deflated,
  } of files) {
    const entry: ZipInputFile = { filename: path, mtime: noTime, size: bytes, crc, compression: 8 };
    whole.add(entry);
    entry.ondata?.(null, deflated, true);
  }
  whole.end();
  return new Uint8Array(Buffer.concat(chunks));
}

function checkPaths(files: readonly { readonly path: string }[]): void {
  if (files.length > most)
    throw new Error(`Unexpected ${files.length} files, expected at most ${most}, which is what one ZIP can hold`);
  if (new Set(files.map(({ path }) => path)).size < files.length)
    throw new Error('Unexpected files of one path, expected a path for each');
}
