import { describe, expect, test } from 'vitest';
import type { RecordOf } from '../../../../src/archive/model/record.ts';
import { figuresPage } from '../../../../src/site/views/drawings/figures-page.ts';
import { rankChart } from '../../../../src/site/views/drawings/rank-chart.ts';
import {
  drawnIn,
  figureText,
  seriesChart,
  type SeriesChart,
} from '../../../../src/site/views/drawings/series-chart.ts';
import { recordPage } from '../../../../src/site/views/record-page.ts';
import { aCentre, aCountry, anArticle, aRecord } from '../../../builders.ts';
import { english, korean, siteOf, small, words } from '../small-site.ts';

const per = ['2020-02-05-example-notice'];
const row = (year: string, figure: Readonly<{ rank?: number; value?: number }>, country = 'zz') => ({
  country,
  year,
  per,
  ...figure,
});
const anIndicator = (rows: readonly object[], id = 'example-index') => aRecord('indicator', { rows }, id);

const ranks = anIndicator([
  row('2004', { rank: 20 }),
  row('2000', { rank: 40, value: 0.5 }),
  row('2009', { rank: 10 }),
]);

function chartOf(indicator: RecordOf<'indicator'>, here = english): SeriesChart {
  const chart = seriesChart(here, indicator, 'zz', 'Example Country');
  if (!chart) throw new Error('Unexpected indicator without a chart, expected one');
  return chart;
}

describe('a chart of ranks', () => {
  const chart = chartOf(ranks);

  test('has the first rank at the top, and a point in the middle of each year', () => {
    expect(chart.measure).toBe('rank');
    expect(chart.points.map(({ x }) => x)).toEqual([5, 45, 95]);
    const [fortieth = 0, twentieth = 0, tenth = 0] = chart.points.map(({ y }) => y);
    expect(tenth).toBeLessThan(twentieth);
    expect(twentieth).toBeLessThan(fortieth);
    expect(chart.levels[0]?.label).toBe('1');
    expect(chart.levels[0]?.y).toBeLessThan(tenth);
  });

  test('is one line from year to year', () => {
    const [a, b, c] = chart.points;
    expect(chart.lines).toEqual([
      { x1: a?.x, y1: a?.y, x2: b?.x, y2: b?.y },
      { x1: b?.x, y1: b?.y, x2: c?.x, y2: c?.y },
    ]);
  });

  test('says in words what it shows, in both languages', () => {
    expect(chart.title).toBe('Example Country: rank by year');
    expect(chart.summary).toBe('First 2000: 40th; last 2009: 10th; best 2009: 10th.');
    expect(chartOf(ranks, korean).summary).toBe('처음 2000: 40위, 마지막 2009: 10위, 최고 2009: 10위.');
    expect(chart.points.map(({ title }) => title)).toEqual(['2000: 40th', '2004: 20th', '2009: 10th']);
  });

  test('draws both ranks where two sources differ, and the line divides', () => {
    const differing = anIndicator([
      row('2000', { rank: 40 }),
      row('2004', { rank: 20 }),
      row('2004', { rank: 25 }),
      row('2009', { rank: 10 }),
      row('2009', { rank: 10, value: 0.9 }),
    ]);
    const { points, lines } = chartOf(differing);
    expect(points.map(({ title, differ }) => [title, differ])).toEqual([
      ['2000: 40th', false],
      ['2004: 20th', true],
      ['2004: 25th', true],
      ['2009: 10th', false],
    ]);
    expect(lines).toHaveLength(4);
  });
});

describe('a chart of values', () => {
  const values = anIndicator([
    row('2000', { value: 50 }),
    row('2001', { value: 100 }),
    row('2001', { value: 80 }),
    row('2009', { value: 25 }),
  ]);
  const chart = chartOf(values);

  test('has columns from zero, as high as their values', () => {
    expect(chart.measure).toBe('value');
    expect(chart.lines).toEqual([]);
    const heights = chart.points.map(({ y }) => chart.height - y);
    expect(heights[1]).toBe((heights[0] ?? 0) * 2);
    expect(chart.levels[0]).toEqual({ label: '0', y: chart.height });
  });

  test('sets the columns of one year side by side where sources differ', () => {
    const [whole, left, right] = chart.points;
    expect([whole?.differ, left?.differ, right?.differ]).toEqual([false, true, true]);
    expect((left?.x ?? 0) + (left?.column ?? 0)).toBeCloseTo(right?.x ?? 0, 1);
    expect((left?.column ?? 0) * 2).toBeCloseTo(whole?.column ?? 0, 1);
  });

  test('tells the highest from the first and last, whose figures do not run into each other', () => {
    expect(chart.summary).toBe('First 2000: 50; last 2009: 25; highest 2001: 100.');
    expect(chart.points.flatMap(({ label }) => (label ? [[label.text, label.anchor]] : []))).toEqual([
      ['50', 'end'],
      ['100', 'start'],
      ['25', 'middle'],
    ]);
  });
});

test('a rank is written as each language counts', () => {
  const written = (rank: number) => [figureText(rank, 'rank', english), figureText(rank, 'rank', korean)];
  expect([1, 2, 3, 4, 11, 22, 113].map((rank) => written(rank)[0])).toEqual([
    '1st',
    '2nd',
    '3rd',
    '4th',
    '11th',
    '22nd',
    '113th',
  ]);
  expect(written(3)[1]).toBe('3위');
});

describe('what is drawn', () => {
  test('is nothing where a country has fewer than three years', () => {
    const short = anIndicator([row('2000', { rank: 40 }), row('2000', { rank: 41 }), row('2004', { rank: 20 })]);
    expect(seriesChart(english, short, 'zz', '')).toBeUndefined();
    expect(drawnIn(short)).toBeUndefined();
  });

  test('is Korea where there is enough of it, else the country with most years', () => {
    const three = ['2000', '2004', '2008'];
    const others = [...three, '2010'].map((year) => row(year, { rank: 1 }, 'zz'));
    expect(drawnIn(anIndicator([...others, ...three.map((year) => row(year, { rank: 2 }, 'kr'))]))).toBe('kr');
    expect(drawnIn(anIndicator([...others, row('2000', { rank: 2 }, 'kr')]))).toBe('zz');
  });
});

describe('the ranks of a country', () => {
  const on = (value: string, standing = 'done') => [{ value, standing, per }];
  const site = siteOf(
    aCountry(),
    anArticle({}, '2020-02-05-example-notice'),
    ranks,
    anIndicator([row('2000', { rank: 3 }), row('2004', { rank: 3 })], 'shorter-index'),
    aCentre({ opened: on('2005'), term_end: on('2006') }, 'a-centre'),
    aCentre({ opened: on('2005'), host_country: 'yy' }, 'elsewhere'),
    aRecord('agreement', { signed: on('2003'), countries: ['zz', 'kr'] }, 'signed'),
    aRecord('agreement', { signed: on('2008', 'planned'), countries: ['zz'] }, 'planned'),
    aRecord('agreement', { countries: ['zz'] }, 'undated'),
  );
  const country = site.archive.get('country', 'zz') as RecordOf<'country'>;
  const found = rankChart(site, english, country);

  test('are those of the indicator that has most of them, on one axis with the milestones', () => {
    expect(found?.chart.title).toBe('Example Index: rank by year');
    expect(found?.chart.points).toHaveLength(3);
    // 2000 to 2009: a year is ten per cent.
    expect(found?.milestones.map(({ link, at, strokes, done }) => [link.href, at, strokes, done])).toEqual([
      ['../agreements/signed.html', 35, [], true],
      ['a-centre.html', undefined, [{ form: 'solid', from: 50, to: 70 }], true],
      ['../agreements/planned.html', 85, [], false],
    ]);
    expect(found?.milestones.at(-1)?.standing).toBe('planned');
  });

  test('are not drawn where there are none', () => {
    expect(rankChart(siteOf(country), english, country)).toBeUndefined();
  });
});

describe('the page of all figures', () => {
  const site = siteOf(
    aCountry(),
    aCountry({ names: { en: 'Koreania', ko: '한나라' } }, 'kr'),
    anArticle({}, '2020-02-05-example-notice'),
    ranks,
    anIndicator(
      [
        row('2000', { value: 1 }, 'kr'),
        row('2000', { value: 2 }, 'kr'),
        row('2001', { value: 3 }, 'kr'),
        row('2002', { value: 3 }, 'kr'),
      ],
      'exports',
    ),
  );
  const page = figuresPage(site, 'en');
  const of = (id: string) => page.indicators.find((indicator) => indicator.id === id);

  test('has a chart and a table of every indicator; all rows with their sources', () => {
    expect(page.indicators.map(({ id }) => id)).toEqual(['exports', 'example-index']);
    expect(of('exports')?.rows?.rows.map(({ country, year, value }) => [country.text, year.text, value])).toEqual([
      ['Koreania', '2000', '1'],
      ['Koreania', '2000', '2'],
      ['Koreania', '2001', '3'],
      ['Koreania', '2002', '3'],
    ]);
    expect(page.sources.map(({ link }) => link.text)).toEqual(['Example notice']);
    for (const { rows } of page.indicators)
      for (const { sources } of rows?.rows ?? []) expect(sources.map(({ href }) => href)).toEqual(['#source-1']);
  });

  test('names the country once where there is one, and has no column that is empty', () => {
    expect(of('exports')?.rows).toMatchObject({
      byCountry: false,
      title: { text: 'Koreania' },
      ranked: false,
      valued: true,
    });
    expect(of('example-index')?.rows).toMatchObject({
      byCountry: false,
      title: { text: 'Example Country' },
      ranked: true,
      valued: true,
    });
    const [both] = figuresPage(
      siteOf(anIndicator([row('2000', { rank: 1 }), row('2000', { rank: 2 }, 'kr')])),
      'en',
    ).indicators;
    expect(both?.rows).toMatchObject({ byCountry: true });
    expect(both?.rows?.title).toBeUndefined();
  });

  test('marks the rows on which sources differ, and draws both', () => {
    expect(of('exports')?.rows?.rows.map(({ differ }) => differ)).toEqual([true, true, false, false]);
    expect(of('exports')?.chart?.points.map(({ differ }) => differ)).toEqual([true, true, false, false]);
  });

  test('says no less in its tables than in its charts', () => {
    for (const { chart, rows } of page.indicators) {
      for (const { title } of chart?.points ?? []) {
        const said = rows?.rows.some(({ year, rank, value }) => title.startsWith(`${year.text}: ${rank ?? value}`));
        expect(said, title).toBe(true);
      }
    }
  });

  test('sets many countries side by side: a rank for each year, and what differs', () => {
    const ids = Array.from({ length: 21 }, (_, index) => `${'abcdefghijklmnopqrstu'[index]}a`);
    const wide = anIndicator([
      ...ids.flatMap((id, index) => [row('2000', { rank: index + 1 }, id), row('2002', { rank: index + 2 }, id)]),
      row('2002', { rank: 99 }, 'aa'),
      row('2004', { rank: 5 }, 'ba'),
    ]);
    const countries = ids.map((id) => aCountry({ names: { en: `Land ${id}`, ko: `나라 ${id}` } }, id));
    const [table] = figuresPage(
      siteOf(wide, anArticle({}, '2020-02-05-example-notice'), ...countries),
      'en',
    ).indicators;
    expect(table?.rows).toBeUndefined();
    expect(table?.ranks?.years).toEqual(['2000', '2002', '2004']);
    expect(table?.ranks?.rows).toHaveLength(21);
    expect(table?.ranks?.rows[0]?.cells).toEqual([
      { ranks: '1', differ: false },
      { ranks: '2 / 99', differ: true },
      { ranks: '', differ: false },
    ]);
    expect(table?.ranks?.rows[1]?.course.split(' ')).toHaveLength(3);
  });

  test('is where a link to an indicator leads', () => {
    const [series] = recordPage(small, 'ko', small.archive.get('country', 'zz') as RecordOf<'country'>).series;
    expect(series?.title?.href).toBe('../figures.html#example-index');
    expect(words([series?.title ?? { text: '' }])).toBe('예시 지수');
  });
});
