import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { carriedPath, editionOf, pagePathOf } from '../../archive/address.ts';
import { bagOf, sumsOf, sumsPath, type SiteFile } from '../../archive/export/bag.ts';
import { measure } from '../../archive/export/measure.ts';
import { zip } from '../../archive/export/zip.ts';
import { locales } from '../../archive/model/label.ts';
import { settled, told, type CarriedZip } from './carried-page.ts';

/** Pictures for other sites that show a link to a page: nobody who has a copy in hand sees them. */
const leftOut = /^og\//u;

/** What was made of a site. */
export interface CarriedSite {
  readonly files: number;
  readonly zip: CarriedZip;
}

/**
 * Packs the built site in the folder `site`, published at `address`, into one ZIP to carry away, and writes the hashes
 * of everything. A file written after it is in neither.
 */
export async function carrySite(site: string, address: string): Promise<CarriedSite> {
  const built = (await readSite(site)).filter(({ path }) => path !== carriedPath && path !== sumsPath);
  const inside = settle(built, undefined).filter(({ path }) => !leftOut.test(path));
  const bytes = zip(bagOf(inside, address));
  const made = measure({ bytes: () => bytes });
  const same = new Set(built);
  const outside = [...settle(built, made), { path: carriedPath, bytes }];
  for (const file of outside) if (!same.has(file)) await writeFile(join(site, file.path), file.bytes);
  await writeFile(join(site, sumsPath), sumsOf(outside));
  return { files: inside.length, zip: made };
}

/** The files with those pages finished that speak of all files: as the site has them, or, without `made`, the ZIP. */
function settle(files: readonly SiteFile[], made: CarriedZip | undefined): readonly SiteFile[] {
  const all = files.reduce((sum, { bytes }) => sum + bytes.byteLength, 0);
  const finished = new Map(
    locales.flatMap((locale) => [
      [`${editionOf(locale)}data/index.html`, (html: string) => settled(html, locale, made)] as const,
      [pagePathOf('verify', locale), (html: string) => told(html, locale, all)] as const,
    ]),
  );
  return files.map((file) => {
    const finish = finished.get(file.path);
    if (!finish) return file;
    return { ...file, bytes: new TextEncoder().encode(finish(new TextDecoder().decode(file.bytes))) };
  });
}

async function readSite(site: string): Promise<readonly SiteFile[]> {
  const files: SiteFile[] = [];
  for (const entry of await readdir(site, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const file = join(entry.parentPath, entry.name);
    files.push({ path: relative(site, file).split(sep).join('/'), bytes: await readFile(file) });
  }
  return files;
}
