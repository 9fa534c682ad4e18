import { once } from 'node:events';
import { parentPort, workerData } from 'node:worker_threads';
import { link } from '../../archive/graph.ts';
import { closeCaches } from '../build/build-scope.ts';
import type { BackgroundMessage, BackgroundTask } from './background.ts';
import { downloads } from './write-downloads.ts';
import { writeCards } from './write-cards.ts';
import { writeSearch } from './write-search.ts';

/** The thread that works beside the pages; see `background.ts`. */

const { records, settings, moved, site: folder } = workerData as BackgroundTask;
const site = { archive: link(records), settings, moved };
const pages = parentPort ? once(parentPort, 'message') : Promise.resolve();
const say = (message: BackgroundMessage) => parentPort?.postMessage(message);

const { writeBooks, writeOthers } = downloads(site, folder);
say({ books: writeBooks() });
const written = writeOthers();
const drawn = await writeCards(site, folder);
const indexed = await writeSearch(site.archive, folder, pages);
say({
  lines: [`wrote ${written} downloads`, `drew ${drawn} cards`, `indexed ${indexed} records and pages`],
  faults: closeCaches(),
});
