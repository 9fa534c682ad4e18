import { readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';
import type { Browser } from 'playwright-core';
import { locales } from '../src/archive/model/label.ts';
import { launchChromium } from './chromium.ts';
import { listen } from './listen.ts';
import type { BuiltType } from './page-types.ts';
import { serveFolder } from './serve.ts';

/** What a page costs its reader. */
export interface Weight {
  /** Of the page and of all that is fetched to read it, in bytes: as they are, */
  readonly raw: number;
  /** packed as a host packs them while it answers, */
  readonly quick: number;
  /** and packed as small as they get. */
  readonly small: number;
  /** How many files a reader without JavaScript fetches. */
  readonly requests: number;
  /** The bytes of script that it carries or fetches where there is JavaScript. */
  readonly script: number;
}

const compressible = /^\.(?:html|css|js|mjs|json|svg|xml|txt|csv|webmanifest)$/u;

/** The quality at which hosts pack what they have not packed before. */
export const quickQuality = 5;

/** What Brotli makes of a file. */
export const brotli = (content: Uint8Array | string, quality: number): Buffer =>
  brotliCompressSync(content, { params: { [constants.BROTLI_PARAM_QUALITY]: quality } });

/** The file at `path` as Brotli packs it; as it is, where packing gains nothing (pictures, fonts). */
export function packed(path: string, quality: number): Buffer {
  const bytes = readFileSync(path);
  return compressible.test(extname(path)) ? brotli(bytes, quality) : bytes;
}

/** Of pages in `folder`, the one that is heaviest on the line. */
const heaviestOf = (folder: string, paths: readonly string[]): string =>
  paths
    .map((path) => ({ path, size: packed(join(folder, path), quickQuality).length }))
    .reduce((most, each) => (each.size > most.size ? each : most)).path;

/** Opens the page at `path` of the site that `root` serves from `folder`, without scripts and with them, and counts. */
export async function weigh(browser: Browser, root: string, folder: string, path: string): Promise<Weight> {
  const visit = async (javaScriptEnabled: boolean) => {
    // What is fetched to be kept comes after the page, and is not needed to read it.
    const context = await browser.newContext({ javaScriptEnabled, serviceWorkers: 'block' });
    const page = await context.newPage();
    const fetched: { file: string; script: boolean }[] = [];
    page.on('request', (request) => {
      const { pathname } = new URL(request.url());
      if (request.url().startsWith(root))
        fetched.push({ file: join(folder, decodeURIComponent(pathname)), script: request.resourceType() === 'script' });
    });
    await page.goto(root + path, { waitUntil: 'networkidle' });
    const inline = await page.evaluate(() =>
      [...document.scripts]
        .filter(({ type }) => ['', 'module', 'text/javascript'].includes(type))
        .map(({ textContent }) => new Blob([textContent]).size),
    );
    await context.close();
    return { fetched, inline };
  };
  const { fetched } = await visit(false);
  const scripted = await visit(true);
  const sum = (sizes: readonly number[]) => sizes.reduce((total, size) => total + size, 0);
  return {
    raw: sum(fetched.map(({ file }) => readFileSync(file).length)),
    quick: sum(fetched.map(({ file }) => packed(file, quickQuality).length)),
    small: sum(fetched.map(({ file }) => packed(file, constants.BROTLI_MAX_QUALITY).length)),
    requests: fetched.length,
    script: sum([
      ...scripted.inline,
      ...scripted.fetched.filter(({ script }) => script).map(({ file }) => readFileSync(file).length),
    ]),
  };
}

/** Weighs the heaviest page of each type, of all its pages in all editions. */
export async function* weighTypes(
  folder: string,
  types: readonly BuiltType[],
): AsyncGenerator<BuiltType & { readonly count: number; readonly path: string; readonly weight: Weight }> {
  const server = serveFolder(folder);
  const served = await listen(server, 0);
  const browser = await launchChromium();
  try {
    const root = `http://localhost:${served}/`;
    for (const type of types) {
      const all = locales.flatMap((locale) => type.pages[locale]);
      const path = heaviestOf(folder, all);
      yield { ...type, count: all.length, path, weight: await weigh(browser, root, folder, path) };
    }
  } finally {
    await browser.close();
    server.close();
    server.closeAllConnections();
  }
}
