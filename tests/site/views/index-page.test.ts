import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { kindOf } from '../../../src/archive/model/record.ts';
import { indexPage, initialOf } from '../../../src/site/views/index-page.ts';
import { aCentre, aCountry, anArticle, anOrganisation, aRecord } from '../../builders.ts';
import { siteOf, small, words } from './small-site.ts';

const shelf = (page: ReturnType<typeof indexPage>) =>
  page.groups.map(({ title, entries }) => [title, entries.map(({ link }) => link.text)]);

describe('an index page', () => {
  test('has what is dated by year, newest first', () => {
    expect(shelf(indexPage(small, 'en', kindOf('article')))).toEqual([
      ['2021', ['[Example reprint]', 'Example press release']],
      ['2020', ['Example notice']],
    ]);
  });

  test('has what no source dates last, under a word that says so', () => {
    const site = siteOf(
      aCentre({ opened: [{ value: 2020, per: [] }] }, 'dated'),
      aCentre({ names: { en: 'Undated' } }, 'undated'),
    );
    expect(shelf(indexPage(site, 'en', kindOf('centre')))).toEqual([
      ['2020', ['Example Centre']],
      ['No date', ['Undated']],
    ]);
    expect(indexPage(site, 'ko', kindOf('centre')).groups.at(-1)?.title).toBe('날짜 없음');
  });

  test('has countries by region, and all else by initial', () => {
    expect(shelf(indexPage(small, 'en', kindOf('country')))).toEqual([
      ['East Asia', ['Republic of Korea']],
      ['Oceania', ['Example Country']],
    ]);
    expect(shelf(indexPage(small, 'en', kindOf('organisation')))).toEqual([
      ['E', ['Example Agency', 'Example Ministry']],
      ['G', ['Government of Example Country']],
    ]);
    expect(shelf(indexPage(small, 'ko', kindOf('organisation')))).toEqual([
      ['ㅇ', ['예시국 정부', '예시부', '예시청']],
    ]);
  });

  test('says of a plan that it is one', () => {
    const site = siteOf(aCentre({ opened: [{ value: 2030, standing: 'planned', per: [] }] }), aCountry());
    expect(indexPage(site, 'en', kindOf('centre')).groups[0]?.entries[0]).toMatchObject({
      date: { text: '2030' },
      standing: 'planned',
    });
    expect(indexPage(site, 'ko', kindOf('centre')).groups[0]?.entries[0]?.standing).toBe('계획');
  });

  test('tells each entry from its neighbours, and by how many sources it is named', () => {
    const [entry] = indexPage(small, 'en', kindOf('centre')).groups[0]?.entries ?? [];
    expect(words(entry?.line ?? [])).toBe('Digital government cooperation centre · Example Country');
    expect(entry?.articles).toBe('2 sources');
    expect(indexPage(small, 'ko', kindOf('centre')).groups[0]?.entries[0]?.articles).toBe('출처 2건');
    const [reprint, release] = indexPage(small, 'ko', kindOf('article')).groups[0]?.entries ?? [];
    expect(reprint?.line).toEqual([{ text: 'Example News', lang: 'en' }]);
    expect(release?.line).toEqual([{ text: '예시신문' }]);
  });

  test('counts its records in words', () => {
    expect(indexPage(small, 'en', kindOf('article')).count).toBe('3 articles');
    expect(indexPage(small, 'en', kindOf('person')).count).toBe('1 person');
    expect(indexPage(small, 'ko', kindOf('person')).count).toBe('인물 1건');
    expect(indexPage(siteOf(), 'en', kindOf('person'))).toMatchObject({ count: '0 people', groups: [] });
  });

  test('gives each group an address of its own', () => {
    for (const kind of ['article', 'country', 'organisation'] as const) {
      const ids = indexPage(small, 'ko', kindOf(kind)).groups.map(({ id }) => id);
      expect(new Set(ids).size).toBe(ids.length);
      for (const id of ids) expect(id).toMatch(/^[a-z][a-z0-9-]*$/u);
    }
  });

  test('lists every record once, whatever they are named', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.string({ minLength: 1, unit: 'grapheme' }), { maxLength: 8 }), (names) => {
        const named = names.filter((name) => name.trim() !== '' && !/[\p{C}\s]/u.test(name));
        const site = siteOf(...named.map((name, index) => anOrganisation({ names: { en: name } }, `body-${index}`)));
        const page = indexPage(site, 'en', kindOf('organisation'));
        expect(page.groups.flatMap(({ entries }) => entries.map(({ link }) => link.href)).toSorted()).toEqual(
          named.map((_, index) => `body-${index}.html`).toSorted(),
        );
      }),
    );
  });

  test('is the same whatever order the records came in', () => {
    const records = [
      anArticle({ date: '2020' }, '2020-b'),
      anArticle({ date: '2020' }, '2020-a'),
      anArticle({ date: '2019-05' }, '2019-05-c'),
      aRecord('topic', { names: { en: 'Beta' } }, 'beta'),
      aRecord('topic', { names: { en: 'alpha' } }, 'alpha'),
    ];
    for (const kind of ['article', 'topic'] as const) {
      expect(indexPage(siteOf(...records.toReversed()), 'en', kindOf(kind))).toEqual(
        indexPage(siteOf(...records), 'en', kindOf(kind)),
      );
    }
  });
});

test.each([
  ['Asan', 'A'],
  ['asan', 'A'],
  ['Ägypten', 'A'],
  ['Ągora', 'A'],
  ['Ўзбекистон', 'У'],
  ['가나', 'ㄱ'],
  ['까치', 'ㄱ'],
  ['힣', 'ㅎ'],
  ['나라장터', 'ㄴ'],
  ['나라장터'.normalize('NFD'), 'ㄴ'],
  ['싸이', 'ㅅ'],
  ['2020 forum', '#'],
  ['“Quoted”', '#'],
  ['', '#'],
  ['🎉', '#'],
])('%s stands under %s', (name, initial) => {
  expect(initialOf(name)).toBe(initial);
});
