import { parentPort, workerData } from 'node:worker_threads';
import type { CarryTask } from './carry.ts';
import { carrySite } from './carry-site.ts';

/** The thread that packs the site; see `carry.ts`. */

const { site, address, known } = workerData as CarryTask;
parentPort?.postMessage(await carrySite(site, address, known));
