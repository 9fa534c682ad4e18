import { describe, expect, test } from 'vitest';
import { timeAxis } from '../../../../src/site/views/drawings/time-axis.ts';

describe('an axis of whole years', () => {
  const axis = timeAxis(['2013-03', '2003', '2012-12-31']);

  test('begins with the first and ends after the last', () => {
    expect([axis.first, axis.last]).toEqual([2003, 2013]);
    expect([axis.at('2003'), axis.after('2013')]).toEqual([0, 100]);
  });

  test('places a date where it begins and where it is over, as precisely as it is given', () => {
    const decade = timeAxis(['2000', '2009']);
    expect([decade.at('2001'), decade.after('2001')]).toEqual([10, 20]);
    expect([decade.at('2001-07'), decade.after('2001-06')]).toEqual([15, 15]);
    expect(decade.at('2001-01-01')).toBe(10);
    expect(decade.after('2001-12-31')).toBe(20);
    expect(decade.at('2001-01-30')).toBeGreaterThan(10);
    expect(decade.at('2001-01-30')).toBeLessThan(decade.at('2001-02'));
  });

  test('names every fifth year, or as many as are asked for', () => {
    expect(axis.ticks).toEqual([
      { year: '2005', at: 18.18 },
      { year: '2010', at: 63.64 },
    ]);
    expect(timeAxis(['2008', '2010'], 1).ticks.map(({ year }) => year)).toEqual(['2008', '2009', '2010']);
  });

  test('is one year long where there is no date', () => {
    const { first, last, ticks } = timeAxis([]);
    expect(last - first).toBe(0);
    expect(ticks).toHaveLength(1);
  });
});
