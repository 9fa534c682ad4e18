import { once } from 'node:events';
import { parentPort, workerData } from 'node:worker_threads';
import { link } from '../../archive/graph.ts';
import { closeCaches } from '../build/build-scope.ts';
import { openSite } from '../build/site-files.ts';
import type { BackgroundMessage, BackgroundTask } from './background.ts';
import { downloads } from './write-downloads.ts';
import { writeCards } from './write-cards.ts';
import { writeSearch } from './write-search.ts';

/** The thread that works beside the pages; see `background.ts`. */

const { records, settings, moved, site: folder, known } = workerData as BackgroundTask;
const files = openSite(folder, known);
const site = { archive: link(records), settings, moved };
const pages = parentPort ? once(parentPort, 'message') : Promise.resolve();
const say = (message: BackgroundMessage) => parentPort?.postMessage(message);

const { writeBooks, writeOthers } = downloads(site, files);
say({ books: writeBooks() });
const written = writeOthers();
const drawn = await writeCards(site, files);
const indexed = await writeSearch(site.archive, folder, files, pages);
say({
  lines: [`wrote ${written} downloads`, `drew ${drawn} cards`, `indexed ${indexed} records and pages`],
  faults: closeCaches(),
  paths: files.paths,
});
