import { describe, expect, test } from 'vitest';
import { mapPage } from '../../../../src/site/views/drawings/map-page.ts';
import { mapTable, worldMap } from '../../../../src/site/views/drawings/world-map.ts';
import { aCentre, aCountry, anArticle } from '../../../builders.ts';
import { english, korean, siteOf } from '../small-site.ts';

const countryOf = (id: string, name: string, region: string) =>
  aCountry({ names: { en: name, ko: `${name} 나라` }, region }, id);

const site = siteOf(
  countryOf('kr', 'Koreania', 'east-asia'),
  countryOf('uz', 'Uzland', 'central-asia'),
  countryOf('mu', 'Smallisle', 'africa'),
  countryOf('zz', 'Nowhere', 'africa'),
  aCentre({ host_country: 'uz' }, 'uz-one'),
  aCentre({ host_country: 'uz' }, 'uz-two'),
  aCentre({ host_country: 'mu' }, 'mu-one'),
  ...Array.from({ length: 6 }, (_, index) => {
    const date = `2020-01-${String(index + 10)}`;
    return anArticle({ date, countries: index < 5 ? ['uz'] : ['mu'] }, `${date}-notice`);
  }),
);

describe('the map', () => {
  const map = worldMap(site, english);
  const of = (id: string) => map.countries.find((country) => country.id === id);

  test('leads to the page of each country, and says its name and figures', () => {
    expect(of('uz')).toMatchObject({
      link: { text: 'Uzland', href: '../countries/uz.html' },
      title: 'Uzland: 5 sources, 2 centres',
    });
    expect(worldMap(site, korean).countries.find(({ id }) => id === 'mu')?.title).toBe(
      'Smallisle 나라: 출처 1건, 협력센터 1건',
    );
  });

  test('shades a country by the number of its sources, as the legend says', () => {
    expect([of('kr')?.step, of('mu')?.step, of('uz')?.step]).toEqual([0, 1, 2]);
    expect(map.legend.map(({ says }) => says)).toEqual(['1–4', '5–14', '15–29', '30 or more']);
  });

  test('has an outline or a point, and sets Korea apart', () => {
    expect(of('uz')?.shape).toMatch(/^m\d+ \d+l/u);
    expect(of('uz')?.point).toBeUndefined();
    expect(of('mu')?.shape).toBeUndefined();
    expect(of('mu')?.point).toHaveLength(2);
    expect(map.countries.filter(({ own }) => own).map(({ id }) => id)).toEqual(['kr']);
  });

  test('marks the countries that have centres, with their number', () => {
    expect(map.marks.map(({ count }) => count).toSorted()).toEqual([1, 2]);
  });
});

describe('the table of the map', () => {
  const rows = (here = english) => mapTable(site, here).flatMap((group) => group.rows);

  test('has every country, by region and name, with its sources and centres', () => {
    expect(
      mapTable(site, english).map(({ region, rows: each }) => [region, ...each.map(({ country }) => country.text)]),
    ).toEqual([
      ['Africa', 'Nowhere', 'Smallisle'],
      ['Central Asia', 'Uzland'],
      ['East Asia', 'Koreania'],
    ]);
    expect(rows().find(({ country }) => country.text === 'Uzland')).toMatchObject({
      sources: '5',
      centres: [{ href: 'uz-one.html' }, { href: 'uz-two.html' }],
    });
  });

  test('says all that the map shows: each of its countries and marks', () => {
    const said = rows();
    for (const { link, title } of worldMap(site, english).countries) {
      const row = said.find(({ country }) => country.href === link.href);
      expect(title).toContain(row?.country.text);
      expect(title).toContain(row?.sources);
    }
    expect(
      worldMap(site, english)
        .marks.map(({ count }) => count)
        .toSorted(),
    ).toEqual(said.map(({ centres }) => centres.length).filter((count) => count > 0));
  });
});

test('the page of the map is one of the ways into the archive, in both editions', () => {
  for (const locale of ['en', 'ko'] as const) {
    const { frame } = mapPage(site, locale);
    expect(frame.path).toBe(locale === 'en' ? 'map.html' : 'ko/map.html');
    expect(frame.ways.filter(({ current }) => current).map(({ href }) => href)).toEqual(['map.html']);
  }
});
