import astroSitemap from '@astrojs/sitemap';
import type { AstroIntegration } from 'astro';
import { editionOf, indexPathOf, pagePathOf, pathOf, urlOf } from '../../archive/address.ts';
import { locales } from '../../archive/model/label.ts';
import { isKindName, kinds } from '../../archive/model/record.ts';
import type { Moved } from '../../archive/read.ts';

/**
 * The sitemap of an archive published at `site`, made by Astro’s own integration. That takes addresses from routes, so
 * the name of each page’s file is put back; and it lists every page, so those that are not to be found by searching the
 * web (what is not found, what has moved) are taken out.
 */
export function sitemap(site: string, moved: readonly Moved[]): AstroIntegration {
  const hidden = new Set(unlisted(moved).map((path) => urlOf(path, site)));
  const named = <Item extends { url: string }>(item: Item): Item => ({ ...item, url: fileAddress(item.url, site) });
  return astroSitemap({
    filter: (page) => !hidden.has(fileAddress(page, site)),
    serialize: (item) => ({ ...named(item), ...(item.links ? { links: item.links.map(named) } : {}) }),
    i18n: { defaultLocale: locales[0], locales: Object.fromEntries(locales.map((locale) => [locale, locale])) },
  });
}

/** Pages that say of themselves that they are not to be indexed. */
const unlisted = (moved: readonly Moved[]): readonly string[] =>
  locales
    .flatMap((locale) => [
      pagePathOf('404', locale),
      ...moved.flatMap(({ kind, id }) => (isKindName(kind) ? [pathOf({ kind, id }, locale)] : [])),
    ])
    .filter((path) => path !== undefined);

/** Pages that are indexes of a folder, as Astro names them: without the name of the file. */
const folders = new Set(
  locales.flatMap((locale) => [
    editionOf(locale).replace(/\/$/u, ''),
    ...['rules', 'data'].map((name) => editionOf(locale) + name),
    ...kinds.map((kind) => indexPathOf(kind, locale).replace(/\/index\.html$/u, '')),
  ]),
);

/**
 * The address of the file that holds a page: the one that pages link to, and that their canonical link gives.
 * `site` is the address of the archive, perhaps below the root of its host.
 */
export function fileAddress(page: string, site: string): string {
  const { pathname } = new URL(page);
  const base = new URL(site).pathname;
  const path = (pathname.startsWith(base) ? pathname.slice(base.length) : pathname.slice(1)).replace(/\/$/u, '');
  const file = path.endsWith('.html') ? path : folders.has(path) ? `${path}/index.html` : `${path}.html`;
  return urlOf(file.replace(/^\//u, ''), site);
}
