import { once } from 'node:events';
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { Worker } from 'node:worker_threads';
import { carriedPath, editionOf, pagePathOf } from '../../archive/address.ts';
import { bagOf, sumsOf, sumsPath, type Measured } from '../../archive/export/bag.ts';
import { keptFilesPath, offlineFiles, workerPath } from '../../archive/export/kept-files.ts';
import { measure } from '../../archive/export/measure.ts';
import { pack } from '../../archive/export/zip.ts';
import { locales } from '../../archive/model/label.ts';
import { settled, told, type CarriedZip } from './carried-page.ts';
import { openSpool, packFiles, type PackTask, type Spooled } from './pack-files.ts';
import { writeZip } from './write-zip.ts';

/** What was made of a site. */
export interface CarriedSite {
  readonly files: number;
  readonly zip: CarriedZip;
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
 * of everything. A file written after it is in neither. What is packed waits on the disk, beside the site's own files: in
 * memory it was most of what a build of thousands of articles took.
 */
export async function carrySite(site: string, address: string): Promise<CarriedSite> {
  const made = [carriedPath, sumsPath, keptFilesPath, workerPath];
  const paths = filesIn(site).filter((path) => !made.includes(path) && !path.startsWith(spoolPath));
  const halves = await packAbreast(
    site,
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

  const spools = halves.map(({ spool, files }) => ({ files, opened: openSpool(spool) }));
  const inside = [
    ...spools.flatMap(({ files, opened }) => files.flatMap((file) => ('at' in file ? [opened.packed(file)] : []))),
    ...finished().map(pack),
  ];
  const zip = writeZip(join(site, carriedPath), bagOf(inside, address));
  for (const { opened } of spools) opened.close();
  for (const { spool } of halves) rmSync(spool);
  const outside = finished(zip);
  for (const file of outside) writeFileSync(join(site, file.path), file.bytes);
  const all = [...built, ...outside.map(measured), { path: carriedPath, measure: zip }];
  writeFileSync(join(site, sumsPath), sumsOf(all));
  return { files: inside.length, zip };
}

const measured = ({ path, bytes }: { readonly path: string; readonly bytes: Uint8Array }): Measured => ({
  path,
  measure: measure(bytes),
});

/** What the paths of spools begin with. An attempt that failed may have left some. */
const spoolPath = `${carriedPath}.`;

interface PackedHalf {
  readonly spool: string;
  readonly files: readonly (Spooled | Measured)[];
}

/** Packs every second file in a thread of its own, and the others in this one: packing is most of the work. */
async function packAbreast(site: string, paths: readonly string[]): Promise<readonly PackedHalf[]> {
  const half = (odd: number): PackTask => ({
    site,
    paths: paths.filter((_, index) => index % 2 === odd),
    spool: join(site, `${spoolPath}${odd}`),
  });
  const [here, there] = [half(0), half(1)];
  const beside = new Worker(new URL('./pack-thread.ts', import.meta.url), { workerData: there });
  const answer = once(beside, 'message') as Promise<[readonly (Spooled | Measured)[]]>;
  const files = packFiles(here);
  const [others] = await answer;
  return [
    { spool: here.spool, files },
    { spool: there.spool, files: others },
  ];
}

/** Paths of all files below `folder`, sorted. */
const filesIn = (folder: string): readonly string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .toSorted();
