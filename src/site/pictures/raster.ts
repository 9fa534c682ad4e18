/** Outlines made into pixels: how much of each pixel an outline covers, exactly, by the area beside its edges. */

/** A step of an outline, in pixels, y downwards; every outline begins with `M` and ends with `Z`. */
export type Step =
  | readonly ['M', x: number, y: number]
  | readonly ['L', x: number, y: number]
  | readonly ['Q', x1: number, y1: number, x: number, y: number]
  | readonly ['C', x1: number, y1: number, x2: number, y2: number, x: number, y: number]
  | readonly ['Z'];

/** The pixels that an outline touches: where they begin, and the part of each that it covers, 0 to 255. */
export interface Coverage {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  readonly values: Uint8Array;
}

/** What outlines cover together. Contours that wind the other way are holes; those that overlap are one. */
export function rasterise(outline: readonly Step[]): Coverage {
  const points = outline.flatMap((step) => step.slice(1) as number[]);
  const xs = points.filter((_, index) => index % 2 === 0);
  const ys = points.filter((_, index) => index % 2 === 1);
  if (xs.length === 0) return { left: 0, top: 0, width: 0, height: 0, values: new Uint8Array() };
  const left = Math.floor(Math.min(...xs));
  const top = Math.floor(Math.min(...ys));
  const width = Math.ceil(Math.max(...xs)) - left;
  const height = Math.ceil(Math.max(...ys)) - top;
  // Each edge leaves, in the pixels that it crosses, the area to its right; the sum along a row is what is covered.
  const areas = new Float64Array(width * height + 2);
  for (const [x0, y0, x1, y1] of edgesOf(outline)) addEdge(areas, width, x0 - left, y0 - top, x1 - left, y1 - top);
  const values = new Uint8Array(width * height);
  let sum = 0;
  for (let index = 0; index < values.length; index += 1) {
    sum += areas[index] ?? 0;
    values[index] = Math.round(Math.min(1, Math.abs(sum)) * 255);
  }
  return { left, top, width, height, values };
}

type Edge = readonly [x0: number, y0: number, x1: number, y1: number];

/** Straight edges of an outline; a curve is cut into as many as no eye can tell from it. */
function edgesOf(outline: readonly Step[]): readonly Edge[] {
  const edges: Edge[] = [];
  let [startX, startY, x, y] = [0, 0, 0, 0];
  const lineTo = (toX: number, toY: number) => {
    edges.push([x, y, toX, toY]);
    [x, y] = [toX, toY];
  };
  const curveTo = (x1: number, y1: number, x2: number, y2: number, toX: number, toY: number) => {
    const [fromX, fromY] = [x, y];
    const length = Math.abs(x1 - fromX) + Math.abs(y1 - fromY) + Math.abs(toX - x2) + Math.abs(toY - y2);
    const parts = Math.max(2, Math.min(16, Math.ceil(Math.sqrt(length) * 2)));
    for (let part = 1; part <= parts; part += 1) {
      const t = part / parts;
      const u = 1 - t;
      const [a, b, c, d] = [u * u * u, 3 * u * u * t, 3 * u * t * t, t * t * t];
      lineTo(a * fromX + b * x1 + c * x2 + d * toX, a * fromY + b * y1 + c * y2 + d * toY);
    }
  };
  for (const step of outline) {
    switch (step[0]) {
      case 'M':
        [startX, startY, x, y] = [step[1], step[2], step[1], step[2]];
        break;
      case 'L':
        lineTo(step[1], step[2]);
        break;
      case 'Q': {
        // The cubic curve whose handles stand at two thirds of the way to the one handle.
        const [, handleX, handleY, toX, toY] = step;
        const third = (from: number, to: number) => to + ((from - to) * 2) / 3;
        curveTo(third(handleX, x), third(handleY, y), third(handleX, toX), third(handleY, toY), toX, toY);
        break;
      }
      case 'C':
        curveTo(step[1], step[2], step[3], step[4], step[5], step[6]);
        break;
      case 'Z':
        lineTo(startX, startY);
    }
  }
  return edges;
}

/** Cuts an edge at the borders of pixels; each piece covers of its own pixel what lies to its right, and all after it. */
function addEdge(areas: Float64Array, width: number, x0: number, y0: number, x1: number, y1: number): void {
  if (y0 === y1) return;
  const sign = y0 < y1 ? 1 : -1;
  const [topX, topY, bottomX, bottomY] = sign === 1 ? [x0, y0, x1, y1] : [x1, y1, x0, y0];
  // By parts of the edge, not by its slope, which has no bound: an edge may be all but level.
  const xAt = (y: number) => topX + (bottomX - topX) * ((y - topY) / (bottomY - topY));
  for (let row = Math.floor(topY); row < bottomY; row += 1) {
    const from = xAt(Math.max(row, topY));
    const to = xAt(Math.min(row + 1, bottomY));
    const height = (Math.min(row + 1, bottomY) - Math.max(row, topY)) * sign;
    const [left, right] = from < to ? [from, to] : [to, from];
    for (let column = Math.floor(left); column === Math.floor(left) || column < right; column += 1) {
      const [start, end] = [Math.max(column, left), Math.min(column + 1, right)];
      const piece = right === left ? height : height * ((end - start) / (right - left));
      const covered = piece * (column + 1 - (start + end) / 2);
      const at = row * width + column;
      areas[at] = (areas[at] ?? 0) + covered;
      areas[at + 1] = (areas[at + 1] ?? 0) + piece - covered;
    }
  }
}
