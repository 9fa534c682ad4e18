import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import { cardPathOf } from '../../archive/address.ts';
import { link } from '../../archive/graph.ts';
import { readArchive } from '../../archive/read.ts';
import { charactersOf, drawCard } from '../pictures/card.ts';
import { openFaces } from '../pictures/faces.ts';
import { cards } from '../views/sharing.ts';
import type { CardsTask } from './cards.ts';

/** The thread that draws the cards of all pages into the folder of the built site; see `cards.ts`. */

const { content, site, address } = workerData as CardsTask;
// The build has checked the same files: what a fault would leave out is not there.
const { records, settings, moved } = await readArchive(content);
const all = cards({ archive: link(records), settings: { ...settings, address }, moved });
const faces = await openFaces(charactersOf(all));
for (const card of all) {
  const file = join(site, cardPathOf(card.path));
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, drawCard(card, faces));
}
parentPort?.postMessage(all.length);
