import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { locales } from '../../src/archive/model/label.ts';
import { inked, readPng } from '../site/pictures/read-png.ts';
import { publishedSettings, readBuilt, sitemapOf, type Page } from './built-site.ts';
import { attributeOf, elementsIn } from './html.ts';

const site = readBuilt();
const { address } = await publishedSettings();

const metaOf = ({ tree }: Page, property: string) =>
  elementsIn(tree, (element) => element.tagName === 'meta' && attributeOf(element, 'property') === property).map(
    (element) => attributeOf(element, 'content') ?? '',
  );
const linkOf = ({ tree }: Page, rel: string) =>
  elementsIn(tree, (element) => element.tagName === 'link' && attributeOf(element, 'rel') === rel).map(
    (element) => attributeOf(element, 'href') ?? '',
  );
const isUnlisted = ({ tree }: Page) =>
  elementsIn(tree, (element) => attributeOf(element, 'name') === 'robots').length > 0;
const listed = site.pages.filter((page) => !isUnlisted(page));

/** What does not hold, as `page: what was found`. */
const faultsOf = (pages: readonly Page[], found: (page: Page) => readonly string[]) =>
  pages.flatMap((page) => found(page).map((fault) => `${page.path}: ${fault}`));

/** The file of the build that an absolute address names. */
const fileAt = (url: string) => (url.startsWith(address) ? url.slice(address.length) : url);

describe('the picture of a page', () => {
  test('is there for every page, under its own address', () => {
    expect(
      faultsOf(site.pages, (page) => {
        const images = metaOf(page, 'og:image');
        return images.length === 1 && images.every((url) => url.startsWith(address) && site.files.has(fileAt(url)))
          ? []
          : [images.join()];
      }),
    ).toEqual([]);
  });

  test('is its own for each page of a record', () => {
    const records = listed.filter(({ path }) => /^(?:ko\/)?[a-z]+\/[^/]+\.html$/u.test(path));
    const images = new Set(records.flatMap((page) => metaOf(page, 'og:image')));
    expect(images.size).toBe(records.length);
  });

  test('is of 1200 × 630 pixels, as the page says, and small', () => {
    const pictures = [...site.files].filter((path) => path.startsWith('og/'));
    const faults = pictures.flatMap((path) => {
      const file = readFileSync(join(site.folder, path));
      const size = [file.readUInt32BE(16), file.readUInt32BE(20)].join(' × ');
      return file.toString('latin1', 1, 4) === 'PNG' && size === '1200 × 630' && file.length < 40_000
        ? []
        : [`${path}: ${size}, ${file.length} bytes`];
    });
    expect(faults).toEqual([]);
    expect(pictures.length).toBeGreaterThan(site.pages.length / 2);
    for (const page of site.pages)
      expect([metaOf(page, 'og:image:width'), metaOf(page, 'og:image:height')]).toEqual([['1200'], ['630']]);
  });

  test('of a Korean page is set in Korean, and shows another title than the English', () => {
    const read = (path: string) => readFileSync(join(site.folder, path));
    const path = 'centres/uzbekistan-2020.png';
    expect(read(`og/ko/${path}`).equals(read(`og/${path}`))).toBe(false);
    expect(inked(readPng(read(`og/ko/${path}`)), 140, 500)).toBeGreaterThan(8000);
  });

  test('is in no sitemap', () => {
    expect(sitemapOf(site, address)).not.toContain('/og/');
  });
});

describe('the head of every page', () => {
  test('leads to icons and to the manifest of its edition', () => {
    expect(
      faultsOf(site.pages, (page) => {
        const at = (href: string) => new URL(href, `https://host.example/${page.path}`).pathname.slice(1);
        const named = [...linkOf(page, 'icon'), ...linkOf(page, 'apple-touch-icon'), ...linkOf(page, 'manifest')].map(
          at,
        );
        const wanted = [
          'favicon.ico',
          'favicon.svg',
          'apple-touch-icon.png',
          page.locale === 'ko' ? 'ko/manifest.webmanifest' : 'manifest.webmanifest',
        ];
        return named.join() === wanted.join() && named.every((path) => site.files.has(path)) ? [] : [named.join()];
      }),
    ).toEqual([]);
  });

  test('tells the Open Graph what the page says of itself', () => {
    expect(
      faultsOf(listed, (page) => {
        const [canonical] = linkOf(page, 'canonical');
        const [url] = metaOf(page, 'og:url');
        return url === canonical && site.files.has(fileAt(url ?? '')) ? [] : [`${url}, ${canonical}`];
      }),
    ).toEqual([]);
  });
});

test.each(locales)('the manifest of the edition in %s names files that are there', (locale) => {
  const path = locale === 'ko' ? 'ko/manifest.webmanifest' : 'manifest.webmanifest';
  const manifest = JSON.parse(site.text(path)) as {
    start_url: string;
    icons: { src: string; sizes: string; type: string }[];
  };
  const at = (src: string) => new URL(src, `https://host.example/${path}`).pathname.slice(1);
  expect(site.page(at(manifest.start_url)).locale).toBe(locale);
  for (const { src, sizes, type } of manifest.icons) {
    expect(site.files).toContain(at(src));
    if (type !== 'image/png') continue;
    const { width, height } = readPng(readFileSync(join(site.folder, at(src))));
    expect(`${width}x${height}`).toBe(sizes);
  }
});

test('crawlers are told of a sitemap that is there', () => {
  const [, sitemap = ''] = /^Sitemap: (.+)$/mu.exec(site.text('robots.txt')) ?? [];
  expect(sitemap).toBe(`${address}sitemap-index.xml`);
  expect(site.files).toContain('sitemap-index.xml');
});

describe('what a page says to machines', () => {
  type Thing = Readonly<Record<string, unknown>>;
  const blocksOf = ({ html }: Page) =>
    [...html.matchAll(/<script type="application\/ld\+json">(.*?)<\/script>/gsu)].map(([, text = '']) => text);
  const thingsIn = (value: unknown): readonly Thing[] =>
    Array.isArray(value)
      ? value.flatMap(thingsIn)
      : value !== null && typeof value === 'object'
        ? [value as Thing, ...Object.values(value).flatMap(thingsIn)]
        : [];
  const data = new Map(listed.map((page) => [page, blocksOf(page).map((text) => JSON.parse(text) as Thing)]));
  const things = new Map([...data].map(([page, blocks]) => [page, thingsIn(blocks)]));
  const faults = (found: (thing: Thing) => readonly string[]) =>
    [...things].flatMap(([page, all]) => all.flatMap((thing) => found(thing).map((fault) => `${page.path}: ${fault}`)));
  const types = new Set(
    [...readFileSync('node_modules/schema-dts/dist/schema.d.ts', 'utf8').matchAll(/"@type": "(\w+)"/gu)].map(
      ([, name]) => name,
    ),
  );

  test('is one block of JSON for each page that may be found, about the page itself', () => {
    const wrong = [...data].filter(([page, [thing, ...more]]) => {
      const [canonical] = linkOf(page, 'canonical');
      return thing === undefined || more.length > 0 || (thing['@id'] !== canonical && thing['url'] !== canonical);
    });
    expect(wrong.map(([{ path }]) => path)).toEqual([]);
    expect(site.pages.filter((page) => isUnlisted(page) && blocksOf(page).length > 0)).toEqual([]);
  });

  test('names types of the vocabulary, and nothing that is none', () => {
    expect(
      faults((thing) =>
        Object.entries(thing).flatMap(([name, value]) =>
          value === null || value === '' || (name === '@type' && !types.has(value as string))
            ? [`${name} ${String(value)}`]
            : [],
        ),
      ),
    ).toEqual([]);
  });

  test('calls every thing of ours by a page of the archive', () => {
    expect(
      faults((thing) => {
        const id = thing['@id'];
        if (id === undefined || id === `${address}#site`) return [];
        return typeof id === 'string' && site.files.has(fileAt(id).replace(/#subject$/u, '')) ? [] : [String(id)];
      }),
    ).toEqual([]);
  });

  test('leads to pages and files that are there', () => {
    expect(
      faults((thing) =>
        [thing['item'], thing['contentUrl']].flatMap((url) =>
          typeof url === 'string' && !site.files.has(fileAt(url)) ? [url] : [],
        ),
      ),
    ).toEqual([]);
  });

  test('gives dates as ISO 8601', () => {
    expect(
      faults((thing) =>
        Object.entries(thing).flatMap(([name, value]) =>
          /date/iu.test(name) && !/^\d{4}(?:-\d{2}){0,2}$/u.test(String(value)) ? [`${name} ${String(value)}`] : [],
        ),
      ),
    ).toEqual([]);
  });

  test('is about the thing that the page shows', () => {
    const [page] = data.get(site.page('people/shavkat-mirziyoyev.html')) ?? [];
    expect(page).toMatchObject({
      '@type': 'WebPage',
      mainEntity: { '@type': 'Person', '@id': `${address}people/shavkat-mirziyoyev.html#subject` },
      breadcrumb: { itemListElement: [{ position: 1 }, { position: 2 }, { position: 3 }] },
    });
  });
});
