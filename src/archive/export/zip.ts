import { zipSync, type Zippable } from 'fflate';

/**
 * Files in one file, the same bytes on every machine: fflate packs in plain JavaScript, while the zlib of Node.js packs
 * otherwise on another processor.
 */

/** A file to be packed: its path in the ZIP, what it holds, and whether it is packed already, so that more would gain nothing. */
export interface Zipped {
  readonly path: string;
  readonly bytes: Uint8Array;
  readonly stored?: boolean;
}

/** The earliest time that a ZIP can write, by the clock on the wall, as ZIP does. */
const noTime = new Date(1980, 0, 1);

/** What a ZIP without the extension for large ones can count. */
const most = 65_535;

/** A ZIP of the files, in the order given. Throws where there are more than a ZIP can hold. */
export function zip(files: readonly Zipped[]): Uint8Array<ArrayBuffer> {
  if (files.length > most)
    throw new Error(`Unexpected ${files.length} files, expected at most ${most}, which is what one ZIP can hold`);
  const entries: Zippable = Object.fromEntries(
    files.map(({ path, bytes, stored = false }) => [path, [bytes, { level: stored ? 0 : 6 }]]),
  );
  if (Object.keys(entries).length < files.length)
    throw new Error('Unexpected files of one path, expected a path for each');
  return zipSync(entries, { mtime: noTime });
}
