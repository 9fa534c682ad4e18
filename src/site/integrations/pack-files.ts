import { closeSync, openSync, readFileSync, readSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import type { Measured } from '../../archive/export/bag.ts';
import { measure } from '../../archive/export/measure.ts';
import { pack, type Packed } from '../../archive/export/zip.ts';

/** Files of a built site to be measured, and packed where they go into the ZIP. */
export interface PackTask {
  /** The folder of the site. */
  readonly site: string;
  /** From the root of the site. */
  readonly paths: readonly string[];
  /** The file that takes what is packed, so that it is not held in memory. It is written anew. */
  readonly spool: string;
}

/** A packed file whose bytes lie in the spool, `at` bytes after its beginning. */
export interface Spooled extends Omit<Packed, 'packed'> {
  readonly at: number;
}

/** Pictures for other sites that show a link to a page: nobody who has a copy in hand sees them. */
const leftOut = /^og\//u;

/** What is packed already; packing it again would take time and gain nothing. */
const packedAlready = /\.(?:pf_[a-z]+|pagefind|epub|png|jpg|webp|woff2|zip|gz|br)$/u;

/** Reads each file once, and holds one at a time. */
export function packFiles({ site, paths, spool }: PackTask): readonly (Spooled | Measured)[] {
  const file = openSync(spool, 'w');
  let at = 0;
  try {
    return paths.map((path) => {
      const bytes = readFileSync(join(site, path));
      if (leftOut.test(path)) return { path, measure: measure(bytes) };
      const { packed, ...made } = pack({ path, bytes, stored: packedAlready.test(path) });
      const content = packed();
      for (let written = 0; written < content.length;) written += writeSync(file, content, written);
      const spooled = { ...made, at };
      at += made.packedSize;
      return spooled;
    });
  } finally {
    closeSync(file);
  }
}

/** Opens a spool for reading what `packFiles` wrote; close it when the bytes of all files have been had. */
export function openSpool(spool: string): { packed(file: Spooled): Packed; close(): void } {
  const file = openSync(spool, 'r');
  return {
    packed: ({ at, ...made }) => ({
      ...made,
      packed: () => {
        const bytes = new Uint8Array(made.packedSize);
        for (let read = 0; read < bytes.length;) {
          const more = readSync(file, bytes, read, bytes.length - read, at + read);
          if (more === 0)
            throw new Error(`Unexpected end of \`${spool}\`, expected ${made.packedSize} bytes of ${made.path}`);
          read += more;
        }
        return bytes;
      },
    }),
    close: () => {
      closeSync(file);
    },
  };
}
