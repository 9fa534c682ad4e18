import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { distFolder } from '../build/built-site.ts';
import { launchChromium } from '../../scripts/chromium.ts';
import { answered, longestPages, open, patience, serve, type Served } from './reading.ts';

/** The same files below a path of a host, under an address that leads nowhere, and from a folder without any host. */

let browser: Browser;
let root: Served;
let below: Served;
beforeAll(async () => {
  browser = await launchChromium();
  root = await serve();
  below = await serve('/any/sub/path/');
}, patience);
afterAll(async () => {
  await browser.close();
  await root.close();
  await below.close();
});

/** Whether the page looks as it is meant to: its ground is the paper of the style, not the browser’s. */
const isStyled = (page: Page) =>
  page.evaluate(() => {
    const { backgroundColor, maxWidth } = getComputedStyle(document.body);
    return backgroundColor !== 'rgba(0, 0, 0, 0)' && maxWidth !== 'none';
  });

describe('below a path of a host', () => {
  test(
    'a reader goes from page to page, searches, and follows a result',
    async () => {
      const { page, faults, close } = await open(browser, `${below.root}index.html`);
      try {
        await page
          .getByRole('navigation', { name: 'Sections' })
          .getByRole('link', { name: 'Cooperation centres' })
          .click();
        await page.waitForURL(`${below.root}centres/index.html`);
        await page.locator('main a[href$="uzbekistan-2020.html"]:visible').first().click();
        await page.waitForURL(`${below.root}centres/uzbekistan-2020.html`);
        await page.getByRole('link', { name: '한국어' }).click();
        await page.waitForURL(`${below.root}ko/centres/uzbekistan-2020.html`);
        await page.locator('.masthead input[type="search"]').fill('나라장터');
        await page.keyboard.press('Enter');
        await page.waitForURL((address) => address.pathname === '/any/sub/path/ko/search.html');
        await answered(page);
        await page.locator('#results > li > a').first().click();
        await page.waitForURL(`${below.root}ko/systems/koneps.html`);
        expect(await page.getByRole('heading', { level: 1 }).innerText()).toBe('나라장터');
        expect(await isStyled(page)).toBe(true);
        expect(faults).toEqual([]);
      } finally {
        await close();
      }
    },
    patience,
  );

  test(
    'the folder itself shows the first page',
    async () => {
      const { page, faults, close } = await open(browser, below.root);
      try {
        expect(await page.getByRole('heading', { level: 1 }).innerText()).toBe(
          'Korea e-Government Cooperation Archive',
        );
        await page.getByRole('main').getByRole('link', { name: 'Uzbekistan', exact: true }).click();
        await page.waitForURL(`${below.root}countries/uz.html`);
        expect(faults).toEqual([]);
      } finally {
        await close();
      }
    },
    patience,
  );
});

describe('an address that leads nowhere', () => {
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
    'shows links that lead into the archive, at its root and below a path: %s',
    async (path) => {
      for (const site of [root, below]) {
        const { page, close } = await openMissing(site.root + path);
        try {
          expect(await page.getByRole('heading', { level: 1 }).innerText()).toBe('No page at this address');
          const links = await page
            .locator('a')
            .evaluateAll((anchors) => (anchors as HTMLAnchorElement[]).map(({ href }) => href));
          expect(links.length).toBeGreaterThan(10);
          expect(links[0]).toBe(`${site.root}${path}#content`);
          for (const link of new Set(links)) {
            expect(link.startsWith(site.root), link).toBe(true);
            const isHere = link === `${site.root}${path}#content`;
            expect((await page.request.get(link)).status(), link).toBe(isHere ? 404 : 200);
          }
        } finally {
          await close();
        }
      }
    },
    patience,
  );

  test(
    'offers a search that works from there',
    async () => {
      const { page, close } = await openMissing(`${below.root}some/where/deep.html`);
      try {
        await page.getByRole('main').getByRole('searchbox').fill('KONEPS');
        await page.keyboard.press('Enter');
        await page.waitForURL((address) => address.pathname === '/any/sub/path/search.html');
        await answered(page);
        await page.locator('#results > li > a').first().click();
        await page.waitForURL(`${below.root}systems/koneps.html`);
      } finally {
        await close();
      }
    },
    patience,
  );
});

describe('from a folder, without a host', () => {
  let folder: string;
  beforeAll(() => {
    // A stick may be named anyhow.
    folder = join(mkdtempSync(join(tmpdir(), 'archive-')), 'USB 스틱 #1 (copy)');
    cpSync(distFolder, folder, { recursive: true });
  }, patience);
  afterAll(() => {
    rmSync(join(folder, '..'), { recursive: true });
  });
  const fileAt = (path: string) => pathToFileURL(join(folder, path)).href;

  test('a page of each type opens as it is meant to look, and asks for nothing that is not there', async () => {
    const { page, faults, close } = await open(browser, fileAt('index.html'));
    try {
      for (const { path } of longestPages()) {
        await page.goto(fileAt(path));
        expect(await isStyled(page), path).toBe(true);
        expect(await page.getByRole('heading', { level: 1 }).innerText(), path).not.toBe('');
        expect(faults, path).toEqual([]);
      }
    } finally {
      await close();
    }
  }, 180_000);

  test(
    'a reader goes from page to page by clicking',
    async () => {
      const { page, faults, close } = await open(browser, fileAt('index.html'));
      try {
        await page.getByRole('main').getByRole('link', { name: 'Uzbekistan', exact: true }).click();
        await page.waitForURL(fileAt('countries/uz.html'));
        await page.locator('main a[href$="uzbekistan-2020.html"]:visible').first().click();
        await page.waitForURL(fileAt('centres/uzbekistan-2020.html'));
        await page.locator('.marks a').first().click();
        await page.waitForURL(/#source-\d+$/u);
        await page.locator('.sources a').first().click();
        await page.waitForURL(/\/articles\/\d{4}/u);
        await page.getByRole('link', { name: '한국어' }).click();
        await page.waitForURL(/\/ko\/articles\/\d{4}/u);
        expect(await page.locator('html').getAttribute('lang')).toBe('ko');
        await page.locator('.masthead-name a').click();
        await page.waitForURL(fileAt('ko/index.html'));
        expect(faults).toEqual([]);
      } finally {
        await close();
      }
    },
    patience,
  );

  test(
    'a question is answered, or it is told in words why not, beside the lists',
    async () => {
      const { page, close } = await open(browser, `${fileAt('search.html')}?q=KONEPS`);
      try {
        await answered(page);
        const results = await page.locator('#results > li').count();
        const status = await page.locator('#search-status').innerText();
        expect(results > 0 ? 'found' : status).toMatch(/^found$|could not be loaded/u);
        await page.getByRole('navigation', { name: 'Browse' }).getByRole('link', { name: 'Systems' }).click();
        await page.waitForURL(fileAt('systems/index.html'));
      } finally {
        await close();
      }
    },
    patience,
  );
});
