import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import type { AstroIntegration } from 'astro';
import type { RecordOf } from '../../archive/model/record.ts';
import { contentFolder, contentOf } from '../build/content-reading.ts';

/** What the thread is given: the records, and the folder of the built site. It is told when the pages are there. */
export interface SearchTask {
  readonly records: readonly RecordOf[];
  readonly site: string;
}

/** What the thread has done. */
export interface SearchDone {
  /** Records and pages in the index. */
  readonly count: number;
  readonly faults: readonly string[];
}

/**
 * Writes the search index and the scripts that read it, from the same records as the pages, in a thread of its own: it
 * reads the records while the pages are made, and the pages of the site once they are there.
 */
export function search(): AstroIntegration {
  let folders: { readonly content: string; readonly site: string } | undefined;
  let indexing: { readonly thread: Worker; readonly done: Promise<[SearchDone]> } | undefined;
  return {
    name: 'search',
    hooks: {
      'astro:config:done': ({ config }) => {
        folders = { content: contentFolder(config.root), site: fileURLToPath(config.outDir) };
      },
      // By now the content has been checked. Called for each of the bundles of a build.
      'astro:build:setup': async () => {
        if (indexing || !folders) return;
        const { records } = await contentOf(folders.content);
        const workerData: SearchTask = { records, site: folders.site };
        const thread = new Worker(new URL('./search-thread.ts', import.meta.url), { workerData });
        // A build that fails meanwhile is not held up; a fault in the thread is told when it is waited for.
        thread.unref();
        const done = once(thread, 'message') as Promise<[SearchDone]>;
        done.catch(() => undefined);
        indexing = { thread, done };
      },
      'astro:build:done': async ({ logger }) => {
        indexing?.thread.ref();
        indexing?.thread.postMessage('pages are there');
        const [done] = (await indexing?.done) ?? [];
        for (const fault of done?.faults ?? []) logger.warn(`could not keep words for later builds: ${fault}`);
        logger.info(`indexed ${done?.count ?? 0} records and pages`);
      },
    },
  };
}
