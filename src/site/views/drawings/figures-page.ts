import { scaleLinear } from 'd3-scale';
import { dataPathOf, pagePathOf } from '../../../archive/address.ts';
import { contraryIn } from '../../../archive/disagreements.ts';
import { inTime } from '../../../archive/graph.ts';
import type { Row } from '../../../archive/model/fields/series.ts';
import { captionOf, fieldsOf, kindOf, type RecordOf } from '../../../archive/model/record.ts';
import type { Locale } from '../../../archive/model/label.ts';
import { say } from '../../i18n/words.ts';
import { linkTo, partOf, present, type Line, type Part } from '../present.ts';
import { seriesIn, type Series } from '../series.ts';
import { frameOf, hrefFrom, type Frame, type Here, type Site } from '../site.ts';
import { listedSource, marker, type ListedSource, type Marker, type SourceMark } from '../sources.ts';
import { drawnIn, seriesChart, type SeriesChart } from './series-chart.ts';
import { round } from './time-axis.ts';

/** A table of ranks, a line for each country and a column for each year: for the index that ranks many of them. */
export interface RankTable {
  readonly years: readonly string[];
  readonly rows: readonly {
    readonly country: Part;
    /** The points of a small line, of a hundred by thirty. */
    readonly course: string;
    /** A cell holds more than one rank where sources differ. */
    readonly cells: readonly { readonly ranks: string; readonly differ: boolean }[];
    readonly sources: readonly SourceMark[];
  }[];
}

export interface IndicatorFigures {
  readonly id: string;
  readonly title: Part;
  readonly facts: readonly { readonly label: string; readonly line: Line }[];
  readonly chart?: SeriesChart;
  readonly ranks?: RankTable;
  /** Row by row, where there are not many. */
  readonly rows?: Series;
}

export interface FiguresPage {
  readonly frame: Frame;
  readonly indicators: readonly IndicatorFigures[];
  readonly sources: readonly ListedSource[];
  /** The same as a file. */
  readonly file: string;
}

/** More countries than these are read faster side by side. */
const many = 20;

/** Every indicator with its chart and its table; those with most rows first. */
export function figuresPage(site: Site, locale: Locale): FiguresPage {
  const word = say(locale);
  const here: Here = { locale, path: pagePathOf('figures', locale) };
  const indicators = site.archive.of('indicator').toSorted((a, b) => b.fields.rows.length - a.fields.rows.length);
  const per = indicators.flatMap(({ fields }) => fields.rows.flatMap((row) => row.per));
  const numbered = inTime([...new Set(per)].flatMap((id) => site.archive.get('article', id) ?? []));
  const marks = marker(site, here, numbered);
  return {
    frame: frameOf(site, here, { title: word('ranks'), description: word('figuresIntro'), section: here.path }),
    indicators: indicators.map((indicator) => figuresOf(site, here, indicator, marks)),
    sources: numbered.map((article, index) => listedSource(site, here, article, index + 1)),
    file: hrefFrom(here, dataPathOf('indicators.csv')),
  };
}

function figuresOf(site: Site, here: Here, indicator: RecordOf<'indicator'>, marks: Marker): IndicatorFigures {
  const drawn = drawnIn(indicator);
  const chart =
    drawn === undefined ? undefined : seriesChart(here, indicator, drawn, countryName(site, here, drawn).text);
  const countries = new Set(indicator.fields.rows.map(({ country }) => country));
  return {
    id: indicator.id,
    title: partOf(captionOf(indicator, here.locale), here),
    facts: factsOf(site, here, indicator),
    ...(chart ? { chart } : {}),
    ...(countries.size > many
      ? { ranks: rankTable(site, here, indicator, marks) }
      : { rows: rowTable(site, here, indicator, marks) }),
  };
}

function countryName(site: Site, here: Here, id: string): Part {
  const country = site.archive.get('country', id);
  return country ? partOf(captionOf(country, here.locale), here) : { text: id };
}

/** What stands on the record of the indicator itself. */
function factsOf(site: Site, here: Here, { fields }: RecordOf<'indicator'>): IndicatorFigures['facts'] {
  return fieldsOf(kindOf('indicator')).flatMap(({ name, marks }) => {
    const value = (fields as Readonly<Record<string, unknown>>)[name];
    return value === undefined || name === 'names' || marks.unlisted === true
      ? []
      : [{ label: marks.label[here.locale], line: present(marks.type, value, site, here) }];
  });
}

const order = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

/** By country, and each in order of time; under its country where it is of one. */
function rowTable(site: Site, here: Here, indicator: RecordOf<'indicator'>, marks: Marker): Series {
  const collator = new Intl.Collator(here.locale);
  const countryOf = ({ country }: Row) => linkTo(site, here, 'country', country);
  const rows = indicator.fields.rows.toSorted(
    (a, b) => collator.compare(countryOf(a).text, countryOf(b).text) || order(a.year, b.year),
  );
  const series = seriesIn(site, here, indicator, rows, marks);
  const [first] = rows;
  return first && !series.byCountry ? { title: countryOf(first), ...series } : series;
}

function rankTable(site: Site, here: Here, indicator: RecordOf<'indicator'>, marks: Marker): RankTable {
  const ranked = indicator.fields.rows.filter(({ rank }) => rank !== undefined);
  const years = [...new Set(ranked.map(({ year }) => year))].toSorted();
  const contrary = contraryIn(indicator);
  const across = scaleLinear([Number(years[0]?.slice(0, 4)), Number(years.at(-1)?.slice(0, 4))], [2, 98]);
  const down = scaleLinear([1, Math.max(1, ...ranked.map(({ rank = 1 }) => rank))], [2, 28]);
  const collator = new Intl.Collator(here.locale);
  return {
    years,
    rows: [...Map.groupBy(ranked, ({ country }) => country)]
      .map(([id, rows]) => ({
        country: linkTo(site, here, 'country', id),
        course: rows
          .toSorted((a, b) => order(a.year, b.year))
          .map(({ year, rank = 1 }) => `${round(across(Number(year.slice(0, 4))))},${round(down(rank))}`)
          .join(' '),
        cells: years.map((year) =>
          cellOf(
            rows.filter((row) => row.year === year),
            contrary,
            here,
          ),
        ),
        sources: marks([...new Set(rows.flatMap(({ per }) => per))]),
      }))
      .toSorted((a, b) => collator.compare(a.country.text, b.country.text)),
  };
}

const cellOf = (rows: readonly Row[], contrary: ReadonlySet<Row>, { locale }: Here) => ({
  ranks: [...new Set(rows.flatMap(({ rank }) => rank?.toLocaleString(locale) ?? []))].join(' / '),
  differ: rows.some((row) => contrary.has(row)),
});
