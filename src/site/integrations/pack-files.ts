import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Measured } from '../../archive/export/bag.ts';
import { measure } from '../../archive/export/measure.ts';
import { effort, packKnown, type Packed } from '../../archive/export/zip.ts';
import type { BuildCache } from '../build/build-cache.ts';

/** Files of a built site to be measured, and packed where they go into the ZIP. */
export interface PackTask {
  /** The folder of the site. */
  readonly site: string;
  /** From the root of the site. */
  readonly paths: readonly string[];
  /** The name of the cache that takes what is packed. */
  readonly cache: string;
}

/** A packed file without its bytes, which {@link packedIn} finds: of thousands of articles they fill the memory. */
export type PackedHead = Omit<Packed, 'packed'>;

/** Pictures for other sites that show a link to a page: nobody who has a copy in hand sees them. */
const leftOut = /^og\//u;

/** What is packed already; packing it again would take time and gain nothing. */
const packedAlready = /\.(?:pf_[a-z]+|pagefind|epub|png|jpg|webp|woff2|zip|gz|br)$/u;

const keyOf = (sha256: string): string => `${sha256} ${effort}`;

/** Reads each file once, and holds one at a time. What an earlier build packed is not packed again. */
export const packFiles = (
  { site, paths }: Pick<PackTask, 'site' | 'paths'>,
  kept: BuildCache,
): readonly (PackedHead | Measured)[] =>
  paths.map((path) => {
    const bytes = readFileSync(join(site, path));
    const measured = { path, measure: measure(bytes) };
    if (leftOut.test(path)) return measured;
    const key = keyOf(measured.measure.sha256);
    const stored = packedAlready.test(path);
    const known = stored ? undefined : kept.get(key);
    const { packed, ...head } = packKnown({ path, bytes, stored }, measured.measure, known);
    if (!stored && !known) kept.set(key, packed());
    return head;
  });

/** A file with the bytes that `packFiles` packed. Where they were not kept, as on a full disk, it is packed again. */
export const packedIn = (site: string, head: PackedHead, kept: BuildCache): Packed => ({
  ...head,
  packed: () => {
    const { path, measure: known, deflated } = head;
    const found = deflated ? kept.get(keyOf(known.sha256)) : undefined;
    return found ?? packKnown({ path, bytes: readFileSync(join(site, path)), stored: !deflated }, known).packed();
  },
});
