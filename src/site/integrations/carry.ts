import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import type { AstroIntegration } from 'astro';
import { knownFiles } from '../build/build-scope.ts';
import type { KnownFiles } from '../build/site-files.ts';
import type { CarriedSite } from './carry-site.ts';

/** What the thread is given: the folder of the built site, and where that is published. */
export interface CarryTask {
  readonly site: string;
  readonly address: string;
  /** What of the site an earlier build left, and is packed already. */
  readonly known: KnownFiles;
}

/** Makes the editions of the built site that are carried away, and the list of hashes. It has to be the last. */
export function carry(address: string): AstroIntegration {
  return {
    name: 'carry',
    hooks: {
      'astro:build:done': async ({ dir, logger }) => {
        // In a thread of its own: packing fills memory outside the heap, at which V8 walks through all that the build
        // has left on it, and that takes longer than the packing.
        const workerData: CarryTask = { site: fileURLToPath(dir), address, known: await knownFiles() };
        const worker = new Worker(new URL('./carry-thread.ts', import.meta.url), { workerData });
        const [{ files, zip, faults }] = (await once(worker, 'message')) as [CarriedSite];
        for (const fault of faults) logger.warn(`could not keep packed files for later builds: ${fault}`);
        logger.info(`packed ${files} files into ${zip.bytes} bytes`);
      },
    },
  };
}
