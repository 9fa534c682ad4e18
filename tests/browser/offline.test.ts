import { cpSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { groupOf } from '../../src/archive/export/kept-files.ts';
import { wholePathOf, wholePaths } from '../../src/archive/export/whole-index.ts';
import { distFolder, filesIn } from '../build/built-site.ts';
import { barriersOn } from './barriers.ts';
import { host, siteOf, someFiles, country } from './offline-host.ts';
import { heading, keeping, kept, settled, soon } from './offline-reading.ts';
import { answered, patience } from './reading.ts';

/** Reading offline: what a browser keeps by itself, and one build after another. */

const at = keeping();

describe('after one visit', () => {
  test('the line may go: what was read is read again, the search finds, and what is not kept is said to be not', async () => {
    const site = await host(distFolder, { base: '/any/path/' });
    const { page, close } = await at.visit(site, 'countries/uz.html');
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
      const site = await host(at.small.folder);
      const { page, faults, close } = await at.visit(site, '404.html');
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
      const { page, close } = await at.visit(site, '404.html');
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
      const site = await host(at.small.folder, { base: '/a/', strips: true });
      const { page, close } = await at.visit(site, 'about.html');
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
      const [a, b] = [at.small, buildSaying('(B)')];
      const site = await host(a.folder);
      const { page, faults, close } = await at.visit(site, 'about.html');
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
      const site = await host(at.small.folder);
      const { page, close } = await at.visit(site, 'about.html');
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
