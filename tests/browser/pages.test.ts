import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launchChromium } from '../../scripts/chromium.ts';
import { answered, longestPages, open, serve, type Served } from './reading.ts';

/** What holds of every type of page, in both editions. */

const patience = 60_000;

let browser: Browser;
let site: Served;
beforeAll(async () => {
  browser = await launchChromium();
  site = await serve();
}, patience);
afterAll(async () => {
  await browser.close();
  await site.close();
});

const axe = (page: Page) =>
  new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']);

/** What axe finds, as `rule: element: why`. */
async function barriersOn(check: AxeBuilder): Promise<readonly string[]> {
  const { violations } = await check.analyze();
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(
      ({ target, failureSummary }) => `${id}: ${target.join(' ')}: ${(failureSummary ?? '').replaceAll(/\s+/gu, ' ')}`,
    ),
  );
}

/** The elements that stand out of the page on the right; none where nothing makes it scroll. */
const overflowing = (page: Page) =>
  page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    if (scrollWidth <= clientWidth) return [];
    return [...document.querySelectorAll('body *')]
      .filter(
        (element) => element.getBoundingClientRect().right > clientWidth + 0.5 && !element.closest('.table-scroll'),
      )
      .map((element) => `${element.tagName} ${element.className} ${element.textContent.trim().slice(0, 40)}`);
  });

describe.each(longestPages().map(({ path, query }) => [path + query]))('%s', (path) => {
  test(
    'opens without an error, has no barrier in light or dark, and fits a narrow screen',
    async () => {
      const { page, faults, close } = await open(browser, site.root + path, { colorScheme: 'light' });
      try {
        if (path.includes('?q=')) await answered(page);
        expect(await barriersOn(axe(page))).toEqual([]);
        await page.emulateMedia({ colorScheme: 'dark' });
        // Only colours differ in the dark.
        expect(await barriersOn(new AxeBuilder({ page }).withRules(['color-contrast', 'link-in-text-block']))).toEqual(
          [],
        );
        await page.setViewportSize({ width: 320, height: 640 });
        expect(await overflowing(page)).toEqual([]);
        expect(faults).toEqual([]);
      } finally {
        await close();
      }
    },
    patience,
  );
});

test(
  'a page with a barrier is found out',
  async () => {
    const { page, close } = await open(browser, `${site.root}about.html`);
    try {
      await page.evaluate(() => {
        document
          .querySelector('main')
          ?.insertAdjacentHTML(
            'beforeend',
            '<img src="favicon.svg"><p style="color:#ccc">Pale</p><pre style="width:900px;overflow:visible">x</pre>',
          );
      });
      const barriers = await barriersOn(axe(page));
      expect(barriers.map((barrier) => barrier.split(':')[0])).toEqual(
        expect.arrayContaining(['image-alt', 'color-contrast']),
      );
      await page.setViewportSize({ width: 320, height: 640 });
      expect((await overflowing(page)).join()).toContain('PRE');
    } finally {
      await close();
    }
  },
  patience,
);
