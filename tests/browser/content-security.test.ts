import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launchChromium } from '../../scripts/chromium.ts';
import { serveFolder } from '../../scripts/serve.ts';
import { distFolder } from '../build/built-site.ts';
import { answered, longestPages, open, patience, serve, type Served } from './reading.ts';

/** What pages may run and load: nothing of theirs is refused, and nothing of anybody else’s is let in. */

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

/** The built site on a host that sends those headers. */
async function serveWithHeaders(): Promise<Served> {
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

let browser: Browser;
let plain: Served;
let sending: Served;
beforeAll(async () => {
  browser = await launchChromium();
  plain = await serve();
  sending = await serveWithHeaders();
}, patience);
afterAll(async () => {
  await browser.close();
  await plain.close();
  await sending.close();
}, patience);

/** Notes what the policy refuses on every page opened from here on, as `directive: what`. */
async function noteRefused(page: Page): Promise<string[]> {
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

const placesOf = () =>
  [
    ['a host that sends nothing', plain.root],
    ['a host that sends the headers', sending.root],
    ['a folder', `${pathToFileURL(resolve(distFolder)).href}/`],
  ] as const;

test('on a page of each type, from any place, nothing is refused, and nothing is asked of another origin', async () => {
  for (const [place, root] of placesOf()) {
    const { page, faults, close } = await open(browser, `${root}about.html`);
    try {
      const refused = await noteRefused(page);
      for (const { path, query } of longestPages()) {
        await page.goto(`${root}${path}${query}`);
        // Without a host, a search that cannot load its index says so on the console, too.
        if (query !== '') await answered(page);
        expect(refused, `${path} from ${place}`).toEqual([]);
        const own = root.startsWith('file:') && query !== '' ? faults.splice(0) : faults;
        expect(
          own.filter((fault) => fault.startsWith('elsewhere')),
          `${path} from ${place}`,
        ).toEqual([]);
        expect(faults, `${path} from ${place}`).toEqual([]);
      }
    } finally {
      await close();
    }
  }
}, 300_000);

describe('what is slipped into a page is refused, and the refusal is seen', () => {
  test.each([
    ['a script', '<script>window.ran = true</script>', 'script-src-elem: inline'],
    ['a listener', '<img src="favicon.svg" onload="window.ran = true">', 'script-src-attr: inline'],
    ['a style', '<style>body { display: none }</style>', 'style-src-elem: inline'],
    [
      'a script from elsewhere',
      '<script src="https://elsewhere.example/a.js"></script>',
      'script-src-elem: https://elsewhere.example/a.js',
    ],
    [
      'an image from elsewhere',
      '<img src="https://elsewhere.example/a.png">',
      'img-src: https://elsewhere.example/a.png',
    ],
    ['a frame', '<iframe src="about.html"></iframe>', 'frame-src: '],
  ])(
    '%s',
    async (_, slipped, seen) => {
      // One page that runs nothing, one that runs scripts of its own.
      for (const path of ['about.html', 'search.html']) {
        const { page, close } = await open(browser, `${plain.root}index.html`);
        try {
          const refused = await noteRefused(page);
          const html = readFileSync(join(distFolder, path), 'utf8');
          await page.route(`**/${path}`, (route) =>
            route.fulfill({ contentType: 'text/html', body: html.replace('</main>', `${slipped}</main>`) }),
          );
          await page.goto(plain.root + path);
          await expect.poll(() => refused.join(), { timeout: 20_000 }).toContain(seen);
          expect(await page.evaluate(() => 'ran' in window)).toBe(false);
          expect(await page.evaluate(() => getComputedStyle(document.body).display)).not.toBe('none');
        } finally {
          await close();
        }
      }
    },
    patience,
  );
});

test(
  'a request to another origin is noted, where no policy refuses it',
  async () => {
    const { page, faults, close } = await open(browser, `${plain.root}about.html`);
    try {
      await page.route('**/bare.html', (route) =>
        route.fulfill({
          contentType: 'text/html',
          body: '<title>a</title><img src="https://elsewhere.example/a.png">',
        }),
      );
      await page.goto(`${plain.root}bare.html`);
      expect(faults).toContain('elsewhere: https://elsewhere.example/a.png');
    } finally {
      await close();
    }
  },
  patience,
);
