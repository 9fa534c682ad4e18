import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { build } from 'vite';
import { editionOf, pagePathOf } from '../../archive/address.ts';
import { sumsPath } from '../../archive/export/bag.ts';
import { buildToken, keeperPath, keptFilesPath, workerPath } from '../../archive/export/kept-files.ts';
import { locales, type Locale } from '../../archive/model/label.ts';
import type { WorkerPaths } from '../client/offline-worker.ts';
import { siteFiles } from '../build/build-scope.ts';
import { offlineWords } from '../i18n/words.ts';

/** Writes the service worker, and the script that hands pages to it. The worker is told of the build at the end of that. */
export function offline(): AstroIntegration {
  return {
    name: 'offline',
    hooks: {
      'astro:build:done': async () => {
        const inEach = <Value>(valueIn: (locale: Locale) => Value) =>
          Object.fromEntries(locales.map((locale) => [locale, valueIn(locale)])) as Record<Locale, Value>;
        const paths: WorkerPaths = {
          list: keptFilesPath,
          sums: sumsPath,
          keep: inEach((locale) => pagePathOf('keep', locale)),
          korean: editionOf('ko'),
        };
        const worker = await scriptOf('offline-worker.ts', {
          BUILD: buildToken,
          PATHS: paths,
          OLDER: offlineWords.olderPage,
        });
        const keeper = await scriptOf('offline.ts', {
          WORKER: workerPath,
          WORDS: inEach((locale) => ({
            newVersion: offlineWords.newVersion[locale],
            takeVersion: offlineWords.takeVersion[locale],
          })),
        });
        const { put } = await siteFiles();
        put(workerPath, worker);
        put(keeperPath, keeper);
      },
    },
  };
}

/** One file of code of what runs in the browser apart from the pages, with `values` put in by their names. */
async function scriptOf(name: string, values: Readonly<Record<string, unknown>>): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: 'silent',
    define: Object.fromEntries(Object.entries(values).map(([key, value]) => [key, JSON.stringify(value)])),
    build: {
      write: false,
      target: 'es2022',
      lib: {
        entry: fileURLToPath(new URL(`../client/${name}`, import.meta.url)),
        formats: ['iife'],
        name: 'archiveOffline',
      },
    },
  });
  const [output] = [built].flat().flatMap((each) => ('output' in each ? each.output : []));
  if (output?.type !== 'chunk') throw new Error(`Could not make the script ${name}, expected one file of code`);
  return output.code;
}
