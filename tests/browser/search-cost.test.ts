import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readGolden } from '../../src/archive/search/golden.ts';
import { wireSize } from '../../scripts/wire-size.ts';
import { distFolder } from '../build/built-site.ts';
import { open, patience, reading } from './reading.ts';

/** What a first search loads, from its first key until its first result stands. `npm run bench:search` prints it for all. */

const most = 120 * 1024;
const queries = readGolden(readFileSync('tests/search/golden-queries.yaml', 'utf8'));

const at = reading();

test.each(queries.filter((_, at) => at % 8 === 0))(
  'the first result for $q costs 120 KiB at most',
  async ({ q, edition }) => {
    const { page, faults, close } = await open(at.browser, `${at.site.root}${edition === 'ko' ? 'ko/' : ''}index.html`);
    try {
      const before = await page.evaluate(() => performance.getEntriesByType('resource').length);
      await page.keyboard.press('/');
      await page.locator('.search-dialog input').fill('');
      const loaded = page.evaluate(
        () =>
          new Promise<readonly string[]>((resolve) => {
            const list = document.querySelector('.search-dialog ol');
            const look = () => {
              if (!list?.firstElementChild) return;
              resolve(performance.getEntriesByType('resource').map(({ name }) => name));
            };
            new MutationObserver(look).observe(list ?? document.body, { childList: true });
          }),
      );
      await page.locator('.search-dialog input').fill(q);
      const files = (await loaded).slice(before).map((address) => new URL(address).pathname.slice(1));
      const sizes = files.map((path) => wireSize(path, readFileSync(join(distFolder, path))));
      expect(files).toContain('search-index/index.js');
      expect(
        sizes.reduce((sum, size) => sum + size, 0),
        files.join('\n'),
      ).toBeLessThanOrEqual(most);
      expect(faults).toEqual([]);
    } finally {
      await close();
    }
  },
  patience,
);
