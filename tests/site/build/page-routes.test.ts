import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { pagesOf } from '../../../src/site/build/page-routes.ts';
import { figuresPage } from '../../../src/site/views/drawings/figures-page.ts';
import { mapPage } from '../../../src/site/views/drawings/map-page.ts';
import { timelinePage } from '../../../src/site/views/drawings/timeline-page.ts';
import { homePage } from '../../../src/site/views/home-page.ts';
import { indexPage } from '../../../src/site/views/index-page.ts';
import { keepPage } from '../../../src/site/views/keep-page.ts';
import { movedPage, notFoundPage, rulePage, rulesPage } from '../../../src/site/views/plain-page.ts';
import { recordPage } from '../../../src/site/views/record-page.ts';
import {
  drawnRoutes,
  indexRoutes,
  movedRoutes,
  orderRoutes,
  pageRoutes,
  recordRoutes,
  ruleRoutes,
} from '../../../src/site/views/routes.ts';
import { searchPage } from '../../../src/site/views/search-page.ts';
import type { Frame } from '../../../src/site/views/site.ts';
import { disagreementsPage, gapsPage } from '../../../src/site/views/survey-page.ts';
import { verifyPage } from '../../../src/site/views/verify-page.ts';
import { put } from '../../scripts/command.ts';
import { small, the } from '../views/small-site.ts';

/** The routes of each page with a key, as its file in `src/site/pages` has them: by the view that they show. */
const shown = {
  disagreementsPage: () => pagesOf(small, pageRoutes(), ({ locale }) => disagreementsPage(small, locale)),
  figuresPage: () => pagesOf(small, pageRoutes(), ({ locale }) => figuresPage(small, locale)),
  gapsPage: () => pagesOf(small, pageRoutes(), ({ locale }) => gapsPage(small, locale)),
  homePage: () => pagesOf(small, pageRoutes(), ({ locale }) => homePage(small, locale)),
  indexPage: () => [
    ...pagesOf(small, indexRoutes(), ({ locale, kind }) => indexPage(small, locale, kind)),
    ...pagesOf(small, orderRoutes(), ({ locale, kind, shelved }) => indexPage(small, locale, kind, shelved)),
  ],
  keepPage: () => pagesOf(small, pageRoutes(), ({ locale }) => keepPage(small, locale)),
  mapPage: () => pagesOf(small, pageRoutes(), ({ locale }) => mapPage(small, locale)),
  movedPage: () => pagesOf(small, movedRoutes(small), ({ locale, from }) => movedPage(small, locale, from)),
  notFoundPage: () => pagesOf(small, pageRoutes(), ({ locale }) => notFoundPage(small, locale), { unlisted: true }),
  recordPage: () => [
    ...pagesOf(small, recordRoutes(small), ({ locale, record }) => recordPage(small, locale, record)),
    ...pagesOf(small, drawnRoutes(small), ({ locale, record }) => recordPage(small, locale, record)),
  ],
  rulePage: () => pagesOf(small, ruleRoutes(), ({ locale, rule }) => rulePage(small, locale, rule)),
  rulesPage: () => pagesOf(small, pageRoutes(), ({ locale }) => rulesPage(small, locale)),
  searchPage: () => pagesOf(small, pageRoutes(), ({ locale }) => searchPage(small, locale)),
  timelinePage: () => pagesOf(small, pageRoutes(), ({ locale }) => timelinePage(small, locale)),
  verifyPage: () => pagesOf(small, pageRoutes(), ({ locale }) => verifyPage(small, locale)),
};

/** What pages show, without a key: as while serving. */
const views = Object.keys(shown) as (keyof typeof shown)[];

describe('what a page shows is plain data: it can be a key, and be held as text', () => {
  test('every view of a page with a key is looked at here', () => {
    const named = readdirSync('src/site/pages', { recursive: true, encoding: 'utf8' })
      .filter((path) => path.endsWith('.astro'))
      .flatMap((path) => {
        const text = readFileSync(join('src/site/pages', path), 'utf8');
        return [...text.matchAll(/pagesOf\([^;]*?=> (\w+)\(site,/gu)].map(([, view = '']) => view);
      });
    expect([...new Set(named)].toSorted()).toEqual(views);
  });

  test.each(views)('%s', (view) => {
    const pages = shown[view]();
    expect(pages.length).toBeGreaterThan(0);
    for (const { params, props } of pages) {
      const whole: unknown = props.show();
      expect(JSON.parse(JSON.stringify(whole)), JSON.stringify(params)).toEqual(whole);
    }
  });
});

describe('in a build', () => {
  beforeEach(() => {
    vi.stubEnv('DEV', false);
  });
  afterEach(() => {
    vi.unstubAllEnvs();
  });

  const { frame } = notFoundPage(small, 'en');
  const keyOf = (view: { readonly frame: Frame; readonly words?: string }, options = {}) =>
    pagesOf(small, [{ params: {}, props: { locale: 'en' as const } }], () => view, options)[0]?.cacheKey;

  test.each(views)('%s has a key for each page, no two the same, and the same again', (view) => {
    const keys = shown[view]().map(({ cacheKey }) => cacheKey);
    expect(keys.every((key) => /^[0-9a-f]{64}$/u.test(key ?? ''))).toBe(true);
    expect(new Set(keys).size).toBe(keys.length);
    expect(shown[view]().map(({ cacheKey }) => cacheKey)).toEqual(keys);
  });

  test('the key is another for another view, another frame, and another head', () => {
    const keys = [
      keyOf({ frame }),
      keyOf({ frame, words: 'one' }),
      keyOf({ frame, words: 'two' }),
      keyOf({ frame: { ...frame, description: 'Another' } }),
      keyOf({ frame }, { unlisted: true }),
    ];
    expect(new Set(keys).size).toBe(keys.length);
    expect(keyOf({ frame })).toBe(keys[0]);
  });

  test('the head is in the key, though the view says nothing of it', () => {
    const view = { frame };
    const routes = [{ params: {}, props: { locale: 'en' as const } }];
    const elsewhere = { ...small, settings: { ...small.settings, address: 'https://elsewhere.example/' } };
    const [here] = pagesOf(small, routes, () => view);
    const [there] = pagesOf(elsewhere, routes, () => view);
    expect(there?.cacheKey).not.toBe(here?.cacheKey);
    expect(there?.props.show().page).toEqual(here?.props.show().page);
  });

  test('what is shown is what the key was made from', () => {
    const record = the('country', 'zz');
    const routes = [{ params: {}, props: { locale: 'en' as const, record } }];
    const [page] = pagesOf(small, routes, ({ locale }) => recordPage(small, locale, record));
    expect(page?.props.show().page).toEqual(recordPage(small, 'en', record));
  });
});

test('while serving no key is made, as only what is asked for is', () => {
  let made = 0;
  const [page] = pagesOf(small, [{ params: {}, props: { locale: 'en' as const } }], () => {
    made += 1;
    return notFoundPage(small, 'en');
  });
  expect({ key: page?.cacheKey, made }).toEqual({ key: undefined, made: 0 });
  expect(page?.props.show().page.frame.path).toBe('404.html');
  expect(made).toBe(1);
});

describe('the salt of keys', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'salt-'));
    put(folder, {
      'src/page.astro': '<p>Words</p>',
      'src/styles/base.css': 'p {}',
      'package-lock.json': '{}',
      'astro.config.mjs': 'export default {};',
      'content/countries/zz.yaml': 'names: {}',
    });
  });
  afterEach(() => {
    rmSync(folder, { recursive: true });
  });

  /** The salt that a build in the folder would have, under a Node.js with other tables where `versions` says so. */
  const salt = (versions = '{}') => {
    const url = pathToFileURL(resolve('src/site/build/build-scope.ts')).href;
    const code = `Object.defineProperty(process, 'versions', { value: { ...process.versions, ...${versions} } });
      const { buildSalt } = await import(${JSON.stringify(url)});
      console.log(buildSalt());`;
    return execFileSync(process.execPath, ['--input-type=module', '-e', code], { cwd: folder, encoding: 'utf8' });
  };

  test('is another after a change of the code, a style, a package or Node.js, and the same after one of the content', () => {
    const salts = [salt()];
    expect(salts[0]).toMatch(/^[0-9a-f]{64}\n$/u);
    put(folder, { 'content/countries/zz.yaml': 'names: { en: Other }', 'dist/index.html': 'made' });
    expect(salt()).toBe(salts[0]);
    const changes = {
      'src/page.astro': '<p>Other words</p>',
      'src/styles/base.css': 'q {}',
      'src/added.ts': '',
      'package-lock.json': '{"name":"other"}',
      'astro.config.mjs': 'export default { site: "https://archive.example/" };',
    };
    for (const [path, text] of Object.entries(changes)) {
      put(folder, { [path]: text });
      salts.push(salt());
    }
    salts.push(salt('{ icu: "1.0" }'));
    expect(new Set(salts).size).toBe(salts.length);
  });
});
