import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchChromium } from '../../scripts/chromium.ts';
import { distFolder } from '../build/built-site.ts';
import { open, patience, serve, type Served } from './reading.ts';

/** The page that checks a copy: what the host gives out, and what the browser has kept. */

let browser: Browser;
let site: Served;
beforeAll(async () => {
  browser = await launchChromium();
  site = await serve('/any/path/');
}, patience);
afterAll(async () => {
  await browser.close();
  await site.close();
}, patience);

/** A list of no files, which a list of hashes that is cut is not held against. */
const noFiles = '{}';

/** The list of the site, cut to some of its files, for one that takes seconds; and to what it is changed. */
function listOf(paths: readonly string[], changed: Readonly<Record<string, string>> = {}): string {
  const lines = readFileSync(join(distFolder, 'SHA256SUMS'), 'utf8').split('\n');
  return [
    ...paths.map((path) =>
      path in changed ? `${changed[path]}  ${path}` : lines.find((line) => line.endsWith(`  ${path}`)),
    ),
    `${createHash('sha256').update(noFiles).digest('hex')}  offline.json`,
  ].join('\n');
}

test(
  'what the host gives out is compared, and what differs or is missing is named',
  async () => {
    const { page, faults, close } = await open(browser, `${site.root}verify.html`);
    try {
      let list = listOf([
        '404.html',
        'about.html',
        'ko/index.html',
        'data/digests-ko.epub',
        'data/records.json',
        '_headers',
      ]);
      await page.route('**/SHA256SUMS', (route) => route.fulfill({ contentType: 'text/plain', body: list }));
      await page.route('**/offline.json', (route) => route.fulfill({ contentType: 'application/json', body: noFiles }));
      const all = page.getByRole('button', { name: 'Check everything at this address' });
      const status = page.getByRole('status');
      await all.click();
      // What hosts keep for themselves is not asked for.
      await expect.poll(() => status.innerText()).toBe('All 6 files are as the list says.');
      expect(faults).toEqual([]);

      const other = '0'.repeat(64);
      list = listOf(['about.html', 'gaps.html', 'nothing.html', 'ko/nothing.html'], {
        'gaps.html': other,
        'nothing.html': other,
        'ko/nothing.html': other,
      });
      await all.click();
      await expect.poll(() => status.innerText()).toBe('3 files are not as the list says.');
      expect((await page.locator('#verify-results').innerText()).replaceAll(/\s+/gu, ' ')).toMatch(
        /^Differ \(1\) gaps\.html Not to be had \(2\) ko\/nothing\.html nothing\.html Hash of the list itself/u,
      );

      await page.unroute('**/SHA256SUMS');
      await page.route('**/SHA256SUMS', (route) => route.abort());
      await all.click();
      await expect.poll(() => status.innerText()).toBe('The list of hashes could not be read.');
    } finally {
      await close();
    }
  },
  patience,
);

test(
  'what the browser has kept is compared without a line, however hosts write its address',
  async () => {
    const { page, close } = await open(browser, `${site.root}verify.html`);
    try {
      const kept = page.getByRole('button', { name: 'Check what this browser has kept' });
      await kept.click();
      await expect
        .poll(() => page.getByRole('status').innerText())
        .toBe('This browser has kept nothing of the archive.');
      await page.evaluate(async (root) => {
        const cache = await caches.open('kept');
        await cache.add(`${root}index.html?__revision=1`);
        await cache.add(`${root}centres/`);
        await cache.put(`${root}about`, await fetch(`${root}about.html`));
        await cache.put(`${root}ko/gaps.html`, new Response('damaged'));
        await cache.put(`${root}old.html`, new Response('of another build'));
        await cache.put(new URL('/elsewhere.html', root).href, new Response('of another site'));
      }, site.root);
      await kept.click();
      await expect.poll(() => page.getByRole('status').innerText()).toBe('2 files are not as the list says.');
      expect((await page.locator('#verify-results').innerText()).replaceAll(/\s+/gu, ' ')).toMatch(
        /^Differ \(1\) ko\/gaps\.html Kept, but in no list \(1\) old\.html Hash of the list itself \(SHA-256\): [0-9a-f]{64}$/u,
      );
    } finally {
      await close();
    }
  },
  patience,
);

test(
  'a check can be stopped',
  async () => {
    const { page, close } = await open(browser, `${site.root}ko/verify.html`);
    try {
      let asked = 0;
      await page.route('**/articles/**', async (route) => {
        asked += 1;
        if (asked < 20) await route.continue();
      });
      await page.getByRole('button', { name: '이 주소의 전체를 확인' }).click();
      await expect.poll(() => asked).toBeGreaterThanOrEqual(20);
      await page.getByRole('button', { name: '중지' }).click();
      await expect.poll(() => page.getByRole('status').innerText()).toBe('끝나기 전에 멈추었다.');
      expect(await page.getByRole('button', { name: '중지' }).isVisible()).toBe(false);
    } finally {
      await close();
    }
  },
  patience,
);

test(
  'from a folder, and without a script, the page says how to check by hand',
  async () => {
    const { page, close } = await open(browser, pathToFileURL(resolve(distFolder, 'verify.html')).href);
    try {
      expect(await page.getByRole('status').innerText()).toContain('opened from a folder');
      expect(await page.getByRole('button', { name: 'Check everything' }).isVisible()).toBe(false);
      expect(await page.getByRole('main').innerText()).toContain('sha256sum --quiet -c SHA256SUMS');
    } finally {
      await close();
    }
    const plain = await open(browser, `${site.root}verify.html`, { javaScriptEnabled: false });
    try {
      expect(await plain.page.getByRole('main').innerText()).toContain('sha256sum --quiet -c SHA256SUMS');
      expect(await plain.page.getByRole('button', { name: 'Check everything' }).isVisible()).toBe(false);
    } finally {
      await plain.close();
    }
  },
  patience,
);
