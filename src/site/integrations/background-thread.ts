import { parentPort } from 'node:worker_threads';
import { link } from '../../archive/graph.ts';
import { closeCaches } from '../build/build-scope.ts';
import { openSite } from '../build/site-files.ts';
import type { BackgroundMessage, BackgroundOrder, BackgroundTask } from './background.ts';
import { carrySite } from './carry-site.ts';
import { downloads } from './write-downloads.ts';
import { writeCards } from './write-cards.ts';
import { writeSearch } from './write-search.ts';

/** The thread that works beside the pages; see `background.ts`. */

const given = Promise.withResolvers<BackgroundTask>();
const pages = Promise.withResolvers<undefined>();
const all = Promise.withResolvers<undefined>();
parentPort?.on('message', (order: BackgroundOrder) => {
  if (order === 'pages are there') pages.resolve(undefined);
  else if (order === 'files are there') all.resolve(undefined);
  else given.resolve(order.task);
});
const say = (message: BackgroundMessage) => parentPort?.postMessage(message);

const { records, settings, moved, site: folder, known } = await given.promise;
const files = openSite(folder, known);
const site = { archive: link(records), settings, moved };

const { writeBooks, writeOthers } = downloads(site, files);
say({ books: writeBooks() });
const written = writeOthers();
const drawn = await writeCards(site, files);
const indexed = await writeSearch(site.archive, folder, files, pages.promise);
const faults = closeCaches();
say({
  lines: [`wrote ${written} downloads`, `drew ${drawn} cards`, `indexed ${indexed} records and pages`],
  paths: files.paths,
});

await all.promise;
const packed = await carrySite(folder, settings.address, known);
say({ packed, faults: [...faults, ...packed.faults] });
parentPort?.close();
