import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { facetNames } from '../../src/archive/search/facets.ts';
import { asking } from './asking.ts';
import { answered, open, patience } from './reading.ts';

/** The search page as a reader uses it: filters, and what happens while one types, goes and comes back. */

const { at, search, answer, found, status, answeredAt } = asking();

describe('filters', () => {
  const box = (page: Page, name: string, value: string) =>
    page.locator(`#facets input[name="${name}"][value="${value}"]`);
  const openFilters = (page: Page) =>
    page.locator('#filters').evaluate((each) => ((each as HTMLDetailsElement).open = true));

  test(
    'stand in the address and are ticked, and hold of every result',
    async () => {
      await answer('search.html?q=Uzbekistan&kind=centre', async (page) => {
        const paths = await found(page);
        expect(paths.length).toBeGreaterThan(1);
        for (const path of paths) expect(path).toMatch(/^centres\//u);
        expect(await box(page, 'kind', 'centre').isChecked()).toBe(true);
      });
    },
    patience,
  );

  test(
    'tell how many they leave, and leave as many',
    async () => {
      await answer('search.html?q=Uzbekistan', async (page) => {
        await openFilters(page);
        for (const [name, value] of [
          ['kind', 'agreement'],
          ['topic', 'export'],
          ['language', 'ko'],
        ] as const) {
          const told = await page.locator(`#facets li:has(input[value="${value}"][name="${name}"]) b`).innerText();
          await box(page, name, value).check();
          await answeredAt(page, ({ searchParams }) => searchParams.get(name) === value);
          await page.waitForFunction(
            (count) => document.querySelector('#search-status')?.textContent === `${count} found`,
            told,
          );
          await page.locator('#chosen button').first().click();
          await answeredAt(page, ({ searchParams }) => !searchParams.has(name));
        }
      });
    },
    patience,
  );

  test(
    'are combined and removed one by one, and the focus is not lost',
    async () => {
      await answer('search.html?q=centre&country=uz', async (page) => {
        await openFilters(page);
        await box(page, 'kind', 'article').focus();
        await page.keyboard.press('Space');
        await answeredAt(page, ({ searchParams }) => searchParams.get('kind') === 'article');
        await page.waitForFunction(() => document.querySelectorAll('#chosen button').length === 3);
        expect(await page.evaluate(() => (document.activeElement as HTMLInputElement).value)).toBe('article');
        await page.getByRole('button', { name: 'Remove: Country: Uzbekistan' }).click();
        await answeredAt(page, ({ searchParams }) => !searchParams.has('country'));
        await page.waitForFunction(() => document.querySelectorAll('#chosen button').length === 1);
        expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('BUTTON');
        for (const path of await found(page)) expect(path).toMatch(/^articles\//u);
      });
    },
    patience,
  );

  test(
    'of years are a range, which a place in time need only touch',
    async () => {
      await answer('search.html?kind=centre&country=uz&from=2014&to=2014', async (page) => {
        expect(await found(page)).toEqual(['centres/uzbekistan-2013.html']);
        await openFilters(page);
        expect(await page.getByLabel('From year').inputValue()).toBe('2014');
        await page.getByLabel('To year').fill('2021');
        await page.keyboard.press('Enter');
        await answeredAt(page, ({ searchParams }) => searchParams.get('to') === '2021');
        expect((await found(page)).toSorted()).toEqual([
          'centres/uzbekistan-2013.html',
          'centres/uzbekistan-2020.html',
        ]);
      });
      await answer('search.html?country=uz&kind=article&year=2020', async (page) => {
        const paths = await found(page);
        expect(paths.length).toBeGreaterThan(1);
        for (const path of paths) expect(path).toMatch(/^articles\/2020/u);
      });
    },
    patience,
  );

  test.each(['', 'ko/'])(
    'work without a word, each of them, in the edition `%s`',
    async (edition) => {
      const { page, faults, close } = await search(`${edition}search.html?kind=article`);
      try {
        const names = facetNames.filter((name) => name !== 'kind');
        const values = await page
          .locator('#facets input[type="checkbox"]')
          .evaluateAll((boxes) => (boxes as HTMLInputElement[]).map(({ name, value }) => ({ name, value })));
        expect([...new Set(values.map(({ name }) => name))]).toEqual(['kind', ...names]);
        for (const name of names) {
          const { value = '' } = values.find((each) => each.name === name) ?? {};
          await page.goto(`${at.site.root}${edition}search.html?${new URLSearchParams({ [name]: value })}`);
          await answered(page);
          const paths = await found(page);
          expect(paths.length, `${name} ${value}`).toBeGreaterThan(0);
          for (const path of paths) expect(path.startsWith('ko/')).toBe(edition === 'ko/');
        }
        expect(faults).toEqual([]);
      } finally {
        await close();
      }
    },
    patience,
  );

  test(
    'put the newest first, if asked to',
    async () => {
      await answer('search.html?q=exports&kind=article&sort=date', async (page) => {
        const paths = await found(page);
        expect(paths.length).toBe(10);
        const years = paths.map((path) => path.slice('articles/'.length, 'articles/2020'.length));
        expect(years).toEqual(years.toSorted().toReversed());
        expect(await page.locator('select[name="sort"]').inputValue()).toBe('date');
      });
    },
    patience,
  );

  test(
    'that leave nothing are offered to be taken away',
    async () => {
      await answer('search.html?q=KONEPS&kind=unicorn', async (page) => {
        expect(await status(page)).toContain('Nothing found.');
        await page.locator('#search-advice').getByRole('button', { name: 'Remove all filters' }).click();
        await answeredAt(page, ({ searchParams }) => !searchParams.has('kind'));
        await page.waitForFunction(() => document.querySelectorAll('#results > li').length > 0);
        expect((await found(page))[0]).toBe('systems/koneps.html');
        expect(await page.evaluate(() => document.activeElement?.id)).toBe('q');
      });
    },
    patience,
  );
});

describe('a reader', () => {
  test(
    'who types is answered while typing, and finds the question in the address',
    async () => {
      await answer('search.html', async (page) => {
        expect(await status(page)).toBe('Enter a word, or choose a filter.');
        await page.locator('#q').pressSequentially('Romania');
        await answeredAt(page, ({ searchParams }) => searchParams.get('q') === 'Romania');
        await page.waitForFunction(() => document.querySelectorAll('#results > li').length > 0);
        expect(await found(page)).toContain('countries/ro.html');
      });
    },
    patience,
  );

  test(
    'who comes back from a result finds the same question and answer',
    async () => {
      await answer('search.html?q=Uzbekistan&kind=event', async (page) => {
        const before = await found(page);
        await page.locator('#results > li > a').first().click();
        await page.waitForURL(/\/events\/[^?]*$/u);
        await page.goBack();
        await answeredAt(page, ({ searchParams }) => searchParams.get('kind') === 'event');
        expect(await found(page)).toEqual(before);
        expect(await page.locator('#q').inputValue()).toBe('Uzbekistan');
        expect(await page.locator('#facets input[value="event"]').isChecked()).toBe(true);
        await page.reload();
        await answered(page);
        expect(await found(page)).toEqual(before);
      });
    },
    patience,
  );

  test(
    'who asks from the head of another page arrives at the answer',
    async () => {
      const { page, faults, close } = await open(at.browser, `${at.site.root}ko/people/index.html`);
      try {
        await page.locator('.masthead input[type="search"]').fill('타슈켄트');
        await page.keyboard.press('Enter');
        await answeredAt(
          page,
          ({ pathname, searchParams }) => pathname === '/ko/search.html' && searchParams.get('q') === '타슈켄트',
        );
        expect((await found(page)).length).toBeGreaterThan(0);
        expect(faults).toEqual([]);
      } finally {
        await close();
      }
    },
    patience,
  );

  test(
    'who asks for more gets more, and goes on where those begin',
    async () => {
      await answer('search.html?kind=organisation', async (page) => {
        const first = await found(page);
        expect(first).toHaveLength(10);
        await page.getByRole('button', { name: 'More results' }).click();
        await page.waitForFunction(() => document.querySelectorAll('#results > li').length > 10);
        const all = await found(page);
        expect(all).toHaveLength(20);
        expect(all.slice(0, 10)).toEqual(first);
        expect(new Set(all).size).toBe(20);
        expect(await page.evaluate(() => (document.activeElement as HTMLAnchorElement).href)).toContain(
          at.site.root + all[10],
        );
        while (await page.getByRole('button', { name: 'More results' }).isVisible()) {
          const shown = (await found(page)).length;
          await page.getByRole('button', { name: 'More results' }).click();
          await page.waitForFunction((known) => document.querySelectorAll('#results > li').length > known, shown);
        }
        expect(`${(await found(page)).length} found`).toBe(await status(page));
      });
    },
    patience,
  );
});
