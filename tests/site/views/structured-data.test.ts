import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { locales, type Locale } from '../../../src/archive/model/label.ts';
import { fieldsOf, kinds, schemaTypeOf, type RecordOf } from '../../../src/archive/model/record.ts';
import { dataPage } from '../../../src/site/views/data-page.ts';
import { homePage } from '../../../src/site/views/home-page.ts';
import { recordPage } from '../../../src/site/views/record-page.ts';
import { jsonLd, structuredData, subjectOf } from '../../../src/site/views/structured-data.ts';
import { aCentre, anArticle, anOrganisation, aRecord } from '../../builders.ts';
import { english, korean, siteOf, small, the } from './small-site.ts';

const vocabulary = readFileSync('node_modules/schema-dts/dist/schema.d.ts', 'utf8');
const [types, properties] = [/"@type": "(\w+)"/gu, /"(\w+)"\?:/gu].map(
  (pattern) => new Set([...vocabulary.matchAll(pattern)].map(([, name]) => name)),
);
const isType = (name: string) => types?.has(name);
const isProperty = (name: string) => properties?.has(name);

const subject = (kind: RecordOf['kind'], id: string, locale: Locale = 'en') =>
  subjectOf(small, locale === 'en' ? english : korean, the(kind, id));
const at = (path: string) => `https://archive.example/${path}.html#subject`;

test.each(kinds.map((kind) => [kind.name, kind] as const))('the terms of %s are words of the vocabulary', (_, kind) => {
  expect(isType(kind.schemaType), kind.schemaType).toBe(true);
  for (const { name, marks } of fieldsOf(kind)) {
    if (marks.term?.startsWith('schema:')) expect(isProperty(marks.term.slice(7)), name).toBe(true);
  }
});

describe('every record of the small archive', () => {
  /** All things within a thing, itself with them. */
  const thingsIn = (value: unknown): Readonly<Record<string, unknown>>[] =>
    Array.isArray(value)
      ? value.flatMap(thingsIn)
      : value !== null && typeof value === 'object'
        ? [value as Record<string, unknown>, ...Object.values(value).flatMap(thingsIn)]
        : [];

  test.each(
    locales.flatMap((locale) =>
      small.archive.records
        .filter(({ kind }) => kind !== 'indicator')
        .map((record) => [`${locale} ${record.kind}/${record.id}`, locale, record] as const),
    ),
  )('%s is said in words of the vocabulary, and nothing in it is empty', (_, locale, record) => {
    const data = structuredData(small, recordPage(small, locale, record).frame);
    for (const thing of thingsIn(data)) {
      for (const [name, value] of Object.entries(thing)) {
        expect([undefined, null, ''], name).not.toContain(value);
        expect(Array.isArray(value) && value.length < 2 && name !== 'itemListElement', name).toBe(false);
        if (name === '@type') expect(isType(value as string), value as string).toBe(true);
        else if (!name.startsWith('@')) expect(isProperty(name), name).toBe(true);
      }
    }
    expect(schemaTypeOf(record)).toBe((data['mainEntity'] as { '@type': string })['@type']);
  });
});

describe('an article', () => {
  const notice = subject('article', '2020-02-05-example-notice');

  test('is a work with publisher, date and language, found at its own address', () => {
    expect(notice).toMatchObject({
      '@type': 'Article',
      '@id': at('articles/2020-02-05-example-notice'),
      name: 'Example notice',
      alternateName: '예시 공지',
      inLanguage: 'en',
      datePublished: '2020-02-05',
      temporalCoverage: ['2019-12', '2020-01-30'],
      url: 'https://example.org/notices/1',
      sameAs: 'https://example.net/copies/1',
      usageInfo: 'http://rightsstatements.org/vocab/CNE/1.0/',
    });
  });

  test('names its publisher as it was called, and which body that is', () => {
    const renamed = anArticle({ publisher: 'Example Office', publisher_organisation: 'example-ministry' });
    expect(subjectOf(siteOf(renamed, anOrganisation()), english, renamed)['publisher']).toEqual({
      '@type': 'Organization',
      '@id': 'https://archive.example/organisations/example-ministry.html#subject',
      name: 'Example Office',
    });
  });

  test('mentions what it names, by the pages of the archive', () => {
    const mentioned = (notice['mentions'] as { '@id': string }[]).map((each) => each['@id']);
    expect(mentioned).toEqual(
      [
        'centres/example-centre-2020',
        'centres/example-centre-2013',
        'organisations/example-ministry',
        'organisations/example-agency',
        'people/example-person',
        'agreements/example-memorandum-2019',
        'events/example-forum-2020',
        'systems/example-system',
      ].map(at),
    );
    expect(notice['about']).toMatchObject({ '@type': 'DefinedTerm', '@id': at('topics/example-subject') });
    expect(notice['spatialCoverage']).toMatchObject({ '@type': 'Country', '@id': at('countries/zz') });
  });

  test.each([
    ['news-article', 'NewsArticle'],
    ['report', 'Report'],
    ['speech', 'CreativeWork'],
  ])('of the type %s is a %s', (type, wanted) => {
    expect(schemaTypeOf(anArticle({ type }))).toBe(wanted);
  });

  test('under a licence says which', () => {
    const open = anArticle({ rights: 'kogl-1' });
    expect(subjectOf(siteOf(open), english, open)).toMatchObject({
      license: 'https://www.kogl.or.kr/info/licenseType1.do',
    });
  });

  test('is what the page about it is based on, and the page has terms of its own', () => {
    const page = structuredData(small, recordPage(small, 'ko', the('article', '2020-02-05-example-notice')).frame);
    expect(page).toMatchObject({
      '@type': 'WebPage',
      '@id': 'https://archive.example/ko/articles/2020-02-05-example-notice.html',
      inLanguage: 'ko',
      license: 'https://creativecommons.org/licenses/by/4.0/',
      isBasedOn: { '@id': at('articles/2020-02-05-example-notice') },
      mainEntity: { '@id': at('articles/2020-02-05-example-notice'), name: '예시 공지' },
    });
  });
});

test('a centre has all its names, its place, and the day on which it did open', () => {
  expect(subject('centre', 'example-centre-2020')).toMatchObject({
    '@type': 'GovernmentOrganization',
    name: 'Example Centre',
    alternateName: ['예시 협력센터', 'EC', 'Example Room', '예시실', 'ER'],
    location: { '@type': 'Country', '@id': at('countries/zz') },
    foundingDate: '2020-01-30',
  });
});

test('what was only planned is not said as a fact', () => {
  const planned = aCentre({ opened: [{ value: '2025', standing: 'planned', per: [] }] });
  expect(subjectOf(siteOf(planned), english, planned)).not.toHaveProperty('foundingDate');
});

test('a person has the offices held, and where', () => {
  expect(subject('person', 'example-person', 'ko')).toMatchObject({
    '@type': 'Person',
    name: '예시 인물',
    jobTitle: ['예시부 장관', '위원장'],
    affiliation: { '@type': 'GovernmentOrganization', '@id': at('organisations/example-ministry'), name: '예시부' },
  });
});

test('an event has its days, its place and who took part; a country hosts nothing in this vocabulary', () => {
  const event = subject('event', 'example-forum-2020');
  expect(event).toMatchObject({
    startDate: '2020-01-29',
    endDate: '2020-01-30',
    location: { '@type': 'Place', name: 'Example City' },
    attendee: { '@type': 'Person', '@id': at('people/example-person') },
  });
  expect(event).not.toHaveProperty('organizer');
});

test('a body has its acronym among its names, and the body that it is part of', () => {
  const part = anOrganisation({ acronym: 'XP', part_of: 'whole', type: 'company' }, 'part');
  const whole = anOrganisation({}, 'whole');
  expect(subjectOf(siteOf(part, whole), english, part)).toMatchObject({
    '@type': 'Corporation',
    alternateName: ['예시부', 'XP'],
    parentOrganization: { '@id': 'https://archive.example/organisations/whole.html#subject' },
  });
});

test('an agreement has its day, and the bodies that made it', () => {
  expect(subject('agreement', 'example-memorandum-2019')).toMatchObject({
    dateCreated: '2019-12',
    genre: 'Memorandum of understanding',
    contributor: [{ '@id': at('organisations/example-ministry') }, { '@id': at('organisations/example-agency') }],
  });
});

test('the first page is the site, with the address of its search', () => {
  expect(structuredData(small, homePage(small, 'ko').frame)).toMatchObject({
    '@type': 'WebSite',
    '@id': 'https://archive.example/#site',
    name: '한국 전자정부 협력 아카이브',
    potentialAction: { target: 'https://archive.example/ko/search.html?q={search_term_string}' },
  });
});

test('the page of downloads is a data set, with every file of it', () => {
  const data = structuredData(small, dataPage(small, 'en').frame);
  expect(data).toMatchObject({ '@type': 'Dataset', temporalCoverage: '2020/2021', isAccessibleForFree: true });
  expect(data['distribution']).toContainEqual({
    '@type': 'DataDownload',
    contentUrl: 'https://archive.example/data/articles.csv',
    encodingFormat: 'text/csv',
  });
});

test('a title cannot end the block that it stands in', () => {
  const hostile = aRecord('topic', { names: { en: '</script><script>alert(1)</script>', ko: '예시' } });
  const site = siteOf(hostile);
  const block = jsonLd(structuredData(site, recordPage(site, 'en', hostile).frame));
  expect(block).not.toContain('<');
  expect(JSON.parse(block)).toMatchObject({ mainEntity: { name: '</script><script>alert(1)</script>' } });
});
