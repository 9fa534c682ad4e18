import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { rasterise, type Step } from '../../../src/site/pictures/raster.ts';

const polygon = (...points: readonly (readonly [number, number])[]): readonly Step[] => [
  ...points.map(([x, y], index): Step => [index === 0 ? 'M' : 'L', x, y]),
  ['Z'],
];
const box = (left: number, top: number, right: number, bottom: number) =>
  polygon([left, top], [right, top], [right, bottom], [left, bottom]);
const total = (outline: readonly Step[]) => rasterise(outline).values.reduce((sum, value) => sum + value, 0) / 255;

describe('an outline covers', () => {
  test('whole pixels wholly, and begins where it begins', () => {
    expect(rasterise(box(3, -2, 5, 0))).toEqual({
      left: 3,
      top: -2,
      width: 2,
      height: 2,
      values: Uint8Array.of(255, 255, 255, 255),
    });
  });

  test('the pixels at its edges by their part', () => {
    expect([...rasterise(box(0.5, 0, 2, 1)).values]).toEqual([128, 255]);
    expect([...rasterise(box(0, 0.75, 1, 2)).values]).toEqual([64, 255]);
  });

  test('half of a pixel that a diagonal cuts, and what lies to its right', () => {
    expect([...rasterise(polygon([0, 0], [2, 0], [2, 2])).values]).toEqual([128, 255, 0, 128]);
  });

  test('nothing within a hole, and no more than all where two shapes lie over each other', () => {
    expect(total([...box(0, 0, 4, 4), ...polygon([1, 1], [1, 3], [3, 3], [3, 1])])).toBe(12);
    expect(total([...box(0, 0, 4, 4), ...box(2, 0, 4, 4)])).toBe(16);
  });

  test('the area within a curve', () => {
    const [r, k] = [40, 40 * 0.5523];
    const circle: readonly Step[] = [
      ['M', 0, -r],
      ['C', k, -r, r, -k, r, 0],
      ['C', r, k, k, r, 0, r],
      ['C', -k, r, -r, k, -r, 0],
      ['C', -r, -k, -k, -r, 0, -r],
      ['Z'],
    ];
    expect(total(circle) / (Math.PI * r * r)).toBeCloseTo(1, 2);
    // A parabola fills two thirds of its box.
    expect(total([['M', 0, 0], ['Q', 30, 60, 60, 0], ['Z']]) / (60 * 30)).toBeCloseTo(2 / 3, 2);
  });

  test('as much under an edge that is all but level as under one that is', () => {
    const least = Number.MIN_VALUE;
    expect(total(polygon([0, 0], [20, least], [20, 2], [0, 2]))).toBe(40);
    expect(total(polygon([-20, -least], [20, 0], [20, 2], [-20, 2]))).toBeCloseTo(80, 1);
  });

  test('nothing, where there is no outline', () => {
    expect(rasterise([])).toMatchObject({ width: 0, height: 0 });
  });
});

test('any triangle covers its area, wherever it lies', () => {
  const place = fc.double({ min: -20, max: 20, noNaN: true });
  const point = fc.tuple(place, place);
  fc.assert(
    fc.property(point, point, point, (a, b, c) => {
      const area = Math.abs((b[0] - a[0]) * (c[1] - a[1]) - (c[0] - a[0]) * (b[1] - a[1])) / 2;
      // A pixel is rounded to a part in 255.
      expect(Math.abs(total(polygon(a, b, c)) - area)).toBeLessThan(1 + area * 0.01);
    }),
    { numRuns: 5000 },
  );
});
