import { describe, expect, test } from 'vitest';
import { indexPathOf, orderPathOf } from '../../src/archive/address.ts';
import { locales } from '../../src/archive/model/label.ts';
import { kinds } from '../../src/archive/model/record.ts';
import { ordersOf } from '../../src/site/views/shelves.ts';
import { readBuilt } from './built-site.ts';
import { attributeOf, elementIn, elementsIn, hasClass, wordsIn } from './html.ts';

const site = readBuilt();

/** Every page of every order of every kind, with the paths of the records that it is to list. */
const pages = kinds
  .filter(({ page }) => page)
  .flatMap((kind) =>
    locales.flatMap((locale) =>
      ordersOf(kind).map((order, index) => {
        const path = index === 0 ? indexPathOf(kind, locale) : orderPathOf(kind, order, locale);
        const folder = indexPathOf(kind, locale).replace('index.html', '');
        const records = [...site.files].filter(
          (file) => file.startsWith(folder) && !file.slice(folder.length).includes('/') && file.endsWith('.html'),
        );
        return [path, site.page(path), records.filter((file) => !file.endsWith('/index.html'))] as const;
      }),
    ),
  );

describe.each(pages)('%s', (path, page, files) => {
  const main = elementIn(page.tree, 'main');
  const records = files.filter((file) => !site.page(file).html.includes('http-equiv="refresh"'));
  const listed = elementsIn(main, 'a').flatMap((link) => {
    const href = attributeOf(link, 'href') ?? '';
    return href.startsWith('#') ? [] : [new URL(href, `https://host.example/${path}`).pathname.slice(1)];
  });

  test('leads to every record of its kind', () => {
    expect(records.filter((record) => !listed.includes(record))).toEqual([]);
  });

  test('has jump links in the order of its headings, each with its figure', () => {
    const jumps = elementsIn(main, hasClass('jumps')).flatMap((nav) => elementsIn(nav, 'li'));
    const targets = jumps.map((item) => attributeOf(elementIn(item, 'a'), 'href')?.slice(1));
    const headings = elementsIn(
      main,
      ({ tagName, properties }) => ['h2', 'tbody'].includes(tagName) && properties['id'] !== undefined,
    ).map((element) => attributeOf(element, 'id'));
    expect(targets).toEqual(headings.length < 2 ? [] : headings);
    for (const item of jumps) expect(wordsIn(elementIn(item, 'span'))).toMatch(/^[\d,]+$/u);
  });

  test('costs little for each record', () => {
    // Once over for what every page has: styles, head and foot.
    const frame = 30_000;
    expect((Buffer.byteLength(page.html) - frame) / records.length).toBeLessThan(450);
  });
});
