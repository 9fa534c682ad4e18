import { describe, expect, test } from 'vitest';
import { laneHeight, laneMiddle } from '../../../../src/site/views/drawings/time-axis.ts';
import { timelinePage, type TimelineCountry } from '../../../../src/site/views/drawings/timeline-page.ts';
import { aCentre, aCountry, aRecord } from '../../../builders.ts';
import { siteOf, small, words } from '../small-site.ts';

const on = (value: string, standing = 'done') => [{ value, standing, per: ['2020-02-05-example-notice'] }];

const site = siteOf(
  aCountry({ names: { en: 'Koreania', ko: '한나라' }, region: 'east-asia' }, 'kr'),
  aCountry({ names: { en: 'Beland', ko: '베랜드' }, region: 'europe' }, 'be'),
  aCountry({ names: { en: 'Aland', ko: '에이랜드' }, region: 'africa' }, 'al'),
  aCountry({ names: { en: 'Silentia', ko: '말없는 나라' }, region: 'africa' }, 'sl'),
  aCentre({ host_country: 'al', opened: on('2010'), term_end: on('2012') }, 'al-2010'),
  aCentre({ host_country: 'al' }, 'al-undated'),
  aRecord('agreement', { signed: on('2015'), countries: ['kr', 'al', 'be'] }, 'both'),
  aRecord('agreement', { signed: on('2019-12', 'planned'), countries: ['kr', 'al'] }, 'planned'),
  aRecord('event', { start: on('2011-07-01'), end: on('2011-07-03'), countries: ['al'] }, 'forum'),
  aRecord('event', { start: on('2014'), countries: ['kr'] }, 'alone'),
);
const page = timelinePage(site, 'en');
const countries = page.regions.flatMap((region) => region.countries);

function of(id: string): TimelineCountry {
  const found = countries.find((country) => country.id === `country-${id}`);
  if (!found) throw new Error(`Unexpected timeline without \`${id}\`, of ${countries.map((each) => each.id).join()}`);
  return found;
}

const hrefs = (rows: TimelineCountry['rows']) => rows.map(({ link }) => link.href);

describe('the timeline', () => {
  test('has a line for each country that something dated stands with, by region', () => {
    expect(
      page.regions.map(({ id, title, countries: each }) => [id, title, ...each.map(({ link }) => link.text)]),
    ).toEqual([
      ['region-africa', 'Africa', 'Aland'],
      ['region-europe', 'Europe', 'Beland'],
      ['region-none', 'No partner country', 'In Korea, or with organisations'],
    ]);
  });

  test('lists what it draws in order of time, with dates, and what was only planned', () => {
    expect(of('al').rows.map(({ kind, date, standing }) => [kind, words(date), standing])).toEqual([
      ['centre', '2010–2012', undefined],
      ['event', '1 July 2011 – 3 July 2011', undefined],
      ['agreement', '2015', undefined],
      ['agreement', 'December 2019', 'planned'],
    ]);
  });

  test('draws a mark in the middle of what is known of its date, on a lane for its kind', () => {
    // A decade, 2010 to 2019: a year is ten per cent.
    expect(of('al').marks.map(({ kind, at, y, done }) => [kind, at, (y - laneMiddle(0)) / laneHeight, done])).toEqual([
      ['event', expect.closeTo(15.01, 1), 2, true],
      ['agreement', 55, 1, true],
      ['agreement', expect.closeTo(99.58, 1), 1, false],
    ]);
    expect(of('al')).toMatchObject({
      height: 3 * laneHeight,
      lives: [{ strokes: [{ form: 'solid', from: 0, to: 30 }] }],
    });
    expect(of('be')).toMatchObject({ height: laneHeight, lives: [], marks: [{ y: laneMiddle(0) }] });
  });

  test('shows a record with every partner that it names, and no record twice with one', () => {
    expect(hrefs(of('be').rows)).toEqual(['agreements/both.html']);
    for (const { rows } of countries) expect(new Set(hrefs(rows)).size).toBe(rows.length);
  });

  test('keeps what has no partner, and what has no date, apart', () => {
    expect(hrefs(of('none').rows)).toEqual(['events/alone.html']);
    expect(page.undated).toEqual([
      { label: 'Cooperation centres', items: [{ text: 'Example Centre', href: 'centres/al-undated.html' }] },
    ]);
  });

  test('counts each record once for all of it, and says how many each country has', () => {
    const counted = page.kinds.filter(({ count }) => count !== '0').map(({ kind, count }) => `${kind} ${count}`);
    expect(counted).toEqual(['centre 1', 'agreement 2', 'event 2']);
    expect(of('al').counts).toEqual(['1 cooperation centre', '2 agreements', '1 event']);
  });
});

describe.each([
  ['the records of a test', site],
  ['the small archive', small],
])('of %s', (_, each) => {
  test('every mark and line is a row of the table, every row a mark or a line', () => {
    for (const region of timelinePage(each, 'ko').regions) {
      for (const { rows, marks, lives } of region.countries) {
        const said = rows.map(({ date, link }) => `${words(date)}: ${link.text}`).toSorted();
        expect([...marks, ...lives].map(({ title }) => title).toSorted()).toEqual(said);
      }
    }
  });

  test('no dated record is left out', () => {
    const shown = new Set(
      timelinePage(each, 'en').regions.flatMap((region) => region.countries.flatMap(({ rows }) => hrefs(rows))),
    );
    const undated = timelinePage(each, 'en').undated.flatMap(({ items }) => items.map(({ href }) => href));
    const { archive } = each;
    const wanted = [...archive.of('centre'), ...archive.of('agreement'), ...archive.of('event')];
    expect([...shown, ...undated].toSorted()).toEqual(wanted.map(({ kind, id }) => `${kind}s/${id}.html`).toSorted());
  });
});

test('the timeline of an archive without a record is empty', () => {
  expect(timelinePage(siteOf(), 'en')).toMatchObject({ regions: [], undated: [] });
});
