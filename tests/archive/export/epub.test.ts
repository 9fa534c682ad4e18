import { EpubCheck } from '@likecoin/epubcheck-ts';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { exportFiles } from '../../../src/archive/export/export-files.ts';
import { epub } from '../../../src/archive/export/exporters/epub.ts';
import { link } from '../../../src/archive/graph.ts';
import { locales } from '../../../src/archive/model/label.ts';
import type { RecordOf } from '../../../src/archive/model/record.ts';
import { anArticle } from '../../builders.ts';
import { archive, real, small } from './small-archive.ts';

const booksOf = (records: readonly RecordOf[]) => exportFiles(link(records), small.settings, [epub]);
const books = booksOf(real.records);
const linked = link(real.records);

/** The files of a book, by path; pages as text. */
const filesOf = (bytes: Uint8Array): ReadonlyMap<string, string> =>
  new Map(Object.entries(unzipSync(bytes)).map(([path, each]) => [path, strFromU8(each)]));

const anArticleSaying = (id: string, digest: string, fields: Readonly<Record<string, unknown>> = {}) =>
  anArticle(fields, id, digest);

/** What the checker of EPUB finds, as `rule: what`. */
async function faultsOf(bytes: Uint8Array): Promise<readonly string[]> {
  const { messages } = await EpubCheck.validate(bytes);
  return messages
    .filter(({ severity }) => ['fatal', 'error', 'warning'].includes(severity))
    .map(({ id, message }) => `${id}: ${message}`);
}

describe('a book is valid', () => {
  test.each(['data/digests-ko.epub', 'data/digests-uz-en.epub', 'data/digests-uz-ko.epub'])('%s', async (path) => {
    const file = books.find((each) => each.path === path);
    expect(file && (await faultsOf(file.bytes()))).toEqual([]);
  });

  test('where titles and texts look like code, or hold what XML cannot', async () => {
    const hostile = '</title><script>alert(1)</script> & "quoted" ]]> \u0007';
    const [whole] = booksOf([
      anArticleSaying(
        '2020-01-01-hostile',
        '`</p><script>` & a\u0001b.\n\n- one[^1]\n- [link](https://a.example/?a=1&b=2)\n\n[^1]: A note.',
        {
          title: hostile,
          publisher: hostile,
          url: 'https://a.example/?a=<b>&c="d"',
          doubts: [hostile],
        },
      ),
    ]);
    expect(whole && (await faultsOf(whole.bytes()))).toEqual([]);
    const page = filesOf(whole?.bytes() ?? new Uint8Array()).get('EPUB/2020-01-01-hostile.xhtml');
    expect(page).toContain('&#x3C;/title>&#x3C;script>');
  });

  test('and one that is not is found out', async () => {
    const [whole] = booksOf([anArticleSaying('2020-01-01-a', '<Ref to="article/2020-01-01-a">itself</Ref>')]);
    const bytes = whole?.bytes() ?? new Uint8Array();
    expect(await faultsOf(bytes)).toEqual([]);
    const { mimetype = new Uint8Array(), ...others } = unzipSync(bytes);
    const page = 'EPUB/2020-01-01-a.xhtml';
    const broken = strFromU8(others[page] ?? new Uint8Array()).replace('<p>', '<p id="toc"><p id="toc">');
    const packed = zipSync({ mimetype: [mimetype, { level: 0 }], ...others, [page]: strToU8(broken) });
    expect(await faultsOf(packed)).not.toEqual([]);
  });
});

test('every book begins with what it is, names each of its files, and links to nothing that it does not hold', () => {
  expect(books.length).toBeGreaterThan(20);
  for (const { path, bytes } of books) {
    const made = bytes();
    // The first file, its name and its content as they are: what programs look for at byte 30.
    expect(strFromU8(made.subarray(30, 58)), path).toBe('mimetypeapplication/epub+zip');
    const files = filesOf(made);
    const opf = files.get('EPUB/package.opf') ?? '';
    const named = [...opf.matchAll(/<item id="([^"]+)" href="([^"]+)"/gu)];
    const ids = named.map(([, id]) => id);
    expect(new Set(ids).size, path).toBe(ids.length);
    expect(named.map(([, , href]) => `EPUB/${href}`).toSorted(), path).toEqual(
      [...files.keys()].filter((each) => each.startsWith('EPUB/') && !each.endsWith('.opf')).toSorted(),
    );
    for (const [page, text] of files) {
      for (const [, href = ''] of page.endsWith('.xhtml') ? text.matchAll(/ href="([^"]+)"/gu) : [])
        expect(/^(?:https?|mailto):|^#/u.test(href) || files.has(`EPUB/${href}`), `${path} ${page} ${href}`).toBe(true);
    }
  }
});

test('the book of a language holds every digest in it, and that of a country those that speak of it', () => {
  for (const locale of locales) {
    const whole = books.find(({ path }) => path === `data/digests-${locale}.epub`);
    const held = linked.of('article').filter(({ digest }) => digest[locale]);
    const files = filesOf(whole?.bytes() ?? new Uint8Array());
    expect(held.length).toBeGreaterThan(50);
    expect(held.filter(({ id }) => !files.has(`EPUB/${id}.xhtml`))).toEqual([]);
    expect(files.get('EPUB/package.opf')).toContain(`<dc:language>${locale}</dc:language>`);
  }
  for (const country of linked.of('country')) {
    const held = linked.articlesOf(country).filter(({ digest }) => digest.en);
    const book = books.find(({ path }) => path === `data/digests-${country.id}-en.epub`);
    expect(book !== undefined, country.id).toBe(held.length >= 5);
    if (book) for (const { id } of held) expect(filesOf(book.bytes()).has(`EPUB/${id}.xhtml`), id).toBe(true);
  }
});

test('a link to a record that the book holds stays in it, any other leads to the site', () => {
  const [whole] = booksOf([
    anArticleSaying('2020-01-01-a', '<Ref to="article/2020-01-02-b">b</Ref>, <Ref to="country/uz">Uzbekistan</Ref>'),
    anArticleSaying('2020-01-02-b', 'Words.'),
  ]);
  const page = filesOf(whole?.bytes() ?? new Uint8Array()).get('EPUB/2020-01-01-a.xhtml');
  expect(page).toContain('<a href="2020-01-02-b.xhtml">');
  expect(page).toContain(`<a href="${small.settings.address}countries/uz.html">`);
});

test('a book is as new as the newest reading of its sources, whatever the day', () => {
  const opf = (records: readonly RecordOf[]) =>
    filesOf(booksOf(records)[0]?.bytes() ?? new Uint8Array()).get('EPUB/package.opf');
  const read = anArticleSaying('2020-01-01-a', 'Words.', { date: '2020-01-01', accessed: '2024-05-06' });
  const unread = anArticleSaying('2020-01-02-b', 'Words.', { date: '2025-07', accessed: undefined });
  expect(opf([read])).toContain('<meta property="dcterms:modified">2024-05-06T00:00:00Z</meta>');
  expect(opf([read, unread])).toContain('2025-07-01T00:00:00Z');
});

test('an archive without digests in a language has no book in it', () => {
  expect(booksOf([anArticleSaying('2020-01-01-a', 'Words.')]).map(({ path }) => path)).toEqual([
    'data/digests-en.epub',
  ]);
  expect(exportFiles(archive, small.settings, [epub]).length).toBeGreaterThan(0);
});
