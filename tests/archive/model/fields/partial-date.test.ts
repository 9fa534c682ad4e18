import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  compareDates,
  formatDate,
  isBefore,
  isPartialDate,
  partialDate,
  precisionOf,
  yearOf,
} from '../../../../src/archive/model/fields/partial-date.ts';
import { check } from '../../../builders.ts';
import { aPartialDate } from '../../../arbitraries.ts';

test.each([
  ['a year alone', '2020'],
  ['a month', '2020-01'],
  ['a day', '2020-01-30'],
  ['the leap day of a leap year', '2020-02-29'],
  ['the leap day of a century that is one', '2000-02-29'],
])('%s is a partial date', (_, date) => {
  expect(isPartialDate(date)).toBe(true);
});

test.each([
  ['a month past December', '2020-13'],
  ['a month nought', '2020-00'],
  ['a day that its month lacks', '2020-02-30'],
  ['the leap day of a common year', '2019-02-29'],
  ['the leap day of a century that is none', '1900-02-29'],
  ['a day nought', '2020-01-00'],
  ['figures without leading noughts', '20-1-1'],
  ['a year of three figures', '0999'],
  ['slashes', '2020/01/30'],
  ['a time of day', '2020-01-30T00:00:00Z'],
  ['a line break at the end', '2020-01-30\n'],
  ['space around', ' 2020'],
  ['words', 'January 2020'],
  ['nothing', ''],
  ['figures of another script', '２０２０'],
])('%s is no partial date', (_, text) => {
  expect(isPartialDate(text)).toBe(false);
});

test('a year that YAML reads as a number is taken as a year', () => {
  expect(check(partialDate.schema, 2020)).toEqual({ value: '2020' });
  expect(check(partialDate.schema, '2020-02')).toEqual({ value: '2020-02' });
});

test.each([[20200], [2020.5], [-2020], [true], [null], [['2020']], ['2020-13']])('%j is refused as a date', (value) => {
  expect(check(partialDate.schema, value)).toHaveProperty('reasons');
});

test.each([
  ['2020', 'year', '2020', '2020년', '2020'],
  ['2020-01', 'month', 'January 2020', '2020년 1월', '2020'],
  ['2020-01-30', 'day', '30 January 2020', '2020년 1월 30일', '2020'],
  ['1899-12-31', 'day', '31 December 1899', '1899년 12월 31일', '1899'],
] as const)('%s is as precise as a %s, in either language', (date, precision, english, korean, year) => {
  expect(precisionOf(date)).toBe(precision);
  expect(formatDate(date, 'en')).toBe(english);
  expect(formatDate(date, 'ko')).toBe(korean);
  expect(yearOf(date)).toBe(year);
});

test.each([
  ['2013', '2014', true],
  ['2014', '2013', false],
  ['2013', '2013-03', false],
  ['2013-03', '2013', false],
  ['2013-03', '2013-04', true],
  ['2013-03-31', '2013-04', true],
  ['2013-04', '2013-04-01', false],
  ['2013-04-01', '2013-04-02', true],
  ['2013', '2013', false],
  ['2013-12-31', '2014', true],
])('that %s is over before %s begins is %s', (a, b, before) => {
  expect(isBefore(a, b)).toBe(before);
});

describe('partial dates', () => {
  test('stand in one order, whatever their precision', () => {
    fc.assert(
      fc.property(aPartialDate, aPartialDate, aPartialDate, (a, b, c) => {
        expect(Math.sign(compareDates(a, b))).toBe(-Math.sign(compareDates(b, a)) + 0);
        expect(compareDates(a, b) === 0).toBe(a === b);
        const [first, second, third] = [a, b, c].toSorted(compareDates) as [string, string, string];
        expect(compareDates(first, second)).toBeLessThanOrEqual(0);
        expect(compareDates(second, third)).toBeLessThanOrEqual(0);
        expect(compareDates(first, third)).toBeLessThanOrEqual(0);
      }),
    );
  });

  test('sort a day inside its month, and a month inside its year', () => {
    fc.assert(
      fc.property(aPartialDate, (date) => {
        const year = yearOf(date);
        expect(compareDates(year, date)).toBeLessThanOrEqual(0);
        expect(compareDates(date, String(Number(year) + 1))).toBeLessThan(0);
        expect(compareDates(date.slice(0, 7), date)).toBeLessThanOrEqual(0);
      }),
    );
  });

  test('either agree, or one is over before the other begins', () => {
    fc.assert(
      fc.property(aPartialDate, aPartialDate, (a, b) => {
        const agree = partialDate.agree(a, b);
        expect(partialDate.agree(b, a)).toBe(agree);
        expect([agree, isBefore(a, b), isBefore(b, a)].filter(Boolean)).toHaveLength(1);
        if (isBefore(a, b)) expect(compareDates(a, b)).toBe(-1);
      }),
    );
  });

  test('are what the schema takes, unchanged', () => {
    fc.assert(
      fc.property(aPartialDate, (date) => {
        expect(check(partialDate.schema, date)).toEqual({ value: date });
        expect(partialDate.plain(date, 'en')).toBe(date);
      }),
    );
  });
});
