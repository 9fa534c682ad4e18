import type { Card } from '../views/sharing.ts';
import { charactersOf, drawCard } from './card.ts';
import { openFaces } from './faces.ts';

/** How many cards are under way at once: Node compresses and writes those before while the next is drawn. */
const together = 6;

/** Draws `cards` and gives each picture to `keep`, in order; ends when all are kept. */
export async function drawCards(
  cards: readonly Card[],
  keep: (card: Card, picture: Buffer<ArrayBuffer>) => Promise<void>,
): Promise<void> {
  const faces = await openFaces(charactersOf(cards));
  for (let next = 0; next < cards.length; next += together) {
    const some = cards.slice(next, next + together);
    await Promise.all(some.map(async (card) => keep(card, await drawCard(card, faces))));
  }
}
