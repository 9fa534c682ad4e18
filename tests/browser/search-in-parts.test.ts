import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchChromium } from '../../scripts/chromium.ts';
import {
  indexFolder,
  readWholePart,
  wholeFiles,
  wholePathOf,
  wholePaths,
  type WholeIndex,
} from '../../src/archive/export/whole-index.ts';
import { distFolder, filesIn } from '../build/built-site.ts';
import { host, siteOf, someFiles } from './offline-host.ts';
import { answered, open, patience } from './reading.ts';

/** The files that hold the whole search, in more parts than today’s archive needs. */

let browser: Browser;
beforeAll(async () => {
  browser = await launchChromium();
}, patience);
afterAll(async () => {
  await browser.close();
}, patience);

/** Today’s index in parts of some hundred thousand bytes. */
function inParts() {
  const read = readdirSync(join(distFolder, indexFolder))
    .filter((name) => wholePaths.test(indexFolder + name))
    .map((_, index) => readWholePart(readFileSync(join(distFolder, wholePathOf(index + 1)), 'utf8'), index + 1));
  const index: WholeIndex = {
    version: read[0]?.version ?? '',
    data: Object.assign({}, ...read.map(({ data }) => data)) as WholeIndex['data'],
    pagefind: Object.assign({}, ...read.map(({ pagefind }) => pagefind)) as WholeIndex['pagefind'],
  };
  return [...wholeFiles(index, 300_000)];
}

test(
  'from a folder the search loads those that it needs, and finds what any of them has',
  async () => {
    const parts = inParts();
    const [[, first] = []] = parts;
    const { pagefindParts } = readWholePart(String(first), 1);
    expect(pagefindParts).toBeGreaterThan(2);
    expect(parts.length).toBeGreaterThan(pagefindParts);

    const folder = mkdtempSync(join(tmpdir(), 'archive-'));
    const into = (path: string) => {
      symlinkSync(resolve(distFolder, path), join(folder, path));
    };
    for (const name of readdirSync(distFolder)) if (`${name}/` !== indexFolder) into(name);
    mkdirSync(join(folder, indexFolder));
    for (const name of readdirSync(join(distFolder, indexFolder)))
      if (!wholePaths.test(indexFolder + name)) into(indexFolder + name);
    for (const [path, content] of parts) writeFileSync(join(folder, path), content);

    const { page, faults, close } = await open(browser, 'about:blank');
    const loaded = new Set<string>();
    page.on('request', (request) => {
      const [path = ''] = request.url().split(`${indexFolder}`).slice(1);
      if (wholePaths.test(indexFolder + path)) loaded.add(indexFolder + path);
    });
    try {
      for (const question of ['procurement', 'seoul', 'training', '연수', '전자조달']) {
        await page.goto(`${pathToFileURL(join(folder, 'search.html')).href}?q=${encodeURIComponent(question)}`);
        await answered(page);
        expect(await page.locator('#results > li').count(), question).toBeGreaterThan(5);
      }
      expect([...loaded].toSorted()).toEqual(
        Array.from({ length: pagefindParts }, (_, index) => wholePathOf(index + 1)).toSorted(),
      );
      expect(faults).toEqual([]);
    } finally {
      await close();
      rmSync(folder, { recursive: true });
    }
  },
  patience,
);

test(
  'a browser that keeps the search fetches them one after another, until it has every file',
  async () => {
    const isTerm = (path: string) => /\/terms\//u.test(path);
    const terms = filesIn(distFolder).filter(isTerm);
    const small = siteOf([...someFiles(), ...terms]);
    const parts = inParts();
    for (const [path, content] of parts) writeFileSync(join(small.folder, path), content);
    const site = await host(small.folder);
    const { page, close } = await open(browser, `${site.root}404.html`, { serviceWorkers: 'allow' });
    const kept = () =>
      page.evaluate(async () => {
        const names = await caches.keys();
        const keys = await Promise.all(names.map(async (name) => (await caches.open(name)).keys()));
        return { whole: names.some((name) => name.includes(' search ')), urls: keys.flat().map(({ url }) => url) };
      });
    try {
      await page.goto(`${site.root}about.html`);
      await expect.poll(async () => (await kept()).whole, { timeout: 60_000 }).toBe(true);
      const paths = (await kept()).urls.map((url) => url.slice(site.root.length).split('?')[0] ?? '');
      expect(paths.filter(isTerm).toSorted()).toEqual(terms.toSorted());
      const asked = site.asked();
      // The last parts have nothing of what this site keeps.
      expect(asked.filter((path) => wholePaths.test(path)).length).toBeGreaterThan(2);
      expect(asked.filter(isTerm)).toEqual([]);
    } finally {
      await close();
      await site.cut();
      small.remove();
    }
  },
  patience,
);
