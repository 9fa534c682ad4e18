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

/** The index page of a kind. */
export const indexPathOf = (kind: { readonly folder: string }, locale: Locale): string =>
  `${editionOf(locale)}${kind.folder}/index.html`;

/** A page of its own, such as `search`. */
export const pagePathOf = (name: string, locale: Locale): string => `${editionOf(locale)}${name}.html`;

/** A file that is the same in every edition, such as `data/articles.csv`. */
export const filePathOf = (name: string): string => name;

/** The page of a rule, in the English edition: where a problem leads. */
export const rulePathOf = (rule: string, locale: Locale = 'en'): string => `${editionOf(locale)}rules/${rule}.html`;

/** How a page at `from` names the file at `to`: relative, never beginning with a slash. Both may carry a query or fragment. */
export function relativePath(from: string, to: string): string {
  const here = from
    .replace(/[?#].*$/u, '')
    .split('/')
    .slice(0, -1);
  const [path = '', tail = ''] = splitTail(to);
  const there = path.split('/');
  let shared = 0;
  while (shared < here.length && shared < there.length - 1 && here[shared] === there[shared]) shared += 1;
  return [...here.slice(shared).map(() => '..'), ...there.slice(shared)].join('/') + tail;
}

const splitTail = (address: string): [string, string] => {
  const at = address.search(/[?#]/u);
  return at === -1 ? [address, ''] : [address.slice(0, at), address.slice(at)];
};

/** The absolute address of a path, on the archive's own site. */
export const urlOf = (path: string, site: string): string => new URL(path, site).href;
