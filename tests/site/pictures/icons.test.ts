import { describe, expect, test } from 'vitest';
import { icons } from '../../../src/site/pictures/icons.ts';
import { readPng } from './read-png.ts';

const file = async (name: string): Promise<Buffer> => {
  const make = icons[name];
  if (!make) throw new Error(`Unexpected icons without \`${name}\``);
  return make();
};

describe('the icons', () => {
  test.each([
    ['apple-touch-icon.png', 180],
    ['icon-192.png', 192],
    ['icon-512.png', 512],
    ['icon-maskable-512.png', 512],
  ])('%s is a square of %i pixels', async (name, size) => {
    expect(readPng(await file(name))).toMatchObject({ width: size, height: size });
  });

  test('favicon.ico holds 16, 32 and 48 pixels, each a picture of that size', async () => {
    const ico = await file('favicon.ico');
    expect([ico.readUInt16LE(0), ico.readUInt16LE(2), ico.readUInt16LE(4)]).toEqual([0, 1, 3]);
    const sizes = [0, 1, 2].map((index) => {
      const at = 6 + 16 * index;
      const [length, offset] = [ico.readUInt32LE(at + 8), ico.readUInt32LE(at + 12)];
      const { width, height } = readPng(ico.subarray(offset, offset + length));
      return [ico[at], width, height];
    });
    expect(sizes).toEqual([16, 32, 48].map((size) => [size, size, size]));
  });

  test('at 16 pixels every edge of the letters falls between two pixels', async () => {
    const ico = await file('favicon.ico');
    const offset = ico.readUInt32LE(6 + 12);
    const { at } = readPng(ico.subarray(offset, offset + ico.readUInt32LE(6 + 8)));
    const inner = Array.from({ length: 144 }, (_, index) => at(2 + (index % 12), 2 + Math.floor(index / 12)));
    expect(new Set(inner)).toEqual(new Set(['#a92e1c', '#fbfaf6']));
  });

  test('what a device masks has no edge of its own, and keeps its letters within the circle that is always shown', async () => {
    const { at, width } = readPng(await file('icon-maskable-512.png'));
    for (let y = 0; y < width; y += 1) {
      for (let x = 0; x < width; x += 1) {
        if (Math.hypot(x + 0.5 - width / 2, y + 0.5 - width / 2) > width * 0.4 && at(x, y) !== '#a92e1c')
          throw new Error(`Unexpected ${at(x, y)} at ${x}, ${y}`);
      }
    }
  });

  test('the one that is drawn in lines is lighter in a dark browser', async () => {
    expect((await file('favicon.svg')).toString()).toMatch(
      /^<svg [^>]*viewBox="0 0 16 16">.*prefers-color-scheme:dark.*<path d="M[^"]+Z"\/><\/svg>\n$/u,
    );
  });
});
