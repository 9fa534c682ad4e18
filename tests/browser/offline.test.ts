import { cpSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launchChromium } from '../../scripts/chromium.ts';
import { groupOf } from '../../src/archive/export/kept-files.ts';
import type { KeptSet } from '../../src/archive/export/kept-set.ts';
import { wholePathOf, wholePaths } from '../../src/archive/export/whole-index.ts';
import { distFolder, filesIn } from '../build/built-site.ts';
import { barriersOn } from './barriers.ts';
import { country, host, siteOf, someFiles, type Host } from './offline-host.ts';
import { stepPatience } from '../patience.ts';
import { answered, open, patience } from './reading.ts';

/** Reading without a line: what a browser keeps by itself, what a reader has it keep, and one build after another. */

const soon = { timeout: stepPatience };

let browser: Browser;
let small: ReturnType<typeof siteOf>;
beforeAll(async () => {
  browser = await launchChromium();
  small = siteOf(someFiles());
}, patience);
afterAll(async () => {
  await browser.close();
  small.remove();
}, patience);

/** Opens a page in a browser of its own that may have a worker. */
const visit = (site: Host, path: string) => open(browser, site.root + path, { serviceWorkers: 'allow' });

/** Paths that the browser has kept, whole or of any build. */
const kept = (page: Page, root: string) =>
  page.evaluate(async (from) => {
    const found: string[] = [];
    for (const name of await caches.keys())
      for (const { url } of await (await caches.open(name)).keys())
        found.push(url.slice(from.length).split('?')[0] ?? '');
    return found;
  }, root);

/** Waits until the search is kept as a whole, which is done last. */
const settled = (page: Page, wait = soon) =>
  expect
    .poll(() => page.evaluate(async () => (await caches.keys()).some((name) => name.includes(' search '))), wait)
    .toBe(true);

const heading = (page: Page) => page.getByRole('heading', { level: 1 }).innerText();
const status = (page: Page) => page.locator('#keep-status');

describe('after one visit', () => {
  test('the line may go: what was read is read again, the search finds, and what is not kept is said to be not', async () => {
    const site = await host(distFolder, { base: '/any/path/' });
    const { page, close } = await visit(site, 'countries/uz.html');
    try {
      await settled(page);
      // Thousands of files come as one.
      expect(
        site
          .asked()
          .filter((path) => groupOf(path) === 'search' || wholePaths.test(path))
          .toSorted(),
      ).toEqual([
        'ko/search.html',
        ...['facets', 'index', 'pagefind', 'suggest', 'whole'].map((name) => `search-index/${name}.js`),
        'search.html',
      ]);
      await site.cut();
      await page.goto(`${site.root}countries/uz.html`);
      expect(await heading(page)).toBe('Uzbekistan');
      await page.locator('.masthead-name a').click();
      await page.waitForURL(`${site.root}index.html`);
      await page.goto(site.root);
      expect(await heading(page)).toBe('Korea e-Government Cooperation Archive');
      await page.goto(`${site.root}search.html?q=Uzbekistan&kind=country`);
      await answered(page);
      const results = page.locator('#results > li');
      expect(await results.count()).toBeGreaterThan(0);
      await page.locator('#results a[href*="countries/uz.html"]').first().click();
      await page.waitForURL(/\/any\/path\/countries\/uz\.html/u);
      expect(await page.locator('mark').count()).toBeGreaterThan(0);
      await page.goto(`${site.root}ko/search.html?q=${encodeURIComponent('전자정부')}`);
      await answered(page);
      expect(await results.count()).toBeGreaterThan(5);

      await page.goto(`${site.root}ko/systems/koneps.html?a=b`);
      expect(new URL(page.url()).pathname).toBe('/any/path/ko/keep.html');
      expect(await page.locator('#keep-missing').innerText()).toContain('보관되어 있지 않고');
      await site.mend();
      await page.locator('#keep-missing a').click();
      await page.waitForURL(`${site.root}ko/systems/koneps.html?a=b`);
      expect(await heading(page)).toBe('나라장터');
    } finally {
      await close();
      await site.cut();
    }
  });

  test(
    'nothing of it is asked for before the page stands, and what is large or for other sites is not asked for',
    async () => {
      const site = await host(small.folder);
      const { page, faults, close } = await visit(site, '404.html');
      try {
        await page.addInitScript(() => {
          const own = ServiceWorkerContainer.prototype.register;
          ServiceWorkerContainer.prototype.register = function (...given) {
            const [navigation] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
            sessionStorage.setItem('registered', (navigation?.loadEventStart ?? 0) > 0 ? 'after load' : 'before it');
            return own.apply(this, given);
          };
        });
        site.asked();
        await page.goto(`${site.root}about.html`);
        await settled(page);
        expect(await page.evaluate(() => sessionStorage.getItem('registered'))).toBe('after load');
        expect(site.asked().filter((path) => /^og\/|\.(?:zip|epub)$/u.test(path))).toEqual([]);
        expect(await kept(page, site.root)).toEqual(
          expect.arrayContaining(['about.html', 'ko/index.html', 'search.html']),
        );
        expect(faults).toEqual([]);
      } finally {
        await close();
        await site.cut();
      }
    },
    patience,
  );

  test(
    'a search that came in pieces is not taken for whole, and is fetched again',
    async () => {
      const files = [...someFiles(), wholePathOf(1), ...filesIn(distFolder).filter((path) => /\/terms\//u.test(path))];
      const cut = siteOf(files, (path, text) => (path === wholePathOf(1) ? text.slice(0, -99) : text));
      const sound = siteOf(files);
      const site = await host(cut.folder);
      const { page, close } = await visit(site, '404.html');
      const asked: string[] = [];
      const askedFor = (path: string) => {
        asked.push(...site.asked());
        return asked.includes(path);
      };
      try {
        await page.goto(`${site.root}about.html`);
        await expect.poll(() => askedFor(wholePathOf(1)), soon).toBe(true);
        // What comes after it would have been asked for at once.
        await page.waitForTimeout(500);
        expect((await kept(page, site.root)).filter((path) => path.startsWith('search-index/'))).toEqual([]);
        expect(await page.evaluate(async () => (await caches.keys()).length)).toBe(1);
        site.publish(sound.folder);
        await page.goto(`${site.root}about.html`);
        await settled(page);
        expect((await kept(page, site.root)).filter((path) => /\/terms\//u.test(path)).length).toBeGreaterThan(100);
      } finally {
        await close();
        await site.cut();
        cut.remove();
        sound.remove();
      }
    },
    patience,
  );

  test(
    'on a host that leaves out `.html`, both ways of writing an address lead there',
    async () => {
      const site = await host(small.folder, { base: '/a/', strips: true });
      const { page, close } = await visit(site, 'about.html');
      try {
        expect(page.url()).toBe(`${site.root}about`);
        await settled(page);
        await page.goto(`${site.root}${country}`);
        await page.reload();
        await expect.poll(() => kept(page, site.root), soon).toContain(`${country}.html`);
        await site.cut();
        for (const path of ['about', 'about.html', '', 'index.html', 'ko/', 'search', country, `${country}.html`]) {
          await page.goto(site.root + path);
          expect(page.url(), path).toBe(site.root + path);
          expect(await heading(page), path).not.toBe('');
        }
        await page.goto(`${site.root}ko`);
        expect(page.url()).toBe(`${site.root}ko/`);
      } finally {
        await close();
        await site.cut();
      }
    },
    patience,
  );
});

const setOf = (name: string) => JSON.parse(readFileSync(join(distFolder, `keep/${name}.json`), 'utf8')) as KeptSet;

describe('keeping', () => {
  test(
    'a country is kept with all that belongs to it, told beforehand, and removed again',
    async () => {
      const site = await host(small.folder, { base: '/any/path/' });
      const { page, faults, close } = await visit(site, `${country}.html`);
      try {
        await settled(page);
        await page.getByRole('link', { name: 'Keep on this device' }).click();
        await page.waitForURL(`${site.root}keep.html?keep=countries/uz`);
        const set = setOf(country);
        const files = set.en.length + 1;
        await expect
          .poll(() => page.locator('#keep-size').innerText(), soon)
          .toMatch(new RegExp(`^${files} files, .+B on this device`, 'u'));
        await page.getByRole('button', { name: 'Keep', exact: true }).click();
        await expect.poll(() => status(page).innerText(), soon).toBe(`All ${files} files are kept.`);
        await expect
          .poll(() => page.locator('#kept-list').innerText(), soon)
          .toMatch(new RegExp(`Uzbekistan \\(English\\)\\s+whole: .+ \\(files: ${files}\\)`, 'u'));
        expect(await barriersOn(page)).toEqual([]);
        await site.cut();
        for (const path of set.en) {
          await page.goto(site.root + path);
          expect(page.url()).toBe(site.root + path);
        }
        await page.goto(`${site.root}keep.html`);
        await page.getByRole('button', { name: 'Remove: Uzbekistan (English)' }).click();
        await expect.poll(() => status(page).innerText(), soon).toBe('Removed.');
        expect((await kept(page, site.root)).filter((path) => set.en.includes(path))).toEqual([]);
        await expect.poll(() => page.locator('#kept-list').innerText(), soon).not.toContain('Uzbekistan');
        expect(faults).toEqual([]);
      } finally {
        await close();
        await site.cut();
      }
    },
    patience,
  );

  test(
    'everything, killed in the middle, is resumed; what is there is not fetched again',
    async () => {
      const site = await host(small.folder);
      const opened = await visit(site, 'keep.html');
      const { close } = opened;
      let { page } = opened;
      try {
        await settled(page);
        await page.locator('select[name="editions"]').selectOption({ label: 'Both languages' });
        site.stallAfter(25);
        await page.getByRole('button', { name: 'Keep', exact: true }).click();
        const before = (await kept(page, site.root)).length;
        await expect.poll(async () => (await kept(page, site.root)).length, soon).toBeGreaterThan(before + 10);
        const context = page.context();
        await page.close();
        await site.cut();
        await site.mend();
        site.stallAfter(Infinity);
        page = await context.newPage();
        await page.goto(`${site.root}keep.html`);
        const there = await kept(page, site.root);
        await expect
          .poll(() => page.locator('#kept-list').innerText(), soon)
          .toMatch(/Everything \(English, Korean\)\s+.+ \(files: [\d,]+ of [\d,]+\)/u);
        site.asked();
        await page.getByRole('button', { name: 'Resume: Everything (English, Korean)' }).click();
        await expect.poll(() => status(page).innerText(), soon).toMatch(/^All \d+ files are kept\.$/u);
        const asked = site.asked();
        expect(asked).toContain('ko/gaps.html');
        expect(asked.filter((path) => there.includes(path))).toEqual([]);

        await site.cut();
        await page.goto(`${site.root}ko/gaps.html`);
        await page.goto(`${site.root}verify.html`);
        await page.getByRole('button', { name: 'Check what this browser has kept' }).click();
        await expect
          .poll(() => page.locator('#verify-status').innerText(), soon)
          .toMatch(/^All \d+ files are as the list says\.$/u);
      } finally {
        await close();
        await site.cut().catch(() => undefined);
      }
    },
    patience,
  );

  test(
    'it can be stopped, and says when the line breaks',
    async () => {
      const site = await host(small.folder);
      const { page, close } = await visit(site, 'ko/keep.html');
      try {
        await settled(page);
        site.stallAfter(5);
        await page.getByRole('button', { name: '보관', exact: true }).click();
        await page.getByRole('button', { name: '중지' }).click();
        await expect.poll(() => status(page).innerText(), soon).toContain('멈추었다');
        expect(await page.getByRole('button', { name: '중지' }).isVisible()).toBe(false);
        await site.cut();
        await page.getByRole('button', { name: /^이어서 받기: .+\)$/u }).click();
        await expect.poll(() => status(page).innerText(), soon).toContain('인터넷이 끊겼다');
      } finally {
        await close();
        await site.cut().catch(() => undefined);
      }
    },
    patience,
  );

  test(
    'a damaged file is named by the check, and mended by keeping',
    async () => {
      const site = await host(small.folder);
      const { page, close } = await visit(site, `keep.html?keep=${country}`);
      const verify = async () => {
        await page.goto(`${site.root}verify.html`);
        await page.getByRole('button', { name: 'Check what this browser has kept' }).click();
        await expect.poll(() => page.locator('#verify-status').innerText(), soon).toMatch(/list says/u);
        return (await page.locator('#verify-results').innerText()).replaceAll(/\s+/gu, ' ');
      };
      try {
        await settled(page);
        await page.getByRole('button', { name: 'Keep', exact: true }).click();
        await expect.poll(() => status(page).innerText(), soon).toContain('are kept');
        await page.evaluate(async () => {
          for (const name of await caches.keys()) {
            const cache = await caches.open(name);
            for (const request of await cache.keys())
              if (request.url.includes('/countries/uz.html')) await cache.put(request, new Response('damaged'));
          }
        });
        expect(await verify()).toMatch(/^Differ \(1\) countries\/uz\.html Hash/u);
        await page.goto(`${site.root}keep.html`);
        await page.getByRole('button', { name: 'Check and mend: Uzbekistan (English)' }).click();
        await expect.poll(() => status(page).innerText(), soon).toContain('were checked and are sound');
        expect(await verify()).toMatch(/^Hash/u);
      } finally {
        await close();
        await site.cut();
      }
    },
    patience,
  );
});

describe('a browser that keeps nothing', () => {
  test(
    'whose room is used up says so, and what was kept stays',
    async () => {
      const site = await host(small.folder);
      const { page, close } = await visit(site, 'about.html');
      try {
        await settled(page);
        await page.addInitScript(() => {
          let room = 12;
          const own = Cache.prototype.put;
          Cache.prototype.put = function (...given) {
            if (room-- <= 0) return Promise.reject(new DOMException('Quota exceeded.', 'QuotaExceededError'));
            return own.apply(this, given);
          };
        });
        await page.goto(`${site.root}keep.html?keep=${country}`);
        await page.getByRole('button', { name: 'Keep', exact: true }).click();
        await expect.poll(() => status(page).innerText(), soon).toContain('no more room');
        await expect
          .poll(() => page.locator('#kept-list').innerText(), soon)
          .toMatch(/Uzbekistan \(English\)\s+.+ \(files: [\d,]+ of [\d,]+\)/u);
        expect((await kept(page, site.root)).filter((path) => setOf(country).en.includes(path)).length).toBeGreaterThan(
          5,
        );
      } finally {
        await close();
        await site.cut();
      }
    },
    patience,
  );

  test(
    'whose room is used up from the start is read with as ever',
    async () => {
      const site = await host(small.folder);
      const { page, faults, close } = await visit(site, '404.html');
      try {
        const protocol = await page.context().newCDPSession(page);
        await protocol.send('Storage.overrideQuotaForOrigin', {
          origin: new URL(site.root).origin,
          quotaSize: 100_000,
        });
        for (const path of ['about.html', `${country}.html`, 'about.html']) {
          await page.goto(site.root + path);
          expect(await heading(page)).not.toBe('');
        }
        expect(faults).toEqual([]);
      } finally {
        await close();
        await site.cut();
      }
    },
    patience,
  );

  test.each([
    ['has no workers', () => Reflect.deleteProperty(Navigator.prototype, 'serviceWorker')],
    [
      'refuses storage',
      () => {
        CacheStorage.prototype.keys = () => Promise.reject(new DOMException('Refused.', 'SecurityError'));
        CacheStorage.prototype.open = () => Promise.reject(new DOMException('Refused.', 'SecurityError'));
      },
    ],
  ])(
    'because it %s says so, and is read with as ever',
    async (_, refuse) => {
      const site = await host(small.folder);
      const { page, faults, close } = await visit(site, '404.html');
      try {
        await page.addInitScript(refuse);
        await page.goto(`${site.root}keep.html`);
        await expect.poll(() => status(page).innerText(), soon).toContain('does not let the site keep anything');
        expect(await page.getByRole('button', { name: 'Keep', exact: true }).isVisible()).toBe(false);
        await page.locator('.masthead-name a').click();
        await page.waitForURL(`${site.root}index.html`);
        expect(faults).toEqual([]);
      } finally {
        await close();
        await site.cut();
      }
    },
    patience,
  );

  test(
    'from a folder there is nothing to keep, and without a script the page says what to take instead',
    async () => {
      const folder = await open(browser, pathToFileURL(resolve(small.folder, 'keep.html')).href, {
        serviceWorkers: 'allow',
      });
      expect(await status(folder.page).innerText()).toContain('on this device already');
      expect(folder.faults).toEqual([]);
      await folder.close();
      const site = await host(small.folder);
      const plain = await open(browser, `${site.root}keep.html`, { javaScriptEnabled: false });
      expect(await plain.page.getByRole('main').innerText()).toContain('needs JavaScript');
      await plain.close();
      await site.cut();
    },
    patience,
  );
});

describe('another build', () => {
  /** A build of which every page says `words`, and the search too. */
  const buildSaying = (words: string) =>
    siteOf(someFiles(), (path, text) =>
      path.endsWith('.html')
        ? text.replace('</h1>', ` ${words}</h1>`)
        : path === 'pagefind/pagefind-entry.json'
          ? `${text}\n${' '.repeat(words.length)}`
          : text,
    );
  const entryOf = (page: Page) =>
    page.evaluate(async () => (await (await fetch('pagefind/pagefind-entry.json')).text()).length);

  test(
    'takes over as a whole, when the reader says so, in every open tab',
    async () => {
      const [a, b] = [small, buildSaying('(B)')];
      const site = await host(a.folder);
      const { page, faults, close } = await visit(site, 'about.html');
      try {
        await settled(page);
        const tab = await page.context().newPage();
        await tab.goto(`${site.root}search.html`);
        const search = await entryOf(tab);
        site.publish(b.folder);
        await page.goto(`${site.root}about.html`);
        // What is kept is of the build that is at work.
        expect(await heading(page)).not.toContain('(B)');
        const offered = page.locator('#new-version');
        await expect.poll(() => offered.innerText(), soon).toContain('A new version of the archive is here.');
        expect(await offered.getAttribute('role')).toBe('status');
        expect(await barriersOn(page)).toEqual([]);
        await tab.reload();
        expect(await heading(tab)).not.toContain('(B)');
        expect(await entryOf(tab)).toBe(search);
        await tab.goto(`${site.root}ko/search.html`);
        await expect.poll(() => tab.locator('#new-version').innerText(), soon).toContain('아카이브의 새 판을 받았다.');

        await site.cut();
        await page.getByRole('button', { name: 'Show it' }).click();
        await expect.poll(() => heading(tab), soon).toContain('(B)');
        await tab.goto(`${site.root}search.html`);
        expect(await heading(tab)).toContain('(B)');
        expect(await entryOf(tab)).toBe(search + 4);
        // What was kept before and could not be fetched yet is whole, and says what it is.
        await page.goto(`${site.root}about.html`);
        expect(await heading(page)).not.toContain('(B)');
        expect(await page.locator('main .notice').first().innerText()).toContain('of an earlier version');
        await site.mend();
        await page.goto(`${site.root}index.html`);
        const sound = async () => {
          await page.goto(`${site.root}about.html`);
          return heading(page);
        };
        await expect.poll(sound, soon).toContain('(B)');
        await expect
          .poll(async () => (await kept(page, site.root)).filter((path) => path === 'about.html'), soon)
          .toHaveLength(1);
        expect(faults.filter((fault) => !fault.startsWith('failed:'))).toEqual([]);
      } finally {
        await close();
        await site.cut();
        b.remove();
      }
    },
    patience,
  );

  test(
    'that is only half there does not take over',
    async () => {
      const b = buildSaying('(B)');
      // The host has the new worker, and one page of the shell of before.
      const half = siteOf(someFiles());
      const site = await host(small.folder);
      const { page, close } = await visit(site, 'about.html');
      try {
        await settled(page);
        for (const path of ['offline-worker.js', 'offline.json', 'search.html'])
          cpSync(join(b.folder, path), join(half.folder, path));
        site.publish(half.folder);
        site.asked();
        await page.goto(`${site.root}about.html`);
        await expect.poll(() => site.asked(), soon).toContain('offline.json');
        await expect
          .poll(() => page.evaluate(async () => (await navigator.serviceWorker.ready).installing === null), soon)
          .toBe(true);
        expect(await page.locator('#new-version').count()).toBe(0);
        await page.goto(`${site.root}index.html`);
        expect(await heading(page)).not.toContain('(B)');
      } finally {
        await close();
        await site.cut();
        b.remove();
        half.remove();
      }
    },
    patience,
  );
});
