import { home } from '../../../archive/model/home.ts';
import { scaleLinear } from 'd3-scale';
import type { PartialDate } from '../../../archive/model/fields/partial-date.ts';
import type { RecordOf } from '../../../archive/model/record.ts';
import { proseRun } from '../../../archive/model/fields/text.ts';
import { rankText, say } from '../../i18n/words.ts';
import { contraryIn } from '../../../archive/disagreements.ts';
import type { Here } from '../site.ts';
import { round, timeAxis, type Tick, type TimeAxis } from './time-axis.ts';

/** Height of the drawing in pixels; across, places are percentages of whatever room there is. */
const height = 190;

/** Room for the years beneath it. */
export const yearsHeight = 22;

/** A figure of one year. */
export interface ChartPoint {
  readonly x: number;
  readonly y: number;
  readonly title: string;
  /** Written beside it: the first, the last, and the best. */
  readonly label?: { readonly text: string; readonly anchor: 'start' | 'middle' | 'end'; readonly below: boolean };
  /** Whether another source gives the year another figure. */
  readonly differ: boolean;
  /** How wide the column is that stands on the foot of the drawing; a rank is a point and has none. */
  readonly column?: number;
}

/**
 * A series of one country. Ranks are points on a line, the first rank at the top; values are columns from zero. Where
 * two sources differ on a year, both are drawn.
 */
export interface SeriesChart {
  readonly measure: 'rank' | 'value';
  readonly title: string;
  /** What the drawing shows, in a sentence. */
  readonly summary: string;
  readonly height: number;
  /** With the years beneath it, and what else stands there. */
  readonly whole: number;
  readonly ticks: readonly Tick[];
  readonly levels: readonly { readonly label: string; readonly y: number }[];
  readonly points: readonly ChartPoint[];
  /** From each figure of a year to each of the next: with two sources that differ the line divides. */
  readonly lines: readonly { readonly x1: number; readonly y1: number; readonly x2: number; readonly y2: number }[];
}

/** Fewer years than these are read faster in the table. */
const enough = 3;

interface Figure {
  readonly year: PartialDate;
  readonly figure: number;
  readonly differ: boolean;
}

/** The figures of a country in an indicator: ranks where most of its rows have one, else values. */
export function figuresOf(
  indicator: RecordOf<'indicator'>,
  country: string,
): { readonly measure: 'rank' | 'value'; readonly figures: readonly Figure[] } {
  const rows = indicator.fields.rows.filter((row) => row.country === country);
  const ranked = rows.filter(({ rank }) => rank !== undefined).length;
  const measure = ranked * 2 > rows.length ? 'rank' : 'value';
  const contrary = contraryIn(indicator);
  const figures = new Map<string, Figure>();
  for (const row of rows) {
    const figure = row[measure];
    if (figure !== undefined)
      figures.set(`${row.year} ${figure}`, { year: row.year, figure, differ: contrary.has(row) });
  }
  return { measure, figures: [...figures.values()].toSorted((a, b) => order(a.year, b.year)) };
}

const order = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

/** The country to draw an indicator by: Korea, else the one with most years; none where none has enough of them. */
export function drawnIn(indicator: RecordOf<'indicator'>): string | undefined {
  const [longest] = [...Map.groupBy(indicator.fields.rows, ({ country }) => country).keys()]
    .map((country) => ({ country, years: yearsIn(figuresOf(indicator, country).figures) }))
    .filter(({ years }) => years >= enough)
    .toSorted(
      (a, b) =>
        Number(b.country === home) - Number(a.country === home) || b.years - a.years || order(a.country, b.country),
    );
  return longest?.country;
}

const yearsIn = (figures: readonly Figure[]) => new Set(figures.map(({ year }) => year)).size;

/**
 * The chart of a country in an indicator, called by whichever of the two its page is not about. `axis` is given where
 * it is to hold more than the series.
 */
export function seriesChart(
  here: Here,
  indicator: RecordOf<'indicator'>,
  country: string,
  subject: string,
  axis?: TimeAxis,
): SeriesChart | undefined {
  const { measure, figures } = figuresOf(indicator, country);
  if (yearsIn(figures) < enough) return undefined;
  const word = say(here.locale);
  const years = axis ?? timeAxis(figures.map(({ year }) => year));
  const { place, levels } = measure === 'rank' ? rankScale(figures) : valueScale(figures, here);
  const placed = figures.map((figure) => ({
    ...figure,
    x: round((years.at(figure.year) + years.after(figure.year)) / 2),
    y: place(figure.figure),
  }));
  const byYear = [...Map.groupBy(placed, ({ year }) => year).values()];
  const show = (figure: number) => figureText(figure, measure, here);
  const best = placed.reduce((a, b) => ((measure === 'rank' ? b.figure < a.figure : b.figure > a.figure) ? b : a));
  const first = placed[0] ?? best;
  const last = placed.at(-1) ?? best;
  return {
    measure,
    title: word(measure === 'rank' ? 'chartRank' : 'chartValue')
      .replace('{subject}', subject)
      .replace('{unit}', proseRun(indicator.fields.unit, here.locale).text),
    summary: word(measure === 'rank' ? 'chartRankSummary' : 'chartValueSummary')
      .replace('{first}', `${first.year}: ${show(first.figure)}`)
      .replace('{last}', `${last.year}: ${show(last.figure)}`)
      .replace('{best}', `${best.year}: ${show(best.figure)}`),
    height,
    whole: height + yearsHeight,
    ticks: axis ? years.ticks : years.ticks.map(({ year, at }) => ({ year, at: round((at + years.after(year)) / 2) })),
    levels,
    points: apart(
      byYear.flatMap((members, at) =>
        members.map((member, index) => ({
          ...(measure === 'rank' ? { x: member.x } : columnOf(member.x, index, members.length, years)),
          y: member.y,
          title: `${member.year}: ${show(member.figure)}`,
          differ: member.differ,
          ...([first, last, best].includes(member)
            ? {
                label: {
                  text: show(member.figure),
                  anchor: 'middle' as const,
                  below: measure === 'rank' && isLow(byYear, at, member.y),
                },
              }
            : {}),
        })),
      ),
    ),
    lines:
      measure === 'value'
        ? []
        : byYear.flatMap((members, at) =>
            members.flatMap((to) =>
              (byYear[at - 1] ?? []).map((from) => ({ x1: from.x, y1: from.y, x2: to.x, y2: to.y })),
            ),
          ),
  };
}

/** A figure as it is written: a rank as `1st` or `1위`. */
export const figureText = (figure: number, measure: 'rank' | 'value', { locale }: Here): string =>
  measure === 'rank' ? rankText(figure, locale) : figure.toLocaleString(locale, { maximumFractionDigits: 4 });

/** Points of which no two figures, written side by side, run into each other: the one reaches left, the other right. */
function apart(points: readonly ChartPoint[]): readonly ChartPoint[] {
  const labelled = points.filter(({ label }) => label);
  const anchors = new Map<ChartPoint, 'start' | 'end'>();
  for (const [index, point] of labelled.entries()) {
    const before = labelled[index - 1];
    if (!before || middleOf(point) - middleOf(before) >= near) continue;
    anchors.set(before, 'end');
    anchors.set(point, 'start');
  }
  return points.map((point) => {
    const anchor = anchors.get(point);
    return anchor && point.label ? { ...point, label: { ...point.label, anchor } } : point;
  });
}

const middleOf = ({ x, column = 0 }: ChartPoint) => x + column / 2;

/** As wide, in percent, as a figure on a phone. */
const near = 10;

/** Whether the neighbours of a point lie above it, so that its figure has more room beneath. */
function isLow(byYear: readonly (readonly { readonly y: number }[])[], at: number, y: number): boolean {
  const beside = [...(byYear[at - 1] ?? []), ...(byYear[at + 1] ?? [])];
  return beside.length > 0 && beside.every((other) => other.y <= y);
}

const columnOf = (x: number, index: number, count: number, years: TimeAxis) => {
  const whole = (years.after('2000') - years.at('2000')) * 0.66;
  const column = round(whole / count);
  return { x: round(x - whole / 2 + index * column), column };
};

interface Scale {
  readonly place: (figure: number) => number;
  readonly levels: SeriesChart['levels'];
}

/** The first rank at the top. */
function rankScale(figures: readonly Figure[]): Scale {
  const last = Math.max(10, ...figures.map(({ figure }) => figure));
  const scale = scaleLinear([1, last], [18, height - 26]);
  const place = (rank: number) => Math.round(scale(rank));
  const levels = scale.ticks(3).filter((level) => level > 1 + last / 8 && Number.isInteger(level));
  return { place, levels: [1, ...levels].map((level) => ({ label: String(level), y: place(level) })) };
}

/** From zero, as columns are compared by their length. */
function valueScale(figures: readonly Figure[], { locale }: Here): Scale {
  const scale = scaleLinear([0, Math.max(...figures.map(({ figure }) => figure))], [height, 20]);
  const place = (value: number) => Math.round(scale(value));
  return {
    place,
    levels: scale.ticks(4).map((level) => ({ label: level.toLocaleString(locale), y: place(level) })),
  };
}
