import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { kindOf, kinds } from '../../../src/archive/model/record.ts';
import { indexPage } from '../../../src/site/views/index-page.ts';
import { initialOf, ordersOf } from '../../../src/site/views/shelves.ts';
import { aCentre, aCountry, anArticle, anOrganisation, aRecord, manyOf } from '../../builders.ts';
import { siteOf, small, words } from './small-site.ts';

type Page = ReturnType<typeof indexPage>;

const entriesOf = ({ parts }: Page['groups'][number]) => parts.flatMap(({ entries }) => entries);
const shelf = (page: Page) =>
  page.groups.map((group) => [group.title.text, entriesOf(group).map(({ link }) => link.text)]);
const all = (page: Page) => page.groups.flatMap(entriesOf);

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
    expect(shelf(indexPage(site, 'en', kindOf('centre'), 'time'))).toEqual([
      ['2020', ['Example Centre']],
      ['No date', ['Undated']],
    ]);
    expect(indexPage(site, 'ko', kindOf('centre'), 'time').groups.map(({ title }) => title.text)).toEqual([
      '2020년',
      '날짜 없음',
    ]);
  });

  test('has countries and centres by region, and a few of what has no date in one list', () => {
    expect(shelf(indexPage(small, 'en', kindOf('country')))).toEqual([
      ['East Asia', ['Republic of Korea']],
      ['Oceania', ['Example Country']],
    ]);
    expect(shelf(indexPage(small, 'ko', kindOf('centre')))[0]?.[0]).toBe('오세아니아');
    const few = indexPage(small, 'en', kindOf('organisation'));
    expect(shelf(few)).toEqual([['All', ['Example Agency', 'Example Ministry', 'Government of Example Country']]]);
    expect(few.jumps).toEqual([]);
    expect(shelf(indexPage(small, 'ko', kindOf('organisation')))).toEqual([
      ['전체', ['예시국 정부', '예시부', '예시청']],
    ]);
  });

  test('says of a plan that it is one', () => {
    const site = siteOf(aCentre({ opened: [{ value: 2030, standing: 'planned', per: [] }] }), aCountry());
    expect(all(indexPage(site, 'en', kindOf('centre')))[0]).toMatchObject({
      date: { text: '2030' },
      standing: 'planned',
    });
    expect(all(indexPage(site, 'ko', kindOf('centre')))[0]?.standing).toBe('계획');
  });

  test('tells each entry from its neighbours, and by how many sources it is named', () => {
    const [person] = all(indexPage(small, 'en', kindOf('person')));
    expect(words(person?.line ?? [])).toBe(
      'Example Minister, Example Ministry (2019 – January 2021) · Republic of Korea',
    );
    expect(person?.articles).toBe('1 source');
    expect(all(indexPage(small, 'ko', kindOf('person')))[0]?.articles).toBe('출처 1건');
    const [reprint, release] = all(indexPage(small, 'ko', kindOf('article')));
    expect(reprint?.line.slice(0, 1)).toEqual([{ text: 'Example News', lang: 'en' }]);
    expect(release?.line.slice(0, 1)).toEqual([{ text: '예시신문' }]);
  });

  test('counts its records in words', () => {
    expect(indexPage(small, 'en', kindOf('article')).count).toBe('3 articles');
    expect(indexPage(small, 'en', kindOf('person')).count).toBe('1 person');
    expect(indexPage(small, 'ko', kindOf('person')).count).toBe('인물 1명');
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
        expect(
          all(page)
            .map(({ link }) => link.href)
            .toSorted(),
        ).toEqual(named.map((_, index) => `body-${index}.html`).toSorted());
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

describe('an entry of a list', () => {
  const kr = aCountry({ names: { en: 'Korea', ko: '한국' } }, 'kr');
  const abroad = ['aa', 'bb', 'cc', 'dd', 'ee'].map((id) =>
    aCountry({ names: { en: id.toUpperCase(), ko: `${id}국` } }, id),
  );
  const lineIn = (countries: readonly string[], locale: 'en' | 'ko' = 'en') => {
    const site = siteOf(kr, ...abroad, aRecord('agreement', { countries }));
    return words(all(indexPage(site, locale, kindOf('agreement')))[0]?.line ?? []);
  };
  test.each([
    ['the country, but not the one that all name', ['kr', 'aa'], 'Memorandum of understanding · AA'],
    ['that one where it is alone', ['kr'], 'Memorandum of understanding · Korea'],
    ['three countries', ['kr', 'aa', 'bb', 'cc'], 'Memorandum of understanding · AA, BB, CC'],
    ['how many more', ['aa', 'bb', 'cc', 'dd'], 'Memorandum of understanding · AA, BB, CC and 1 other'],
  ])('tells %s', (_, countries, line) => {
    expect(lineIn(countries)).toBe(line);
  });

  test('counts the rest in Korean as Korean counts them', () => {
    expect(lineIn(['aa', 'bb', 'cc', 'dd', 'ee'], 'ko')).toBe('양해각서 · aa국, bb국, cc국 외 2개국');
  });

  test('names a party once, whoever tells of it, and two of one name twice', () => {
    const parties = ['one', 'one', 'two'].map((organisation) => ({ value: { organisation }, per: [] }));
    const site = siteOf(
      ...['one', 'two'].map((id) => anOrganisation({ names: { en: 'Foreign Ministry' } }, id)),
      aRecord('agreement', { parties }),
    );
    const [entry] = all(indexPage(site, 'en', kindOf('agreement')));
    expect(words(entry?.line ?? [])).toBe('Memorandum of understanding · Foreign Ministry, Foreign Ministry');
  });

  test('leads to the record alone', () => {
    for (const { line } of all(indexPage(small, 'en', kindOf('agreement'))))
      expect(line.filter(({ href }) => href !== undefined)).toEqual([]);
  });

  test('leaves out what its heading says', () => {
    const page = indexPage(small, 'en', kindOf('person'), 'country');
    expect(page.groups[0]?.title).toEqual({ text: 'Republic of Korea', href: '../../countries/kr.html' });
    expect(words(all(page)[0]?.line ?? [])).toBe('Example Minister, Example Ministry (2019 – January 2021)');
  });
});

describe('a table', () => {
  test('compares centres by country, programme, opening, term and state', () => {
    const site = siteOf(
      aCountry(),
      aCentre({
        opened: [{ value: '2013-11', per: [] }],
        term_start: [{ value: 2013, per: [] }],
        term_end: [{ value: 2015, per: [], standing: 'planned' }],
        status: ['first', 'last'].map((en, index) => ({ value: { en }, as_of: 2015 - index, per: [] })),
      }),
    );
    const inWords = (locale: 'en' | 'ko') => {
      const page = indexPage(site, locale, kindOf('centre'));
      return [page.columns.map(({ label }) => label), all(page)[0]?.cells.map(words)];
    };
    expect(inWords('en')).toEqual([
      ['Host country', 'Programme', 'Opened', 'Term', 'Status'],
      ['Example Country', 'Other', 'November 2013', '2013–2015 (end planned)', 'first'],
    ]);
    expect(inWords('ko')).toEqual([
      ['소재국', '사업', '개소', '운영 기간', '상태'],
      ['예시국', '기타', '2013년 11월', '2013~2015년 (종료 계획)', 'first'],
    ]);
  });

  test('counts what leads to a country, each record once', () => {
    const page = indexPage(small, 'en', kindOf('country'));
    expect(page.columns.every(({ figure }) => figure)).toBe(true);
    const zz = all(page).find(({ link }) => link.text === 'Example Country');
    expect(page.columns.map(({ label }, index) => [label, words(zz?.cells[index] ?? [])])).toEqual([
      ['Articles', String(small.archive.articlesOf(small.archive.get('country', 'zz') as never).length)],
      ['Cooperation centres', '2'],
      ['Agreements', '1'],
      ['Events', '1'],
      ['Systems', '1'],
    ]);
  });
});

describe('with two thousand records', () => {
  const many = (['article', 'person', 'organisation', 'event'] as const).map(
    (kind) => [kind, manyOf(kind, 2000)] as const,
  );
  const pages = many.flatMap(([kind, records]) =>
    (['en', 'ko'] as const).flatMap((locale) =>
      ordersOf(kindOf(kind)).map(
        (order) => [kind, locale, order, indexPage(siteOf(...records), locale, kindOf(kind), order)] as const,
      ),
    ),
  );

  test.each(pages)(
    '%s, %s, %s: every record is there once, under a heading that a jump leads to',
    (kind, _, order, page) => {
      const links = all(page).map(({ link }) => link.href);
      expect(links).toHaveLength(2000);
      expect(new Set(links).size).toBe(2000);
      expect(page.groups.length).toBeGreaterThan(1);
      const ids = page.groups.map(({ id }) => id);
      expect(page.jumps.flat().map(({ to }) => to.href)).toEqual(ids.map((id) => `#${id}`));
      const inner = page.groups.flatMap(({ parts }) => parts.flatMap(({ id }) => id ?? []));
      expect(new Set([...ids, ...inner]).size).toBe(ids.length + inner.length);
      for (const id of [...ids, ...inner]) expect(id).toMatch(/^[a-z][a-z0-9-]*$/u);
      for (const group of page.groups) expect(entriesOf(group).length, `${kind} ${order}`).toBeGreaterThan(0);
    },
  );

  test.each(pages)('%s, %s, %s: the figures of the jumps add up', (_, __, ___, page) => {
    const sum = page.jumps.flat().reduce((total, { count }) => total + Number(count.replace(',', '')), 0);
    expect(sum).toBe(2000);
  });

  const of = (wanted: string, locale: string) =>
    pages.find(([kind, at]) => kind === wanted && at === locale)?.[3] as Page;

  test('letters are in the order of the edition, alphabets apart', () => {
    const sets = (page: Page) => page.jumps.map((set) => set.map(({ to }) => to.text).join(''));
    expect(sets(of('organisation', 'en'))).toEqual(['AEOZ', 'У', '#']);
    expect(sets(of('organisation', 'ko'))).toEqual(['ㄱㅅㅎ', 'Z']);
  });

  test('years are newest first, long ones by month, and what no month is known of last', () => {
    const page = of('article', 'ko');
    expect(page.groups.map(({ title }) => title.text)).toEqual(['2021년', '2020년', '2019년', '2013년', '1999년']);
    expect(page.groups[1]?.parts.map(({ title }) => title)).toEqual(['2020년 2월', '2020년 1월', '월 미상']);
    expect(page.groups[1]?.count).toMatch(/^기사 \d+건$/u);
  });

  test('what a record costs is bounded', () => {
    for (const [kind, locale, order, page] of pages) {
      const perRecord = Buffer.byteLength(JSON.stringify(page.groups)) / 2000;
      expect(perRecord, `${kind} ${locale} ${order}`).toBeLessThan(400);
    }
  });
});

test('every order of every kind is a page of its own, and knows the others', () => {
  for (const kind of kinds.filter(({ page }) => page)) {
    const pages = ordersOf(kind).map((order) => indexPage(small, 'ko', kind, order));
    expect(new Set(pages.map(({ frame }) => frame.path)).size).toBe(pages.length);
    expect(new Set(pages.map(({ title }) => title)).size).toBe(pages.length);
    for (const [index, page] of pages.entries()) {
      expect(page.orders.map(({ current }) => current)).toEqual(
        pages.length === 1 ? [] : pages.map((_, other) => other === index),
      );
      expect(page.orders.map(({ href }) => new URL(href, `https://h.example/${page.frame.path}`).pathname)).toEqual(
        pages.length === 1 ? [] : pages.map(({ frame }) => `/${frame.path}`),
      );
    }
  }
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
