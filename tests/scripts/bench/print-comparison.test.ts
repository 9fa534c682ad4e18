import { expect, test } from 'vitest';
import type { Comparison } from '../../../scripts/bench/compare.ts';
import { printComparison } from '../../../scripts/bench/print-comparison.ts';

const made = { pages: 20, files: 50, bytes: 3_400_000 };
const comparison: Comparison = {
  articles: 9,
  others: 3,
  cases: new Map([
    [
      'cold',
      {
        made,
        costs: [
          { seconds: 9, cpu: 30, memory: 900, largest: 700 },
          { seconds: 5, cpu: 20, memory: 800, largest: 600 },
          { seconds: 7, cpu: 10, memory: 700, largest: 500 },
        ],
      },
    ],
    ['plain', { made: { ...made, pages: 10 }, costs: [{ seconds: 2, cpu: 5, memory: 400, largest: 300 }] }],
  ]),
  stages: [
    [{ name: 'pages', seconds: 3, cpu: 4 }],
    [
      { name: 'pages', seconds: 1, cpu: 2 },
      { name: 'search', seconds: 2.5, cpu: 1.5 },
    ],
    [{ name: 'pages', seconds: 2, cpu: 3 }],
  ],
};
const cellsOf = (line: string | undefined) => line?.split(/\s{2,}/u);

test('medians, ratios and stages are printed', () => {
  const lines = printComparison(comparison).split('\n');
  const line = (name: string, after = '') =>
    cellsOf(lines.slice(lines.findIndex((each) => each.startsWith(after))).find((each) => each.startsWith(name)));
  expect(lines[0]).toBe('9 articles and 3 other records; medians of 3 runs');
  expect(line('the archive, cold')).toEqual(['the archive, cold', '7.0', '20.0', '800', '600', '20', '50', '3']);
  expect(line('cold', 'times')).toEqual(['cold', '3.50', '4.00', '2.00', '2.00']);
  expect(line('pages', 'stage')).toEqual(['pages', '2.0', '3.0']);
  expect(line('search', 'stage')).toEqual(['search', '2.5', '1.5']);
});

test('what a system does not count is left open', () => {
  const costs = [{ seconds: 2 }];
  const text = printComparison({
    ...comparison,
    cases: new Map([
      ['cold', { made, costs }],
      ['plain', { made, costs }],
    ]),
    stages: [[]],
  });
  expect(text).toContain('; one run');
  expect(cellsOf(text.split('\n').find((line) => line.startsWith('cold')))).toEqual(['cold', '1.00', '–', '–', '–']);
  expect(text).not.toContain('stage');
});
