import { home } from '../../../archive/model/home.ts';
import { pagePathOf } from '../../../archive/address.ts';
import { inTime } from '../../../archive/graph.ts';
import type { Kind, Span } from '../../../archive/model/kind.ts';
import type { Locale } from '../../../archive/model/label.ts';
import { captionOf, kindOf, kinds, spansOf, valuesOf, type RecordOf } from '../../../archive/model/record.ts';
import { wordsOf } from '../../../archive/search/record-filters.ts';
import { countOf, say } from '../../i18n/words.ts';
import { linkTo, regionName, spanLine, type Line, type Part } from '../present.ts';
import { frameOf, type Frame, type Here, type Site } from '../site.ts';
import { standingThrough } from '../standing.ts';
import { isMajor, strokesOf, wholeLegend, type Meaning, type Stroke } from './lifelines.ts';
import { laneHeight, laneMiddle, round, timeAxis, type Tick, type TimeAxis } from './time-axis.ts';

/** What is drawn: its kind, and the number of the box that shows or hides it, from 1 in the order of kinds. */
interface Drawn {
  readonly kind: string;
  readonly box: number;
}

/** A mark for a record at its date: a point in time, in percent of the axis. */
export interface TimeMark extends Drawn {
  readonly form: 'dot' | 'stroke';
  readonly at: number;
  /** The middle of its lane, in pixels: below the lifelines, a lane for each kind, in the order of kinds. */
  readonly y: number;
  /** Whether it took place. */
  readonly done: boolean;
  /** What the row of the table says too, for those who point at the mark. */
  readonly title: string;
}

export interface TimelineRow extends Drawn {
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
  /** Height of the drawing in pixels: a lane for each lifeline, and one for each kind of mark. */
  readonly height: number;
  readonly lives: readonly (Drawn & {
    readonly strokes: readonly Stroke[];
    readonly major: boolean;
    readonly title: string;
    readonly y: number;
  })[];
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
  readonly kinds: readonly { readonly kind: string; readonly label: string; readonly count: string }[];
  readonly legend: readonly Meaning[];
  /** Records without a date, kind by kind: they cannot be drawn. */
  readonly undated: readonly { readonly label: string; readonly items: readonly Part[] }[];
}

/** The kinds that are drawn, in the order of menus. */
const datedKinds: readonly Kind[] = kinds.filter(({ timeline }) => timeline);

/** As many as the style sheet of the page has lines for, which hide what is unchecked. */
const most = 6;
if (datedKinds.length > most)
  throw new Error(
    `Unexpected ${datedKinds.length} kinds with \`timeline\`, expected ${most} at most; for more, add a line to the style sheet of timeline.astro`,
  );

const drawn = (record: RecordOf): Drawn => ({
  kind: record.kind,
  box: datedKinds.findIndex(({ name }) => name === record.kind) + 1,
});

const formOf = (record: RecordOf): Kind['timeline'] => kindOf(record.kind).timeline;

/** The whole in order of time: for each country its lifelines, such as centres, and its marks, such as agreements. */
export function timelinePage(site: Site, locale: Locale): TimelinePage {
  const word = say(locale);
  const here: Here = { locale, path: pagePathOf('timeline', locale) };
  const records = site.archive.records.filter(formOf);
  const spans = new Map(records.map((record) => [record, spansOf(record)[0]]));
  const dated = inTime(records.filter((record) => spans.get(record) !== undefined));
  const axis = timeAxis([...spans.values()].flatMap((span) => (span ? [span.from, span.to ?? span.from] : [])));
  const byCountry = new Map<string, RecordOf[]>();
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
    kinds: datedKinds.map(({ name, label }) => ({
      kind: name,
      label: label.many[locale],
      count: dated.filter((record) => record.kind === name).length.toLocaleString(locale),
    })),
    legend: wholeLegend(word),
    undated: datedKinds.flatMap(({ name, label }) => {
      const items = inTime(records).filter((record) => record.kind === name && spans.get(record) === undefined);
      if (items.length === 0) return [];
      return [
        {
          label: label.many[locale],
          items: items.map(({ id }) => linkTo(site, here, name, id)),
        },
      ];
    }),
  };
}

const nowhere = 'none';
const noRegion = `region-${nowhere}`;

/** The countries that a record stands with: its partners, or the row of those without any. */
function placesOf(site: Site, record: RecordOf): readonly string[] {
  const fields = valuesOf(record).filter(({ marks }) => marks.facet === 'country');
  // Where it stands is one country, Korea too; with whom it is, is every other.
  const place = fields.find(({ marks }) => marks.shape === 'one');
  if (place) return [place.value as string];
  const partners = [...new Set(fields.flatMap(wordsOf))].filter(
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
  members: readonly RecordOf[],
  spans: ReadonlyMap<RecordOf, Span | undefined>,
  axis: TimeAxis,
): TimelineCountry {
  const rows = members.flatMap((record) => {
    const span = spans.get(record);
    return span ? [{ record, span, row: rowOf(site, here, record, span) }] : [];
  });
  const lives = rows
    .flatMap(({ record, span, row }) =>
      formOf(record) === 'line'
        ? [
            {
              ...drawn(record),
              strokes: strokesOf(span, axis),
              major: record.kind !== 'centre' || isMajor(record),
              title: titleOf(row, record, here),
            },
          ]
        : [],
    )
    .map((life, index) => ({ ...life, y: laneMiddle(index) }));
  const marked = datedKinds.filter(
    ({ name, timeline }) => timeline !== 'line' && rows.some(({ record }) => record.kind === name),
  );
  return {
    id: `country-${id}`,
    link: id === nowhere ? { text: say(here.locale)('noPartnerRow') } : linkTo(site, here, 'country', id),
    counts: datedKinds.flatMap(({ name, label }) => {
      const { length } = rows.filter(({ record }) => record.kind === name);
      return length === 0 ? [] : [countOf(length, label, here.locale)];
    }),
    height: (lives.length + marked.length) * laneHeight,
    lives,
    marks: rows.flatMap(({ record, span, row }) => {
      const form = formOf(record);
      return form === undefined || form === 'line'
        ? []
        : [
            {
              ...drawn(record),
              form,
              y: laneMiddle(lives.length + marked.findIndex(({ name }) => name === record.kind)),
              // In the middle of what is known: of the year, the month or the day.
              at: round((axis.at(span.from) + axis.after(span.from)) / 2),
              done: span.standing === 'done',
              title: titleOf(row, record, here),
            },
          ];
    }),
    rows: rows.map(({ row }) => row),
  };
}

function rowOf(site: Site, here: Here, record: RecordOf, span: Span): TimelineRow {
  return {
    ...drawn(record),
    label: kindOf(record.kind).label.one[here.locale],
    date: spanLine(span, here),
    ...standingThrough(span, here),
    link: linkTo(site, here, record.kind, record.id),
  };
}

const titleOf = ({ date }: TimelineRow, record: RecordOf, { locale }: Here): string =>
  `${date.map(({ text }) => text).join('')}: ${captionOf(record, locale).text}`;
