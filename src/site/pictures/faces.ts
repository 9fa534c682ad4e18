import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { Blob, Buffer, Face, Font, Variation, shape } from 'harfbuzzjs';
import decompress from 'woff2-encoder/decompress';
import { rasterise, type Coverage, type Step } from './raster.ts';

/**
 * The faces that cards are set in: Source Serif 4 for alphabets, and Noto Serif KR, of the same design, for Hangul and
 * Hanja. Their packages hold them in parts of some hundred characters; only those that are needed are opened. HarfBuzz
 * shapes the words, so that pairs are kerned and marks stand where they belong.
 */

/** The weights used, with the size on paper that their details are drawn for. */
const weights = { text: { wght: 400, opsz: 20 }, title: { wght: 600, opsz: 40 } } as const;
export type Weight = keyof typeof weights;

/** A glyph in its place: its pixels, and where its origin stands on the line. */
export interface Placed {
  readonly coverage: Coverage;
  readonly x: number;
}

/** Words on one line, in pixels. */
export interface Shaped {
  readonly width: number;
  readonly glyphs: readonly Placed[];
}

export interface Faces {
  /** Whether there is a glyph for every character. */
  covers(text: string): boolean;
  /** The text on one line; throws for a character without a glyph, which would be an empty box. */
  shape(text: string, weight: Weight, size: number): Shaped;
}

/** Where a package keeps a face: its files are named for the parts, whose characters it lists. */
interface Family {
  readonly folder: string;
  readonly file: (part: string) => string;
}

/** In order of preference; a character that the first lacks is taken from the next. */
const families: readonly Family[] = [
  {
    folder: '@fontsource-variable/source-serif-4',
    file: (part) => `files/source-serif-4-${part}-opsz-normal.woff2`,
  },
  {
    folder: '@fontsource-variable/noto-serif-kr',
    file: (part) => `files/noto-serif-kr-${part}-wght-normal.woff2`,
  },
];

/** A part of a face that is open. */
interface Part {
  readonly key: string;
  readonly upem: number;
  readonly fonts: Readonly<Record<Weight, Font>>;
}

const require = createRequire(import.meta.url);
const fileOf = (family: Family, file: string) => readFileSync(require.resolve(`${family.folder}/${file}`));

/** Opens what `characters` need of the faces. */
export async function openFaces(characters: Iterable<string>): Promise<Faces> {
  const wanted = [...new Set(characters)].map((character) => character.codePointAt(0) ?? 0);
  const parts = new Map<number, Part>();
  for (const family of families) {
    const lists = JSON.parse(fileOf(family, 'unicode.json').toString()) as Readonly<Record<string, string>>;
    // Latin stands last in the list and is asked first, as parts of Hangul hold some Latin letters over again.
    for (const [name, list] of Object.entries(lists).toReversed()) {
      const listed = new Set(pointsOf(list));
      const missing = wanted.filter((point) => listed.has(point) && !parts.has(point));
      if (missing.length === 0) continue;
      const part = await openPart(family, name.replaceAll(/[[\]]/gu, ''));
      for (const point of missing) if (part.fonts.text.nominalGlyph(point) !== undefined) parts.set(point, part);
    }
  }
  const draw = drawer();
  return {
    covers: (text) => [...text].every((character) => parts.has(character.codePointAt(0) ?? 0)),
    shape: (text, weight, size) => {
      const glyphs: Placed[] = [];
      let width = 0;
      for (const { part, words } of runsOf(text, parts)) {
        const run = draw(words, part, weight, size);
        for (const { coverage, x } of run.glyphs) glyphs.push({ coverage, x: x + width });
        width += run.width;
      }
      return { width, glyphs };
    },
  };
}

async function openPart(family: Family, name: string): Promise<Part> {
  const face = new Face(new Blob(await decompress(fileOf(family, family.file(name)))));
  const fontOf = (weight: Weight) => {
    const font = new Font(face);
    font.setVariations(Object.entries(weights[weight]).map(([axis, value]) => new Variation(axis, value)));
    return font;
  };
  const key = `${family.folder} ${name}`;
  return { key, upem: face.upem, fonts: { text: fontOf('text'), title: fontOf('title') } };
}

/** The code points of a list such as `U+20-22,U+b7`. */
const pointsOf = (list: string): readonly number[] =>
  list.split(',').flatMap((range) => {
    const [first = 0, last = first] = range
      .slice(2)
      .split('-')
      .map((point) => Number.parseInt(point, 16));
    return Array.from({ length: last - first + 1 }, (_, index) => first + index);
  });

/** Cuts a text where the part changes. A space goes with what it follows. */
function runsOf(
  text: string,
  parts: ReadonlyMap<number, Part>,
): readonly { readonly part: Part; readonly words: string }[] {
  const runs: { part: Part; words: string }[] = [];
  for (const character of text) {
    const part = parts.get(character.codePointAt(0) ?? 0);
    if (!part) throw new Error(`Unexpected character \`${character}\`, expected one that the faces have`);
    const last = runs.at(-1);
    if (last?.part === part) last.words += character;
    else runs.push({ part, words: character });
  }
  return runs;
}

/** Shapes and draws a run of one part. Kept, as the same words and glyphs come back on thousands of cards. */
function drawer(): (words: string, part: Part, weight: Weight, size: number) => Shaped {
  const runs = new Map<string, Shaped>();
  const drawn = new Map<string, Coverage>();
  return (words, part, weight, size) => {
    const style = `${part.key} ${weight} ${size}`;
    const known = runs.get(`${style} ${words}`);
    if (known) return known;
    const font = part.fonts[weight];
    const scale = size / part.upem;
    const buffer = new Buffer();
    buffer.addText(words);
    buffer.guessSegmentProperties();
    shape(font, buffer);
    const positions = buffer.getGlyphPositions();
    const glyphs: Placed[] = [];
    let x = 0;
    for (const [index, { codepoint: glyph }] of buffer.getGlyphInfos().entries()) {
      const { xAdvance = 0, xOffset = 0, yOffset = 0 } = positions[index] ?? {};
      const key = `${style} ${glyph} ${yOffset}`;
      const coverage = drawn.get(key) ?? rasterise(outlineOf(font, glyph, scale, yOffset));
      drawn.set(key, coverage);
      if (coverage.values.length > 0) glyphs.push({ coverage, x: x + xOffset * scale });
      x += xAdvance * scale;
    }
    const run = { width: x, glyphs };
    runs.set(`${style} ${words}`, run);
    return run;
  };
}

/** A glyph in pixels, y downwards from the line that letters stand on, `rise` font units above it. */
const outlineOf = (font: Font, glyph: number, scale: number, rise: number): readonly Step[] =>
  font.glyphToJson(glyph).map(({ type, values }) => {
    const scaled = values.map((value, index) => (index % 2 === 0 ? value : -(value + rise)) * scale);
    return [type, ...scaled] as unknown as Step;
  });
