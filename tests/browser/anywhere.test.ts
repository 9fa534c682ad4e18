import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launchChromium } from '../../scripts/chromium.ts';
import { everyPage } from '../build/cover.ts';
import { answered, longestPages, open, patience, type Opening } from './reading.ts';
import { noteRefused } from './visits.ts';
import { hostedWays, readableBy, ways, type Way } from './ways.ts';

/** The same files in every way in which they reach a reader, and under an address that leads nowhere. */

let browser: Browser;
beforeAll(async () => {
  browser = await launchChromium();
}, patience);
afterAll(async () => {
  await browser.close();
}, patience);

/** Whether the page looks as it is meant to: its ground is the paper of the style, not the browser’s. */
const isStyled = (page: Page) =>
  page.evaluate(() => {
    const { backgroundColor, maxWidth } = getComputedStyle(document.body);
    return backgroundColor !== 'rgba(0, 0, 0, 0)' && maxWidth !== 'none';
  });

const headingOf = (page: Page) => page.getByRole('heading', { level: 1 }).innerText();

/**
 * The longest page of each type: in a folder those of both editions, where a page is opened as nowhere else; on the hosts,
 * which differ in addresses alone, the editions in turn, so that each is opened on two of them.
 */
function pagesIn(way: Way): readonly Opening[] {
  const types = [...Map.groupBy(longestPages(), ({ type }) => type).values()];
  return types.flatMap((editions, index) =>
    editions.filter((_, edition) => everyPage || !way.hosted || (index + ways.indexOf(way)) % 2 === edition),
  );
}

describe.each(ways)('$name', (way) => {
  const at = readableBy(way);

  /** Follows the first result once there are some. */
  const followFirst = async (page: Page, path: string) => {
    await answered(page);
    await page.locator('#results > li > a').first().click();
    await page.waitForURL(at.site.shown(path));
  };

  test(
    'a page of each type opens as it is meant to look, asks for nothing that is not there, and is refused nothing',
    async () => {
      const { site } = at;
      const { page, faults, close } = await open(browser, site.door);
      try {
        const refused = await noteRefused(page);
        for (const { path, query } of pagesIn(way)) {
          // Under another name than its own, the page “not found” asks where it is: a group below is about that.
          if (path.endsWith('404.html') && site.shown(path) !== site.address(path)) continue;
          await page.goto(site.address(path) + query);
          if (query !== '') await answered(page);
          expect(page.url()).toBe(site.shown(path) + query);
          expect(await isStyled(page), path).toBe(true);
          expect(await headingOf(page), path).not.toBe('');
          expect({ faults, refused }, path).toEqual({ faults: [], refused: [] });
        }
      } finally {
        await close();
      }
    },
    patience,
  );

  test(
    'a reader goes from page to page by clicking',
    async () => {
      const { site } = at;
      const { page, faults, close } = await open(browser, site.door);
      const arriveAt = (path: string) => page.waitForURL(site.shown(path));
      try {
        expect(await headingOf(page)).toBe('Korea e-Government Cooperation Archive');
        await page.getByRole('main').getByRole('link', { name: 'Uzbekistan', exact: true }).click();
        await arriveAt('countries/uz.html');
        const sections = page.getByRole('navigation', { name: 'Sections' });
        await sections.getByRole('link', { name: 'Cooperation centres' }).click();
        await arriveAt('centres/index.html');
        await page.locator('main a[href$="uzbekistan-2020.html"]:visible').first().click();
        await arriveAt('centres/uzbekistan-2020.html');
        await page.locator('.marks a').first().click();
        await page.waitForURL(/#source-\d+$/u);
        await page.locator('.sources a').first().click();
        await page.waitForURL(/\/articles\/\d{4}/u);
        await page.getByRole('link', { name: '한국어' }).click();
        await page.waitForURL(/\/ko\/articles\/\d{4}/u);
        expect(await page.locator('html').getAttribute('lang')).toBe('ko');
        await page.locator('.masthead-name a').click();
        await arriveAt('ko/index.html');
        expect(faults).toEqual([]);
      } finally {
        await close();
      }
    },
    patience,
  );

  test(
    'answers a question in its address, and one that is asked of any page',
    async () => {
      const { site } = at;
      const { page, faults, close } = await open(browser, `${site.address('search.html')}?q=KONEPS`);
      try {
        expect(page.url()).toBe(`${site.shown('search.html')}?q=KONEPS`);
        await followFirst(page, 'systems/koneps.html');
        expect(await headingOf(page)).toBe('Korea ON-line E-Procurement System');
        await page.getByRole('link', { name: '한국어' }).click();
        await page.waitForURL(site.shown('ko/systems/koneps.html'));
        await page.locator('.masthead-name a').click();
        await page.waitForURL(site.shown('ko/index.html'));
        await page.locator('main input[type="search"]').fill('나라장터');
        await page.keyboard.press('Enter');
        await page.waitForURL((address) => address.href.startsWith(`${site.shown('ko/search.html')}?`));
        await followFirst(page, 'ko/systems/koneps.html');
        expect(await headingOf(page)).toBe('나라장터');
        expect(faults).toEqual([]);
      } finally {
        await close();
      }
    },
    patience,
  );
});

describe.each(hostedWays)('$name, an address that leads nowhere', (way) => {
  const at = readableBy(way);

  /** Opens the page “not found” and waits until its links start from the top of the archive. */
  const openMissing = async (address: string) => {
    const context = await browser.newContext({ locale: 'en-GB' });
    const page = await context.newPage();
    const response = await page.goto(address);
    expect(response?.status()).toBe(404);
    await page.waitForFunction(() => document.querySelector('base') !== null);
    return { page, close: () => context.close() };
  };

  test.each(['nothing-here.html', 'centres/uzbekistan-1999.html', 'a/b/c/d/e.html', 'ko/centres/none.html'])(
    'shows links that lead into the archive: %s',
    async (path) => {
      const { site } = at;
      const { page, close } = await openMissing(site.address(path));
      try {
        expect(await headingOf(page)).toBe('No page at this address');
        const links = await page
          .locator('a')
          .evaluateAll((anchors) => (anchors as HTMLAnchorElement[]).map(({ href }) => href));
        expect(links.length).toBeGreaterThan(10);
        const here = `${site.shown(path)}#content`;
        expect(links[0]).toBe(here);
        for (const link of new Set(links)) {
          expect(link.startsWith(site.root), link).toBe(true);
          expect((await page.request.get(link)).status(), link).toBe(link === here ? 404 : 200);
        }
      } finally {
        await close();
      }
    },
    patience,
  );

  test(
    'offers a search that works from there',
    async () => {
      const { site } = at;
      const { page, close } = await openMissing(site.address('some/where/deep.html'));
      try {
        await page.getByRole('main').getByRole('searchbox').fill('KONEPS');
        await page.keyboard.press('Enter');
        await page.waitForURL((address) => address.href.startsWith(`${site.shown('search.html')}?`));
        await answered(page);
        await page.locator('#results > li > a').first().click();
        await page.waitForURL(site.shown('systems/koneps.html'));
      } finally {
        await close();
      }
    },
    patience,
  );
});
