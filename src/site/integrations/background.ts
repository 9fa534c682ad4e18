import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import type { AstroIntegration } from 'astro';
import type { RecordOf } from '../../archive/model/record.ts';
import type { Moved, Settings } from '../../archive/read.ts';
import { contentFolder, contentOf } from '../build/content-reading.ts';
import { handOver, knownFiles, siteFiles } from '../build/build-scope.ts';
import type { KnownFiles } from '../build/site-files.ts';
import type { BookMeasures } from './write-downloads.ts';

/** What the thread is given. */
export interface BackgroundTask {
  readonly records: readonly RecordOf[];
  readonly settings: Settings;
  readonly moved: readonly Moved[];
  /** The folder of the site that is being built, and what is in it. */
  readonly site: string;
  readonly known: KnownFiles;
}

/** What the thread says: when the books are written, and at the end. */
export type BackgroundMessage =
  | { readonly books: BookMeasures }
  | {
      readonly lines: readonly string[];
      readonly faults: readonly string[];
      /** The files that were written, or were there. */
      readonly paths: ReadonlySet<string>;
    };

/**
 * Does beside the pages what does not need them, in a thread of its own: pages are made one after another, on one
 * processor. The thread draws the cards, writes the downloads and makes the search index of an archive published at
 * `address`; of the index, what is said of the pages themselves is added when they are there.
 */
export function background(address: string): AstroIntegration {
  let folders: { readonly content: string; readonly site: string } | undefined;
  let work: Background | undefined;
  return {
    name: 'background',
    hooks: {
      'astro:config:done': ({ config }) => {
        folders = { content: contentFolder(config.root), site: fileURLToPath(config.outDir) };
      },
      // By now the content has been checked and the folder emptied. Called for each of the bundles of a build.
      'astro:build:setup': async () => {
        if (work || !folders) return;
        const { records, settings, moved } = await contentOf(folders.content);
        const known = await knownFiles();
        work = begin({ records, settings: { ...settings, address }, moved, site: folders.site, known });
        handOver('books', work.books);
      },
      'astro:build:done': async ({ logger }) => {
        if (!work) return;
        const { lines, faults, paths } = await work.finish();
        (await siteFiles()).add(paths);
        for (const fault of faults) logger.warn(`could not keep everything for later builds: ${fault}`);
        for (const line of lines) logger.info(line);
      },
    },
  };
}

type Done = Extract<BackgroundMessage, { lines: readonly string[] }>;

interface Background {
  readonly books: Promise<BookMeasures>;
  /** Tells the thread that the pages are there, and resolves at its end. */
  finish(): Promise<Done>;
}

function begin(workerData: BackgroundTask): Background {
  const thread = new Worker(new URL('./background-thread.ts', import.meta.url), { workerData });
  // A build that fails meanwhile is not held up; a fault in the thread is told where its work is waited for.
  thread.unref();
  const books = Promise.withResolvers<BookMeasures>();
  const done = Promise.withResolvers<Done>();
  for (const { promise } of [books, done]) promise.catch(() => undefined);
  thread.on('message', (message: BackgroundMessage) => {
    if ('books' in message) books.resolve(message.books);
    else done.resolve(message);
  });
  thread.on('error', (error) => {
    books.reject(error);
    done.reject(error);
  });
  return {
    books: books.promise,
    finish: () => {
      thread.ref();
      thread.postMessage('pages');
      return done.promise;
    },
  };
}
