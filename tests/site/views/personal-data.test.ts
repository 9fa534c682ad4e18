import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { pathOf } from '../../../src/archive/address.ts';
import { locales, type Locale } from '../../../src/archive/model/label.ts';
import { kindOf, type RecordOf } from '../../../src/archive/model/record.ts';
import { correctingOf } from '../../../src/site/views/cite.ts';
import { anArticle } from '../../builders.ts';
import { siteOf, small } from './small-site.ts';

/** Whoever is recorded here finds out what is, and how to have it changed, without asking in public. */

const linksOf = (record: RecordOf, locale: Locale, site = small) => {
  const path = pathOf(record, locale);
  if (path === undefined) throw new Error(`Unexpected record ${record.id} without a page`);
  return correctingOf(site, { locale, path }, record).ways;
};

test('every person’s page links to the page on personal data, in its own language', () => {
  const people = small.archive.of('person');
  expect(people.length).toBeGreaterThan(0);
  for (const person of people) {
    expect(linksOf(person, 'en')).toContainEqual({
      text: 'Personal data',
      href: '../personal-data.html',
    });
    expect(linksOf(person, 'ko')).toContainEqual({
      text: '개인정보',
      href: '../personal-data.html',
    });
  }
});

test('so does an article that names its author, and no other page', () => {
  const [by, unsigned] = [anArticle({ author: 'A. Writer' }, '2020-01-01-by'), anArticle({}, '2020-01-02-unsigned')];
  const site = siteOf(by, unsigned);
  const leads = (record: RecordOf) => linksOf(record, 'en', site).some(({ href }) => href?.includes('personal-data'));
  expect(leads(by)).toBe(true);
  expect(leads(unsigned)).toBe(false);
});

describe.each(locales)('the page in edition %s', (locale) => {
  const path = `src/site/pages/${locale === 'ko' ? 'ko/' : ''}personal-data.mdx`;

  test('is there, and leads to a form that only the maintainers read', () => {
    expect(existsSync(path)).toBe(true);
    const text = readFileSync(path, 'utf8');
    expect(text).toContain('/security/advisories/new');
    // Where no repository is set, no address is made up.
    expect(text).not.toMatch(/[\w.]+@[\w-]+\.[a-z]+/u);
  });
});

test('a person’s record has no field for what the page says is not recorded', () => {
  expect(Object.keys(kindOf('person').fields).toSorted()).toEqual(['country', 'names', 'notes', 'roles']);
});
