import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { builtTypes } from '../../scripts/page-types.ts';
import { packed, quickQuality } from '../../scripts/weigh.ts';
import { locales } from '../../src/archive/model/label.ts';
import { readBuilt, type Page } from './built-site.ts';
import { attributeOf, elementIn, elementsIn, saidIn, wordsIn } from './html.ts';

const site = readBuilt();

/** What does not hold, as `page: what was found`. */
const faultsOf = (found: (page: Page) => readonly string[]) =>
  site.pages.flatMap((page) => found(page).map((fault) => `${page.path}: ${fault}`));

const titleOf = ({ tree }: Page) => wordsIn(elementIn(tree, 'title'));

test('every page says in which language it is', () => {
  expect(
    faultsOf(({ tree, locale }) => {
      const lang = attributeOf(elementIn(tree, 'html'), 'lang');
      return lang === locale ? [] : [`lang ${lang}, expected ${locale}`];
    }),
  ).toEqual([]);
});

test('every page has one heading of the first rank, which says what the title says', () => {
  expect(
    faultsOf((page) => {
      const headings = elementsIn(page.tree, 'h1').map(wordsIn);
      if (headings.length !== 1) return [`${headings.length} h1`];
      const [heading = ''] = headings;
      return heading !== '' && titleOf(page).startsWith(heading)
        ? []
        : [`h1 \`${heading}\`, title \`${titleOf(page)}\``];
    }),
  ).toEqual([]);
});

test.each(locales)('no two pages of the %s edition share a title', (locale) => {
  const shared = Map.groupBy(
    site.pages.filter((page) => page.locale === locale),
    titleOf,
  );
  const twins = [...shared]
    .filter(([, pages]) => pages.length > 1)
    .map(([title, pages]) => [title, pages.map(({ path }) => path)]);
  expect(twins).toEqual([]);
});

test('every page is described in a sentence or two', () => {
  const described = (page: Page) =>
    attributeOf(
      elementIn(page.tree, (element) => attributeOf(element, 'name') === 'description'),
      'content',
    ) ?? '';
  expect(
    faultsOf((page) => {
      const text = described(page).trim();
      return text.length >= 5 && text.length <= 210 ? [] : [`description \`${text}\``];
    }),
  ).toEqual([]);
});

test('headings descend one rank at a time', () => {
  expect(
    faultsOf(({ tree }) => {
      const ranks = elementsIn(tree, ({ tagName }) => /^h[1-6]$/u.test(tagName)).map((heading) => ({
        rank: Number(heading.tagName.slice(1)),
        words: wordsIn(heading),
      }));
      return ranks.flatMap(({ rank, words }, index) => {
        const before = ranks[index - 1]?.rank ?? 0;
        return words === ''
          ? ['an empty heading']
          : rank > before + 1
            ? [`h${rank} \`${words}\` after h${before}`]
            : [];
      });
    }),
  ).toEqual([]);
});

describe('every page has', () => {
  const count = (page: Page, tag: string) => elementsIn(elementIn(page.tree, 'body'), tag).length;
  test('one main part, to which the first link of the page skips', () => {
    expect(
      faultsOf((page) => {
        const [first] = elementsIn(elementIn(page.tree, 'body'), 'a');
        const main = elementIn(page.tree, 'main');
        return count(page, 'main') === 1 && first && attributeOf(first, 'href') === `#${attributeOf(main, 'id')}`
          ? []
          : ['no link to main'];
      }),
    ).toEqual([]);
  });

  test('a head and a foot of its own, beside the main part', () => {
    expect(
      faultsOf(({ tree }) => {
        const tags = elementIn(tree, 'body').children.flatMap((child) =>
          child.type === 'element' ? [child.tagName] : [],
        );
        return ['header', 'main', 'footer'].every((tag) => tags.filter((each) => each === tag).length === 1)
          ? []
          : [tags.join(' ')];
      }),
    ).toEqual([]);
  });

  test('a search, and navigations that are told apart by their names', () => {
    expect(
      faultsOf(({ tree }) => {
        const names = elementsIn(tree, 'nav').map((nav) => attributeOf(nav, 'ariaLabel') ?? '');
        const apart = names.length >= 2 && !names.includes('') && new Set(names).size === names.length;
        return [
          ...(apart ? [] : [`navigations ${names.join(', ')}`]),
          ...(elementsIn(tree, 'search').length > 0 ? [] : ['no search']),
        ];
      }),
    ).toEqual([]);
  });

  test('a link to the same page in the other edition', () => {
    expect(
      faultsOf(({ tree, path, locale }) => {
        const other = locale === 'en' ? 'ko' : 'en';
        const [link] = elementsIn(
          tree,
          ({ tagName, properties }) => tagName === 'a' && properties['hrefLang'] === other,
        );
        const plain = path.replace(/^ko\//u, '');
        const wanted = `/${other === 'ko' ? 'ko/' : ''}${plain}`;
        const found = link && new URL(attributeOf(link, 'href') ?? '', `https://host.example/${path}`).pathname;
        return found === wanted ? [] : [`leads to ${found}, expected ${wanted}`];
      }),
    ).toEqual([]);
  });

  test('its section marked in the navigation, where it belongs to one', () => {
    expect(
      faultsOf(({ tree, path }) => {
        const current = elementsIn(tree, (element) => attributeOf(element, 'ariaCurrent') === 'page');
        const alone =
          /^(?:ko\/)?(?:index|404|search)\.html$/u.test(path) ||
          elementsIn(tree, (element) => attributeOf(element, 'httpEquiv') === 'refresh').length > 0;
        return current.length === (alone ? 0 : 1) ? [] : [`${current.length} marked`];
      }),
    ).toEqual([]);
  });
});

test('every form sends its words to the search page of its edition, by its address', () => {
  expect(
    faultsOf(({ tree, path, locale }) =>
      elementsIn(tree, 'form').flatMap((form) => {
        const to = new URL(attributeOf(form, 'action') ?? '', `https://host.example/${path}`).pathname;
        const wanted = locale === 'ko' ? '/ko/search.html' : '/search.html';
        const fields = elementsIn(form, 'input').map((input) => attributeOf(input, 'name'));
        return to === wanted && attributeOf(form, 'method') === 'get' && fields.includes('q') ? [] : [`form to ${to}`];
      }),
    ),
  ).toEqual([]);
});

test('every image has words in its place, and there is none that the page would have to fetch from elsewhere', () => {
  expect(
    faultsOf(({ tree }) =>
      elementsIn(tree, 'img')
        .filter((img) => attributeOf(img, 'alt') === undefined)
        .map(() => 'img without alt'),
    ),
  ).toEqual([]);
});

test('no value was printed that is none', () => {
  expect(
    faultsOf(({ tree }) =>
      saidIn(tree)
        .filter(({ text, within }) => !within.includes('code') && /\[object |\b(?:undefined|NaN|null)\b/u.test(text))
        .map(({ text }) => text),
    ),
  ).toEqual([]);
});

test('no page is heavier on the line than pages of its type may be', () => {
  const limited = builtTypes(site.folder).filter(({ limit }) => limit !== undefined);
  expect(limited.map(({ name }) => name)).toContain('article');
  const heavy = limited.flatMap(({ limit = 0, pages }) =>
    locales
      .flatMap((locale) => pages[locale])
      .map((path) => ({ path, size: packed(join(site.folder, path), quickQuality).length }))
      .filter(({ size }) => size > limit)
      .map(({ path, size }) => `${path}: ${size} bytes, at most ${limit}`),
  );
  expect(heavy).toEqual([]);
});
