import type { Element, Nodes } from 'hast';
import { localeOf } from '../../src/archive/address.ts';
import type { Page } from './built-site.ts';
import { attributeOf, elementsIn } from './html.ts';

/**
 * The structural cover of a build: few pages that together hold every distinct shape of its markup. What depends on the
 * markup alone holds of all pages when it holds of these; what depends on the words of a page has to be asked of each.
 */

/** Attributes whose values are of the markup; of all others only that they are there, and whether they are empty. */
const telling: ReadonlySet<string> = new Set([
  ...['className', 'type', 'rel', 'scope', 'method', 'httpEquiv', 'name', 'property', 'autoComplete', 'inputMode'],
  ...['role', 'tabIndex', 'ariaCurrent', 'ariaHidden', 'ariaLive', 'ariaExpanded', 'ariaModal', 'lang', 'hrefLang'],
]);

/** How an element is written: its tag, its attributes, and whether words stand directly in it. */
function formOf(element: Element): string {
  const attributes = Object.keys(element.properties).map((name) => {
    const value = attributeOf(element, name) ?? '';
    return telling.has(name) ? `${name}=${value}` : value === '' ? `${name}=` : name;
  });
  const hasWords = element.children.some((child) => child.type === 'text' && child.value.trim() !== '');
  return `${element.tagName}[${attributes.toSorted().join()}]${hasWords ? 'words' : ''}`;
}

/** The type of a page, by its path: a record’s is that of its folder. */
const typeOf = (path: string): string => {
  const { name, locale } = localeOf(path);
  return `${locale} ${`${name}.html`.replace(/\/(?!index\.html$)[^/]*\.html$/u, '/*')}`;
};

/**
 * The shapes of a page: the form of each element within its parent, the elements around it up to the root, the one before
 * it, and the type of the page.
 */
export function shapesOf({ path, tree }: Page): ReadonlySet<string> {
  const shapes = new Set([typeOf(path)]);
  const walk = (children: readonly Nodes[], around: string, parent: string) => {
    let before = '';
    for (const child of children) {
      if (child.type !== 'element') continue;
      const { tagName } = child;
      const within = `${around}>${tagName}`;
      shapes.add(within);
      shapes.add(`${parent}>${formOf(child)}`);
      shapes.add(`${parent}>${before}+${tagName}`);
      before = tagName;
      walk(child.children, within, tagName);
    }
  };
  walk(tree.children, '', '');
  return shapes;
}

/** The structural cover of `pages`: those that add most come first, and of equals the shortest. */
export function coverOf(pages: readonly Page[]): readonly Page[] {
  let left = pages.map((page) => ({ page, missing: shapesOf(page) }));
  const cover: Page[] = [];
  while (left.length > 0) {
    const best = left.reduce((a, b) => {
      const more = b.missing.size - a.missing.size || a.page.html.length - b.page.html.length;
      return more > 0 || (more === 0 && b.page.path < a.page.path) ? b : a;
    });
    cover.push(best.page);
    left = left
      .map(({ page, missing }) => ({ page, missing: missing.difference(best.missing) }))
      .filter(({ missing }) => missing.size > 0);
  }
  return cover;
}

/** The pages that lack a shape which the `cover` is to hold; none, if it is one. */
export function uncovered(pages: readonly Page[], cover: readonly Page[]): readonly string[] {
  const held = new Set(cover.flatMap((page) => [...shapesOf(page)]));
  return pages.filter((page) => !shapesOf(page).isSubsetOf(held)).map(({ path }) => path);
}

/** Whether every page is to be looked at, not the cover alone: `npm run test:all` says so. */
export const everyPage = process.env['ARCHIVE_TEST_ALL'] === '1';

/** The ids that elements of a page name, other than by links. */
export const referencesIn = ({ tree }: Page): readonly string[] =>
  elementsIn(tree, () => true).flatMap((element) =>
    [
      'htmlFor',
      'ariaLabelledBy',
      'ariaDescribedBy',
      'ariaControls',
      'headers',
      'list',
      'form',
      'popoverTarget',
    ].flatMap((name) => (attributeOf(element, name) ?? '').split(' ').filter((id) => id !== '')),
  );
