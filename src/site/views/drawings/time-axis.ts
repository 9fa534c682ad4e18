import { scaleLinear } from 'd3-scale';
import type { PartialDate } from '../../../archive/model/fields/partial-date.ts';

/** An axis of whole years. Places on it are percentages of its length, so that a drawing fits any width. */
export interface TimeAxis {
  readonly first: number;
  readonly last: number;
  /** Where a date begins: `2013` at the first of January. */
  at(date: PartialDate): number;
  /** Where a date is over: `2013` at the end of December. */
  after(date: PartialDate): number;
  /** Years that are written on the axis. */
  readonly ticks: readonly Tick[];
}

export interface Tick {
  readonly year: string;
  readonly at: number;
}

/** The axis of the years that hold all of `dates`; of one year alone where there are none. */
export function timeAxis(dates: readonly PartialDate[], step = 5): TimeAxis {
  const years = dates.map((date) => Number(date.slice(0, 4)));
  const first = years.length === 0 ? 2000 : Math.min(...years);
  const last = years.length === 0 ? first : Math.max(...years);
  const scale = scaleLinear([first, last + 1], [0, 100]);
  const place = (year: number) => round(scale(year));
  return {
    first,
    last,
    at: (date) => place(beginning(date)),
    after: (date) => place(end(date)),
    ticks: Array.from({ length: last - first + 1 }, (_, index) => first + index)
      .filter((year) => year % step === 0)
      .map((year) => ({ year: String(year), at: place(year) })),
  };
}

/** Lifelines and marks of one country lie in lanes beneath each other, of so many pixels. */
export const laneHeight = 14;

/** The middle of a lane, in pixels from the top of the first. */
export const laneMiddle = (index: number): number => index * laneHeight + laneHeight / 2;

/** Two decimals place a month on any screen. */
export const round = (percent: number): number => Math.round(percent * 100) / 100;

/** The moment a date begins, in years. A day counts as a share of a month of 31: nothing is drawn finer. */
function beginning(date: PartialDate): number {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  return year + (month - 1) / 12 + (day - 1) / 372;
}

function end(date: PartialDate): number {
  const [year = 0, month, day] = date.split('-').map(Number);
  if (month === undefined) return year + 1;
  return year + (day === undefined ? month / 12 : (month - 1) / 12 + day / 372);
}
