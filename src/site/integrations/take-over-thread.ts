import { parentPort, workerData } from 'node:worker_threads';
import { takeOver } from '../build/site-files.ts';

/** The thread that looks through the files of the build before, while the content is read; see `reuse.ts`. */

const { site, list } = workerData as { readonly site: string; readonly list: string };
parentPort?.postMessage(takeOver(site, list));
