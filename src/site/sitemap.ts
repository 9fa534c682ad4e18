import { editionOf, indexPathOf } from '../archive/address.ts';
import { locales } from '../archive/model/label.ts';
import { kinds } from '../archive/model/record.ts';

/** Pages that are indexes of a folder, as Astro names them in a sitemap: without the name of the file. */
const folders = new Set(
  locales.flatMap((locale) => [
    editionOf(locale).replace(/\/$/u, ''),
    ...['rules', 'data'].map((name) => editionOf(locale) + name),
    ...kinds.map((kind) => indexPathOf(kind, locale).replace(/\/index\.html$/u, '')),
  ]),
);

/** The address of the file that holds a page: the one that pages link to, and that their canonical link gives. */
export function fileAddress(page: string): string {
  const address = new URL(page);
  const path = address.pathname.replace(/^\/|\/$/gu, '');
  if (!path.endsWith('.html')) address.pathname = folders.has(path) ? `${path}/index.html` : `${path}.html`;
  return address.href;
}

/** Whether a page is one to find by searching the web. */
export const isListed = (page: string): boolean => !/\/(?:404|search)(?:\.html)?\/?$/u.test(page);
