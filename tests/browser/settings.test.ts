import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launchChromium } from '../../scripts/chromium.ts';
import { pageTypes } from '../../scripts/page-types.ts';
import { cutOff, leapsBack, lostInForcedColours, moving, noteGrounds, overflowing, overlapping } from './barriers.ts';
import { answered, longestPages, open, patience, reading } from './reading.ts';

/** Readers who set up their browser: larger letters, more room between them, less motion, colours of their own. */

const at = reading();
let enlarging: Browser;
beforeAll(async () => {
  // As in the settings of the browser: text alone is twice as large, and what is measured in it.
  enlarging = await launchChromium('--blink-settings=defaultFontSize=32,defaultFixedFontSize=26');
}, patience);
afterAll(async () => {
  await enlarging.close();
});

const narrow = { width: 320, height: 640 };
const wide = { width: 1280, height: 800 };

/** The spacing that WCAG 1.4.12 names. */
const spaced = `* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }
  p { margin-bottom: 2em !important; }`;

/** What cannot be read any more: text out of the page, cut off, or under other text. */
const unreadable = async (page: Page) => ({
  overflowing: await overflowing(page),
  cutOff: await cutOff(page),
  overlapping: await overlapping(page),
});
const readable = { overflowing: [], cutOff: [], overlapping: [] };

const looked = longestPages().filter(({ type }) => pageTypes.some(({ name }) => name === type));

describe.each(looked.map(({ path, query }) => [path + query]))('%s', (path) => {
  const on = async (with_: Browser, check: (page: Page) => Promise<void>) => {
    const { page, close } = await open(with_, at.site.root + path, {
      viewport: narrow,
      reducedMotion: 'reduce',
      // What a reader sets up is not the page’s own, and its policy does not bind it.
      bypassCSP: true,
    });
    try {
      if (path.includes('?q=')) await answered(page);
      await check(page);
    } finally {
      await close();
    }
  };

  test(
    'is read with letters twice as large, on a narrow screen and a wide one',
    async () => {
      await on(enlarging, async (page) => {
        expect(await page.evaluate(() => parseFloat(getComputedStyle(document.documentElement).fontSize))).toBe(32);
        expect(await unreadable(page), 'narrow').toEqual(readable);
        await page.setViewportSize(wide);
        expect(await unreadable(page), 'wide').toEqual(readable);
      });
    },
    patience,
  );

  test(
    'is read in its order, with more room between letters, words and lines, at rest, and in the reader’s own colours',
    async () => {
      await on(at.browser, async (page) => {
        expect(await leapsBack(page)).toEqual([]);
        expect(await moving(page)).toEqual([]);
        const style = await page.addStyleTag({ content: spaced });
        expect(await unreadable(page), 'narrow').toEqual(readable);
        await page.setViewportSize(wide);
        expect(await unreadable(page), 'wide').toEqual(readable);
        await style.evaluate((element) => (element as Element).remove());
        await noteGrounds(page);
        for (const colorScheme of ['light', 'dark'] as const) {
          await page.emulateMedia({ colorScheme, forcedColors: 'active' });
          expect(await lostInForcedColours(page), colorScheme).toEqual([]);
        }
      });
    },
    patience,
  );
});

test(
  'a page that breaks where it is set up is found out',
  async () => {
    const { page, close } = await open(at.browser, `${at.site.root}about.html`, {
      viewport: narrow,
      reducedMotion: 'reduce',
      bypassCSP: true,
    });
    try {
      await page.evaluate(() => {
        const main = document.querySelector('main');
        main?.insertAdjacentHTML(
          'beforeend',
          `<div style="display:grid"><a href="#1" style="grid-row:3">Third</a><p style="grid-row:2"><br><br></p>
            <a href="#2" style="grid-row:1">First</a></div>
          <p style="height:1rem">Over</p><p style="margin-top:-1.4rem">Under</p>
          <b style="display:block;width:4rem;height:1rem;background:red" class="bar"></b>
          <svg width="9" height="9"><rect width="9" height="9" fill="red" /></svg>
          <p><i style="transition:color 1s" class="slow">Slow</i></p>
          <div style="width:9rem;height:2rem;margin:4rem 0;overflow:hidden" class="cut">Words that need more room</div>`,
        );
      });
      expect((await cutOff(page)).join()).toContain('DIV cut');
      expect(await leapsBack(page)).toEqual(['First after Third']);
      expect(await overlapping(page)).toEqual(['Under / Over']);
      expect(await moving(page)).toEqual(['I slow']);
      await noteGrounds(page);
      await page.emulateMedia({ forcedColors: 'active' });
      expect(await lostInForcedColours(page)).toEqual(['rect : rgb(255, 0, 0)', 'B bar']);
    } finally {
      await close();
    }
  },
  patience,
);
