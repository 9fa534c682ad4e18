import { parentPort, workerData } from 'node:worker_threads';
import { packFiles, type PackTask } from './pack-files.ts';

/** The thread that packs one half of the site; see `carry-site.ts`. */

parentPort?.postMessage(packFiles(workerData as PackTask));
