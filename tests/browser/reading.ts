import type { AddressInfo } from 'node:net';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll } from 'vitest';
import { launchChromium } from '../../scripts/chromium.ts';
import { builtTypes } from '../../scripts/page-types.ts';
import { serveFolder } from '../../scripts/serve.ts';
import { locales } from '../../src/archive/model/label.ts';
import { distFolder, requireBuilt } from '../build/built-site.ts';
import { patience, stepPatience } from '../patience.ts';

/** The built site, served and opened in a browser, with everything noted that a reader would not want. */

export interface Served {
  /** Where the site is, with `/` at the end. */
  readonly root: string;
  close(): Promise<void>;
}

/** Serves a folder on a free port, under `base`. */
export async function serve(base = '/', folder: string = distFolder): Promise<Served> {
  requireBuilt(folder);
  const server = serveFolder(folder, base);
  await new Promise<void>((resolve) => server.listen(0, resolve));
  const { port } = server.address() as AddressInfo;
  return {
    root: `http://localhost:${port}${base}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  };
}

/** What Playwright says on the console in the place of a worker. */
const blocked = 'Service Worker registration blocked by Playwright';

export { patience };

/** A browser and the built site, served, for the tests of one file: there before the first, closed after the last. */
export function reading(): { readonly browser: Browser; readonly site: Served } {
  const held = {} as { browser: Browser; site: Served };
  beforeAll(async () => {
    held.browser = await launchChromium();
    held.site = await serve();
  }, patience);
  afterAll(async () => {
    await held.browser.close();
    await held.site.close();
  }, patience);
  return held;
}

/** A page with what went wrong on it: errors and warnings of the console, failed requests, requests to other origins. */
export interface Opened {
  readonly page: Page;
  readonly faults: string[];
  close(): Promise<void>;
}

/** Opens a page in a browser of its own. It keeps nothing, unless `serviceWorkers` says so: what is kept is not asked for. */
export async function open(browser: Browser, address: string, options: BrowserContextOptions = {}): Promise<Opened> {
  const context = await browser.newContext({ locale: 'en-GB', serviceWorkers: 'block', ...options });
  context.setDefaultTimeout(stepPatience);
  const page = await context.newPage();
  const faults: string[] = [];
  const { origin, protocol } = new URL(address);
  page.on('console', (message) => {
    if (message.text() === blocked) return;
    if (['error', 'warning', 'assert'].includes(message.type())) faults.push(`console: ${message.text()}`);
  });
  page.on('pageerror', (error) => faults.push(`error: ${error.message}`));
  page.on('dialog', (dialog) => {
    faults.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on('requestfailed', (request) => {
    const why = request.failure()?.errorText ?? '';
    // Whoever leaves a page does not wait for what it was fetching.
    if (why !== 'net::ERR_ABORTED') faults.push(`failed: ${request.url()} ${why}`);
  });
  page.on('response', (response) => {
    if (response.status() >= 400) faults.push(`${response.status()}: ${response.url()}`);
  });
  page.on('request', (request) => {
    const url = new URL(request.url());
    const own = protocol === 'file:' ? url.protocol === 'file:' : url.origin === origin;
    if (!own && !['data:', 'blob:'].includes(url.protocol)) faults.push(`elsewhere: ${request.url()}`);
  });
  await page.goto(address);
  return { page, faults, close: () => context.close() };
}

/** The page of the search once it has answered, its filters included. */
export async function answered(page: Page): Promise<void> {
  await page.waitForFunction(() => {
    const text = document.querySelector('#search-status')?.textContent ?? '';
    const search = document.querySelector<HTMLElement>('.search-page');
    return text !== '' && !text.endsWith('…') && (search?.dataset['answered'] !== undefined || /[.] \S/u.test(text));
  });
}

/** A page to open, by the name of its type; what to ask it, where it answers a question. */
export interface Opening {
  readonly type: string;
  readonly path: string;
  readonly query: string;
}

/** The longest page of each type in each edition. */
export function longestPages(folder: string = distFolder): readonly Opening[] {
  requireBuilt(folder);
  return builtTypes(folder).flatMap(({ name, pages, query = '' }) =>
    locales.flatMap((locale) => pages[locale].slice(0, 1).map((path) => ({ type: name, path, query }))),
  );
}
