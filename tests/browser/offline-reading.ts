import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect } from 'vitest';
import { launchChromium } from '../../scripts/chromium.ts';
import { stepPatience } from '../patience.ts';
import { siteOf, someFiles, type Host } from './offline-host.ts';
import { open, patience } from './reading.ts';

/** What tests of reading offline do again and again: open a page that may keep, and look at what is kept. */

export const soon = { timeout: stepPatience };

/** A browser and a small site for the tests of one file: there before the first, gone after the last. */
export function keeping(): {
  readonly browser: Browser;
  readonly small: ReturnType<typeof siteOf>;
  /** Opens a page in a browser of its own that may have a worker. */
  visit(site: Host, path: string): ReturnType<typeof open>;
} {
  const held = {
    visit: (site: Host, path: string) => open(held.browser, site.root + path, { serviceWorkers: 'allow' }),
  } as { browser: Browser; small: ReturnType<typeof siteOf>; visit(site: Host, path: string): ReturnType<typeof open> };
  beforeAll(async () => {
    held.browser = await launchChromium();
    held.small = siteOf(someFiles());
  }, patience);
  afterAll(async () => {
    await held.browser.close();
    held.small.remove();
  }, patience);
  return held;
}

/** Paths that the browser has kept, whole or of any build. */
export const kept = (page: Page, root: string) =>
  page.evaluate(async (from) => {
    const found: string[] = [];
    for (const name of await caches.keys())
      for (const { url } of await (await caches.open(name)).keys())
        found.push(url.slice(from.length).split('?')[0] ?? '');
    return found;
  }, root);

/** Waits until the search is kept as a whole, which is done last. */
export const settled = (page: Page, wait = soon) =>
  expect
    .poll(() => page.evaluate(async () => (await caches.keys()).some((name) => name.includes(' search '))), wait)
    .toBe(true);

export const heading = (page: Page) => page.getByRole('heading', { level: 1 }).innerText();
export const status = (page: Page) => page.locator('#keep-status');
