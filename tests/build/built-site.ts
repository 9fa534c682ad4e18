import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import type { Root } from 'hast';
import { fromParse5 } from 'hast-util-from-parse5';
import { parse } from 'parse5';
import { requireBuild } from '../../scripts/page-types.ts';
import { localeOf } from '../../src/archive/address.ts';
import type { Locale } from '../../src/archive/model/label.ts';
import { readTables, type Settings } from '../../src/archive/read.ts';
import { attributeOf, elementsIn } from './html.ts';

/** The built site as tests see it: the files of a folder, and its pages parsed. */

/** Where `npm test` builds to, before the tests run; or a copy of it, in which faults were planted. */
export const distFolder = process.env['ARCHIVE_DIST'] ?? 'dist';

export interface Page {
  /** From the root of the site, as `ko/centres/index.html`. */
  readonly path: string;
  readonly locale: Locale;
  readonly html: string;
  readonly tree: Root;
  /** The fragments that a link may name. */
  readonly ids: ReadonlySet<string>;
  /** The ids that more than one element has. */
  readonly repeatedIds: readonly string[];
}

export interface BuiltSite {
  readonly folder: string;
  readonly files: ReadonlySet<string>;
  readonly pages: readonly Page[];
  /** The page at `path`; throws where the build made none. */
  page(path: string): Page;
  text(path: string): string;
}

/** The settings that the build had: a publisher may set the address from outside. */
export async function publishedSettings(): Promise<Settings> {
  const { settings } = await readTables('content');
  return { ...settings, address: process.env['ARCHIVE_ADDRESS'] ?? settings.address };
}

/** The sitemap: the text of all files that its index names by their full addresses. */
export function sitemapOf(site: BuiltSite, address: string): string {
  const files = [...site.text('sitemap-index.xml').matchAll(/<loc>([^<]+)<\/loc>/gu)].map(([, loc = '']) => loc);
  const strange = files.find((file) => !file.startsWith(address) || !site.files.has(file.slice(address.length)));
  if (strange !== undefined || files.length === 0)
    throw new Error(`Unexpected \`${strange ?? ''}\` in the index of the sitemap, expected files of \`${address}\``);
  return files.map((file) => site.text(file.slice(address.length))).join('');
}

/** Paths of all files below `folder`, with `/`, sorted. */
export const filesIn = (folder: string): readonly string[] =>
  readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .toSorted();

/** Parses a page as a browser does. Places in its text are left out: they would be half of the work. */
export const parsed = (html: string): Root => fromParse5(parse(html)) as Root;

/** Throws where there is no built site, for a test that skips would hide it. */
export const requireBuilt = requireBuild;

/** The build of the project, once it was read: one worker reads it once for all its tests. */
let whole: BuiltSite | undefined;

/** Reads a built site: that of the project, unless another folder is given. */
export function readBuilt(folder: string = distFolder): BuiltSite {
  if (folder !== distFolder) return readSite(folder);
  whole ??= readSite(folder);
  return whole;
}

function readSite(folder: string): BuiltSite {
  requireBuilt(folder);
  const files = filesIn(folder);
  const text = (path: string) => readFileSync(join(folder, path), 'utf8');
  const pages = files
    .filter((path) => path.endsWith('.html'))
    .map((path): Page => {
      const html = text(path);
      const tree = parsed(html);
      const all = elementsIn(tree, () => true).flatMap((element) => attributeOf(element, 'id') ?? []);
      const ids = new Set(all);
      const repeatedIds = ids.size === all.length ? [] : all.filter((id, index) => all.indexOf(id) < index);
      return { path, locale: localeOf(path).locale, html, tree, ids, repeatedIds };
    });
  const byPath = new Map(pages.map((page) => [page.path, page]));
  return {
    folder,
    files: new Set(files),
    pages,
    text,
    page: (path) => {
      const page = byPath.get(path);
      if (!page) throw new Error(`Unexpected build without \`${path}\`, expected that page`);
      return page;
    },
  };
}
