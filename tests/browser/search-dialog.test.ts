import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { open, patience, reading } from './reading.ts';

/** The search that opens on any page. */

const at = reading();

async function on(path: string, check: (page: Page) => Promise<void>, width = 1280): Promise<void> {
  const { page, faults, close } = await open(at.browser, at.site.root + path, { viewport: { width, height: 800 } });
  try {
    await check(page);
    expect(faults).toEqual([]);
  } finally {
    await close();
  }
}

const dialog = (page: Page) => page.locator('.search-dialog');
const results = (page: Page) => page.locator('.search-dialog ol > li > a');
const asked = (page: Page) => page.locator('.search-dialog input');

describe('on any page', () => {
  test.each([
    ['/', 'index.html'],
    ['Control+k', 'articles/index.html'],
    ['Meta+k', 'ko/countries/uz.html'],
    ['/', '404.html'],
  ])(
    'the keys %s open the search on %s; Escape closes it, and the focus is where it was',
    async (keys, path) => {
      await on(path, async (page) => {
        await page.locator('.editions a').focus();
        await page.keyboard.press(keys);
        expect(await asked(page).evaluate((input) => input === document.activeElement)).toBe(true);
        await page.keyboard.type('KONEPS');
        await results(page).first().waitFor();
        expect(await results(page).first().getAttribute('href')).toMatch(/systems\/koneps\.html/u);
        await page.keyboard.press('Escape');
        expect(await dialog(page).isVisible()).toBe(false);
        expect(await page.evaluate(() => document.activeElement?.closest('.editions') !== null)).toBe(true);
      });
    },
    patience,
  );

  test(
    'nothing of search is loaded before that',
    async () => {
      const { page, close } = await open(at.browser, `${at.site.root}index.html`);
      try {
        const loaded: string[] = [];
        page.on('request', (request) => loaded.push(request.url()));
        await page.reload({ waitUntil: 'networkidle' });
        expect(loaded.filter((url) => /search-index|pagefind/u.test(url))).toEqual([]);
        const request = page.waitForRequest(/search-index\/index\.js/u);
        await page.keyboard.press('/');
        await request;
      } finally {
        await close();
      }
    },
    patience,
  );

  test(
    'a slash that is typed into a field is a slash',
    async () => {
      await on('articles/index.html', async (page) => {
        await page.locator('.masthead input').focus();
        await page.keyboard.type('a/b');
        expect(await page.locator('.masthead input').inputValue()).toBe('a/b');
        expect(await dialog(page).isVisible()).toBe(false);
      });
    },
    patience,
  );

  test(
    'the arrow keys lead through the results and back, and the results to what was found',
    async () => {
      await on('about.html', async (page) => {
        await page.keyboard.press('/');
        await page.keyboard.type('Uzbekistan');
        await results(page).nth(1).waitFor();
        await page.keyboard.press('ArrowUp');
        expect(await asked(page).evaluate((input) => input === document.activeElement)).toBe(true);
        await page.keyboard.press('ArrowDown');
        expect(
          await results(page)
            .first()
            .evaluate((link) => link === document.activeElement),
        ).toBe(true);
        await page.keyboard.press('ArrowUp');
        expect(await asked(page).evaluate((input) => input === document.activeElement)).toBe(true);
        await page.keyboard.press('ArrowDown');
        await page.keyboard.press('Enter');
        await page.waitForURL(/countries\/uz\.html$/u);
        await page.locator('mark.found').first().waitFor();
      });
    },
    patience,
  );

  test(
    'Enter goes on to the search page with the question, and so does the link to all results',
    async () => {
      await on('ko/people/index.html', async (page) => {
        await page.keyboard.press('/');
        await page.keyboard.type('전자조달');
        await results(page).nth(6).waitFor();
        const all = await page.locator('.search-dialog .all a').getAttribute('href');
        await page.keyboard.press('Enter');
        await page.waitForURL(/\/ko\/search\.html\?q=/u);
        expect(new URL(all ?? '').searchParams.get('q')).toBe('전자조달');
        expect(await page.locator('#q').inputValue()).toBe('전자조달');
      });
    },
    patience,
  );

  test(
    'keys that are typed while search is loading are not lost, and what was misspelt is told',
    async () => {
      await on('index.html', async (page) => {
        await page.route('**/search-index/index.js', async (route) => {
          await new Promise((resolve) => setTimeout(resolve, 500));
          await route.continue();
        });
        await page.keyboard.press('/');
        await page.keyboard.type('Uzbeksitan');
        await page.locator('.search-dialog .meant').waitFor();
        expect(await asked(page).inputValue()).toBe('Uzbeksitan');
        await page.locator('.search-dialog .meant').click();
        await results(page).first().waitFor();
        expect(await results(page).first().getAttribute('href')).toMatch(/countries\/uz\.html/u);
        expect(await asked(page).evaluate((input) => input === document.activeElement)).toBe(true);
      });
    },
    patience,
  );

  test(
    'it fits a page of 320 pixels',
    async () => {
      await on(
        'ko/centres/uzbekistan-2020.html',
        async (page) => {
          await page.keyboard.press('/');
          await page.keyboard.type('전자정부협력센터를');
          await results(page).first().waitFor();
          const wide = await dialog(page).evaluate((each) => [
            each.scrollWidth > each.clientWidth,
            each.getBoundingClientRect().right > innerWidth,
          ]);
          expect(wide).toEqual([false, false]);
        },
        320,
      );
    },
    patience,
  );
});

describe('a search that cannot be loaded', () => {
  test.each([
    ['its script', '**/search-index/index.js*'],
    ['its names', '**/search-index/*/terms/**'],
    ['Pagefind', '**/search-index/pagefind.js'],
    ['its list of pages', '**/pagefind/*.pf_meta*'],
    ['its texts', '**/pagefind/index/**'],
    ['half a file', '**/search-index/*/records/**'],
  ])(
    'is told in words, with a way to try again and to the lists: %s',
    async (what, route) => {
      const context = await at.browser.newContext({ locale: 'en-GB' });
      try {
        const page = await context.newPage();
        await page.goto(`${at.site.root}index.html`);
        await page.route(route, (each) =>
          what === 'half a file' ? each.fulfill({ body: 'archiveSearch.take("rec' }) : each.abort(),
        );
        await page.keyboard.press('/');
        await page.keyboard.type('KONEPS');
        const status = page.locator('.search-dialog [role="status"]');
        await status.getByRole('button', { name: 'Try again' }).waitFor();
        expect(await status.innerText()).toContain('could not be loaded');
        expect(await status.getByRole('link').count()).toBeGreaterThan(0);
        await page.unroute(route);
        await status.getByRole('button', { name: 'Try again' }).click();
        await results(page).first().waitFor();
        expect(await asked(page).inputValue()).toBe('KONEPS');
      } finally {
        await context.close();
      }
    },
    patience,
  );
});
