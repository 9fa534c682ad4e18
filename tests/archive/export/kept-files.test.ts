import { expect, test } from 'vitest';
import {
  buildToken,
  groupOf,
  keptFiles,
  keptFilesPath,
  offlineFiles,
  workerPath,
} from '../../../src/archive/export/kept-files.ts';
import { measure } from '../../../src/archive/export/measure.ts';

const fileOf = (path: string, text = path) => ({ path, measure: measure(new TextEncoder().encode(text)) });

test.each([
  ['shell', ['index.html', 'ko/index.html', 'keep.html', 'ko/keep.html', 'favicon.svg', 'icon-192.png', 'offline.js']],
  ['shell', ['manifest.webmanifest', 'ko/manifest.webmanifest']],
  ['search', ['search.html', 'ko/search.html', 'pagefind/pagefind.js', 'search-index/1/a.js']],
  ['en', ['about.html', 'countries/uz.html', 'articles/index.html', 'korea.html', '404.html']],
  ['ko', ['ko/about.html', 'ko/countries/uz.html', 'ko/articles/index.html']],
  ['files', ['data/articles.csv', 'countries/uz.xml', 'ko/countries/uz.xml', 'keep/countries/uz.json', 'feed.xml']],
  // For hosts, for other sites, to carry away; and the lists themselves.
  [undefined, ['_headers', '.nojekyll', 'hosting/nginx.conf', 'robots.txt', 'sitemap-0.xml', 'sitemap-index.xml']],
  [undefined, ['og/index.png', 'og/ko/about.png', 'data/korea-egov-cooperation-archive.zip', 'data/digests-en.epub']],
  [undefined, ['SHA256SUMS', keptFilesPath, workerPath]],
])('of the group %s: %j', (group, paths) => {
  expect(paths.map(groupOf)).toEqual(paths.map(() => group));
});

test('the list has each file once, sorted, with the beginning of its hash and its size', () => {
  const list = keptFiles([fileOf('b.html', 'abc'), fileOf('a.html'), fileOf('og/a.png'), fileOf('ko/a.html')]);
  expect(Object.keys(list.en)).toEqual(['a.html', 'b.html']);
  // The known hash of `abc`.
  expect(list.en['b.html']).toEqual(['ba7816bf8f01', 3]);
  expect(Object.keys(list.ko)).toEqual(['ko/a.html']);
  expect(Object.keys(list.files)).toEqual([]);
});

test('the worker names the list by its hash: another byte of any file makes another worker', () => {
  const made = (text: string) => offlineFiles([fileOf('a.html', text)], `const build = '${buildToken}';`);
  const textOf = (files: ReturnType<typeof made>, path: string) =>
    new TextDecoder().decode(files.find((file) => file.path === path)?.bytes);
  const [one, other] = [made('a'), made('b')];
  const list = one.find(({ path }) => path === keptFilesPath)?.bytes ?? new Uint8Array();
  expect(textOf(one, workerPath)).toBe(`const build = '${measure(list).sha256}';`);
  expect(textOf(other, workerPath)).not.toBe(textOf(one, workerPath));
  expect(made('a')).toEqual(one);
});

test('a worker that names no build is refused', () => {
  expect(() => offlineFiles([], 'const build = 1;')).toThrow('Unexpected worker');
});
