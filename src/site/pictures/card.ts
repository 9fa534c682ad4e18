import { cardSize, paper, type Card } from '../views/sharing.ts';
import type { Faces, Shaped } from './faces.ts';
import { breakLines } from './lines.ts';
import { blank, mixtures, paint, png, type Picture, type Ramp } from './picture.ts';
import { rasterise, type Step } from './raster.ts';
import { sealOutline, vermilion } from './seal.ts';

const { width, height } = cardSize;

/** Every character that the cards may need. */
export const charactersOf = (cards: readonly Card[]): ReadonlySet<string> =>
  new Set(
    cards.flatMap(({ kicker, titles, byline, foot }) => [...kicker, ...titles.join(''), ...byline, ...foot, '…']),
  );

const ink = '#1b1a17';

/** Steps from paper to ink, and from paper to the vermilion of the seal. */
const inks = 7;
const seals = 4;
const palette = [...mixtures(paper.light, ink, inks), ...mixtures(paper.light, vermilion, seals).slice(1)];
const ramp = (colour: (part: number) => number): Ramp =>
  Uint8Array.from({ length: 256 }, (_, value) => colour(value / 255));
const toneOf = (tone: number) => ramp((part) => Math.round(part * tone * inks));
/** Ink, the quieter tone of what stands beside a title, rules, and the seal. */
const ramps = {
  ink: toneOf(1),
  quiet: toneOf(0.7),
  rule: toneOf(0.3),
  seal: ramp((part) => (part === 0 ? 0 : inks + Math.ceil(part * seals))),
} as const;

const margin = 80;
const measure = width - 2 * margin;
const small = 28;
/** Lines that the words above and beneath the title stand on, its upper edge, and the rule beneath it all. */
const heights = { kicker: 100, title: 140, rule: 512, foot: 581 } as const;
/** Sizes of a title, of which the greatest is taken that fits, with the lines that it may fill and their distance. */
const titleSizes = [
  { size: 104, most: 2, leading: 122 },
  { size: 76, most: 3, leading: 92 },
  { size: 66, most: 3, leading: 82 },
  { size: 56, most: 4, leading: 70 },
  { size: 48, most: 4, leading: 61 },
  { size: 42, most: 5, leading: 54 },
  { size: 36, most: 6, leading: 46 },
] as const;

const box = (left: number, top: number, width: number, height: number): readonly Step[] => [
  ['M', left, top],
  ['L', left + width, top],
  ['L', left + width, top + height],
  ['L', left, top + height],
  ['Z'],
];
const rule = rasterise(box(margin, heights.rule, measure, 2));
const sealSize = 64;
const seal = rasterise(sealOutline(width - margin - sealSize, heights.foot - 41, sealSize));

/** The picture of a card, as a PNG. */
export function drawCard(card: Card, faces: Faces): Buffer<ArrayBuffer> {
  const picture = blank(width, height);
  const say = (text: string, y: number) => {
    write(picture, faces.shape(fitted(text, faces), 'text', small), y, ramps.quiet);
  };
  say(card.kicker, heights.kicker);
  const { lines, size, leading } = titleLines(card, faces);
  const first = heights.title + size;
  for (const [index, line] of lines.entries())
    write(picture, faces.shape(line, 'title', size), first + index * leading, ramps.ink);
  say(card.byline, first + (lines.length - 1) * leading + 50 + Math.round(size / 4));
  say(card.foot, heights.foot);
  paint(picture, rule, 0, 0, ramps.rule);
  paint(picture, seal, 0, 0, ramps.seal);
  return png(picture, palette);
}

/** The lines of the title at the greatest size at which they fit; one that fits at none is cut at a word. */
function titleLines({ titles }: Card, faces: Faces) {
  const words = (titles.find((title) => faces.covers(title)) ?? '').split(' ');
  for (let count = words.length; count > 0; count -= 1) {
    const text = count === words.length ? words.join(' ') : `${words.slice(0, count).join(' ')} …`;
    for (const { size, most, leading } of count === words.length ? titleSizes : titleSizes.slice(-1)) {
      const lines = breakLines(text, measure, (word) => faces.shape(word, 'title', size).width);
      if (lines && lines.length <= most) return { lines, size, leading };
    }
  }
  return { lines: [], ...titleSizes[0] };
}

/** A line of small words, without what the faces lack, and cut at a word where it is too long. */
function fitted(text: string, faces: Faces): string {
  const known = [...text].filter((character) => faces.covers(character)).join('');
  const fits = (words: string) => faces.shape(words, 'text', small).width <= measure;
  if (fits(known)) return known;
  const words = known.split(' ');
  while (words.length > 1 && !fits(`${words.join(' ')} …`)) words.pop();
  return `${words.join(' ')} …`;
}

function write(picture: Picture, { glyphs }: Shaped, y: number, tone: Ramp): void {
  for (const { coverage, x } of glyphs) paint(picture, coverage, Math.round(margin + x), y, tone);
}
