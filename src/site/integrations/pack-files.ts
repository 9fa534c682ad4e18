import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Measured } from '../../archive/export/bag.ts';
import { measure, type Measure } from '../../archive/export/measure.ts';
import { effort, packKnown, type Packed } from '../../archive/export/zip.ts';
import type { BuildCache } from '../build/build-cache.ts';
import type { KnownFiles } from '../build/site-files.ts';

/** Files of a built site to be measured, and packed where they go into the ZIP. */
export interface PackTask {
  /** The folder of the site. */
  readonly site: string;
  /** From the root of the site. */
  readonly paths: readonly string[];
  /** What of them an earlier build left. */
  readonly known: KnownFiles;
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

/** The key of what a ZIP says of a file beside its packed bytes: its CRC-32, and how many bytes these are. */
const headKeyOf = (sha256: string): string => `${keyOf(sha256)} head`;

/** Reads each file once, and holds one at a time. What an earlier build packed is neither read nor packed again. */
export const packFiles = (
  { site, paths, known }: Pick<PackTask, 'site' | 'paths' | 'known'>,
  kept: BuildCache,
): readonly (PackedHead | Measured)[] =>
  paths.map((path) => {
    const there = measureOfKnown(site, path, known);
    if (there && leftOut.test(path)) return { path, measure: there };
    const head = there && headOf(path, there, kept);
    if (head) return head;
    const bytes = readFileSync(join(site, path));
    const measured = { path, measure: measure(bytes) };
    return leftOut.test(path) ? measured : packAnew(measured, bytes, kept);
  });

/** What a file of an earlier build weighs, if it is as that left it. */
function measureOfKnown(site: string, path: string, known: KnownFiles): Measure | undefined {
  const there = known.get(path);
  if (!there) return undefined;
  const { size, mtimeMs } = statSync(join(site, path));
  const [bytes, time, sha256] = there;
  return size === bytes && mtimeMs === time ? { bytes, sha256 } : undefined;
}

function headOf(path: string, measured: Measure, kept: BuildCache): PackedHead | undefined {
  const stored = packedAlready.test(path);
  const head = kept.get(headKeyOf(measured.sha256));
  if (!head || (!stored && !kept.has(keyOf(measured.sha256)))) return undefined;
  return { path, measure: measured, crc: head.readUInt32LE(0), deflated: !stored, packedSize: head.readUInt32LE(4) };
}

function packAnew({ path, measure: measured }: Measured, bytes: Uint8Array<ArrayBuffer>, kept: BuildCache): PackedHead {
  const stored = packedAlready.test(path);
  const deflated = stored ? undefined : kept.get(keyOf(measured.sha256));
  const { packed, ...head } = packKnown({ path, bytes, stored }, measured, deflated);
  if (!stored && !deflated) kept.set(keyOf(measured.sha256), packed());
  const words = Buffer.alloc(8);
  words.writeUInt32LE(head.crc, 0);
  words.writeUInt32LE(head.packedSize, 4);
  kept.set(headKeyOf(measured.sha256), words);
  return head;
}

/** A file with the bytes that `packFiles` packed. Where they were not kept, as on a full disk, it is packed again. */
export const packedIn = (site: string, head: PackedHead, kept: BuildCache): Packed => ({
  ...head,
  packed: () => {
    const { path, measure: known, deflated } = head;
    const found = deflated ? kept.get(keyOf(known.sha256)) : undefined;
    return found ?? packKnown({ path, bytes: readFileSync(join(site, path)), stored: !deflated }, known).packed();
  },
});
