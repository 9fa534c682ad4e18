import { cardPathOf } from '../../archive/address.ts';
import { keyFor } from '../build/build-cache.ts';
import { cacheNamed } from '../build/build-scope.ts';
import type { SiteFiles } from '../build/site-files.ts';
import { charactersOf, drawCard } from '../pictures/card.ts';
import { openFaces } from '../pictures/faces.ts';
import { cards } from '../views/sharing.ts';
import type { Site } from '../views/site.ts';

/** Writes the card of every page ; how many had to be drawn. */
export async function writeCards(site: Site, { put }: SiteFiles): Promise<number> {
  const kept = cacheNamed('cards');
  const missing = cards(site).flatMap((card) => {
    const { path, ...words } = card;
    const key = keyFor(JSON.stringify(words));
    const picture = kept.get(key);
    if (picture) put(cardPathOf(path), picture);
    return picture ? [] : [{ card, key }];
  });
  if (missing.length === 0) return 0;
  const faces = await openFaces(charactersOf(missing.map(({ card }) => card)));
  for (const { card, key } of missing) {
    const picture = drawCard(card, faces);
    kept.set(key, picture);
    put(cardPathOf(card.path), picture);
  }
  return missing.length;
}
