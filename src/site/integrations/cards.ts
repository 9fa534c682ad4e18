import { once } from 'node:events';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import type { AstroIntegration } from 'astro';

/** What the thread is given: the folders of the content and of the built site, and where that is published. */
export interface CardsTask {
  readonly content: string;
  readonly site: string;
  readonly address: string;
}

/**
 * Draws the card of every page of the archive in the folder `content`, published at `address`, in a thread of its own:
 * they are a fifth of the work of a build, and pages are made one after another, on one processor.
 */
export function cards(content: string, address: string): AstroIntegration {
  let task: CardsTask | undefined;
  let drawing: { readonly thread: Worker; readonly done: Promise<unknown[]> } | undefined;
  return {
    name: 'cards',
    hooks: {
      'astro:config:done': ({ config }) => {
        task = { content: join(fileURLToPath(config.root), content), site: fileURLToPath(config.outDir), address };
      },
      // By now the content has been checked and the folder emptied. Called for each of the bundles of a build.
      'astro:build:setup': () => {
        if (drawing || !task) return;
        const thread = new Worker(new URL('./cards-thread.ts', import.meta.url), { workerData: task });
        // A build that fails meanwhile is not held up; a fault in the thread is told when it is waited for.
        thread.unref();
        const done = once(thread, 'message');
        done.catch(() => undefined);
        drawing = { thread, done };
      },
      'astro:build:done': async ({ logger }) => {
        drawing?.thread.ref();
        const [count] = (await drawing?.done) ?? [0];
        logger.info(`drew ${String(count)} cards`);
      },
    },
  };
}
