import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  editionOf,
  indexPathOf,
  localeOf,
  pagePathOf,
  pathOf,
  relativePath,
  rulePathOf,
  urlOf,
} from '../../src/archive/address.ts';
import { locales } from '../../src/archive/model/label.ts';
import { kindOf } from '../../src/archive/model/record.ts';

test('a record has a page in each edition, but for kinds without pages', () => {
  expect(pathOf({ kind: 'centre', id: 'example-centre' }, 'en')).toBe('centres/example-centre.html');
  expect(pathOf({ kind: 'centre', id: 'example-centre' }, 'ko')).toBe('ko/centres/example-centre.html');
  expect(pathOf({ kind: 'indicator', id: 'example-index' }, 'en')).toBeUndefined();
});

test('other pages stand beside them', () => {
  expect(indexPathOf(kindOf('country'), 'ko')).toBe('ko/countries/index.html');
  expect(pagePathOf('search', 'en')).toBe('search.html');
  expect(pagePathOf('search', 'ko')).toBe('ko/search.html');
  expect(rulePathOf('refs-resolve')).toBe('rules/refs-resolve.html');
  expect(rulePathOf('refs-resolve', 'ko')).toBe('ko/rules/refs-resolve.html');
  expect(editionOf('en')).toBe('');
});

test.each([
  ['/about.html', 'en', 'about'],
  ['/ko/about.html', 'ko', 'about'],
  ['ko/about', 'ko', 'about'],
  ['/korea.html', 'en', 'korea'],
])('the path `%s` is of the %s edition', (path, locale, name) => {
  expect(localeOf(path)).toEqual({ locale, name });
});

test.each([
  ['index.html', 'countries/uz.html', 'countries/uz.html'],
  ['countries/uz.html', 'index.html', '../index.html'],
  ['countries/uz.html', 'countries/kr.html', 'kr.html'],
  ['countries/uz.html', 'countries/uz.html', 'uz.html'],
  ['countries/uz.html', 'ko/countries/uz.html', '../ko/countries/uz.html'],
  ['ko/countries/uz.html', 'countries/uz.html', '../../countries/uz.html'],
  ['ko/countries/uz.html', 'ko/search.html?q=a#b', '../search.html?q=a#b'],
  ['search.html?q=a/b', 'countries/uz.html', 'countries/uz.html'],
  ['a/index.html', 'a/a/index.html', 'a/index.html'],
])('from `%s` to `%s` is `%s`', (from, to, path) => {
  expect(relativePath(from, to)).toBe(path);
});

describe('a relative path', () => {
  const aName = fc.constantFrom('a', 'b', 'ko', 'countries', 'index', 'example-1');
  const aPath = fc
    .tuple(fc.array(aName, { maxLength: 3 }), aName, fc.constantFrom('', '?q=a', '#b', '?q=a/../b#c/d'))
    .map(([folders, name, tail]) => `${[...folders, `${name}.html`].join('/')}${tail}`);

  test('leads from one page to another, at any address', () => {
    const aBase = fc.constantFrom(
      'https://archive.example/',
      'https://example.org/any/sub/path/',
      'file:///media/usb/',
    );
    fc.assert(
      fc.property(aPath, aPath, aBase, (from, to, base) => {
        const path = relativePath(from, to);
        expect(new URL(path, base + from).href).toBe(base + to);
        expect(path).not.toMatch(/^\/|:/u);
      }),
      { numRuns: 500 },
    );
  });
});

test('an absolute address is below that of the site', () => {
  expect(urlOf('countries/uz.html', 'https://example.org/sub/')).toBe('https://example.org/sub/countries/uz.html');
  for (const locale of locales)
    expect(urlOf(pathOf({ kind: 'country', id: 'uz' }, locale) ?? '', 'https://example.org/')).toContain(
      '/countries/uz',
    );
});
