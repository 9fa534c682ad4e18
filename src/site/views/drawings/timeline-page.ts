import { home } from '../../../archive/model/home.ts';
import { pagePathOf } from '../../../archive/address.ts';
import { inTime } from '../../../archive/graph.ts';
import type { Span } from '../../../archive/model/kind.ts';
import type { Locale } from '../../../archive/model/label.ts';
import { captionOf, kindOf, spansOf, type RecordOf } from '../../../archive/model/record.ts';
import { countOf, say } from '../../i18n/words.ts';
import { linkTo, regionName, spanLine, type Line, type Part } from '../present.ts';
import { frameOf, type Frame, type Here, type Site } from '../site.ts';
import { standingThrough } from '../standing.ts';
import { isMajor, strokesOf, wholeLegend, type Meaning, type Stroke } from './lifelines.ts';
import { laneHeight, laneMiddle, round, timeAxis, type Tick, type TimeAxis } from './time-axis.ts';

type Dated = 'centre' | 'agreement' | 'event';

/** A mark for an agreement or an event: a point in time, in percent of the axis. */
export interface TimeMark {
  readonly kind: 'agreement' | 'event';
  readonly at: number;
  /** The middle of its lane, in pixels: below the lifelines, agreements above events. */
  readonly y: number;
  /** Whether it took place. */
  readonly done: boolean;
  /** What the row of the table says too, for those who point at the mark. */
  readonly title: string;
}

export interface TimelineRow {
  readonly kind: Dated;
  readonly label: string;
  readonly date: Line;
  readonly standing?: string;
  readonly link: Part;
}

/** What is drawn for a country, and the same as rows of a table, in order of time. */
export interface TimelineCountry {
  readonly id: string;
  readonly link: Part;
  readonly counts: readonly string[];
  /** Height of the drawing in pixels: a lane for each lifeline, one for agreements and one for events. */
  readonly height: number;
  readonly lives: readonly {
    readonly strokes: readonly Stroke[];
    readonly major: boolean;
    readonly title: string;
    readonly y: number;
  }[];
  readonly marks: readonly TimeMark[];
  readonly rows: readonly TimelineRow[];
}

export interface TimelinePage {
  readonly frame: Frame;
  readonly title: string;
  readonly ticks: readonly Tick[];
  readonly regions: readonly {
    readonly id: string;
    readonly title: string;
    readonly countries: readonly TimelineCountry[];
  }[];
  readonly kinds: readonly { readonly kind: Dated; readonly label: string; readonly count: string }[];
  readonly legend: readonly Meaning[];
  /** Records without a date, kind by kind: they cannot be drawn. */
  readonly undated: readonly { readonly label: string; readonly items: readonly Part[] }[];
}

const datedKinds = ['centre', 'agreement', 'event'] as const satisfies readonly Dated[];

/** The whole in order of time: for each country its centres as lifelines, and its agreements and events as marks. */
export function timelinePage(site: Site, locale: Locale): TimelinePage {
  const word = say(locale);
  const here: Here = { locale, path: pagePathOf('timeline', locale) };
  const records = datedKinds.flatMap((kind) => site.archive.of(kind) as readonly RecordOf<Dated>[]);
  const spans = new Map(records.map((record) => [record, spansOf(record)[0]]));
  const dated = inTime(records.filter((record) => spans.get(record) !== undefined));
  const axis = timeAxis([...spans.values()].flatMap((span) => (span ? [span.from, span.to ?? span.from] : [])));
  const byCountry = new Map<string, RecordOf<Dated>[]>();
  for (const record of dated)
    for (const country of placesOf(site, record)) {
      const known = byCountry.get(country);
      if (known) known.push(record);
      else byCountry.set(country, [record]);
    }
  const countries = [...byCountry].map(([id, members]) => ({
    region: regionOf(site, here, id),
    country: countryOf(site, here, id, members, spans, axis),
  }));
  const collator = new Intl.Collator(locale);
  return {
    frame: frameOf(site, here, {
      title: word('timeline'),
      description: word('timelineIntro'),
      section: here.path,
    }),
    title: word('timelineTitle').replace('{from}', String(axis.first)).replace('{to}', String(axis.last)),
    ticks: axis.ticks,
    regions: [...Map.groupBy(countries, ({ region }) => region.id)]
      .map(([id, members]) => ({
        id: `region-${id}`,
        title: members[0]?.region.title ?? id,
        countries: members.map(({ country }) => country).toSorted((a, b) => collator.compare(a.link.text, b.link.text)),
      }))
      .toSorted((a, b) => Number(a.id === noRegion) - Number(b.id === noRegion) || collator.compare(a.title, b.title)),
    kinds: datedKinds.map((kind) => ({
      kind,
      label: kindOf(kind).label.many[locale],
      count: dated.filter((record) => record.kind === kind).length.toLocaleString(locale),
    })),
    legend: wholeLegend(word),
    undated: datedKinds.flatMap((kind) => {
      const items = inTime(records).filter((record) => record.kind === kind && spans.get(record) === undefined);
      if (items.length === 0) return [];
      return [
        {
          label: kindOf(kind).label.many[locale],
          items: items.map(({ id }) => linkTo(site, here, kind, id)),
        },
      ];
    }),
  };
}

const nowhere = 'none';
const noRegion = `region-${nowhere}`;

/** The countries that a record stands with: its partners, or the row of those without any. */
function placesOf(site: Site, record: RecordOf<Dated>): readonly string[] {
  if (record.kind === 'centre') return [record.fields.host_country];
  const partners = [...new Set(record.fields.countries)].filter(
    (id) => id !== home && site.archive.get('country', id) !== undefined,
  );
  return partners.length === 0 ? [nowhere] : partners;
}

function regionOf(site: Site, here: Here, id: string): { readonly id: string; readonly title: string } {
  const country = site.archive.get('country', id);
  return country
    ? { id: country.fields.region, title: regionName(country, here) }
    : { id: nowhere, title: say(here.locale)('noPartner') };
}

function countryOf(
  site: Site,
  here: Here,
  id: string,
  members: readonly RecordOf<Dated>[],
  spans: ReadonlyMap<RecordOf, Span | undefined>,
  axis: TimeAxis,
): TimelineCountry {
  const rows = members.flatMap((record) => {
    const span = spans.get(record);
    return span ? [{ record, span, row: rowOf(site, here, record, span) }] : [];
  });
  const lives = rows
    .flatMap(({ record, span, row }) =>
      record.kind === 'centre'
        ? [{ strokes: strokesOf(span, axis), major: isMajor(record), title: titleOf(row, record, here) }]
        : [],
    )
    .map((life, index) => ({ ...life, y: laneMiddle(index) }));
  const kinds = (['agreement', 'event'] as const).filter((kind) => rows.some(({ record }) => record.kind === kind));
  return {
    id: `country-${id}`,
    link: id === nowhere ? { text: say(here.locale)('noPartnerRow') } : linkTo(site, here, 'country', id),
    counts: datedKinds.flatMap((kind) => {
      const { length } = rows.filter(({ record }) => record.kind === kind);
      return length === 0 ? [] : [countOf(length, kindOf(kind).label, here.locale)];
    }),
    height: (lives.length + kinds.length) * laneHeight,
    lives,
    marks: rows.flatMap(({ record, span, row }) =>
      record.kind === 'centre'
        ? []
        : [
            {
              kind: record.kind,
              y: laneMiddle(lives.length + kinds.indexOf(record.kind)),
              // In the middle of what is known: of the year, the month or the day.
              at: round((axis.at(span.from) + axis.after(span.from)) / 2),
              done: span.standing === 'done',
              title: titleOf(row, record, here),
            },
          ],
    ),
    rows: rows.map(({ row }) => row),
  };
}

function rowOf(site: Site, here: Here, record: RecordOf<Dated>, span: Span): TimelineRow {
  return {
    kind: record.kind,
    label: kindOf(record.kind).label.one[here.locale],
    date: spanLine(span, here),
    ...standingThrough(span, here),
    link: linkTo(site, here, record.kind, record.id),
  };
}

const titleOf = ({ date }: TimelineRow, record: RecordOf<Dated>, { locale }: Here): string =>
  `${date.map(({ text }) => text).join('')}: ${captionOf(record, locale).text}`;
