import { existsSync, readdirSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { localeOf } from '../src/archive/address.ts';
import { sumsPath } from '../src/archive/export/bag.ts';
import type { Locale } from '../src/archive/model/label.ts';
import { finishReplacing } from './build/replace-folder.ts';

/** The types of page: what is photographed and weighed, and what the tests of the browser open. */

const KiB = 1024;

export interface PageType {
  readonly name: string;
  /** Its path in an edition: of a file, or of a folder's records as `articles/*`. */
  readonly path: string;
  /** What a reader asks of it, so that it has an answer to show. */
  readonly query?: string;
  /** The bytes that it may be over the wire, with everything that is needed to read it. */
  readonly limit?: number;
  /** Whether Lighthouse has to find nothing to mend in it. */
  readonly judged?: boolean;
}

/** The types that are looked at. Those that a build does not have are left out. */
export const pageTypes: readonly PageType[] = [
  { name: 'home', path: 'index.html', limit: 40 * KiB, judged: true },
  { name: 'articles', path: 'articles/index.html' },
  { name: 'countries', path: 'countries/index.html' },
  // What a new connection brings at once, before the other side has answered anything.
  { name: 'article', path: 'articles/*', limit: 14 * KiB, judged: true },
  { name: 'centre', path: 'centres/*', judged: true },
  { name: 'country', path: 'countries/*', judged: true },
  { name: 'organisation', path: 'organisations/*' },
  { name: 'person', path: 'people/*' },
  { name: 'search', path: 'search.html', query: '?q=KONEPS', judged: true },
  { name: 'about', path: 'about.html' },
  { name: 'timeline', path: 'timeline.html' },
  { name: 'map', path: 'map.html' },
  { name: 'figures', path: 'figures.html' },
];

/** A type of page as a build has it. */
export interface BuiltType extends PageType {
  /** Its pages in each edition, the longest first: paths from the root of the site. */
  readonly pages: Readonly<Record<Locale, readonly string[]>>;
}

/**
 * Throws where `folder` holds no built archive, or one that is not whole. Where a build was ended as it put its site
 * there, that is completed first.
 */
export function requireBuild(folder: string): void {
  finishReplacing(join(dirname(resolve(folder)), '.cache'));
  for (const file of ['index.html', sumsPath])
    if (!existsSync(join(folder, file)))
      throw new Error(
        `Unexpected folder \`${folder}\` without \`${file}\`, expected a built archive; \`npm run build\` makes it`,
      );
}

const typeOf = (path: string): string => `${localeOf(path).name}.html`.replace(/\/(?!index\.html$)[^/]*\.html$/u, '/*');

/** Every type of page that the build in `folder` has: those of the table, then the others, which their paths name. */
export function builtTypes(folder: string): readonly BuiltType[] {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.html'))
    .map((entry) => join(entry.parentPath, entry.name))
    .map((file) => ({ path: relative(folder, file).split(sep).join('/'), size: statSync(file).size }))
    .toSorted((a, b) => b.size - a.size || (a.path < b.path ? -1 : 1));
  const byType = Map.groupBy(files, ({ path }) => typeOf(path));
  const others = [...byType.keys()].filter((type) => !pageTypes.some(({ path }) => path === type)).toSorted();
  return [...pageTypes, ...others.map((path): PageType => ({ name: path, path }))].flatMap((type) => {
    const found = byType.get(type.path);
    const pagesOf = (locale: Locale) =>
      (found ?? []).flatMap(({ path }) => (localeOf(path).locale === locale ? [path] : []));
    return found ? [{ ...type, pages: { en: pagesOf('en'), ko: pagesOf('ko') } }] : [];
  });
}
