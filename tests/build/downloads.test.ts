import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse as parseCsv } from 'csv-parse/sync';
import { describe, expect, test } from 'vitest';
import { exportFiles } from '../../src/archive/export/export-files.ts';
import {
  filesOf,
  indexFolder,
  pagefindFolder,
  readWholePart,
  wholePathOf,
  wholePaths,
} from '../../src/archive/export/whole-index.ts';
import { pathOf } from '../../src/archive/address.ts';
import { link } from '../../src/archive/graph.ts';
import { locales } from '../../src/archive/model/label.ts';
import { kinds, type RecordOf } from '../../src/archive/model/record.ts';
import { readArchive } from '../../src/archive/read.ts';
import { headless, type RecordFile } from '../../src/archive/search/index-data.ts';
import { keysOf } from '../../src/archive/search/index-files.ts';
import { publishedSettings, readBuilt } from './built-site.ts';
import { attributeOf, elementIn, elementsIn, wordsIn } from './html.ts';

const site = readBuilt();
const { records } = await readArchive('content');
const settings = await publishedSettings();
const archive = link(records);

test('every export lies in the build, byte for byte as its exporter made it', () => {
  const files = exportFiles(archive, settings);
  const differing = files.filter(
    (file) => !site.files.has(file.path) || !readFileSync(join(site.folder, file.path)).equals(file.bytes()),
  );
  expect(differing.map(({ path }) => path)).toEqual([]);
  expect(files.length).toBeGreaterThan(20);
});

test('every JSON file is JSON', () => {
  const paths = [...site.files].filter((path) => path.endsWith('.json'));
  for (const path of paths) expect(() => JSON.parse(site.text(path)) as unknown, path).not.toThrow();
  expect(paths.length).toBeGreaterThan(5);
});

test('the JSON of all records holds each of them once', () => {
  const { records: written } = JSON.parse(site.text('data/records.json')) as {
    records: { kind: string; id: string }[];
  };
  const keys = (each: readonly { readonly kind: string; readonly id: string }[]) =>
    each.map(({ kind, id }) => `${kind}/${id}`).toSorted();
  expect(keys(written)).toEqual(keys(records));
});

const rowsOf = (path: string): readonly Readonly<Record<string, string>>[] =>
  parseCsv(site.text(path), { columns: true, bom: true });

test.each(kinds.map((kind) => [kind.folder, kind] as const))(
  'the table of %s has a row for each of its records',
  (folder, kind) => {
    const path = site.files.has(`data/${folder}.csv`) ? `data/${folder}.csv` : `data/${kind.name}-records.csv`;
    const name = kind.name as RecordOf['kind'];
    const wanted = archive.of(name).map(({ id }) => id);
    const rows = rowsOf(path);
    // A kind whose records are series has its rows in the table of its folder, and itself in another.
    const ids = rows.every((row) => 'id' in row)
      ? rows.map((row) => row['id'])
      : rowsOf(`data/${kind.name}-records.csv`).map((row) => row['id']);
    expect(ids.toSorted()).toEqual(wanted.toSorted());
  },
);

test('the table of links has a row for each link of the archive, however many statements make it', () => {
  const made = records
    .flatMap((record) => archive.linksFrom(record))
    .map(({ from, field, role, to }) => [from.kind, from.id, field, role, to.kind, to.id].join());
  const written = rowsOf('data/links.csv').map((row) => Object.values(row).join());
  expect(written.toSorted()).toEqual([...new Set(made)].toSorted());
});

test('the page of downloads leads to every file of its folder', () => {
  for (const locale of locales) {
    const page = site.page(locale === 'ko' ? 'ko/data/index.html' : 'data/index.html');
    const shown = elementsIn(elementIn(page.tree, 'main'), 'a').map((anchor) =>
      new URL(attributeOf(anchor, 'href') ?? '', `https://host.example/${page.path}`).pathname.slice(1),
    );
    const files = [...site.files].filter((path) => path.startsWith('data/') && !path.endsWith('.html'));
    expect(shown).toEqual(expect.arrayContaining(files));
  }
});

test('the page of downloads has every field of every kind in its dictionary', () => {
  for (const path of ['data/index.html', 'ko/data/index.html']) {
    const tables = elementsIn(elementIn(site.page(path).tree, 'main'), ({ tagName, properties }) => {
      const names = properties['className'];
      return tagName === 'table' && Array.isArray(names) && names.includes('dictionary');
    });
    expect(tables.map((table) => elementsIn(elementIn(table, 'tbody'), 'tr').length)).toEqual(
      kinds.map((kind) => Object.keys(kind.fields).length),
    );
  }
});

describe.each([
  ['en', 'feed.xml'],
  ['ko', 'ko/feed.xml'],
] as const)('the feed in %s', (locale, path) => {
  const links = [...site.text(path).matchAll(/<link rel="alternate" type="text\/html" href="([^"]+)"\/>/gu)].map(
    ([, href = '']) => href.slice(settings.address.length),
  );

  test('leads to pages of its edition, one for each of the newest hundred articles', () => {
    expect(links).toHaveLength(Math.min(archive.of('article').length, 100) + 1);
    for (const link of links) expect(site.page(link).locale).toBe(locale);
  });

  test('is announced by every page of its edition', () => {
    const silent = site.pages
      .filter((page) => page.locale === locale)
      .filter(({ tree, path: from }) => {
        const [link] = elementsIn(tree, (element) => attributeOf(element, 'type') === 'application/atom+xml');
        return (
          !link || new URL(attributeOf(link, 'href') ?? '', `https://host.example/${from}`).pathname !== `/${path}`
        );
      });
    expect(silent.map((page) => page.path)).toEqual([]);
  });
});

describe('the search index', () => {
  const files = [...site.files].filter((path) => path.startsWith('search-index/'));

  test('holds every record that has a page, and every page that says what of it is to be found', () => {
    const shown = records.filter(({ kind }) => pathOf({ kind, id: 'any' }, 'en') !== undefined).length;
    const own = site.pages.filter(
      ({ locale, tree, path }) =>
        locale === 'en' &&
        !records.some((record) => pathOf(record, 'en') === path) &&
        elementsIn(tree, (element) => 'dataSearched' in element.properties).length > 0,
    );
    expect(own.length).toBeGreaterThan(10);
    expect(files.filter((path) => path.includes('/records/'))).toHaveLength(shown + own.length);
  });

  /** Scripts of code; all others hand over data. */
  const code = ['index', 'pagefind', 'facets', 'suggest'].map((name) => `search-index/${name}.js`);

  const wholeParts = files.filter((path) => wholePaths.test(path));

  test('is whole: a script that names its own folder, in which nothing else lies, and code that it loads', () => {
    const [, version] =
      /archiveSearch\.begin\(\{"head":\{"version":"(\w+)"/u.exec(site.text('search-index/index.js')) ?? [];
    expect(version).toMatch(/^[0-9a-f]{10}$/u);
    const data = files.filter((path) => !code.includes(path) && !wholePaths.test(path));
    for (const path of data) expect(path.startsWith(`search-index/${version}/`), path).toBe(true);
    expect(files.length - data.length).toBe(code.length + wholeParts.length);
  });

  test('is in few files too, which hold all others as they are', () => {
    const read = wholeParts.map((_, index) => readWholePart(site.text(wholePathOf(index + 1)), index + 1));
    expect(read.map(({ parts }) => parts)).toEqual(read.map(() => wholeParts.length));
    const held = read.flatMap(filesOf);
    const single = [...site.files].filter(
      (path) =>
        path.startsWith(pagefindFolder) ||
        (path.startsWith(indexFolder) && !code.includes(path) && !wholePaths.test(path)),
    );
    expect(held.map(([path]) => path).toSorted()).toEqual(single.toSorted());
    const differing = held.filter(
      ([path, content]) => !readFileSync(join(site.folder, path)).equals(Buffer.from(content)),
    );
    expect(differing.map(([path]) => path)).toEqual([]);
  });

  test('hands over its data in every file, and does nothing else', () => {
    for (const path of files.filter((each) => !code.includes(each)))
      expect(site.text(path), path).toMatch(/^archiveSearch\.take\("[\w/-]+",.*\);\n$/su);
  });

  test('has the texts of all of them with Pagefind, in one language', () => {
    const { languages } = JSON.parse(site.text('pagefind/pagefind-entry.json')) as {
      languages: Readonly<Record<string, { readonly page_count: number; readonly hash: string }>>;
    };
    const [language, ...others] = Object.values(languages);
    expect(others).toEqual([]);
    expect(language?.page_count).toBe(files.filter((path) => path.includes('/records/')).length);
    for (const path of ['wasm.unknown.pagefind', `pagefind.${language?.hash ?? ''}.pf_meta`])
      expect(site.files).toContain(`pagefind/${path}`);
    // What nobody loads is not published.
    expect([...site.files].filter((path) => /^pagefind\/.*(?:fragment|\.css|-ui)/u.test(path))).toEqual([]);
  });

  test('leads to headings that are there', () => {
    const broken = keysOf(archive).flatMap((key, doc) => {
      const [kind = '', id = ''] = key.split('/');
      const path = pathOf({ kind, id } as RecordOf, 'en') ?? '';
      const text = site.text(files.find((file) => file.endsWith(`/records/${doc}.js`)) ?? '');
      const { sections } = JSON.parse(text.slice(text.indexOf(',') + 1, text.lastIndexOf(')'))) as RecordFile;
      return sections.flatMap(([section]) =>
        headless.has(section) || site.page(path).ids.has(section) ? [] : [`${path}#${section}`],
      );
    });
    expect(broken).toEqual([]);
  });

  test('holds no page that is kept out of search engines', () => {
    const odd = site.pages.filter(
      ({ tree }) =>
        elementsIn(tree, (element) => attributeOf(element, 'name') === 'robots').length > 0 &&
        elementsIn(tree, (element) => 'dataSearched' in element.properties).length > 0,
    );
    expect(odd.map(({ path }) => path)).toEqual([]);
  });

  test('calls each page by its heading alone', () => {
    for (const { tree, path } of site.pages) {
      const [body] = elementsIn(tree, (element) => 'dataSearched' in element.properties);
      if (body) expect(elementsIn(body, 'h1').map(wordsIn), path).toHaveLength(1);
    }
  });
});
