import type { Card } from '../views/sharing.ts';
import { charactersOf, drawCard } from './card.ts';
import { openFaces } from './faces.ts';

/** How many cards are under way at once: Node compresses beside the drawing of the next. */
const ahead = 6;

/**
 * Draws cards that are asked for one by one, mostly in their order: when one is asked for, those after it are begun, so
 * that a build that awaits each page in turn does not await each picture.
 */
export function drawnCards(cards: readonly Card[]): (card: Card) => Promise<Buffer<ArrayBuffer>> {
  const faces = openFaces(charactersOf(cards));
  const places = new Map(cards.map((card, index) => [card.path, index]));
  const begun = new Map<string, Promise<Buffer<ArrayBuffer>>>();
  const draw = async (card: Card) => drawCard(card, await faces);
  return (card) => {
    const place = places.get(card.path) ?? 0;
    for (const next of cards.slice(place + 1, place + 1 + ahead))
      if (!begun.has(next.path)) begun.set(next.path, draw(next));
    const drawn = begun.get(card.path) ?? draw(card);
    begun.delete(card.path);
    return drawn;
  };
}
