import { expect, test } from 'vitest';
import { disagreements } from '../../src/archive/disagreements.ts';
import { link } from '../../src/archive/graph.ts';
import { aCentre, aCountry, anArticle, aRecord, type Written } from '../builders.ts';

const first = anArticle({}, '2020-02-05-first');
const second = anArticle({ date: '2021-02-05' }, '2021-02-05-second');

/** What is disagreed about in an archive with one centre. */
const aboutCentre = (fields: Written) =>
  disagreements(link([first, second, aCountry(), aCentre(fields)])).map(({ field, answers }) => [
    field,
    answers.map(({ value }) => value),
  ]);

const opened = (...statements: readonly Written[]) => ({
  opened: statements.map((statement) => ({ per: ['2020-02-05-first'], ...statement })),
});

test.each<[string, Written, unknown]>([
  [
    'two days of one opening are a disagreement',
    opened({ value: '2020-01-30' }, { value: '2020-12' }),
    [['opened', ['2020-01-30', '2020-12']]],
  ],
  ['a year and a month of that year agree', opened({ value: 2013 }, { value: '2013-03' }), []],
  [
    'what was planned and what happened are two things',
    opened({ value: 2020, standing: 'planned' }, { value: '2021-10-11' }),
    [],
  ],
  [
    'two plans of one thing can differ',
    opened({ value: 2020, standing: 'planned' }, { value: 2021, standing: 'planned' }),
    [['opened', [2020, 2021].map(String)]],
  ],
  [
    'only the answers that contradict another are shown',
    opened({ value: 2013 }, { value: '2013-03' }, { value: '2014' }),
    [['opened', ['2013', '2013-03', '2014']]],
  ],
  [
    'a field of many facts has no disagreements',
    { tasks: ['Training', 'Consulting'].map((value) => ({ value, per: ['2020-02-05-first'] })) },
    [],
  ],
])('%s', (_, fields, expected) => {
  expect(aboutCentre(fields)).toEqual(expected);
});

test('two figures of one country and year are a disagreement; a rank and a value of it are not', () => {
  const row = (written: Written) => ({ country: 'zz', year: '2016', per: '2020-02-05-first', ...written });
  const rows = (...written: readonly Written[]) =>
    disagreements(link([first, second, aCountry(), aRecord('indicator', { rows: written.map(row) })])).map(
      ({ answers }) => answers.length,
    );
  expect(rows({ value: '27.32' }, { value: '30.4' })).toEqual([2]);
  expect(rows({ rank: '1' }, { value: '0.9661' })).toEqual([]);
  expect(rows({ rank: '1' }, { rank: '2', year: '2018' })).toEqual([]);
});

test('a place that another source names more exactly is the same place', () => {
  const place = (...values: readonly string[]) => ({
    city: values.map((value) => ({ value, per: ['2020-02-05-first'] })),
  });
  expect(aboutCentre(place('Tashkent', 'Tashkent, Amir Temur Avenue'))).toEqual([]);
  expect(aboutCentre(place('Tashkent', 'Samarkand'))).toHaveLength(1);
});
