import { describe, expect, test } from 'vitest';
import { open, patience, reading } from './reading.ts';

/** What a reader meets on the pages that are drawn. That they have no barrier, and fit, `pages.test.ts` asks of all. */

const at = reading();

const drawn = ['map.html', 'timeline.html', 'figures.html', 'ko/map.html', 'ko/timeline.html', 'ko/figures.html'];

test.each(drawn)(
  '%s needs no script, and on a narrow screen nothing of it stands out',
  async (path) => {
    const { page, faults, close } = await open(at.browser, at.site.root + path, {
      javaScriptEnabled: false,
      viewport: { width: 320, height: 640 },
    });
    try {
      expect(await page.locator('main svg:not(.unseen)').first().isVisible()).toBe(true);
      const { width } = (await page.locator('main').boundingBox()) ?? { width: 0 };
      expect(width).toBeLessThanOrEqual(320);
      for (const svg of await page.locator('main figure > svg, .line-strip, .chart-plot svg').all()) {
        const box = await svg.boundingBox();
        // One within a country that is closed, or taken away, has no box.
        if (box) expect(box.x + box.width).toBeLessThanOrEqual(320);
      }
      expect(faults).toEqual([]);
    } finally {
      await close();
    }
  },
  patience,
);

describe('on the map', () => {
  test(
    'the tab key passes from the text to the table, not through every country that is drawn',
    async () => {
      const { page, close } = await open(at.browser, `${at.site.root}map.html`);
      try {
        await page.locator('main').focus();
        await page.keyboard.press('Tab');
        const within = await page.evaluate(() => document.activeElement?.closest('svg') !== null);
        expect(within).toBe(false);
        expect(await page.evaluate(() => document.activeElement?.getAttribute('href'))).toMatch(/^#region-/u);
      } finally {
        await close();
      }
    },
    patience,
  );

  test(
    'a country leads to its page, and the table has the same link',
    async () => {
      const { page, faults, close } = await open(at.browser, `${at.site.root}map.html`);
      try {
        const shape = page.locator('.world a[href="countries/mn.html"]');
        expect(await page.locator('table a[href="countries/mn.html"]').count()).toBe(1);
        await shape.click();
        expect(new URL(page.url()).pathname).toMatch(/countries\/mn\.html$/u);
        expect(faults).toEqual([]);
      } finally {
        await close();
      }
    },
    patience,
  );
});

describe('on the timeline', () => {
  test(
    'a country opens by keyboard to the list of what is drawn',
    async () => {
      const { page, close } = await open(at.browser, `${at.site.root}timeline.html`, { javaScriptEnabled: true });
      try {
        const line = page.locator('#country-uz');
        const rows = line.locator('tbody tr');
        expect(await rows.first().isVisible()).toBe(false);
        await line.locator('summary').focus();
        await page.keyboard.press('Enter');
        expect(await rows.first().isVisible()).toBe(true);
        const marks = await line.locator('.line-strip g, .line-strip > circle, .line-strip > line').count();
        expect(marks).toBe(await rows.count());
        await page.keyboard.press('Tab');
        expect(await page.evaluate(() => document.activeElement?.getAttribute('href'))).toBe('countries/uz.html');
      } finally {
        await close();
      }
    },
    patience,
  );

  test(
    'what is not wanted is taken away without a script, drawn and listed',
    async () => {
      const { page, close } = await open(at.browser, `${at.site.root}timeline.html`, { javaScriptEnabled: false });
      try {
        const line = page.locator('#country-uz');
        await line.locator('summary').click();
        expect(await line.locator('tr.of-event').first().isVisible()).toBe(true);
        await page.locator('#show-event').uncheck();
        expect(await line.locator('tr.of-event').first().isVisible()).toBe(false);
        expect(await line.locator('.line-strip .of-event').first().isVisible()).toBe(false);
        expect(await line.locator('tr.of-agreement').first().isVisible()).toBe(true);
      } finally {
        await close();
      }
    },
    patience,
  );

  test(
    'all countries are open on paper',
    async () => {
      const { page, close } = await open(at.browser, `${at.site.root}timeline.html`);
      try {
        const row = page.locator('#country-uz tbody tr').first();
        expect(await row.isVisible()).toBe(false);
        await page.emulateMedia({ media: 'print' });
        expect(await row.isVisible()).toBe(true);
        expect(await page.locator('.timeline-show').isVisible()).toBe(false);
      } finally {
        await close();
      }
    },
    patience,
  );
});
