import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { asking } from './asking.ts';
import { answered, patience } from './reading.ts';

const { at, search, answer, found, status, answeredAt } = asking();

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
        for (const path of paths) expect((await page.request.get(at.site.root + path)).status(), path).toBe(200);
        const marks = await page.locator('#results > li p mark').allInnerTexts();
        expect(marks.length).toBeGreaterThan(0);
        for (const mark of marks) expect(mark.toLowerCase()).toContain('memorand');
        expect(await status(page)).toMatch(/^\d+ found$/u);
      });
    },
    patience,
  );

  test(
    'finds both languages from either edition, the reader’s first, the other marked; or one alone',
    async () => {
      const languages = (page: Page) =>
        page
          .locator('#results > li')
          .evaluateAll((items) => items.map((item) => item.querySelector('.tongue') === null));
      await answer('search.html?q=체결', async (page) => {
        const own = await languages(page);
        expect(own).toContain(false);
        for (const text of await page.locator('#results > li:has(.tongue) > p > span:lang(ko)').allInnerTexts())
          expect(text).toMatch(/\p{Script=Hangul}/u);
        const all = Number((await status(page)).replace(/\D/gu, ''));
        await page.locator('select[name="lang"]').selectOption('en');
        await answeredAt(page, ({ searchParams }) => searchParams.get('lang') === 'en');
        expect(Number((await status(page)).replace(/\D/gu, '')) || 0).toBeLessThan(all);
      });
      await answer('ko/search.html?q=talked', async (page) => {
        expect((await languages(page)).filter((own) => !own).length).toBeGreaterThan(2);
        expect(await page.locator('#results > li .tongue').first().innerText()).toBe('영어');
      });
    },
    patience,
  );

  test(
    'leads to the section that holds it, where it is marked, under the page’s own address',
    async () => {
      await answer('search.html?q=Tashkent+2020&kind=centre', async (page) => {
        await page.locator('#results > li > a').first().click();
        await page.waitForURL(/centres\/uzbekistan-2020\.html$/u);
        await page.locator('mark.found').first().waitFor();
        const marks = await page.locator('mark.found').allInnerTexts();
        expect(new Set(marks.map((mark) => mark.toLowerCase()))).toEqual(new Set(['tashkent', '2020']));
        await page.goBack();
        await answered(page);
        await page.locator('#results > li').first().getByRole('link', { name: 'Facts', exact: true }).click();
        await page.waitForURL(/centres\/uzbekistan-2020\.html#facts$/u);
      });
    },
    patience,
  );
});

describe('a Korean word', () => {
  const count = async (query: string, more = '') => {
    const { page, close } = await search(`ko/search.html?q=${encodeURIComponent(query)}${more}`);
    try {
      return { all: Number((await status(page)).replace(/\D/gu, '')), first: await found(page) };
    } finally {
      await close();
    }
  };

  test(
    'is found by its noun, whatever particle it carries in the question',
    async () => {
      for (const [one, other] of [
        ['정부에서', '정부가'],
        ['양해각서를 체결', '양해각서 체결'],
        ['협력센터', '협력센터를'],
      ] as const) {
        const [a, b] = [await count(one), await count(other)];
        expect(a.all, one).toBeGreaterThan(10);
        expect(a.all, one).toBe(b.all);
      }
    },
    patience,
  );

  test(
    'is found by its parts and as a whole, with and without spaces',
    async () => {
      const centre = 'ko/centres/uzbekistan-2013.html';
      for (const query of ['협력센터', '협력 센터', '전자정부협력센터를', '전자정부 협력 센터', '센터'])
        expect((await count(query, '&kind=centre&country=uz')).first, query).toContain(centre);
      const [whole, part] = [await count('디지털정부'), await count('정부')];
      expect(part.all).toBeGreaterThan(whole.all);
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

  test.each([
    ['a name', 'search.html?q=Uzbeksitan', 'Uzbekistan', 'countries/uz.html'],
    ['a Korean name', 'ko/search.html?q=나라장텨', '나라장터', 'ko/systems/koneps.html'],
    ['a word among others', 'search.html?q=memorandun+Serbia', 'memorandum Serbia', undefined],
  ])(
    'is answered with what may have been meant: %s',
    async (_, address, meant, first) => {
      await answer(address, async (page) => {
        await page.locator('#search-advice').getByRole('button', { name: meant, exact: true }).click();
        await answeredAt(page, ({ searchParams }) => searchParams.get('q') === meant);
        await page.waitForFunction(() => document.querySelectorAll('#results > li').length > 0);
        expect(await page.locator('#q').inputValue()).toBe(meant);
        if (first !== undefined) expect((await found(page))[0]).toBe(first);
        expect(await page.evaluate(() => document.activeElement?.id)).toBe('q');
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
      const context = await at.browser.newContext({ locale: 'en-GB' });
      try {
        const page = await context.newPage();
        await page.route('**/search-index/**', (route) => route.abort());
        await page.goto(`${at.site.root}search.html?q=KONEPS`);
        await answered(page);
        expect(await status(page)).toContain('The search index could not be loaded.');
        expect(await found(page)).toEqual([]);
        expect(await page.getByRole('navigation', { name: 'Browse' }).getByRole('link').count()).toBeGreaterThan(5);
        await page.unroute('**/search-index/**');
        await page.getByRole('button', { name: 'Try again' }).click();
        await page.waitForFunction(() => document.querySelector('#search-status')?.textContent?.endsWith('found'));
        expect((await found(page))[0]).toBe('systems/koneps.html');
      } finally {
        await context.close();
      }
    },
    patience,
  );

  test(
    'half way is told as well',
    async () => {
      const context = await at.browser.newContext({ locale: 'en-GB' });
      try {
        const page = await context.newPage();
        await page.goto(`${at.site.root}search.html?kind=organisation`);
        await answered(page);
        await page.route('**/search-index/*/records/**', (route) => route.abort());
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
