import { readdirSync, statSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { serveFolder } from '../../scripts/serve.ts';
import { distFolder, requireBuilt } from '../build/built-site.ts';

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

/** A page with what went wrong on it: errors and warnings of the console, failed requests, requests to other origins. */
export interface Opened {
  readonly page: Page;
  readonly faults: string[];
  close(): Promise<void>;
}

export async function open(browser: Browser, address: string, options: BrowserContextOptions = {}): Promise<Opened> {
  const context = await browser.newContext({ locale: 'en-GB', ...options });
  const page = await context.newPage();
  const faults: string[] = [];
  const { origin, protocol } = new URL(address);
  page.on('console', (message) => {
    if (['error', 'warning', 'assert'].includes(message.type())) faults.push(`console: ${message.text()}`);
  });
  page.on('pageerror', (error) => faults.push(`error: ${error.message}`));
  page.on('dialog', (dialog) => {
    faults.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on('requestfailed', (request) => faults.push(`failed: ${request.url()} ${request.failure()?.errorText ?? ''}`));
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

/** The page of the search once it has answered. */
export async function answered(page: Page): Promise<void> {
  await page.waitForFunction(() => {
    const text = document.querySelector('#search-status')?.textContent ?? '';
    return text !== '' && !text.endsWith('…');
  });
}

/** A page of each type: every page of its own, and of each folder the index and the longest page. */
export function pageTypes(folder: string = distFolder): readonly string[] {
  requireBuilt(folder);
  const pagesIn = (path: string) =>
    readdirSync(join(folder, path), { withFileTypes: true })
      .filter((entry) => entry.isFile() && entry.name.endsWith('.html'))
      .map(({ name }) => ({ path: path + name, size: statSync(join(folder, path, name)).size }));
  return ['', 'ko/'].flatMap((edition) => {
    const folders = readdirSync(join(folder, edition), { withFileTypes: true })
      .filter((entry) => entry.isDirectory() && !['ko', 'pagefind'].includes(entry.name))
      .map(({ name }) => `${edition}${name}/`);
    return [
      ...pagesIn(edition).map(({ path }) => path),
      ...folders.flatMap((each) => {
        const pages = pagesIn(each);
        const records = pages.filter(({ path }) => !path.endsWith('/index.html')).toSorted((a, b) => b.size - a.size);
        return [...pages.filter(({ path }) => path.endsWith('/index.html')), ...records.slice(0, 1)].map(
          ({ path }) => path,
        );
      }),
    ];
  });
}
