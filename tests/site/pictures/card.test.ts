import { beforeAll, describe, expect, test } from 'vitest';
import { charactersOf, drawCard } from '../../../src/site/pictures/card.ts';
import { openFaces, type Faces } from '../../../src/site/pictures/faces.ts';
import type { Card } from '../../../src/site/views/sharing.ts';
import { inked, readPng } from './read-png.ts';

const aCard = (card: Partial<Card> = {}): Card => ({
  path: 'centres/example.html',
  kicker: 'Centre · 2020',
  titles: ['Example'],
  byline: 'Three articles',
  foot: 'Archive',
  ...card,
});

const georgian = 'ელექტრონული';
const korean = '한국의 전자정부';
const long = Array.from({ length: 60 }, () => 'Memorandum').join(' ');
const cards = [
  aCard(),
  aCard({ titles: [korean] }),
  aCard({ titles: [georgian, 'Example'] }),
  aCard({ titles: [long] }),
];

let faces: Faces;
beforeAll(async () => {
  faces = await openFaces(charactersOf(cards));
});
const drawn = async (card: Card) => readPng(drawCard(card, faces));
/** From under the kicker to the rule. */
const middle = [110, 510] as const;

describe('a card', () => {
  test('is a picture of 1200 × 630 on paper, with a seal of vermilion at the foot', async () => {
    const picture = await drawn(aCard());
    expect(picture).toMatchObject({ width: 1200, height: 630 });
    expect(picture.at(0, 0)).toBe('#fbfaf6');
    expect(picture.at(1060, 572)).toBe('#a92e1c');
  });

  test('shows its title, another for another', async () => {
    const [english, hangul] = [drawCard(aCard(), faces), drawCard(aCard({ titles: [korean] }), faces)];
    expect(english.equals(hangul)).toBe(false);
    expect(inked(readPng(hangul), ...middle)).toBeGreaterThan(5000);
  });

  test('keeps its margins, however long the title is', async () => {
    const picture = await drawn(aCard({ titles: [long] }));
    for (let y = 0; y < 500; y += 1) {
      for (const x of [0, 40, 75, 1125, 1160, 1199]) expect(picture.at(x, y), `${x}, ${y}`).toBe('#fbfaf6');
    }
    // The rule stands free of what is above it.
    expect(inked(picture, 492, 511)).toBe(0);
  });

  test('takes the next title where the faces lack a character of the first', async () => {
    const [fallen, plain] = [
      drawCard(aCard({ titles: [georgian, 'Example'] }), faces),
      drawCard(aCard(), faces),
    ] as const;
    expect(fallen.equals(plain)).toBe(true);
  });

  test('leaves out of its small lines what the faces lack', async () => {
    const [fallen, plain] = [
      drawCard(aCard({ byline: `Three articles${georgian}` }), faces),
      drawCard(aCard(), faces),
    ] as const;
    expect(fallen.equals(plain)).toBe(true);
  });

  test('cuts a small line that is too long at a word', async () => {
    const picture = await drawn(aCard({ byline: long }));
    for (let y = 0; y < 500; y += 1) expect(picture.at(1125, y), `${y}`).toBe('#fbfaf6');
  });

  test('is the same bytes whenever it is drawn, alone or after others', async () => {
    for (const card of [...cards, ...cards.toReversed()]) {
      const alone = drawCard(card, await openFaces(charactersOf([card])));
      expect(drawCard(card, faces).equals(alone), card.titles[0]).toBe(true);
    }
  });
});
