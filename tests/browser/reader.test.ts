import type { BrowserContextOptions, Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { filesIn, distFolder } from '../build/built-site.ts';
import { barriersOn, cutOff, overflowing } from './barriers.ts';
import { answered, open, patience, reading, type Opened } from './reading.ts';

/** Readers who use a keyboard alone, have no JavaScript, print, or read with another program. */

const at = reading();

/** Opens a page, runs `check`, and closes it; a fault of the page is one of the test. */
async function on(path: string, check: (page: Page) => Promise<void>, options?: BrowserContextOptions): Promise<void> {
  const { page, faults, close }: Opened = await open(at.browser, at.site.root + path, options);
  try {
    await check(page);
    expect(faults).toEqual([]);
  } finally {
    await close();
  }
}

const record = 'centres/uzbekistan-2020.html';
const article = 'articles/2020-02-05-uzbekistan-centre-opens.html';

describe('with the keyboard alone', () => {
  /** What can be reached, in the order of the document; each is given a number to be known by. */
  const numberReachable = (page: Page) =>
    page.evaluate(() => {
      const reachable = [
        ...document.querySelectorAll<HTMLElement>('a[href], button, input, select, textarea, summary, [tabindex="0"]'),
      ].filter((element) => element.checkVisibility() && !element.matches(':disabled, [tabindex="-1"]'));
      for (const [index, element] of reachable.entries()) element.dataset['reach'] = String(index);
      return reachable.length;
    });

  /** The number of what has the focus, and whether one can see that it has it: nothing lies over all of it. */
  const focused = (page: Page) =>
    page.evaluate(() => {
      const element = document.activeElement as HTMLElement;
      const { outlineStyle, outlineWidth } = getComputedStyle(element);
      const boxes = [...element.getClientRects()].filter(({ width, height }) => width > 0 && height > 0);
      const points = boxes.flatMap(({ x, y, width, height }) =>
        [0.1, 0.5, 0.9].flatMap((across) =>
          [0.1, 0.5, 0.9].map((down) => [x + width * across, y + height * down] as const),
        ),
      );
      const onTop = points.some(([x, y]) => {
        const found = document.elementFromPoint(x, y);
        // What is drawn has gaps; what lies there behind it holds it.
        return found !== null && (element.contains(found) || found.contains(element));
      });
      return {
        number: element.dataset['reach'],
        visible: outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2 && onTop,
        what: `${element.tagName} ${element.textContent.trim().slice(0, 30)}`,
      };
    });

  test.each([
    'index.html',
    record,
    article,
    'countries/uz.html',
    'map.html',
    'timeline.html',
    'data/index.html',
    'search.html?q=Uzbekistan',
    'ko/index.html',
    'ko/search.html?kind=centre',
  ])(
    'everything on %s is reached, in order, and one sees where one is',
    async (path) => {
      await on(path, async (page) => {
        if (path.includes('search.html')) await answered(page);
        const count = await numberReachable(page);
        expect(count).toBeGreaterThan(20);
        for (let number = 0; number < count; number += 1) {
          await page.keyboard.press('Tab');
          const { visible, what, number: reached } = await focused(page);
          expect({ reached, visible }, what).toEqual({ reached: String(number), visible: true });
        }
      });
    },
    patience,
  );

  test(
    'what is pointed at in a drawing is named and reached beside it',
    async () => {
      for (const path of ['map.html', 'ko/map.html']) {
        await on(path, async (page) => {
          const { drawn, named } = await page.evaluate(() => ({
            drawn: [...document.querySelectorAll('main svg a')].map((link) => link.getAttribute('href')),
            named: [...document.querySelectorAll('main a:not([tabindex="-1"])')].map((link) =>
              link.getAttribute('href'),
            ),
          }));
          expect(drawn.length).toBeGreaterThan(50);
          expect(drawn.filter((href) => !named.includes(href))).toEqual([]);
        });
      }
    },
    patience,
  );

  test(
    'the first step leads past the head of the page to what it is about',
    async () => {
      for (const path of ['index.html', `ko/${record}`]) {
        await on(path, async (page) => {
          await page.keyboard.press('Tab');
          expect(await page.evaluate(() => document.activeElement?.getAttribute('href'))).toBe('#content');
          await page.keyboard.press('Enter');
          expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('MAIN');
          await page.keyboard.press('Tab');
          expect(await page.evaluate(() => document.activeElement?.closest('main') !== null)).toBe(true);
        });
      }
    },
    patience,
  );

  test(
    'a question is asked, narrowed, and its first result opened',
    async () => {
      await on('index.html', async (page) => {
        const tabTo = async (selector: string) => {
          for (let steps = 0; steps < 300; steps += 1) {
            if (await page.evaluate((wanted) => document.activeElement?.matches(wanted) ?? false, selector)) return;
            await page.keyboard.press('Tab');
          }
          throw new Error(`Unexpected page on which \`${selector}\` is not reached`);
        };
        await tabTo('main input[type="search"]');
        await page.keyboard.type('Tashkent');
        await page.keyboard.press('Enter');
        await page.waitForURL(/search\.html\?q=Tashkent/u);
        await answered(page);
        await tabTo('input[name="kind"][value="centre"]');
        await page.keyboard.press('Space');
        await page.waitForURL(/kind=centre/u);
        await answered(page);
        await page.waitForFunction(() => document.querySelectorAll('#results > li').length < 10);
        await tabTo('#results a');
        await page.keyboard.press('Enter');
        await page.waitForURL(/\/centres\/uzbekistan-20\d\d\.html/u);
      });
    },
    patience,
  );
});

describe('without JavaScript', () => {
  const unscripted: BrowserContextOptions = { javaScriptEnabled: false };

  test.each([
    'index.html',
    record,
    article,
    'countries/uz.html',
    'people/index.html',
    'about.html',
    'data/index.html',
    'ko/index.html',
    `ko/${article}`,
  ])(
    '%s says all that it says with it',
    async (path) => {
      let scripted = '';
      await on(path, async (page) => {
        scripted = await page.locator('main').innerText();
      });
      await on(
        path,
        async (page) => {
          expect(await page.locator('main').innerText()).toBe(scripted);
        },
        unscripted,
      );
      expect(scripted.length).toBeGreaterThan(200);
    },
    patience,
  );

  test.each([
    ['search.html', 'Search needs JavaScript', 'Systems'],
    ['ko/search.html', '검색에는 자바스크립트가 필요하다', '시스템'],
  ])(
    '%s says that it needs it, and leads to the lists',
    async (path, words, list) => {
      await on(
        path,
        async (page) => {
          expect(await page.locator('main').innerText()).toContain(words);
          await page.locator('main').getByRole('link', { name: list, exact: true }).click();
          await page.waitForURL(/\/systems\/index\.html$/u);
        },
        unscripted,
      );
    },
    patience,
  );

  test(
    'the form in the head of a page leads to the search page',
    async () => {
      await on(
        record,
        async (page) => {
          await page.locator('.masthead input[type="search"]').fill('KONEPS');
          await page.keyboard.press('Enter');
          await page.waitForURL(/\/search\.html\?q=KONEPS$/u);
          expect(await page.locator('main').innerText()).toContain('Search needs JavaScript');
        },
        unscripted,
      );
    },
    patience,
  );
});

describe('on paper', () => {
  test(
    'a record is printed without what only a screen can use',
    async () => {
      await on(record, async (page) => {
        await page.emulateMedia({ media: 'print' });
        for (const part of ['.skip', '.masthead search', '.masthead nav', '.editions', '.colophon nav'])
          expect(await page.locator(part).first().isVisible(), part).toBe(false);
        for (const part of ['h1', '.facts', '.sources', '.masthead-name', '.colophon p'])
          expect(await page.locator(part).first().isVisible(), part).toBe(true);
      });
      await on('index.html', async (page) => {
        await page.emulateMedia({ media: 'print' });
        expect(await page.locator('.search-form').isVisible()).toBe(false);
        expect(await page.getByRole('main').getByRole('link').first().isVisible()).toBe(true);
      });
    },
    patience,
  );

  test(
    'an address in the box of the source is printed in full',
    async () => {
      await on(article, async (page) => {
        await page.emulateMedia({ media: 'print' });
        const links = await page.locator('.facts a[href^="http"]').evaluateAll((anchors) =>
          anchors.map((anchor) => ({
            href: anchor.getAttribute('href') ?? '',
            printed: `${anchor.textContent} ${getComputedStyle(anchor, '::after').content}`,
          })),
        );
        expect(links.length).toBeGreaterThan(0);
        for (const { href, printed } of links) expect(printed).toContain(href);
      });
    },
    patience,
  );

  /** A sheet of A4 between its margins. */
  const sheet: BrowserContextOptions = { viewport: { width: 672, height: 980 }, colorScheme: 'dark' };

  test.each([article, `ko/${article}`, 'countries/uz.html', 'ko/countries/uz.html', record])(
    '%s is a clean document: no navigation, nothing cut off, no row in two, addresses in full',
    async (path) => {
      await on(
        path,
        async (page) => {
          await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
          expect(await page.locator('nav:visible, search:visible, form:visible, button:visible').count()).toBe(0);
          expect({ cutOff: await cutOff(page, 'paper'), overflowing: await overflowing(page) }).toEqual({
            cutOff: [],
            overflowing: [],
          });
          expect(await barriersOn(page, 'color-contrast', 'color-contrast-enhanced')).toEqual([]);
          const { torn, hidden } = await page.evaluate(() => ({
            torn: [...document.querySelectorAll('main :is(tr, dl > div)')]
              .filter((row) => row.checkVisibility() && getComputedStyle(row).breakInside !== 'avoid')
              .map((row) => row.textContent.trim().slice(0, 40)),
            hidden: [...document.querySelectorAll('main a[href^="http"]')]
              .filter((link) => link.checkVisibility())
              .filter((link) => {
                const printed = `${link.textContent} ${getComputedStyle(link, '::after').content}`;
                return !printed.includes(link.getAttribute('href') ?? '');
              })
              .map((link) => link.outerHTML.slice(0, 120)),
          }));
          expect({ torn, hidden }).toEqual({ torn: [], hidden: [] });
          const pdf = (await page.pdf({ format: 'A4' })).toString('latin1');
          expect(pdf.startsWith('%PDF-')).toBe(true);
          expect(pdf.match(/\/Type \/Page\b/gu)?.length).toBeGreaterThan(0);
        },
        sheet,
      );
    },
    patience,
  );

  test(
    'the page is black on white, though the screen be dark',
    async () => {
      await on(
        record,
        async (page) => {
          await page.emulateMedia({ media: 'print' });
          const colours = await page.evaluate(() => {
            const { color, backgroundColor } = getComputedStyle(document.body);
            return { color, backgroundColor };
          });
          expect(colours).toEqual({ color: 'rgb(0, 0, 0)', backgroundColor: 'rgb(255, 255, 255)' });
        },
        { colorScheme: 'dark' },
      );
    },
    patience,
  );
});

test(
  'every XML file is well formed, as a browser parses it',
  async () => {
    const paths = filesIn(distFolder).filter((path) => /\.(?:xml|svg)$/u.test(path));
    expect(paths).toEqual(expect.arrayContaining(['feed.xml', 'ko/feed.xml', 'sitemap-index.xml', 'favicon.svg']));
    const check = async (page: Page) => {
      const errors = await page.evaluate(async (files) => {
        const faults: string[] = [];
        for (const file of files) {
          const text = await (await fetch(file)).text();
          const error = new DOMParser().parseFromString(text, 'application/xml').querySelector('parsererror');
          if (error) faults.push(`${file}: ${error.textContent}`);
        }
        return faults;
      }, paths);
      expect(errors).toEqual([]);
    };
    // A picture has styles of its own, which the policy of the page that reads it here does not know.
    await on('index.html', check, { bypassCSP: true });
  },
  patience,
);
