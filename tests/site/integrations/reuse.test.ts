import { existsSync, mkdirSync, mkdtempSync, rmSync, statSync, truncateSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { hashOf, pathsIn, takeOver, writeKnown } from '../../../src/site/build/site-files.ts';
import { put } from '../../scripts/command.ts';

/** What a build may use of earlier ones, and what it may not: the hooks are called as Astro calls them. */

const home = process.cwd();
let project: string;
let reuse: typeof import('../../../src/site/integrations/reuse.ts').reuse;
let scope: typeof import('../../../src/site/build/build-scope.ts');
beforeEach(async () => {
  project = mkdtempSync(join(tmpdir(), 'reuse-'));
  // The caches are those of the folder in which a build runs.
  process.chdir(project);
  vi.resetModules();
  ({ reuse } = await import('../../../src/site/integrations/reuse.ts'));
  scope = await import('../../../src/site/build/build-scope.ts');
});
afterEach(() => {
  process.chdir(home);
  vi.resetModules();
  rmSync(project, { recursive: true, force: true });
});

const cache = () => join(project, '.cache/astro');
const copy = (path: string) => join(cache(), 'dist', path);
const site = () => join(project, '.cache/site-1');
const copies = () => pathsIn(join(cache(), 'dist'));
const hasMark = () => existsSync(join(cache(), 'unfinished'));

/** A build up to where its pages are made; `pages` are what Astro makes then, and `end` is when they are there. */
async function build(command: 'build' | 'dev' = 'build') {
  const warnings: string[] = [];
  const [{ hooks }] = reuse();
  const call = async (name: string, options: object) => {
    await (hooks as Readonly<Record<string, ((given: object) => unknown) | undefined>>)[name]?.(options);
  };
  const url = (path: string) => pathToFileURL(`${path}/`);
  await call('astro:config:setup', { command });
  await call('astro:config:done', {
    config: { cacheDir: url(cache()), outDir: url(site()), publicDir: url(join(project, 'public')) },
  });
  if (command === 'build') {
    // As the thread beside the pages does.
    scope.handOver('known files', Promise.resolve(takeOver(site(), scope.siteListPath)));
    await call('astro:build:setup', { logger: { warn: (text: string) => warnings.push(text) } });
  }
  return {
    warnings,
    end: async (pages: Readonly<Record<string, string>> = {}) => {
      put(join(cache(), 'dist'), pages);
      await call('astro:build:generated', {});
    },
  };
}

describe('copies of pages', () => {
  const pages = { 'index.html': 'First page', 'ko/index.html': '첫 쪽' };

  test('are used again by a build after one that came to its end', async () => {
    await (await build()).end(pages);
    expect(hasMark()).toBe(false);
    const { warnings } = await build();
    expect([copies(), warnings]).toEqual([Object.keys(pages), []]);
  });

  test('are none after a build that ended before its pages were there', async () => {
    await (await build()).end(pages);
    await build();
    expect(hasMark()).toBe(true);
    writeFileSync(copy('index.html'), 'made from an edit that was taken back');
    await build();
    expect(copies()).toEqual([]);
    expect(hasMark()).toBe(true);
  });

  test.each([
    [
      'cut',
      () => {
        truncateSync(copy('index.html'), 5);
      },
    ],
    [
      'changed in their bytes alone',
      () => {
        const { atime, mtime } = statSync(copy('index.html'));
        writeFileSync(copy('index.html'), 'FIRST page');
        utimesSync(copy('index.html'), atime, mtime);
      },
    ],
  ])('are removed where they are %s, which is said', async (_, damage) => {
    await (await build()).end(pages);
    damage();
    const { warnings } = await build();
    expect(copies()).toEqual(['ko/index.html']);
    expect(warnings).toEqual(['1 copies of pages were damaged; those pages are made again']);
  });

  test('are removed where no list knows them', async () => {
    put(join(cache(), 'dist'), { 'strange.html': 'of another project' });
    await build();
    expect(copies()).toEqual([]);
  });

  test.each(['', '{', 'null', '{"index.html":null}', '[]'])('are removed where the list is `%s`', async (text) => {
    await (await build()).end(pages);
    writeFileSync(join(cache(), 'copies.json'), text);
    await build();
    expect(copies()).toEqual([]);
  });

  test('are looked at though other pages are in the folder of the site', async () => {
    await (await build()).end(pages);
    put(site(), { 'ko/index.html': pages['ko/index.html'] });
    writeKnown(join(project, '.cache/build/site.json'), [
      ['ko/index.html', hashOf(Buffer.from(pages['ko/index.html']))],
    ]);
    truncateSync(copy('index.html'), 5);
    const { warnings } = await build();
    expect(copies()).toEqual(['ko/index.html']);
    expect(warnings.length).toBe(1);
    expect(pathsIn(site())).toEqual(['ko/index.html']);
  });

  test('that are damaged are not written down as right, though their page is in the folder of the site', async () => {
    await (await build()).end(pages);
    put(site(), pages);
    writeKnown(
      join(project, '.cache/build/site.json'),
      Object.entries(pages).map(([path, text]) => [path, hashOf(Buffer.from(text))]),
    );
    truncateSync(copy('index.html'), 5);
    await (await build()).end();
    rmSync(site(), { recursive: true });
    await build();
    expect(copies()).toEqual(['ko/index.html']);
  });
});

test('while serving nothing is removed, and nothing marked', async () => {
  mkdirSync(cache(), { recursive: true });
  put(join(cache(), 'dist'), { 'index.html': 'of a build' });
  await build('dev');
  expect(copies()).toEqual(['index.html']);
  expect(hasMark()).toBe(false);
});
