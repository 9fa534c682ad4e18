import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import { pathOf } from '../../src/archive/address.ts';
import type { RecordOf } from '../../src/archive/model/record.ts';
import { readGolden, recallOf, type GoldenQuery } from '../../src/archive/search/golden.ts';
import { answered, open, patience, reading } from './reading.ts';

/** What people ask, in the built site and a real at.browser. */

const queries = readGolden(readFileSync('tests/search/golden-queries.yaml', 'utf8'));

const at = reading();
/** What each query found first. */
const first = new Map<GoldenQuery, readonly string[]>();

/** The page of a record in an edition, without the edition: a result may lead to the other’s. */
const pathOfKey = (key: string): string => {
  const [kind = '', id = ''] = key.split('/');
  return pathOf({ kind, id } as RecordOf, 'en') ?? key;
};

beforeAll(async () => {
  for (const [edition, asked] of Map.groupBy(queries, ({ edition: of }) => of)) {
    const { page, faults, close } = await open(
      at.browser,
      `${at.site.root}${edition === 'ko' ? 'ko/' : ''}search.html`,
    );
    await answered(page);
    for (const query of asked) {
      const before = await page.locator('.search-page').getAttribute('data-answered');
      await page.locator('#q').fill(query.q);
      await page.waitForFunction(
        (known) =>
          ![known, undefined].includes(document.querySelector<HTMLElement>('.search-page')?.dataset['answered']),
        before,
      );
      const links = await page
        .locator('#results > li')
        .evaluateAll((items) => items.map((item) => new URL(item.querySelector('a')?.href ?? '').pathname));
      first.set(
        query,
        links.map((path) => path.replace(/^\/(?:ko\/)?/u, '')),
      );
    }
    expect(faults).toEqual([]);
    await close();
  }
}, patience);

test('there are at least 40 in Korean, 30 in English and 10 in others', () => {
  const of = (language: string) => queries.filter((query) => query.language === language).length;
  expect([of('ko') >= 40, of('en') >= 30, of('other') >= 10]).toEqual([true, true, true]);
});

describe.each(['ko', 'en', 'other'] as const)('in %s', (language) => {
  const asked = queries.filter((query) => query.language === language);

  test('at least 98 of 100 records that have to be among the first ten are', () => {
    const missing: string[] = [];
    const recalls = asked.map((query) => {
      const found = first.get(query) ?? [];
      const paths = query.must.map(pathOfKey);
      for (const path of paths) if (!found.includes(path)) missing.push(`${query.q}: ${path}`);
      return recallOf(found, paths);
    });
    expect(recalls.reduce((sum, each) => sum + each, 0) / recalls.length, missing.join('\n')).toBeGreaterThanOrEqual(
      0.98,
    );
  });

  test('what must not be among them is not', () => {
    const wrong = asked.flatMap((query) =>
      query.not.filter((key) => first.get(query)?.includes(pathOfKey(key))).map((key) => `${query.q}: ${key}`),
    );
    expect(wrong).toEqual([]);
  });
});
