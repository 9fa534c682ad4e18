import { expect, test } from 'vitest';
import { summaryOf } from '../../scripts/lighthouse.ts';

const report = (performance: number, seo: number | null, crawlable: number) => ({
  categories: {
    performance: {
      score: performance,
      auditRefs: [
        { id: 'first-paint', weight: 10 },
        { id: 'not-counted', weight: 0 },
      ],
    },
    seo: { score: seo, auditRefs: [{ id: 'is-crawlable', weight: 4 }] },
  },
  audits: {
    'first-paint': { title: 'First paint', score: performance, displayValue: `${2 - performance} s` },
    'not-counted': { title: 'Not counted', score: 0 },
    'is-crawlable': { title: 'Page is blocked from indexing', score: crawlable },
  },
});

test('of several runs the median counts, and whatever any of them lacks is named', () => {
  expect(summaryOf([report(1, 0.63, 0), report(0.5, 1, 1), report(0.99, 0.63, 0)])).toEqual({
    scores: { performance: 99, seo: 63 },
    lacking: [
      'is-crawlable: Page is blocked from indexing',
      'first-paint: First paint, 1.5 s',
      'first-paint: First paint, 1.01 s',
    ],
  });
  expect(summaryOf([report(1, 1, 1)])).toEqual({ scores: { performance: 100, seo: 100 }, lacking: [] });
});

test('a category that could not be judged is none', () => {
  expect(summaryOf([report(1, null, 1)]).scores).toEqual({ performance: 100, seo: 0 });
});
