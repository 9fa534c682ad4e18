import { parentPort } from 'node:worker_threads';
import { closeCaches } from '../build/build-scope.ts';
import { contentOf } from '../build/content-reading.ts';
import { openSite, takeOver } from '../build/site-files.ts';
import type { BackgroundMessage, BackgroundOrder, BackgroundTask } from './background.ts';
import { carrySite } from './carry-site.ts';
import { downloads } from './write-downloads.ts';
import { writeCards } from './write-cards.ts';
import { writeSearch } from './write-search.ts';

/** The thread that works beside the pages; see `background.ts`. */

const given = Promise.withResolvers<BackgroundTask>();
const pages = Promise.withResolvers<undefined>();
const all = Promise.withResolvers<undefined>();
// The thread has nothing to wait for but what it is told.
parentPort?.on('message', (order: BackgroundOrder) => {
  if (order === 'pages are there') pages.resolve(undefined);
  else if (order === 'files are there') all.resolve(undefined);
  else given.resolve(order.task);
});
const say = (message: BackgroundMessage) => parentPort?.postMessage(message);

const task = await given.promise;
const { archive, ...content } = await contentOf(task.content);
say({ content });
const { site: folder } = task;
const known = takeOver(folder, task.list);
say({ known });
const files = openSite(folder, known);
const site = { archive, moved: content.moved, settings: { ...content.settings, address: task.address } };

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
const packed = await carrySite(folder, task.address, known);
say({ packed, faults: [...faults, ...packed.faults] });
parentPort?.close();
