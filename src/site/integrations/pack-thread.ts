import { parentPort, workerData } from 'node:worker_threads';
import { cacheNamed, closeCaches, packageSalt } from '../build/build-scope.ts';
import { packFiles, type PackTask } from './pack-files.ts';

/** The thread that packs one half of the site; see `carry-site.ts`. */

const task = workerData as PackTask;
const files = packFiles(task, cacheNamed(task.cache, packageSalt()));
parentPort?.postMessage({ files, faults: closeCaches() });
