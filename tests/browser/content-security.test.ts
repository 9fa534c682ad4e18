import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launchChromium } from '../../scripts/chromium.ts';
import { distFolder } from '../build/built-site.ts';
import { open, patience, serve, type Served } from './reading.ts';
import { noteRefused } from './visits.ts';

/**
 * What is slipped into a page is refused. That nothing of its own is, the visits see of every type of page, from a host that
 * sends headers, and `anywhere.test.ts` from all others and from a folder.
 */

let browser: Browser;
let plain: Served;
beforeAll(async () => {
  browser = await launchChromium();
  plain = await serve();
}, patience);
afterAll(async () => {
  await browser.close();
  await plain.close();
}, patience);

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
          await expect.poll(() => refused.join()).toContain(seen);
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
