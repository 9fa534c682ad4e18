import { inTime } from '../../../archive/graph.ts';
import { captionOf, kindOf, spansOf, type RecordOf } from '../../../archive/model/record.ts';
import { datePart, linkTo, type Part } from '../present.ts';
import type { Here, Site } from '../site.ts';
import { standingThrough } from '../standing.ts';
import { isMajor, strokesOf, type Stroke } from './lifelines.ts';
import { figuresOf, seriesChart, yearsHeight, type SeriesChart } from './series-chart.ts';
import { laneHeight, laneMiddle, round, timeAxis } from './time-axis.ts';

/** Something of the cooperation that stands on the time axis of the chart, and in the list beneath it. */
export interface Milestone {
  readonly kind: 'agreement' | 'centre';
  readonly label: string;
  readonly date: Part;
  readonly standing?: string;
  readonly link: Part;
  readonly title: string;
  /** Where an agreement was signed. */
  readonly at?: number;
  readonly done: boolean;
  /** From when to when a centre was there. */
  readonly strokes: readonly Stroke[];
  readonly major: boolean;
  /** The middle of its lane in the drawing, in pixels. */
  readonly y: number;
}

/** The rank of a country by year, with the milestones of its cooperation on the same axis. */
export interface RankChart {
  readonly chart: SeriesChart;
  readonly milestones: readonly Milestone[];
}

/** The chart of the indicator that ranks the country in most years; none where no indicator has enough of them. */
export function rankChart(site: Site, here: Here, country: RecordOf<'country'>): RankChart | undefined {
  const [longest] = site.archive
    .of('indicator')
    .map((indicator) => ({ indicator, ...figuresOf(indicator, country.id) }))
    .filter(({ measure }) => measure === 'rank')
    .toSorted((a, b) => b.figures.length - a.figures.length);
  if (!longest) return undefined;
  const records = inTime(
    (['centre', 'agreement'] as const).flatMap((kind) =>
      (site.archive.of(kind) as readonly RecordOf<'centre' | 'agreement'>[]).filter((record) =>
        record.kind === 'centre'
          ? record.fields.host_country === country.id
          : record.fields.countries.includes(country.id),
      ),
    ),
  ).flatMap((record) => {
    const [span] = spansOf(record);
    return span ? [{ record, span }] : [];
  });
  const axis = timeAxis([
    ...longest.figures.map(({ year }) => year),
    ...records.flatMap(({ span }) => [span.from, span.to ?? span.from]),
  ]);
  const chart = seriesChart(here, longest.indicator, country.id, captionOf(longest.indicator, here.locale).text, axis);
  if (!chart) return undefined;
  const centres = records.filter(({ record }) => record.kind === 'centre');
  const lanes = centres.length + (centres.length < records.length ? 1 : 0);
  const foot = chart.height + yearsHeight + lanesGap;
  return {
    chart: lanes === 0 ? chart : { ...chart, whole: foot + lanes * laneHeight },
    milestones: records.map(({ record, span }): Milestone => {
      const date = datePart(span.from, here);
      const place = centres.findIndex((centre) => centre.record === record);
      const isCentre = record.kind === 'centre';
      return {
        kind: record.kind,
        label: kindOf(record.kind).label.one[here.locale],
        date,
        ...standingThrough(span, here),
        link: linkTo(site, here, record.kind, record.id),
        title: `${date.text}: ${captionOf(record, here.locale).text}`,
        done: span.standing === 'done',
        ...(isCentre ? {} : { at: round((axis.at(span.from) + axis.after(span.from)) / 2) }),
        strokes: isCentre ? strokesOf(span, axis) : [],
        major: isCentre && isMajor(record),
        y: foot + laneMiddle(isCentre ? place : centres.length),
      };
    }),
  };
}

/** Between the years and the lanes of milestones, in pixels. */
const lanesGap = 8;
