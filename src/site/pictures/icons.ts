import { paper } from '../views/sharing.ts';
import { blank, mixtures, paint, png, type Ramp } from './picture.ts';
import { rasterise } from './raster.ts';
import { cutsOutline, grid, sealPath, squareOutline, vermilion } from './seal.ts';

/** The seal as browsers and devices want it: each icon’s name and how its file is made. */
export const icons: Readonly<Record<string, () => Buffer>> = {
  'favicon.svg': () => svg(),
  'favicon.ico': () => ico([16, 32, 48].map((size) => ({ size, file: clear(size) }))),
  // A device that rounds or masks icons itself wants them filled to the edge, with all that matters in the middle.
  'apple-touch-icon.png': () => filled(180, 1),
  'icon-192.png': () => clear(192),
  'icon-512.png': () => clear(512),
  'icon-maskable-512.png': () => filled(512, 0.8),
};

/** The seal, its letters in the colour of paper, and lighter itself where the browser is dark. */
const svg = (): Buffer =>
  Buffer.from(
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${grid} ${grid}"><style>path{fill:${vermilion}}@media (prefers-color-scheme:dark){path{fill:#d9503a}}</style><rect x="2" y="2" width="12" height="12" fill="${paper.light}"/><path d="${sealPath()}"/></svg>\n`,
  );

/** Steps from nothing to the seal, and from the seal to its letters. */
const steps = 7;
const inSteps = (first: number): Ramp =>
  Uint8Array.from({ length: 256 }, (_, value) => (value === 0 ? 0 : first + Math.round((value / 255) * steps)));
const letters = mixtures(vermilion, paper.light, steps);

/** The seal on nothing. */
function clear(size: number): Buffer {
  const picture = blank(size, size);
  paint(picture, rasterise(squareOutline(size)), 0, 0, inSteps(0));
  paint(picture, rasterise(cutsOutline(0, 0, size)), 0, 0, inSteps(steps + 1));
  const edge = Array.from({ length: steps + 1 }, (_, step) => Math.round((step / steps) * 255));
  return png(picture, [...edge.map((part) => vermilion + part.toString(16).padStart(2, '0')), ...letters]);
}

/** The seal without an edge of its own, its letters at `scale`. */
function filled(size: number, scale: number): Buffer {
  const picture = blank(size, size);
  const corner = (size * (1 - scale)) / 2;
  paint(picture, rasterise(cutsOutline(corner, corner, size * scale)), 0, 0, inSteps(0));
  return png(picture, letters);
}

/** Pictures of several sizes in one file, as Windows has them. */
function ico(pictures: readonly { readonly size: number; readonly file: Buffer }[]): Buffer {
  const head = Buffer.alloc(6 + 16 * pictures.length);
  head.writeUInt16LE(1, 2);
  head.writeUInt16LE(pictures.length, 4);
  let offset = head.length;
  for (const [index, { size, file }] of pictures.entries()) {
    const at = 6 + 16 * index;
    head.set([size, size, 16, 0], at);
    head.writeUInt16LE(1, at + 4);
    head.writeUInt16LE(4, at + 6);
    head.writeUInt32LE(file.length, at + 8);
    head.writeUInt32LE(offset, at + 12);
    offset += file.length;
  }
  return Buffer.concat([head, ...pictures.map(({ file }) => file)]);
}
