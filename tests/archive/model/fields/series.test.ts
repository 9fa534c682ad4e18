import { expect, test } from 'vitest';
import { marksOf } from '../../../../src/archive/model/fields/field.ts';
import { series, seriesColumns, type Row } from '../../../../src/archive/model/fields/series.ts';
import { check } from '../../../builders.ts';

const rows = series({ label: { en: 'Rows', ko: '행' }, inverse: { en: 'Ranks', ko: '순위' } });
const { type } = marksOf(rows);

/** A row as the cells of a line. */
const cells = (line: string) =>
  Object.fromEntries(seriesColumns.map((column, index) => [column, line.split(',')[index] ?? '']));

test.each([
  ['a rank', 'zz,2014,100,,2020-a,', { country: 'zz', year: '2014', rank: 100, per: ['2020-a'] }],
  ['a value', 'zz,2014,,0.4695,2020-a,', { country: 'zz', year: '2014', value: 0.4695, per: ['2020-a'] }],
  ['two sources', 'zz,2014,1,,2020-a;2021-b,', { country: 'zz', year: '2014', rank: 1, per: ['2020-a', '2021-b'] }],
  ['no source', 'zz,2014,1,,,as told', { country: 'zz', year: '2014', rank: 1, per: [], note: 'as told' }],
  ['a value below nought', 'zz,2014,,-1.5,2020-a,', { country: 'zz', year: '2014', value: -1.5, per: ['2020-a'] }],
])('a line of cells with %s is a row', (_, line, row) => {
  expect(check(rows, [cells(line)])).toEqual({ value: [row] });
});

test.each([
  ['a rank in words', 'zz,2014,100th,,2020-a,'],
  ['a rank of nought', 'zz,2014,0,,2020-a,'],
  ['a broken rank', 'zz,2014,1.5,,2020-a,'],
  ['a comma for a point', 'zz,2014,,0;4,2020-a,'],
  ['a year that there is not', 'zz,2014-13,1,,2020-a,'],
  ['a name for a country', 'Example Country,2014,1,,2020-a,'],
  ['a source that is no id', 'zz,2014,1,,2020-a; 2021-b,'],
])('a line with %s is refused', (_, line) => {
  expect(check(rows, [cells(line)])).toHaveProperty('reasons');
});

test('a row leads to its country and to what states it', () => {
  const row: Row = { country: 'zz', year: '2014', rank: 3, per: ['2020-a'] };
  expect(marksOf(rows).refsOf([row])).toEqual([
    { kind: 'country', id: 'zz', path: [0, 'country'], role: 'value' },
    { kind: 'article', id: '2020-a', path: [0, 'per', 0], role: 'per' },
  ]);
  expect(type.plain(row, 'en')).toBe('zz 2014 3');
  expect(type.plain({ ...row, value: 0.5 }, 'en')).toBe('zz 2014 3 0.5');
});

test.each([
  ['the same rank', { rank: 3 }, { rank: 3 }, true],
  ['another rank', { rank: 3 }, { rank: 4 }, false],
  ['a rank and a value', { rank: 3 }, { value: 0.5 }, true],
  ['another value', { value: 0.4 }, { value: 0.5 }, false],
  ['another year', { rank: 3 }, { rank: 4, year: '2016' }, true],
  ['another country', { rank: 3 }, { rank: 4, country: 'kr' }, true],
])('%s for one country in one year', (_, a, b, agree) => {
  const row = { country: 'zz', year: '2014', per: [] };
  expect(type.agree({ ...row, ...a }, { ...row, ...b })).toBe(agree);
});
