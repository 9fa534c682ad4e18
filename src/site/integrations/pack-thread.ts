import { parentPort, workerData } from 'node:worker_threads';
import { packFiles, type PackTask } from './pack-files.ts';

/** The thread that packs one half of the site; see `carry-site.ts`. */

const done = packFiles(workerData as PackTask);
parentPort?.postMessage(
  done,
  done.flatMap((file) => ('deflated' in file ? [file.deflated.buffer] : [])),
);
