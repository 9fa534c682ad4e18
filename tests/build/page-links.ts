import type { Element } from 'hast';
import type { Page } from './built-site.ts';
import { attributeOf, elementsIn } from './html.ts';

/** The links of a page, whatever holds them. */

/** Attributes that hold an address, and whether what is there is loaded with the page. */
const holders: readonly (readonly [name: string, loaded: (element: Element) => boolean])[] = [
  [
    'href',
    ({ tagName, properties }) => tagName === 'link' && !isRelation(properties['rel'], ['canonical', 'alternate']),
  ],
  ['src', () => true],
  ['srcSet', () => true],
  ['poster', () => true],
  ['data', ({ tagName }) => tagName === 'object'],
  ['action', () => true],
  ['formAction', () => true],
  ['cite', () => false],
];

/** Whether the `rel` of an element names one of `wanted`. */
export function isRelation(rel: unknown, wanted: readonly string[]): boolean {
  return Array.isArray(rel) && rel.some((each) => wanted.includes(String(each)));
}

/** Whether a link names its host itself, or is no address of a file at all, such as that of an e-mail. */
export const isAbsolute = (link: string) => /^[a-z][a-z0-9+.-]*:/iu.test(link);

export interface Link {
  readonly element: Element;
  readonly link: string;
  readonly loaded: boolean;
}

/** Every link of a page, absolute ones included: what is followed, what is loaded, and where a page that has moved leads. */
export const linksOf = (page: Page): readonly Link[] => [
  ...elementsIn(page.tree, () => true).flatMap((element) =>
    holders.flatMap(([name, loaded]) => {
      const link = attributeOf(element, name);
      return link === undefined ? [] : [{ element, link, loaded: loaded(element) }];
    }),
  ),
  ...elementsIn(page.tree, 'meta').flatMap((element) => {
    const led = /url=(.+)$/iu.exec(
      attributeOf(element, 'httpEquiv') === 'refresh' ? (attributeOf(element, 'content') ?? '') : '',
    );
    return led?.[1] === undefined ? [] : [{ element, link: led[1], loaded: false }];
  }),
];

/** A deep place, so that a link that climbs out of the site is seen to do so. */
const place = new URL('https://host.example/any/sub/path/');

/** The file and the place in it that a relative link of the page at `from` means; none where it leads out of the site. */
export function targetOf(from: string, link: string): { readonly path: string; readonly fragment: string } | undefined {
  const { href, pathname, hash } = new URL(link, place.href + from);
  if (!href.startsWith(place.href)) return undefined;
  return {
    path: decodeURIComponent(pathname.slice(place.pathname.length)),
    fragment: decodeURIComponent(hash.slice(1)),
  };
}
