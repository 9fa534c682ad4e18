import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import { cardPathOf } from '../../archive/address.ts';
import { keyFor } from '../build/build-cache.ts';
import { cacheNamed, closeCaches } from '../build/build-scope.ts';
import { charactersOf, drawCard } from '../pictures/card.ts';
import { openFaces } from '../pictures/faces.ts';
import type { CardsDone, CardsTask } from './cards.ts';

/** The thread that draws the cards of all pages into the folder of the built site; see `cards.ts`. */

const { cards, site } = workerData as CardsTask;
const kept = cacheNamed('cards');
const made = new Set<string>();

function write(path: string, picture: Uint8Array): void {
  const file = join(site, cardPathOf(path));
  const folder = dirname(file);
  if (!made.has(folder)) mkdirSync(folder, { recursive: true });
  made.add(folder);
  writeFileSync(file, picture);
}

const missing = cards.flatMap((card) => {
  const { path, ...words } = card;
  const key = keyFor(JSON.stringify(words));
  const picture = kept.get(key);
  if (picture) write(path, picture);
  return picture ? [] : [{ card, key }];
});
if (missing.length > 0) {
  const faces = await openFaces(charactersOf(missing.map(({ card }) => card)));
  for (const { card, key } of missing) {
    const picture = drawCard(card, faces);
    kept.set(key, picture);
    write(card.path, picture);
  }
}
parentPort?.postMessage({ drawn: missing.length, faults: closeCaches() } satisfies CardsDone);
