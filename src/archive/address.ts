import { locales, type Locale } from './model/label.ts';
import { kindOf, type RecordOf } from './model/record.ts';

/**
 * The only place where a path is made. Paths are from the root of the site, without a leading slash, and name a
 * file, so that they hold at any address and over `file://`.
 */

/** The folder of an edition: none for the first, `ko/` for the Korean. */
export const editionOf = (locale: Locale): string => (locale === locales[0] ? '' : `${locale}/`);

/** The page of a record; none for a kind without pages. */
export function pathOf(record: Pick<RecordOf, 'kind' | 'id'>, locale: Locale): string | undefined {
  const kind = kindOf(record.kind);
  return kind.page ? `${editionOf(locale)}${kind.folder}/${record.id}.html` : undefined;
}

/** Where a link to a record leads: its page, or its place on the page that shows all of its kind. */
export function placeOf(record: Pick<RecordOf, 'kind' | 'id'>, locale: Locale): string | undefined {
  const { shownOn } = kindOf(record.kind);
  return pathOf(record, locale) ?? (shownOn === undefined ? undefined : `${pagePathOf(shownOn, locale)}#${record.id}`);
}

/** The index page of a kind. */
export const indexPathOf = (kind: { readonly folder: string }, locale: Locale): string =>
  `${editionOf(locale)}${kind.folder}/index.html`;

/** What an order of a kind is called in addresses: `host_country.region` is `region`. */
export const orderNameOf = (order: string): string => order.replace(/^.*\./u, '').replaceAll('_', '-');

/** The records of a kind in another order than that of its index page. No id can be `by/…`. */
export const orderPathOf = (kind: { readonly folder: string }, order: string, locale: Locale): string =>
  `${editionOf(locale)}${kind.folder}/by/${orderNameOf(order)}.html`;

/** A page of its own, such as `search`. */
export const pagePathOf = (name: string, locale: Locale): string => `${editionOf(locale)}${name}.html`;

/** The edition and name of a page of its own, from the path that a server or Astro gives: `/ko/about.html`. */
export function localeOf(pathname: string): { readonly locale: Locale; readonly name: string } {
  const path = pathname.replace(/^\//u, '').replace(/\.html$/u, '');
  const locale = locales.findLast((each) => path.startsWith(editionOf(each))) ?? locales[0];
  return { locale, name: path.slice(editionOf(locale).length) };
}

/**
 * The folder and the id that the name of a page is made of, from {@link localeOf}: of a record’s page, or of an index. A
 * page further down, such as `countries/by/name`, is the index of its folder in another order.
 */
export function folderOf(name: string): { readonly folder: string; readonly id: string } {
  const [folder = '', ...rest] = name.split('/');
  const [id = ''] = rest;
  return { folder, id: rest.length > 1 ? 'index' : id };
}

/** A file of the downloads, such as `articles.csv`; the same in every edition. */
export const dataPathOf = (name: string): string => `data/${name}`;

/** The name of the archive where a folder or file bears it. */
export const carriedName = 'korea-egov-cooperation-archive';

/** The whole site in one file; the same in every edition. */
export const carriedPath: string = dataPathOf(`${carriedName}.zip`);

/** A file of settings for hosts, such as `nginx.conf`; the same in every edition. */
export const hostingPathOf = (name: string): string => `hosting/${name}`;

/**
 * A file beside the page of a record, such as `articles/2020-02-05-centre-opens.bib`; the same in every edition, or
 * one of an edition, such as `ko/countries/uz.xml`.
 */
export const recordFilePathOf = (
  { kind, id }: Pick<RecordOf, 'kind' | 'id'>,
  ending: string,
  locale: Locale = locales[0],
): string => `${editionOf(locale)}${kindOf(kind).folder}/${id}.${ending}`;

/** The feed of newest sources. */
export const feedPathOf = (locale: Locale): string => `${editionOf(locale)}feed.xml`;

/** The card of a page: the picture that other sites show where the page is linked to. */
export const cardPathOf = (page: string): string => `og/${page.replace(/\.html$/u, '.png')}`;

/** What a device that keeps an edition like a program of its own reads of it. */
export const manifestPathOf = (locale: Locale): string => `${editionOf(locale)}manifest.webmanifest`;

/** The page of a rule, in the English edition: where a problem leads. */
export const rulePathOf = (rule: string, locale: Locale = 'en'): string => `${editionOf(locale)}rules/${rule}.html`;

/** How a page at `from` names the file at `to`: relative, never beginning with a slash. Both may carry a query or fragment. */
export function relativePath(from: string, to: string): string {
  const here = foldersOf(from);
  const [path = '', tail = ''] = splitTail(to);
  const there = path.split('/');
  let shared = 0;
  while (shared < here.length && shared < there.length - 1 && here[shared] === there[shared]) shared += 1;
  return [...here.slice(shared).map(() => '..'), ...there.slice(shared)].join('/') + tail;
}

/** The folders of the page that was asked about last: a page names hundreds of others. */
let last: { readonly page: string; readonly folders: readonly string[] } = { page: '', folders: [] };

function foldersOf(page: string): readonly string[] {
  if (page !== last.page)
    last = {
      page,
      folders: page
        .replace(/[?#].*$/u, '')
        .split('/')
        .slice(0, -1),
    };
  return last.folders;
}

const splitTail = (address: string): [string, string] => {
  const at = address.search(/[?#]/u);
  return at === -1 ? [address, ''] : [address.slice(0, at), address.slice(at)];
};

/** The absolute address of a path, on the archive's own site. */
export const urlOf = (path: string, site: string): string => new URL(path, site).href;
