import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import type { AstroIntegration } from 'astro';
import { contentFolder, contentOf } from '../build/content-reading.ts';
import { cards as cardsOf, type Card } from '../views/sharing.ts';

/** What the thread is given: what the cards say, and the folder of the built site. */
export interface CardsTask {
  readonly cards: readonly Card[];
  readonly site: string;
}

/** What the thread has done. */
export interface CardsDone {
  /** Pictures drawn; the others were kept by an earlier build. */
  readonly drawn: number;
  readonly faults: readonly string[];
}

/**
 * Draws the card of every page of an archive published at `address`, in a thread of its own: they are a fifth of the work
 * of a build, and pages are made one after another, on one processor.
 */
export function cards(address: string): AstroIntegration {
  let folders: { readonly content: string; readonly site: string } | undefined;
  let drawing: { readonly thread: Worker; readonly done: Promise<[CardsDone]> } | undefined;
  return {
    name: 'cards',
    hooks: {
      'astro:config:done': ({ config }) => {
        folders = { content: contentFolder(config.root), site: fileURLToPath(config.outDir) };
      },
      // By now the content has been checked and the folder emptied. Called for each of the bundles of a build.
      'astro:build:setup': async () => {
        if (drawing || !folders) return;
        const { archive, settings, moved } = await contentOf(folders.content);
        const workerData: CardsTask = {
          cards: cardsOf({ archive, settings: { ...settings, address }, moved }),
          site: folders.site,
        };
        const thread = new Worker(new URL('./cards-thread.ts', import.meta.url), { workerData });
        // A build that fails meanwhile is not held up; a fault in the thread is told when it is waited for.
        thread.unref();
        const done = once(thread, 'message') as Promise<[CardsDone]>;
        done.catch(() => undefined);
        drawing = { thread, done };
      },
      'astro:build:done': async ({ logger }) => {
        drawing?.thread.ref();
        const [done] = (await drawing?.done) ?? [];
        for (const fault of done?.faults ?? []) logger.warn(`could not keep pictures for later builds: ${fault}`);
        logger.info(`drew ${done?.drawn ?? 0} cards`);
      },
    },
  };
}
