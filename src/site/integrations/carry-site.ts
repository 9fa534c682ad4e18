import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { crc32 } from 'node:zlib';
import { carriedPath, editionOf, pagePathOf } from '../../archive/address.ts';
import { bagOf, sumsOf, sumsPath, type Measured } from '../../archive/export/bag.ts';
import { keptFilesPath, offlineFiles, workerPath } from '../../archive/export/kept-files.ts';
import { measure } from '../../archive/export/measure.ts';
import { pack } from '../../archive/export/zip.ts';
import { locales } from '../../archive/model/label.ts';
import { cacheNamed, closeCaches, packageSalt, siteListPath } from '../build/build-scope.ts';
import { pathsIn, writeKnown, writtenByOthers, type KnownFiles } from '../build/site-files.ts';
import { settled, told, type CarriedZip } from './carried-page.ts';
import { packedIn, packFiles, type PackedHead, type PackTask } from './pack-files.ts';
import { writeZip } from './write-zip.ts';

/** What was made of a site. */
export interface CarriedSite {
  readonly files: number;
  readonly zip: CarriedZip;
  /** What kept packed files from being kept for later builds. */
  readonly faults: readonly string[];
}

/** Pages that speak of all files, and what finishes them: as the site has them, or, without `zip`, as the ZIP does. */
const finishes: ReadonlyMap<string, (html: string, bytes: number, zip?: CarriedZip) => string> = new Map(
  locales.flatMap((locale) => [
    [`${editionOf(locale)}data/index.html`, (html, _, zip) => settled(html, locale, zip)] as const,
    [pagePathOf('verify', locale), (html, bytes) => told(html, locale, bytes)] as const,
  ]),
);

/**
 * Packs the built site in the folder `site`, published at `address`, into one ZIP to carry away, and writes the hashes
 * of everything. A file written after it is in neither. What is packed waits in a cache on the disk: in memory it
 * was most of what a build of thousands of articles took.
 */
export async function carrySite(site: string, address: string, known: KnownFiles = new Map()): Promise<CarriedSite> {
  const made = [carriedPath, sumsPath, keptFilesPath, workerPath];
  const paths = pathsIn(site).filter((path) => !made.includes(path));
  const halves = await packAbreast(
    site,
    known,
    paths.filter((path) => !finishes.has(path)),
  );
  const built = halves.flatMap(({ files }) => files);
  const unfinished = paths.flatMap((path) => {
    const finish = finishes.get(path);
    return finish ? [{ path, finish, html: readFileSync(join(site, path), 'utf8') }] : [];
  });
  const bytes = [
    ...built.map((file) => file.measure.bytes),
    ...unfinished.map(({ html }) => Buffer.byteLength(html)),
  ].reduce((sum, each) => sum + each, 0);
  const worker = readFileSync(join(site, workerPath), 'utf8');
  const finished = (zip?: CarriedZip) => {
    const pages = unfinished.map(({ path, finish, html }) => ({
      path,
      bytes: new TextEncoder().encode(finish(html, bytes, zip)),
    }));
    return [...pages, ...offlineFiles([...built, ...pages.map(measured)], worker)];
  };

  const inside = [
    ...halves.flatMap(({ cache, files }) => {
      const kept = cacheNamed(cache, packageSalt());
      return files.flatMap((file) => ('crc' in file ? [packedIn(site, file, kept)] : []));
    }),
    ...finished().map(pack),
  ];
  const zip = writeZip(join(site, carriedPath), bagOf(inside, address));
  const outside = finished(zip);
  for (const file of outside) writeFileSync(join(site, file.path), file.bytes);
  const all = [...built, ...outside.map(measured), { path: carriedPath, measure: zip }];
  writeFileSync(join(site, sumsPath), sumsOf(all));
  writeKnown(
    siteListPath,
    built.flatMap(({ path, measure: { sha256 } }) => (writtenByOthers.test(path) ? [] : [[path, sha256] as const])),
  );
  return { files: inside.length, zip, faults: [...halves.flatMap(({ faults }) => faults), ...closeCaches()] };
}

const measured = ({ path, bytes }: { readonly path: string; readonly bytes: Uint8Array }): Measured => ({
  path,
  measure: measure(bytes),
});

interface PackedHalf {
  readonly cache: string;
  readonly files: readonly (PackedHead | Measured)[];
  readonly faults: readonly string[];
}

/** New files from which on a thread is worth its start. */
const worthAThread = 1000;

/** Packs one half of the files in a thread of its own, and the other in this one: packing is most of the work. */
async function packAbreast(site: string, known: KnownFiles, paths: readonly string[]): Promise<readonly PackedHalf[]> {
  const half = (odd: number): PackTask => ({
    site,
    known,
    // By the path, so that a file is of the same half in the next build, whatever is added before it.
    paths: paths.filter((path) => crc32(path) % 2 === odd),
    cache: `packed-${odd}`,
  });
  const [here, there] = [half(0), half(1)];
  const packHere = (task: PackTask) => {
    const files = packFiles(task, cacheNamed(task.cache, packageSalt()));
    return { cache: task.cache, files, faults: closeCaches() };
  };
  if (paths.filter((path) => !known.has(path)).length < worthAThread) return [packHere(here), packHere(there)];
  const beside = new Worker(new URL('./pack-thread.ts', import.meta.url), { workerData: there });
  const answer = once(beside, 'message') as Promise<[Omit<PackedHalf, 'cache'>]>;
  const first = packHere(here);
  const [second] = await answer;
  return [first, { cache: there.cache, ...second }];
}
