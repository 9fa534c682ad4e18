import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { cardPathOf } from '../../archive/address.ts';
import { keyFor } from '../build/build-cache.ts';
import { cacheNamed } from '../build/build-scope.ts';
import { charactersOf, drawCard } from '../pictures/card.ts';
import { openFaces } from '../pictures/faces.ts';
import { cards } from '../views/sharing.ts';
import type { Site } from '../views/site.ts';

/** Writes the card of every page into the folder of the built site; how many had to be drawn. */
export async function writeCards(site: Site, folder: string): Promise<number> {
  const kept = cacheNamed('cards');
  const made = new Set<string>();
  const write = (path: string, picture: Uint8Array) => {
    const file = join(folder, cardPathOf(path));
    const parent = dirname(file);
    if (!made.has(parent)) mkdirSync(parent, { recursive: true });
    made.add(parent);
    writeFileSync(file, picture);
  };
  const missing = cards(site).flatMap((card) => {
    const { path, ...words } = card;
    const key = keyFor(JSON.stringify(words));
    const picture = kept.get(key);
    if (picture) write(path, picture);
    return picture ? [] : [{ card, key }];
  });
  if (missing.length === 0) return 0;
  const faces = await openFaces(charactersOf(missing.map(({ card }) => card)));
  for (const { card, key } of missing) {
    const picture = drawCard(card, faces);
    kept.set(key, picture);
    write(card.path, picture);
  }
  return missing.length;
}
