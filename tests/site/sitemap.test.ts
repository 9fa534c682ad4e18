import { expect, test } from 'vitest';
import { fileAddress } from '../../src/site/integrations/sitemap.ts';

test.each([
  ['the first page', '', 'index.html'],
  ['the first page of an edition', 'ko', 'ko/index.html'],
  ['an index of a kind', 'centres', 'centres/index.html'],
  ['an index of an edition', 'ko/rules', 'ko/rules/index.html'],
  ['a record', 'centres/uzbekistan-2020', 'centres/uzbekistan-2020.html'],
  ['a page of its own', 'ko/about', 'ko/about.html'],
  ['a page that is named already', 'about.html', 'about.html'],
])('the sitemap names the file of %s, at a root and below one', (_, page, file) => {
  for (const site of ['https://example.org/', 'https://example.org/some/archive/']) {
    expect(fileAddress(site + page, site)).toBe(site + file);
  }
});
