import { inTime, type Link } from '../../archive/graph.ts';
import { yearOf } from '../../archive/model/fields/partial-date.ts';
import { role, type Role } from '../../archive/model/fields/role.ts';
import type { Statement } from '../../archive/model/fields/stated.ts';
import { kindOf, keyOfRecord, spansOf, valuesOf, type RecordOf } from '../../archive/model/record.ts';
import { counted, countOf, rankText, yearsText } from '../i18n/words.ts';
import { linkTo, present, spanLine, type Line, type Part } from './present.ts';
import { rowsOf } from './series.ts';
import type { Here, Site } from './site.ts';
import { listedSource, type ListedSource, type Marker, type SourceMark } from './sources.ts';
import { standingThrough } from './standing.ts';

/** Something dated that the record is linked to. */
export interface StoryEntry {
  readonly when: Line;
  readonly standing?: string;
  readonly kind: string;
  readonly link: Part;
  readonly sources: readonly SourceMark[];
}

/** A rank of the year, under its indicator. */
export interface StoryRank {
  readonly title: Part;
  readonly rank: string;
  readonly sources: readonly SourceMark[];
}

/** A person whom a source names in an office. */
export interface StoryOffice {
  readonly link: Part;
  readonly line: Line;
}

/** What one year brought: what took place, who is named in office, ranks, and what was published. */
export interface StoryYear {
  /** Four digits. */
  readonly year: string;
  readonly ranks: readonly StoryRank[];
  readonly entries: readonly StoryEntry[];
  readonly offices: readonly StoryOffice[];
  readonly sources: readonly ListedSource[];
}

/** Something on a day, a month or a year, as ISO 8601. */
interface Dated<Item> {
  readonly date: string;
  readonly item: Item;
}

const yearly = <Item>(dated: readonly Dated<Item>[]): ReadonlyMap<string, readonly Item[]> =>
  new Map(
    [...Map.groupBy(dated, ({ date }) => yearOf(date))].map(([year, each]) => [year, each.map(({ item }) => item)]),
  );

/** The record year by year, oldest first. Every source of the page stands here once; what has no date does not. */
export function storyOf(
  site: Site,
  here: Here,
  record: RecordOf,
  numbered: readonly RecordOf<'article'>[],
  marks: Marker,
): readonly StoryYear[] {
  if (record.kind === 'article') return [];
  const ranks = yearly(ranksOf(site, here, record, marks));
  const entries = yearly(entriesOf(site, here, record, marks));
  const offices = yearly(officesOf(site, here, record));
  const sources = yearly(
    numbered.map((article, index) => ({
      date: article.fields.date,
      item: listedSource(site, here, article, index + 1),
    })),
  );
  const years = new Set([ranks, entries, offices, sources].flatMap((each) => [...each.keys()]));
  return [...years].toSorted().map((year) => ({
    year,
    ranks: ranks.get(year) ?? [],
    entries: entries.get(year) ?? [],
    offices: offices.get(year) ?? [],
    sources: sources.get(year) ?? [],
  }));
}

/** Ranks of each year; sources that give the same one stand together. */
function ranksOf(site: Site, here: Here, record: RecordOf, marks: Marker): readonly Dated<StoryRank>[] {
  return rowsOf(site, record).flatMap(({ indicator, rows }) =>
    [...Map.groupBy(rows, ({ year, rank }) => `${year} ${rank ?? ''}`).values()].flatMap((same) => {
      const [first] = same;
      if (first?.rank === undefined) return [];
      const item = {
        title: linkTo(site, here, 'indicator', indicator.id),
        rank: rankText(first.rank, here.locale),
        sources: marks(same.flatMap(({ per }) => per)),
      };
      return [{ date: first.year, item }];
    }),
  );
}

/** Everything dated that is linked to the record but articles, in order of time. */
function entriesOf(site: Site, here: Here, record: RecordOf, marks: Marker): readonly Dated<StoryEntry>[] {
  const linked = new Set<RecordOf>();
  for (const { from } of site.archive.linksTo(record)) linked.add(from);
  for (const { to } of site.archive.linksFrom(record)) linked.add(to);
  return inTime([...linked]).flatMap((each) => {
    const [span] = spansOf(each);
    if (!span || each.kind === 'article') return [];
    return [
      {
        date: span.from,
        item: {
          when: spanLine(span, here),
          ...standingThrough(span, here),
          kind: kindOf(each.kind).label.one[here.locale],
          link: linkTo(site, here, each.kind, each.id),
          sources: marks(site.archive.articlesOf(each).map(({ id }) => id)),
        },
      },
    ];
  });
}

/** Who a source names in office at the record, or of the country, on a day: each office once a year. */
function officesOf(site: Site, here: Here, record: RecordOf): readonly Dated<StoryOffice>[] {
  const found = new Map<string, Dated<StoryOffice>>();
  for (const link of site.archive.linksTo(record)) {
    for (const { value, as_of } of rolesBehind(link)) {
      const date = as_of ?? value.from;
      if (date === undefined) continue;
      const line = present(role, value, site, { ...here, at: date });
      const key = [yearOf(date), keyOfRecord(link.from), ...line.map(({ text }) => text)].join(' ');
      const known = found.get(key);
      if (!known || date < known.date)
        found.set(key, { date, item: { link: linkTo(site, here, link.from.kind, link.from.id), line } });
    }
  }
  return [...found.values()].toSorted((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0));
}

/** The offices that a link speaks of: the one it stands in, or all of a person whose country it names. */
function rolesBehind({ from, role: part, field, path }: Link): readonly Statement<Role>[] {
  if (part !== 'value') return [];
  return valuesOf(from)
    .filter(({ marks }) => marks.type.name === role.name)
    .flatMap(({ name, value }) =>
      (value as readonly Statement<Role>[]).filter((_, index) => field !== name || path[1] === index),
    );
}

/** How many sources there are and what years they span: `95 sources, 2006–2025`. */
export function spanOfSources(numbered: readonly RecordOf<'article'>[], { locale }: Here): string {
  const [first = '', last = first] = [numbered[0], numbered.at(-1)].flatMap((each) =>
    each ? [yearOf(each.fields.date)] : [],
  );
  return `${countOf(numbered.length, counted.source, locale)}, ${yearsText(first, last, locale)}`;
}
