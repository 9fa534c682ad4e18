import { describe, expect, test } from 'vitest';
import { middleOf, outlines, pathOf } from '../../../../src/site/views/drawings/outlines.ts';

describe('a path', () => {
  test('is of whole numbers, each from the one before, and begins a part from the beginning of the last', () => {
    const square = [
      [10, 10],
      [20.2, 10],
      [20, 19.8],
      [10, 20],
      [10, 10],
    ] as const;
    const other = square.map(([x, y]) => [x + 30, y - 5] as const);
    expect(pathOf([square, other])).toBe('m10 10l10 0 0 10-10 0zm30-5l10 0 0 10-10 0z');
  });

  test('leaves out points on the way, and what is smaller than a point of the map', () => {
    const line = [
      [0, 0],
      [5, 0],
      [10, 0],
      [10, 10],
    ] as const;
    expect(pathOf([line])).toBe('m0 0l10 0 0 10z');
    expect(
      pathOf([
        [
          [1, 1],
          [1.2, 1],
          [1.2, 1.3],
        ],
      ]),
    ).toBe('');
  });
});

describe('the middle of a shape', () => {
  const square = (x: number, y: number, side: number) =>
    [
      [x, y],
      [x + side, y],
      [x + side, y + side],
      [x, y + side],
    ] as const;

  test('is that of its largest part', () => {
    expect(middleOf([square(0, 0, 2), square(100, 100, 20)])).toEqual([110, 110]);
  });

  test('lies within it, though its centre of mass does not', () => {
    const crescent = [
      [0, 0],
      [40, 0],
      [40, 4],
      [4, 4],
      [4, 36],
      [40, 36],
      [40, 40],
      [0, 40],
    ] as const;
    expect(middleOf([crescent])).toEqual([2, 20]);
  });

  test('is none where there is nothing', () => {
    expect(middleOf([])).toBeUndefined();
  });
});

describe('the outlines of the world', () => {
  const world = outlines(new Set(['kr', 'uz', 'mu', 'zz']), 'en');

  test('are one for each country asked for that is large enough, and a place for the others', () => {
    expect([...world.shapes.keys()].toSorted()).toEqual(['kr', 'uz']);
    expect([...world.places.keys()].toSorted()).toEqual(['kr', 'mu', 'uz']);
  });

  test('leave the country out of the rest of the land', () => {
    expect(outlines(new Set(), 'en').rest).not.toBe(world.rest);
  });

  test('lie within the frame, Uzbekistan to the west of Korea', () => {
    for (const [x, y] of world.places.values()) {
      expect(x).toBeGreaterThan(0);
      expect(x).toBeLessThan(world.width);
      expect(y).toBeGreaterThan(0);
      expect(y).toBeLessThan(world.height);
    }
    expect(world.places.get('uz')?.[0]).toBeLessThan(world.places.get('kr')?.[0] ?? 0);
  });

  test('have Korea nearer to the middle for Korean readers', () => {
    const korean = outlines(new Set(['kr']), 'ko');
    const off = ({ places, width }: typeof world) => Math.abs((places.get('kr')?.[0] ?? 0) - width / 2);
    expect(off(korean)).toBeLessThan(off(world));
  });
});
