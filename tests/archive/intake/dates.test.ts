import { describe, expect, test } from 'vitest';
import { findDates, parseDate } from '../../../src/archive/intake/dates.ts';

describe('one date', () => {
  test.each([
    ['2020.02.05', '2020-02-05'],
    ['2020. 2. 5.(수)', '2020-02-05'],
    ['2016-08-25', '2016-08-25'],
    ['2020/02/05', '2020-02-05'],
    ['30.01.2020', '2020-01-30'],
    ['2020년 2월 5일', '2020-02-05'],
    ['2020년 2월', '2020-02'],
    ['Jan. 30, 2020', '2020-01-30'],
    ['30 January 2020', '2020-01-30'],
    ['1st of March 2020', '2020-03-01'],
    ['Thursday, 30 January 2020', '2020-01-30'],
    ['January 2020', '2020-01'],
    ['2020-01-30T09:00:00+09:00', '2020-01-30'],
    ['2020.01.15 09:30', '2020-01-15'],
    ['25/06/2020', '2020-06-25'],
    ['06/25/2020', '2020-06-25'],
    ['2020.01', '2020-01'],
    ['2020', '2020'],
  ])('%s is %s', (text, date) => {
    expect(parseDate(text)).toBe(date);
  });

  test.each([
    ['a day that does not exist', '2020.02.30'],
    ['a month that does not exist', '2020-13-01'],
    ['two dates', '2020.02.05 – 2020.02.07'],
    ['a date among other words', 'Date 2020.02.05'],
    ['a date that two countries read otherwise', '05/06/2020'],
    ['a date without a year', 'January 30'],
    ['no date', 'a lamp'],
  ])('is not %s', (_, text) => {
    expect(parseDate(text)).toBeUndefined();
  });
});

describe('the dates of a text', () => {
  const published = '2020-02-05';
  test.each([
    ['on January 30', [['2020-01-30', true]]],
    ['on 30 January 2019', [['2019-01-30', false]]],
    ['In April last year', [['2019-04', true]]],
    ['by March next year', [['2021-03', true]]],
    ['in September 2016, and in December of that year', [['2016-09', false], ['2016-12', true]]], // prettier-ignore
    ['ended in August, and May came', [['2019-08', true]]],
    ['지난해 4월 3일', [['2019-04-03', true]]],
    ['4월 3일', [['2020-04-03', true]]],
    ['22일 서울에서', [['2020-01-22', true]]],
    ['3일간 열렸다', []],
    ['‘13. 12. 체결', [['2013-12', true]]],
    ['from 2013 to 2015', []],
    ['version 1.2.2020.5 and 12.2020', []],
    ['100 percent in 24 hours', []],
  ] as const)('%s', (text, dates) => {
    expect(findDates(text, published).map(({ date, inferred }) => [date, inferred])).toEqual(dates);
  });

  test('without a year are found only where the date of publication is known', () => {
    expect(findDates('on January 30')).toEqual([]);
    expect(findDates('on January 30', '2020')).toEqual([]);
  });

  test('around the turn of a year are the nearest to the publication', () => {
    expect(findDates('On December 28', '2020-01-05')[0]?.date).toBe('2019-12-28');
    expect(findDates('On January 3', '2019-12-28')[0]?.date).toBe('2020-01-03');
    expect(findDates('30일', '2020-01-02')[0]?.date).toBe('2019-12-30');
  });
});
