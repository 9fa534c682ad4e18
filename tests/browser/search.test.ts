import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launchChromium } from '../../scripts/chromium.ts';
import { answered, open, serve, type Opened, type Served } from './reading.ts';

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

/** Opens the search at an address that asks, and waits for the answer. */
async function search(address: string): Promise<Opened> {
  const opened = await open(browser, site.root + address);
  await answered(opened.page);
  return opened;
}

/** Runs `check` on the answer to an address; a fault of the page is one of the test. */
async function answer(address: string, check: (page: Page) => Promise<void>): Promise<void> {
  const { page, faults, close } = await search(address);
  try {
    await check(page);
    expect(faults).toEqual([]);
  } finally {
    await close();
  }
}

/** Where the first link of each result leads, below the root of the site. */
const found = async (page: Page): Promise<readonly string[]> => {
  const links = await page
    .locator('#results > li')
    .evaluateAll((items) => items.map((item) => item.querySelector('a')?.href ?? ''));
  return links.map((link) => link.slice(site.root.length));
};

const status = (page: Page) => page.locator('#search-status').innerText();

/** Waits until the answer is one to another question: its address holds `part`, and it is there. */
async function answeredAt(page: Page, holds: (address: URL) => boolean): Promise<void> {
  await page.waitForURL(holds);
  await answered(page);
}

describe('a question in the address', () => {
  test.each([
    ['a system by its acronym', 'search.html?q=KONEPS', 'systems/koneps.html'],
    ['a system by its Korean name', 'ko/search.html?q=나라장터', 'ko/systems/koneps.html'],
    ['a system by its Korean name, from the English edition', 'search.html?q=나라장터', 'systems/koneps.html'],
    ['a system by its acronym, from the Korean edition', 'ko/search.html?q=KONEPS', 'ko/systems/koneps.html'],
    ['a person', 'search.html?q=Kim+Nam-seok', 'people/kim-nam-seok.html'],
    ['a person in Korean', 'ko/search.html?q=김남석', 'ko/people/kim-nam-seok.html'],
    ['a country by a name in its own script', 'search.html?q=Ўзбекистон', 'countries/uz.html'],
    ['a spelling that only one source has', 'search.html?q=Miromonovic', 'people/shavkat-mirziyoyev.html'],
  ])(
    'finds %s',
    async (_, address, path) => {
      await answer(address, async (page) => {
        expect(await page.locator('#results').evaluate((list) => list.tagName)).toBe('OL');
        expect((await found(page))[0]).toBe(path);
        expect(await page.locator('#q').inputValue()).not.toBe('');
      });
    },
    patience,
  );

  test(
    'leads from each result to its record, and shows why it was found',
    async () => {
      await answer('search.html?q=memorandum', async (page) => {
        const paths = await found(page);
        expect(paths.length).toBeGreaterThan(3);
        for (const path of paths) expect((await page.request.get(site.root + path)).status(), path).toBe(200);
        const marks = await page.locator('#results > li p mark').allInnerTexts();
        expect(marks.length).toBeGreaterThan(0);
        for (const mark of marks) expect(mark.toLowerCase()).toContain('memorand');
        expect(await status(page)).toMatch(/^\d+ found$/u);
      });
    },
    patience,
  );

  test(
    'says in which language a result is that is not in the page’s',
    async () => {
      await answer('search.html?q=나라장터', async (page) => {
        expect(await page.locator('#results > li > a').first().getAttribute('lang')).toBe('en');
        for (const text of await page.locator('#results :lang(ko)').allInnerTexts())
          expect(text).toMatch(/\p{Script=Hangul}/u);
      });
      await answer('ko/search.html?q=KONEPS', async (page) => {
        expect(await page.locator('#results > li > a').first().getAttribute('lang')).toBe('ko');
      });
    },
    patience,
  );
});

describe('filters', () => {
  test(
    'stand in the address and in the form, and hold of every result',
    async () => {
      await answer('search.html?q=Uzbekistan&kind=centre', async (page) => {
        const paths = await found(page);
        expect(paths).toHaveLength(2);
        for (const path of paths) expect(path).toMatch(/^centres\//u);
        expect(await page.locator('select[name="kind"]').inputValue()).toBe('centre');
      });
    },
    patience,
  );

  test(
    'are chosen from lists, which changes the address and the results at once',
    async () => {
      await answer('search.html?q=Uzbekistan', async (page) => {
        await page.locator('select[name="kind"]').selectOption('centre');
        await answeredAt(page, ({ searchParams }) => searchParams.get('kind') === 'centre');
        for (const path of await found(page)) expect(path).toMatch(/^centres\//u);
        await page.locator('select[name="kind"]').selectOption('');
        await answeredAt(page, ({ searchParams }) => !searchParams.has('kind'));
        expect((await found(page)).some((path) => !path.startsWith('centres/'))).toBe(true);
      });
    },
    patience,
  );

  test.each(['', 'ko/'])(
    'work without a word, each of them, in the edition `%s`',
    async (edition) => {
      const { page, faults, close } = await search(`${edition}search.html`);
      try {
        const filters = await page.locator('.filters select').evaluateAll((selects) =>
          (selects as HTMLSelectElement[]).map((select) => ({
            name: select.name,
            values: [...select.options].map(({ value }) => value).filter((value) => value !== ''),
          })),
        );
        expect(filters.map(({ name }) => name)).toEqual(['kind', 'country', 'centre', 'year', 'language', 'publisher']);
        for (const { name, values } of filters) {
          expect(values.length, name).toBeGreaterThan(1);
          for (const value of [values[0] ?? '', values.at(-1) ?? '']) {
            await page.goto(`${site.root}${edition}search.html?${new URLSearchParams({ [name]: value })}`);
            await answered(page);
            const paths = await found(page);
            expect(paths.length, `${name} ${value}`).toBeGreaterThan(0);
            for (const path of paths) expect(path.startsWith('ko/')).toBe(edition === 'ko/');
            expect(await page.locator(`select[name="${name}"]`).inputValue()).toBe(value);
          }
        }
        expect(faults).toEqual([]);
      } finally {
        await close();
      }
    },
    patience,
  );

  test(
    'narrow each other',
    async () => {
      await answer('search.html?country=uz&kind=article&year=2020', async (page) => {
        const paths = await found(page);
        expect(paths.length).toBeGreaterThan(1);
        for (const path of paths) expect(path).toMatch(/^articles\/2020-/u);
        expect(await status(page)).toMatch(/^\d+ found$/u);
      });
    },
    patience,
  );

  test(
    'that the archive does not have are left out of the form',
    async () => {
      await answer('search.html?q=Uzbekistan&kind=unicorn', async (page) => {
        expect(await page.locator('select[name="kind"]').inputValue()).toBe('');
        expect((await found(page)).length).toBeGreaterThan(0);
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
        await page.waitForURL(/\/events\//u);
        await page.goBack();
        await answeredAt(page, ({ searchParams }) => searchParams.get('kind') === 'event');
        expect(await found(page)).toEqual(before);
        expect(await page.locator('#q').inputValue()).toBe('Uzbekistan');
        expect(await page.locator('select[name="kind"]').inputValue()).toBe('event');
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
      const { page, faults, close } = await open(browser, `${site.root}ko/people/index.html`);
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
        expect(await page.evaluate(() => (document.activeElement as HTMLAnchorElement).href)).toBe(site.root + all[10]);
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

describe('a question that finds nothing', () => {
  test.each([
    ['nothing at all', '', 'Enter a word, or choose a filter.'],
    ['spaces', '%20%20%20', 'Enter a word, or choose a filter.'],
    ['a word that no page has', 'qqqzzzxxx', 'Nothing found.'],
    ['signs', encodeURIComponent('!?.,;:()[]{}<>%&#"\'\\/*+~^'), 'Nothing found.'],
    ['a picture', encodeURIComponent('🎉🇰🇷'), 'Nothing found.'],
    ['half a syllable', encodeURIComponent('ㄴㅏ'), 'Nothing found.'],
    ['a lone surrogate', '%ED%A0%80', 'Nothing found.'],
    ['ten thousand letters', 'q'.repeat(10_000), 'Nothing found.'],
  ])(
    'is answered in words: %s',
    async (_, query, words) => {
      await answer(`search.html?q=${query}`, async (page) => {
        expect(await status(page)).toContain(words);
        expect(await found(page)).toEqual([]);
        expect(await page.getByRole('button', { name: 'More results' }).isVisible()).toBe(false);
      });
    },
    patience,
  );

  test(
    'of ten thousand words is answered too',
    async () => {
      await answer(`search.html?q=${'Korea+'.repeat(1_600)}`, async (page) => {
        expect(await status(page)).toMatch(/found/u);
      });
    },
    patience,
  );

  test.each([
    '<img src=x onerror=alert(1)>',
    '"><script>alert(1)</script>',
    '</title><svg onload=alert(1)>',
    'javascript:alert(1)',
    '{{constructor.constructor("alert(1)")()}}',
  ])(
    'is words, whatever it looks like: %s',
    async (query) => {
      await answer(`search.html?q=${encodeURIComponent(query)}`, async (page) => {
        expect(await page.locator('#q').inputValue()).toBe(query);
        expect(await page.locator('#results img, #results script, #results svg, main img, main svg').count()).toBe(0);
        await page.locator('#q').press('Enter');
        await answered(page);
      });
    },
    patience,
  );
});

describe('Korean that is being composed', () => {
  test(
    'is not searched for before the syllable is whole, and no letter is lost',
    async () => {
      await answer('ko/search.html', async (page) => {
        await page.clock.install();
        await page.reload();
        await answered(page);
        const session = await page.context().newCDPSession(page);
        const input = page.locator('#q');
        await input.focus();
        const asked: string[] = [];
        await page.exposeFunction('noteAddress', (address: string) => asked.push(address));
        await page.evaluate(() => {
          const replace = history.replaceState.bind(history);
          history.replaceState = (...given: Parameters<History['replaceState']>) => {
            replace(...given);
            void (window as unknown as { noteAddress(address: string): Promise<void> }).noteAddress(location.search);
          };
        });
        for (const text of ['ㄴ', '나', '날']) {
          await session.send('Input.imeSetComposition', { text, selectionStart: 1, selectionEnd: 1 });
        }
        await page.clock.runFor(5_000);
        expect(asked).toEqual([]);
        expect(await input.inputValue()).toBe('날');
        await session.send('Input.imeSetComposition', { text: '나', selectionStart: 1, selectionEnd: 1 });
        await session.send('Input.insertText', { text: '나' });
        await session.send('Input.insertText', { text: '라장터' });
        await answeredAt(page, ({ searchParams }) => searchParams.get('q') === '나라장터');
        await page.waitForFunction(() => document.querySelectorAll('#results > li').length > 0);
        expect(await input.inputValue()).toBe('나라장터');
        expect((await found(page))[0]).toBe('ko/systems/koneps.html');
      });
    },
    patience,
  );
});

describe('an index that cannot be loaded', () => {
  test(
    'is told in words, beside the lists and a button that tries again',
    async () => {
      const context = await browser.newContext({ locale: 'en-GB' });
      try {
        const page = await context.newPage();
        await page.route('**/pagefind/**', (route) => route.abort());
        await page.goto(`${site.root}search.html?q=KONEPS`);
        await answered(page);
        expect(await status(page)).toContain('The search index could not be loaded.');
        expect(await found(page)).toEqual([]);
        expect(await page.getByRole('navigation', { name: 'Browse' }).getByRole('link').count()).toBeGreaterThan(5);
        await page.unroute('**/pagefind/**');
        await page.getByRole('button', { name: 'Try again' }).click();
        await page.waitForFunction(() => document.querySelectorAll('#results > li').length > 0);
        expect((await found(page))[0]).toBe('systems/koneps.html');
        expect(await status(page)).toMatch(/found$/u);
      } finally {
        await context.close();
      }
    },
    patience,
  );

  test(
    'half way is told as well',
    async () => {
      const context = await browser.newContext({ locale: 'en-GB' });
      try {
        const page = await context.newPage();
        await page.goto(`${site.root}search.html?kind=organisation`);
        await answered(page);
        await page.route('**/pagefind/fragment/**', (route) => route.abort());
        await page.getByRole('button', { name: 'More results' }).click();
        await page.getByRole('button', { name: 'Try again' }).waitFor();
        expect(await status(page)).toContain('could not be loaded');
      } finally {
        await context.close();
      }
    },
    patience,
  );
});
