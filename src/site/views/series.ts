import { contraryIn } from '../../archive/disagreements.ts';
import type { Row } from '../../archive/model/fields/series.ts';
import type { RecordOf } from '../../archive/model/record.ts';
import { datePart, linkTo, mixedLine, type Line, type Part } from './present.ts';
import type { Here, Site } from './site.ts';
import type { Marker, SourceMark } from './sources.ts';

/** Rows of an indicator as a table shows them. */
export interface Series {
  /** What they have in common: the indicator, or the country. */
  readonly title?: Part;
  readonly rows: readonly {
    readonly country: Part;
    readonly year: Part;
    readonly rank?: string;
    readonly value?: string;
    readonly note?: Line;
    /** Whether another source gives the year another figure. */
    readonly differ: boolean;
    readonly sources: readonly SourceMark[];
  }[];
  /** Whether the rows are of several countries. */
  readonly byCountry: boolean;
  /** Whether any row has a rank, and any a value. */
  readonly ranked: boolean;
  readonly valued: boolean;
}

/** The rows of every indicator that concern the record, oldest first. */
export function rowsOf(
  site: Site,
  record: RecordOf,
): readonly { readonly indicator: RecordOf<'indicator'>; readonly rows: readonly Row[] }[] {
  const byIndicator = Map.groupBy(
    site.archive.linksTo(record).filter(({ from, role }) => from.kind === 'indicator' && role === 'value'),
    ({ from }) => from as RecordOf<'indicator'>,
  );
  return [...byIndicator].map(([indicator, links]) => ({
    indicator,
    rows: links
      .flatMap(({ path }) => indicator.fields.rows[path[1] as number] ?? [])
      .toSorted((a, b) => (a.year < b.year ? -1 : a.year > b.year ? 1 : 0)),
  }));
}

export const seriesOf = (site: Site, here: Here, record: RecordOf, marks: Marker): readonly Series[] =>
  rowsOf(site, record).map(({ indicator, rows }) => ({
    title: linkTo(site, here, 'indicator', indicator.id),
    ...seriesIn(site, here, indicator, rows, marks),
  }));

/** Rows of an indicator, in their order. */
export function seriesIn(
  site: Site,
  here: Here,
  indicator: RecordOf<'indicator'>,
  rows: readonly Row[],
  marks: Marker,
): Omit<Series, 'title'> {
  const contrary = contraryIn(indicator);
  return {
    rows: rows.map((row) => seriesRow(site, here, row, contrary.has(row), marks)),
    byCountry: new Set(rows.map(({ country }) => country)).size > 1,
    ranked: rows.some(({ rank }) => rank !== undefined),
    valued: rows.some(({ value }) => value !== undefined),
  };
}

const seriesRow = (
  site: Site,
  here: Here,
  { country, year, rank, value, per, note }: Row,
  differ: boolean,
  marks: Marker,
): Series['rows'][number] => ({
  country: linkTo(site, here, 'country', country),
  year: datePart(year, here),
  ...(rank === undefined ? {} : { rank: rank.toLocaleString(here.locale) }),
  ...(value === undefined ? {} : { value: value.toLocaleString(here.locale, { maximumFractionDigits: 4 }) }),
  ...(note === undefined ? {} : { note: mixedLine({ text: note, lang: 'en' }, here) }),
  differ,
  sources: marks(per),
});
