import { contraryIn } from '../../archive/disagreements.ts';
import type { Row } from '../../archive/model/fields/series.ts';
import type { RecordOf } from '../../archive/model/record.ts';
import { datePart, linkTo, mixedLine, type Line, type Part } from './present.ts';
import type { Here, Site } from './site.ts';
import type { Marker, SourceMark } from './sources.ts';

export interface Series {
  readonly title: Part;
  readonly rows: readonly {
    readonly year: Part;
    readonly rank?: string;
    readonly value?: string;
    readonly note?: Line;
    /** Whether another source gives the year another figure. */
    readonly differ: boolean;
    readonly sources: readonly SourceMark[];
  }[];
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
  rowsOf(site, record).map(({ indicator, rows }) => {
    const contrary = contraryIn(indicator);
    return {
      title: linkTo(site, here, 'indicator', indicator.id),
      rows: rows.map((row) => seriesRow(here, row, contrary.has(row), marks)),
    };
  });

/** A row of a series as a table shows it. */
export const seriesRow = (
  here: Here,
  { year, rank, value, per, note }: Row,
  differ: boolean,
  marks: Marker,
): Series['rows'][number] => ({
  year: datePart(year, here),
  ...(rank === undefined ? {} : { rank: rank.toLocaleString(here.locale) }),
  ...(value === undefined ? {} : { value: value.toLocaleString(here.locale, { maximumFractionDigits: 4 }) }),
  ...(note === undefined ? {} : { note: mixedLine({ text: note, lang: 'en' }, here) }),
  differ,
  sources: marks(per),
});
