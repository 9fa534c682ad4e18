import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import { cardPathOf } from '../../archive/address.ts';
import { link } from '../../archive/graph.ts';
import { readArchive } from '../../archive/read.ts';
import { drawCards } from '../pictures/drawn-cards.ts';
import { cards } from '../views/sharing.ts';
import type { CardsTask } from './cards.ts';

/** The thread that draws the cards of all pages into the folder of the built site; see `cards.ts`. */

const { content, site, address } = workerData as CardsTask;
// The build has checked the same files: what a fault would leave out is not there.
const { records, settings, moved } = await readArchive(content);
const all = cards({ archive: link(records), settings: { ...settings, address }, moved });
await drawCards(all, async ({ path }, picture) => {
  const file = join(site, cardPathOf(path));
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, picture);
});
parentPort?.postMessage(all.length);
