import { expect, test } from 'vitest';
import { builtTypes } from '../../scripts/page-types.ts';
import { aWorkshop } from './command.ts';

const page = (length: number) => 'x'.repeat(length);

test('a build’s pages are told apart by type and edition, the longest first', () => {
  const folder = aWorkshop({
    'dist/index.html': page(1),
    'dist/ko/index.html': page(1),
    'dist/articles/index.html': page(9),
    'dist/articles/2019-short.html': page(1),
    'dist/articles/2020-long.html': page(3),
    'dist/articles/2020-long.bib': page(5),
    'dist/ko/articles/2019-short.html': page(4),
    'dist/ko/articles/2020-long.html': page(3),
    'dist/rules/schema.html': page(1),
    'dist/pagefind/page.pf_fragment': page(1),
  });
  const types = builtTypes(`${folder}/dist`);
  expect(types.map(({ name, pages }) => [name, pages])).toEqual([
    ['home', { en: ['index.html'], ko: ['ko/index.html'] }],
    ['articles', { en: ['articles/index.html'], ko: [] }],
    [
      'article',
      {
        en: ['articles/2020-long.html', 'articles/2019-short.html'],
        ko: ['ko/articles/2019-short.html', 'ko/articles/2020-long.html'],
      },
    ],
    ['rules/*', { en: ['rules/schema.html'], ko: [] }],
  ]);
});
