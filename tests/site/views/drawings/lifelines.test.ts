import { describe, expect, test } from 'vitest';
import type { RecordOf } from '../../../../src/archive/model/record.ts';
import { lifelines, type Lifelines } from '../../../../src/site/views/drawings/lifelines.ts';
import { aCentre, aCountry } from '../../../builders.ts';
import { english, korean, siteOf, small, words } from '../small-site.ts';

const on = (value: string, standing = 'done') => [{ value, standing, per: ['2020-02-05-example-notice'] }];

/** A decade, 2010 to 2019, so that a year is ten per cent. */
const decade = [
  aCentre({ opened: on('2010'), term_end: on('2010') }, 'first'),
  aCentre({ opened: on('2019'), term_end: on('2019') }, 'last'),
];

const drawn = (centre: RecordOf<'centre'>, here = english) => {
  const drawing = lifelines(siteOf(aCountry(), ...decade, centre), here, [centre]);
  const row = drawing.groups[0]?.rows[0];
  if (!row) throw new Error('Unexpected drawing without a row, expected one of the centre');
  return { drawing, row };
};

const centre = (written: Readonly<Record<string, unknown>>) => aCentre(written, 'example');

describe('a lifeline', () => {
  test('reaches from the beginning to the end of the years that sources give', () => {
    const { row } = drawn(centre({ opened: on('2013'), term_end: on('2015') }));
    expect(row.strokes).toEqual([{ form: 'solid', from: 30, to: 60 }]);
    expect(words(row.years)).toBe('2013–2015');
    expect(row.standing).toBeUndefined();
  });

  test('is drawn as a plan, and called one, where all of it is planned', () => {
    const { row } = drawn(centre({ opened: on('2016', 'planned'), term_end: on('2018', 'planned') }));
    expect(row.strokes).toEqual([{ form: 'outline', from: 60, to: 90 }]);
    expect(row.standing).toBe('planned');
  });

  test('is a fact in its first year and a plan from there, where only the end is planned', () => {
    const { row } = drawn(centre({ opened: on('2013'), term_end: on('2015', 'planned') }));
    expect(row.strokes).toEqual([
      { form: 'solid', from: 30, to: 40 },
      { form: 'outline', from: 40, to: 60 },
    ]);
    expect(row.standing).toBe('end planned');
    expect(drawn(centre({ opened: on('2013'), term_end: on('2015', 'planned') }), korean).row.standing).toBe(
      '종료 계획',
    );
  });

  test('is left open where no source gives the end, within the drawing', () => {
    const { row } = drawn(centre({ opened: on('2013') }));
    expect(row.strokes).toEqual([
      { form: 'solid', from: 30, to: 40 },
      { form: 'open', from: 40, to: 60 },
    ]);
    expect(words(row.years)).toBe('from 2013');
    expect(words(drawn(centre({ opened: on('2013') }), korean).row.years)).toBe('2013년부터');
    expect(drawn(centre({ opened: on('2019') })).row.strokes).toEqual([{ form: 'solid', from: 90, to: 100 }]);
  });

  test('can be seen though it began on the last day of a year', () => {
    const [first] = drawn(centre({ opened: on('2013-12-31') })).row.strokes;
    expect((first?.to ?? 0) - (first?.from ?? 0)).toBeGreaterThan(2);
  });

  test('is thin where the centre gave access or training', () => {
    expect(drawn(centre({ programme: 'information-access-centre', opened: on('2013') })).row.major).toBe(false);
    expect(drawn(centre({ programme: 'egov-cooperation-centre', opened: on('2013') })).row.major).toBe(true);
  });
});

describe('the drawing of many centres', () => {
  const site = siteOf(
    aCountry({ names: { en: 'Beland', ko: '베랜드' }, region: 'europe' }, 'be'),
    aCountry({ names: { en: 'Aland', ko: '에이랜드' }, region: 'europe' }, 'al'),
    aCountry({ names: { en: 'Zamland', ko: '잠랜드' }, region: 'africa' }, 'zm'),
    aCentre({ host_country: 'be', opened: on('2003') }, 'be-2003'),
    aCentre({ host_country: 'al', opened: on('2011') }, 'al-2011'),
    aCentre({ host_country: 'al', opened: on('2009'), programme: 'it-cooperation-centre' }, 'al-2009'),
    aCentre({ host_country: 'zm', opened: on('2004', 'announced') }, 'zm-2004'),
    aCentre({ host_country: 'zm' }, 'zm-undated'),
  );
  const drawing = lifelines(site, english, site.archive.of('centre'));

  const hrefs = ({ groups, undated }: Lifelines) =>
    [...groups.flatMap(({ rows }) => rows), ...undated].map(({ link }) => link.href).toSorted();

  test('is grouped by region, and within it by country and in order of time', () => {
    expect(drawing.groups.map(({ title, rows }) => [title, ...rows.map(({ link }) => link.href)])).toEqual([
      ['Africa', 'zm-2004.html'],
      ['Europe', 'al-2009.html', 'al-2011.html', 'be-2003.html'],
    ]);
  });

  test('names a row after the country and says the name of the centre too', () => {
    expect(drawing.groups[1]?.rows[0]).toMatchObject({
      link: { text: 'Aland', href: 'al-2009.html' },
      name: { text: 'Example Centre' },
    });
  });

  test('leaves out no centre: one without a date is listed beneath', () => {
    expect(drawing.undated.map(({ link }) => link)).toEqual([{ text: 'Zamland', href: 'zm-undated.html' }]);
    expect(hrefs(drawing)).toEqual(site.archive.of('centre').map(({ id }) => `${id}.html`));
  });

  test('says the years that it shows and what its forms mean, and only those that occur', () => {
    expect(drawing.title).toBe('Cooperation centres, 2003 to 2011');
    expect(drawing.legend.map(({ form }) => form)).toEqual(['solid', 'minor', 'outline', 'open']);
    const plain = lifelines(site, english, site.archive.of('centre').slice(1, 2));
    expect(plain.legend.map(({ form }) => form)).toEqual(['solid']);
  });

  test('of one centre keeps the axis of all', () => {
    const [one] = lifelines(site, english, site.archive.of('centre').slice(0, 1), 'centre').groups;
    expect(one).toMatchObject({ title: '', rows: [{ link: { text: 'Example Centre' } }] });
    const same = drawing.groups.flatMap(({ rows }) => rows).find(({ link }) => link.href === 'al-2009.html');
    expect(one?.rows[0]?.strokes).toEqual(same?.strokes);
  });

  test('is empty in an archive without centres', () => {
    expect(lifelines(siteOf(), english, [])).toMatchObject({ groups: [], undated: [], legend: [] });
  });
});

test('the drawing of the small archive shows what its sources say', () => {
  const [group] = lifelines(small, korean, small.archive.of('centre')).groups;
  expect(group?.rows.map(({ years, standing }) => [words(years), standing])).toEqual([
    ['2013~2015년', undefined],
    ['2020~2022년', '종료 계획'],
  ]);
});
