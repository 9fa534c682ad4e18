import { geoEqualEarth, geoPath, type GeoContext, type GeoProjection } from 'd3-geo';
import { iso31661NumericToAlpha2 } from 'iso-3166';
import { feature, merge } from 'topojson-client';
import type { GeometryCollection, MultiPolygon, Polygon, Topology } from 'topojson-specification';
import coarse from 'world-atlas/countries-110m.json' with { type: 'json' };
import fine from 'world-atlas/countries-50m.json' with { type: 'json' };
import type { Locale } from '../../../archive/model/label.ts';

/** The outlines of countries on a map of the world: Natural Earth’s, on a projection that keeps areas true. */
export interface Outlines {
  readonly width: number;
  readonly height: number;
  /** The outline of a country, by its id; none for one too small to be drawn. */
  readonly shapes: ReadonlyMap<string, string>;
  /** The land of every other country, as one. */
  readonly rest: string;
  /** Where a mark for a country stands: in the middle of its largest part. */
  readonly places: ReadonlyMap<string, Point>;
}

export type Point = readonly [x: number, y: number];
type Ring = readonly Point[];

const width = 800;

/** The meridian in the middle: a Korean reader knows the world with the Pacific there, others with Europe and Africa. */
const meridian: Readonly<Record<Locale, number>> = { en: 11, ko: 150 };

type Atlas = Topology<{ countries: GeometryCollection }>;
const atlases = { coarse: coarse as unknown as Atlas, fine: fine as unknown as Atlas };

/** Antarctica, which is of no country and a fifth of the height. */
const left = '010';

const geometriesOf = (atlas: Atlas) => atlas.objects.countries.geometries.filter(({ id }) => id !== left);

/** The id of the archive for the number that an atlas gives a country; none for what has no code of ISO 3166-1. */
const countryOf = (id: unknown): string | undefined =>
  iso31661NumericToAlpha2[String(id) as keyof typeof iso31661NumericToAlpha2]?.toLowerCase();

/** The outlines of `countries`, each by itself, and of all the others. */
export function outlines(countries: ReadonlySet<string>, locale: Locale): Outlines {
  const atlas = atlases.coarse;
  const geometries = geometriesOf(atlas);
  const world = feature(atlas, { type: 'GeometryCollection', geometries });
  const projection = geoEqualEarth().rotate([-meridian[locale], 0]).fitWidth(width, world);
  const [, [, bottom]] = geoPath(projection).bounds(world);
  const shapes = new Map<string, string>();
  const places = new Map<string, Point>();
  for (const geometry of geometries) {
    const country = countryOf(geometry.id);
    if (country === undefined || !countries.has(country)) continue;
    const rings = ringsOf(feature(atlas, geometry), projection);
    shapes.set(country, pathOf(rings));
    const middle = middleOf(rings);
    if (middle) places.set(country, middle);
  }
  for (const geometry of geometriesOf(atlases.fine)) {
    const country = countryOf(geometry.id);
    if (country === undefined || !countries.has(country) || places.has(country)) continue;
    const middle = middleOf(ringsOf(feature(atlases.fine, geometry), projection));
    if (middle) places.set(country, middle);
  }
  const others = geometries.filter(({ id }) => {
    const country = countryOf(id);
    return country === undefined || !countries.has(country);
  }) as (Polygon | MultiPolygon)[];
  return {
    width,
    height: Math.ceil(bottom),
    shapes,
    rest: pathOf(ringsOf(merge(atlas, others), projection)),
    places,
  };
}

/** The rings of a shape as they fall on the map. */
function ringsOf(shape: Parameters<ReturnType<typeof geoPath>>[0], projection: GeoProjection): readonly Ring[] {
  const rings: Point[][] = [];
  const context = {
    moveTo: (x: number, y: number) => rings.push([[x, y]]),
    lineTo: (x: number, y: number) => rings.at(-1)?.push([x, y]),
    closePath: () => {},
  } as unknown as GeoContext;
  geoPath(projection, context)(shape);
  return rings;
}

/** Rings as the data of an SVG path: whole numbers, each from the one before, which is a third of the length. */
export function pathOf(rings: readonly Ring[]): string {
  let data = '';
  let start: Point = [0, 0];
  for (const ring of rings) {
    const points = cornersOf(ring);
    const [first, ...others] = points;
    // An island smaller than a point of the map.
    if (!first || points.length < 3) continue;
    data += `m${pair(first, start)}l`;
    let before = first;
    for (const point of others) {
      data += pair(point, before);
      before = point;
    }
    data += 'z';
    start = first;
  }
  return data.replaceAll('l ', 'l').replaceAll('m ', 'm');
}

/** A step from one point to the next, with a space only where the figures would run together. */
const pair = ([x, y]: Point, [fromX, fromY]: Point): string => figure(x - fromX) + figure(y - fromY);
const figure = (number: number): string => (number < 0 ? String(number) : ` ${number}`);

/** The points of a ring on whole numbers, without those that change nothing. */
function cornersOf(ring: Ring): readonly Point[] {
  const points: Point[] = [];
  for (const [x, y] of ring) {
    const point: Point = [Math.round(x), Math.round(y)];
    const last = points.at(-1);
    if (last && last[0] === point[0] && last[1] === point[1]) continue;
    const before = points.at(-2);
    if (last && before && goesOn(before, last, point)) points.pop();
    points.push(point);
  }
  const [first] = points;
  const last = points.at(-1);
  if (points.length > 1 && first && last && first[0] === last[0] && first[1] === last[1]) points.pop();
  return points;
}

/** Whether the way from `b` to `c` is the way from `a` to `b` gone on with. */
const goesOn = (a: Point, b: Point, c: Point): boolean =>
  (b[0] - a[0]) * (c[1] - b[1]) === (b[1] - a[1]) * (c[0] - b[0]) &&
  (b[0] - a[0]) * (c[0] - b[0]) + (b[1] - a[1]) * (c[1] - b[1]) > 0;

/** Twice the area within a ring, and its centre of mass. */
function centreOf(ring: Ring): { readonly area: number; readonly centre: Point } {
  let area = 0;
  let sumX = 0;
  let sumY = 0;
  for (const [index, [x, y]] of ring.entries()) {
    const [nextX, nextY] = ring[(index + 1) % ring.length] ?? [x, y];
    const cross = x * nextY - nextX * y;
    area += cross;
    sumX += (x + nextX) * cross;
    sumY += (y + nextY) * cross;
  }
  return { area: Math.abs(area), centre: [sumX / (3 * area), sumY / (3 * area)] };
}

/** A point well within the largest ring: its centre of mass, moved into it along its height where that lies without. */
export function middleOf(rings: readonly Ring[]): Point | undefined {
  const [largest] = rings.map((ring) => ({ ring, ...centreOf(ring) })).toSorted((a, b) => b.area - a.area);
  if (!largest || largest.area === 0) return undefined;
  const [x, y] = largest.centre;
  const crossings = largest.ring
    .flatMap(([fromX, fromY], index) => {
      const [toX, toY] = largest.ring[(index + 1) % largest.ring.length] ?? [fromX, fromY];
      return fromY > y === toY > y ? [] : [fromX + ((y - fromY) / (toY - fromY)) * (toX - fromX)];
    })
    .toSorted((a, b) => a - b);
  const stretches = crossings.flatMap((from, index) => {
    const to = crossings[index + 1];
    return index % 2 === 0 && to !== undefined ? [[from, to] as const] : [];
  });
  const within = stretches.some(([from, to]) => from <= x && x <= to);
  const [widest] = stretches.toSorted(([a, b], [c, d]) => d - c - (b - a));
  const middle = within || !widest ? x : (widest[0] + widest[1]) / 2;
  return [Math.round(middle), Math.round(y)];
}
