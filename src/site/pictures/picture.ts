import { crc32 } from 'node:zlib';
import { zlibSync } from 'fflate';
import type { Coverage } from './raster.ts';

/**
 * A picture of sixteen colours at most, kept as a PNG has it before it is compressed: rows of two pixels a byte, each
 * after a byte that says it is as it is.
 */
export interface Picture {
  readonly width: number;
  readonly height: number;
  readonly rows: Uint8Array;
}

/** A picture all of the first colour. */
export const blank = (width: number, height: number): Picture => ({
  width,
  height,
  rows: new Uint8Array((1 + Math.ceil(width / 2)) * height),
});

/** The colour for each part of a pixel that a shape covers, 0 to 255. */
export type Ramp = Uint8Array;

/** Lays a shape over the picture with its origin at `x`, `y`; where two meet, the later colour of the palette stays. */
export function paint({ width, height, rows }: Picture, shape: Coverage, x: number, y: number, ramp: Ramp): void {
  const stride = 1 + Math.ceil(width / 2);
  const { values } = shape;
  const [left, top] = [x + shape.left, y + shape.top];
  const [firstRow, lastRow] = [Math.max(0, -top), Math.min(shape.height, height - top)];
  const [first, last] = [Math.max(0, -left), Math.min(shape.width, width - left)];
  for (let row = firstRow; row < lastRow; row += 1) {
    const from = row * shape.width;
    const to = (top + row) * stride + 1;
    for (let column = first; column < last; column += 1) {
      const value = values[from + column] as number;
      if (value === 0) continue;
      const colour = ramp[value] as number;
      const at = to + ((left + column) >> 1);
      const byte = rows[at] as number;
      if ((left + column) & 1) {
        if (colour > (byte & 15)) rows[at] = (byte & 0xf0) | colour;
      } else if (colour > byte >> 4) rows[at] = (byte & 15) | (colour << 4);
    }
  }
}

/** The colours from one to another in equal steps, both with them. */
export function mixtures(from: string, to: string, steps: number): readonly string[] {
  const [first, last] = [from, to].map((colour) => [...Buffer.from(colour.slice(1), 'hex')]) as [number[], number[]];
  return Array.from({ length: steps + 1 }, (_, step) => {
    const mixed = first.map((value, part) => Math.round(value + (((last[part] ?? 0) - value) * step) / steps));
    return `#${Buffer.from(mixed).toString('hex')}`;
  });
}

const signature = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1');

/** The file of a picture. `palette` names its colours as `#rrggbb`, or `#rrggbbaa` where they let through what is behind. */
export function png({ width, height, rows }: Picture, palette: readonly string[]): Buffer<ArrayBuffer> {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([4, 3], 8);
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('PLTE', Buffer.from(palette.map((colour) => colour.slice(1, 7)).join(''), 'hex')),
    ...(palette.some((colour) => colour.length > 7)
      ? [chunk('tRNS', Buffer.from(palette.map((colour) => colour.slice(7) || 'ff').join(''), 'hex'))]
      : []),
    // Level 4 is the last before the time doubles for a twentieth of the size. By fflate, as the zlib of Node.js packs
    // otherwise on another processor, and pictures stand among the hashes of a build.
    chunk('IDAT', zlibSync(rows, { level: 4 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function chunk(type: string, data: Uint8Array): Buffer {
  const whole = Buffer.alloc(data.length + 12);
  whole.writeUInt32BE(data.length, 0);
  whole.write(type, 4, 'latin1');
  whole.set(data, 8);
  whole.writeUInt32BE(crc32(whole.subarray(4, data.length + 8)), data.length + 8);
  return whole;
}
