import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launchChromium } from '../../scripts/chromium.ts';
import { builtTypes } from '../../scripts/page-types.ts';
import { serveFolder } from '../../scripts/serve.ts';
import { locales } from '../../src/archive/model/label.ts';
import { distFolder } from '../build/built-site.ts';
import { everyPage } from '../build/cover.ts';
import { coverPaths } from '../build/cover-paths.ts';
import { barriersBesideColours, barriersOn, ofColours, overflowing } from './barriers.ts';
import { answered, longestPages, open, patience, type Served } from './reading.ts';

/**
 * One visit to a page notes everything that holds of all pages: errors, requests to elsewhere, what the policy refuses,
 * barriers in light and dark, what is too small or too wide on a narrow screen.
 */

/** The headers for all pages in `_headers`, as Netlify and Cloudflare Pages read the file. */
function headersForAll(): ReadonlyMap<string, string> {
  const lines = readFileSync(join(distFolder, '_headers'), 'utf8').split('\n');
  const rule = lines.slice(lines.indexOf('/*') + 1);
  const own = rule.slice(
    0,
    rule.findIndex((line) => !line.startsWith('  ')),
  );
  return new Map(
    own.map((line) => [line.slice(0, line.indexOf(':')).trim(), line.slice(line.indexOf(':') + 1).trim()]),
  );
}

/** The built site on a host that sends those headers, so that both policies hold: the page’s own and the host’s. */
export async function serveWithHeaders(): Promise<Served> {
  const inner = serveFolder(distFolder);
  const headers = headersForAll();
  const server = createServer((request, response) => {
    response.setHeaders(new Map(headers));
    inner.emit('request', request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, resolve));
  return {
    root: `http://localhost:${(server.address() as AddressInfo).port}/`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  };
}

/** Notes what the policy refuses on every page opened from here on, as `directive: what`. */
export async function noteRefused(page: Page): Promise<string[]> {
  const refused: string[] = [];
  await page.exposeFunction('noteRefused', (what: string) => refused.push(what));
  await page.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI }) => {
      (globalThis as unknown as { noteRefused(what: string): void }).noteRefused(
        `${effectiveDirective}: ${blockedURI}`,
      );
    });
  });
  return refused;
}

/** The page that visits start from: it is on the same host, and has nothing that could be noted. */
const start = 'robots.txt';

/**
 * Everything that a visit notes. A page without a fault gives empty lists. Colours are looked at where `shows` says that the
 * page stands for the markup of others.
 */
export async function visit(browser: Browser, root: string, address: string, shows: 'markup' | 'words') {
  const { page, faults, close } = await open(browser, root + start, { colorScheme: 'light' });
  try {
    const refused = await noteRefused(page);
    await page.goto(root + address);
    if (address.includes('?q=')) await answered(page);
    const barriers = await (shows === 'markup' ? barriersOn : barriersBesideColours)(page);
    await page.emulateMedia({ colorScheme: 'dark' });
    // Only colours differ in the dark.
    const inTheDark = shows === 'markup' ? await barriersOn(page, ...ofColours) : [];
    await page.setViewportSize({ width: 320, height: 640 });
    // A narrow page is laid out anew: what is to be pressed may have moved together.
    const narrow = [...(await barriersOn(page, 'target-size')), ...(await overflowing(page))];
    return { barriers, inTheDark, narrow, refused, faults };
  } finally {
    await close();
  }
}

/**
 * The pages that are visited: those that together hold every shape of the markup, which is all that colours depend on, and
 * the longest of each type in each edition, whose words may not fit; or all.
 */
function visited(): readonly (readonly [address: string, shows: 'markup' | 'words'])[] {
  const longest = longestPages();
  const cover = everyPage
    ? builtTypes(distFolder).flatMap(({ pages }) => locales.flatMap((locale) => pages[locale]))
    : coverPaths();
  const queries = new Map(longest.map(({ path, query }) => [path, query]));
  return [
    ...cover.map((path) => [path + (queries.get(path) ?? ''), 'markup'] as const),
    ...longest.flatMap(({ path, query }) => (cover.includes(path) ? [] : [[path + query, 'words'] as const])),
  ];
}

/** A file of tests is what workers share out, so the visits are shared out among files. Each page is in exactly one. */
export type Share = 'lists' | 'records' | 'others';

const shareOf = (address: string): Share =>
  /^(?:ko\/)?[a-z]+\/(?:index\.html|by\/)/u.test(address)
    ? 'lists'
    : /^(?:ko\/)?[a-z]+\//u.test(address.replace(/^ko\//u, ''))
      ? 'records'
      : 'others';

/** The tests of a share: one for each page. */
export function testVisits(share: Share): void {
  const held = {} as { browser: Browser; site: Served };
  beforeAll(async () => {
    held.browser = await launchChromium();
    held.site = await serveWithHeaders();
  }, patience);
  afterAll(async () => {
    await held.browser.close();
    await held.site.close();
  }, patience);

  describe.each(visited().filter(([address]) => shareOf(address) === share))('%s', (address, shows) => {
    test('opens without an error or a refusal, has no barrier in light or dark, and fits a narrow screen', async () => {
      expect(await visit(held.browser, held.site.root, address, shows)).toEqual({
        barriers: [],
        inTheDark: [],
        narrow: [],
        refused: [],
        faults: [],
      });
    });
  });
}
