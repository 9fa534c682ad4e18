import type { Step } from './raster.ts';

/**
 * The seal of the archive: ㄱ and ㄴ, the first two letters of Hangul, as two parties who face each other, with the record
 * between them. On a grid of sixteen, so that each edge falls between two pixels at every size of an icon.
 */

export const grid = 16;
/** The vermilion of the ink that seals are pressed with. */
export const vermilion = '#a92e1c';

/** A rectangle of the grid: left, top, right, bottom. */
type Box = readonly [left: number, top: number, right: number, bottom: number];

/** What is cut out of the seal. */
const cuts: readonly Box[] = [
  [3, 3, 13, 5],
  [11, 5, 13, 9],
  [3, 7, 5, 11],
  [3, 11, 13, 13],
  [7, 7, 9, 9],
];

/** Radius of the corners of the seal. */
const corner = 1.5;
/** Handles of a quarter of a circle. */
const bow = 0.5523;

/** The seal at `size` pixels, its top left corner at `x`, `y`: a square with what is cut out of it. */
export const sealOutline = (x: number, y: number, size: number): readonly Step[] =>
  placed([...square, ...cuts.flatMap(hole)], x, y, size);

/** The square alone, at the origin. */
export const squareOutline = (size: number): readonly Step[] => placed(square, 0, 0, size);

/** What is cut out of it alone. */
export const cutsOutline = (x: number, y: number, size: number): readonly Step[] =>
  placed(cuts.flatMap(hole), x, y, size);

/** The seal as the path of an SVG, on its grid. */
export const sealPath = (): string =>
  sealOutline(0, 0, grid)
    .map(([type, ...values]) => type + values.map((value) => Number(value.toFixed(3))).join(' '))
    .join('');

const placed = (outline: readonly Step[], x: number, y: number, size: number): readonly Step[] =>
  outline.map(([type, ...values]) => {
    const moved = (values as readonly number[]).map(
      (value, index) => (index % 2 === 0 ? x : y) + (value * size) / grid,
    );
    return [type, ...moved] as unknown as Step;
  });

/** A square with round corners, clockwise; the cuts run the other way round, which makes holes of them. */
const [start, end, handle] = [corner, grid - corner, corner * (1 - bow)];
const square: readonly Step[] = [
  ['M', start, 0],
  ['L', end, 0],
  ['C', grid - handle, 0, grid, handle, grid, start],
  ['L', grid, end],
  ['C', grid, grid - handle, grid - handle, grid, end, grid],
  ['L', start, grid],
  ['C', handle, grid, 0, grid - handle, 0, end],
  ['L', 0, start],
  ['C', 0, handle, handle, 0, start, 0],
  ['Z'],
];

const hole = ([left, top, right, bottom]: Box): readonly Step[] => [
  ['M', left, top],
  ['L', left, bottom],
  ['L', right, bottom],
  ['L', right, top],
  ['Z'],
];
