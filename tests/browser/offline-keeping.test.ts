import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, test } from 'vitest';
import type { KeptSet } from '../../src/archive/export/kept-set.ts';
import { distFolder } from '../build/built-site.ts';
import { barriersOn } from './barriers.ts';
import { country, host } from './offline-host.ts';
import { heading, keeping, kept, settled, soon, status } from './offline-reading.ts';
import { open, patience } from './reading.ts';

/** What a reader has the browser keep, and browsers that keep nothing. */

const at = keeping();

const setOf = (name: string) => JSON.parse(readFileSync(join(distFolder, `keep/${name}.json`), 'utf8')) as KeptSet;

describe('keeping', () => {
  test(
    'a country is kept with all that belongs to it, told beforehand, and removed again',
    async () => {
      const site = await host(at.small.folder, { base: '/any/path/' });
      const { page, faults, close } = await at.visit(site, `${country}.html`);
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
      const site = await host(at.small.folder);
      const opened = await at.visit(site, 'keep.html');
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
      const site = await host(at.small.folder);
      const { page, close } = await at.visit(site, 'ko/keep.html');
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
      const site = await host(at.small.folder);
      const { page, close } = await at.visit(site, `keep.html?keep=${country}`);
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
      const site = await host(at.small.folder);
      const { page, close } = await at.visit(site, 'about.html');
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
      const site = await host(at.small.folder);
      const { page, faults, close } = await at.visit(site, '404.html');
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
      const site = await host(at.small.folder);
      const { page, faults, close } = await at.visit(site, '404.html');
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
      const folder = await open(at.browser, pathToFileURL(resolve(at.small.folder, 'keep.html')).href, {
        serviceWorkers: 'allow',
      });
      expect(await status(folder.page).innerText()).toContain('on this device already');
      expect(folder.faults).toEqual([]);
      await folder.close();
      const site = await host(at.small.folder);
      const plain = await open(at.browser, `${site.root}keep.html`, { javaScriptEnabled: false });
      expect(await plain.page.getByRole('main').innerText()).toContain('needs JavaScript');
      await plain.close();
      await site.cut();
    },
    patience,
  );
});
