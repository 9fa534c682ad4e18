import { inflateSync } from 'node:zlib';

/** A PNG as tests see it. Read by the standard, and by none of the code that wrote it. */
export interface ReadPng {
  readonly width: number;
  readonly height: number;
  /** The colour of a pixel, as `#rrggbb`. */
  at(x: number, y: number): string;
}

/** Throws where the bytes are not a PNG of four bits a pixel from a palette, with rows that are as they are. */
export function readPng(file: Buffer): ReadPng {
  if (file.toString('latin1', 0, 8) !== '\x89PNG\r\n\x1a\n') throw new Error('Unexpected bytes, expected a PNG');
  const chunks = new Map<string, Buffer>();
  for (let at = 8; at < file.length;) {
    const length = file.readUInt32BE(at);
    chunks.set(file.toString('latin1', at + 4, at + 8), file.subarray(at + 8, at + 8 + length));
    at += length + 12;
  }
  const [header, palette, data] = ['IHDR', 'PLTE', 'IDAT'].map((name) => chunks.get(name));
  if (!header || !palette || !data || !chunks.has('IEND') || header[8] !== 4 || header[9] !== 3)
    throw new Error('Unexpected chunks, expected those of sixteen colours');
  const [width, height] = [header.readUInt32BE(0), header.readUInt32BE(4)];
  const rows = inflateSync(data);
  const stride = 1 + Math.ceil(width / 2);
  if (rows.length !== stride * height)
    throw new Error(`Unexpected ${rows.length} bytes of ${width} × ${height} pixels`);
  return {
    width,
    height,
    at: (x, y) => {
      const byte = rows[y * stride + 1 + (x >> 1)] ?? 0;
      const colour = x & 1 ? byte & 15 : byte >> 4;
      return `#${palette.subarray(3 * colour, 3 * colour + 3).toString('hex')}`;
    },
  };
}

/** How many pixels of a part of the picture are of another colour than its first. */
export function inked({ width, at }: ReadPng, top: number, bottom: number): number {
  const ground = at(0, 0);
  let count = 0;
  for (let y = top; y < bottom; y += 1) for (let x = 0; x < width; x += 1) if (at(x, y) !== ground) count += 1;
  return count;
}
