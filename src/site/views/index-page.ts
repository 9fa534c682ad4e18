import { home } from '../../archive/model/home.ts';
import { indexPathOf, orderPathOf } from '../../archive/address.ts';
import type { ValueType } from '../../archive/model/fields/field.ts';
import type { PartialDate } from '../../archive/model/fields/partial-date.ts';
import { leading, type Statement } from '../../archive/model/fields/stated.ts';
import type { Column, Kind } from '../../archive/model/kind.ts';
import type { Locale } from '../../archive/model/label.ts';
import { fieldsOf, kindOf, spansOf, valuesOf, type FieldOf, type RecordOf } from '../../archive/model/record.ts';
import { counted, countOf, others } from '../i18n/words.ts';
import { leadingLine } from './facts.ts';
import { datePart, linkTo, periodLine, present, publisherPart, type Line, type Part } from './present.ts';
import { orderLabel, ordersOf, shelve, type Shelf } from './shelves.ts';
import { frameOf, hrefFrom, type Frame, type Here, type Site } from './site.ts';
import { standingOf, standingThrough } from './standing.ts';

export interface IndexEntry {
  readonly link: Part;
  readonly date?: Part;
  readonly standing?: string;
  /** What tells it from its neighbours: publisher, office, country. */
  readonly line: Line;
  /** How many sources it has, in words. */
  readonly articles: string;
  /** A cell for each column of the table, where the kind has one. */
  readonly cells: readonly Line[];
}

export interface IndexGroup {
  readonly id: string;
  readonly title: Part;
  readonly count: string;
  readonly parts: readonly {
    readonly id?: string;
    readonly title?: string;
    readonly count: string;
    readonly entries: readonly IndexEntry[];
  }[];
}

export interface IndexPage {
  readonly frame: Frame;
  readonly title: string;
  /** What one of the records is called. */
  readonly one: string;
  readonly about: string;
  readonly count: string;
  /** The orders in which the same records can be had; none where there is one. */
  readonly orders: readonly { readonly label: string; readonly href: string; readonly current: boolean }[];
  /** Links to the groups with the number in each; one list for each alphabet. None where there is one group. */
  readonly jumps: readonly (readonly { readonly to: Part; readonly count: string }[])[];
  /** Columns beside the record itself, where it is in a table that it is told. */
  readonly columns: readonly { readonly label: string; readonly figure: boolean }[];
  readonly groups: readonly IndexGroup[];
}

/** The index page of a kind, or the page of its records in another of its orders. */
export function indexPage(site: Site, locale: Locale, kind: Kind, order: string = ordersOf(kind)[0]): IndexPage {
  const first = ordersOf(kind)[0] === order;
  const pathIn = (each: string) =>
    each === ordersOf(kind)[0] ? indexPathOf(kind, locale) : orderPathOf(kind, each, locale);
  const here: Here = { locale, path: pathIn(order) };
  const records = site.archive.records.filter((record) => record.kind === kind.name);
  const many = kind.label.many[locale];
  const label = orderLabel(kind, order, here);
  const title = first ? many : locale === 'ko' ? `${label} ${many}` : `${many} ${label}`;
  const columns = columnsOf(kind, here);
  const count = (number: number) => countOf(number, kind.label, locale);
  const shelves = shelve(records, kind, order, site, here);
  const entry = (record: RecordOf) => entryOf(site, here, record, order, columns);
  return {
    frame: frameOf(site, here, { title, description: kind.about[locale], section: indexPathOf(kind, locale) }),
    title,
    one: kind.label.one[locale],
    about: kind.about[locale],
    count: count(records.length),
    orders:
      ordersOf(kind).length === 1
        ? []
        : ordersOf(kind).map((each) => ({
            label: orderLabel(kind, each, here),
            href: hrefFrom(here, pathIn(each)),
            current: each === order,
          })),
    jumps: jumpsOf(shelves, locale),
    columns: columns.map(({ label: heading, figure }) => ({ label: heading, figure })),
    groups: shelves.map(({ id, title: heading, parts }) => ({
      id,
      title: heading,
      count: count(parts.reduce((sum, { members }) => sum + members.length, 0)),
      parts: parts.map(({ members, ...part }) => ({
        ...part,
        count: count(members.length),
        entries: members.map(entry),
      })),
    })),
  };
}

function jumpsOf(shelves: readonly Shelf[], locale: Locale): IndexPage['jumps'] {
  if (shelves.length < 2) return [];
  return [...Map.groupBy(shelves, ({ set }) => set).values()].map((set) =>
    set.map(({ id, title, parts }) => ({
      to: { ...title, href: `#${id}` },
      count: parts.reduce((sum, { members }) => sum + members.length, 0).toLocaleString(locale),
    })),
  );
}

/** A column of the table: what it is called, and what stands in it. */
interface Cells {
  readonly label: string;
  readonly figure: boolean;
  of(record: RecordOf, site: Site): Line;
}

function columnsOf({ shelving = {}, ...kind }: Kind, here: Here): readonly Cells[] {
  const field = (record: RecordOf, wanted: string) => valuesOf(record).find(({ name }) => name === wanted);
  const shown = (column: Column): Cells => {
    if (typeof column !== 'string')
      return {
        label: column.label[here.locale],
        figure: false,
        of: (record) => {
          const [from, to] = [column.from, column.to].map((name) =>
            leading((field(record, name)?.value ?? []) as readonly Statement<PartialDate>[]),
          );
          const { standing } =
            from || to
              ? standingThrough(
                  { from: '', standing: from?.standing ?? 'done', ...(to ? { toStanding: to.standing } : {}) },
                  here,
                )
              : {};
          return [
            ...periodLine(from?.value, to?.value, here),
            ...(standing === undefined ? [] : [{ text: ` (${standing})` }]),
          ];
        },
      };
    return {
      label: fieldsOf(kind as Kind).find(({ name }) => name === column)?.marks.label[here.locale] ?? column,
      figure: false,
      of: (record, site) => {
        const value = field(record, column);
        return value
          ? value.marks.many === true
            ? newestLine(value, site, here)
            : leadingLine(value, site, here)
          : [];
      },
    };
  };
  return [
    ...(shelving.columns ?? []).map(shown),
    ...(shelving.counts ?? []).map((name): Cells => ({
      label: kindOf(name).label.many[here.locale],
      figure: true,
      of: (record, site) => [{ text: leadingHere(record, name, site).toLocaleString(here.locale) }],
    })),
  ];
}

/** How many records of a kind lead to a record. */
const leadingHere = (record: RecordOf, kind: string, { archive }: Site): number =>
  kind === 'article'
    ? archive.articlesOf(record).length
    : new Set(archive.linksTo(record).flatMap(({ from }) => (from.kind === kind ? [from] : []))).size;

/** Of several facts the last told, as a table has room for one. */
function newestLine({ marks, value }: FieldOf, site: Site, here: Here): Line {
  const statements = value as readonly Statement<unknown>[];
  const newest = statements
    .toSorted((a, b) => ((a.as_of ?? '') < (b.as_of ?? '') ? -1 : (a.as_of ?? '') > (b.as_of ?? '') ? 1 : 0))
    .at(-1);
  return newest ? present(marks.type, newest.value, site, here) : [];
}

function entryOf(site: Site, here: Here, record: RecordOf, order: string, columns: readonly Cells[]): IndexEntry {
  const [span] = spansOf(record);
  const articles = record.kind === 'article' ? 0 : site.archive.articlesOf(record).length;
  return {
    link: linkTo(site, here, record.kind, record.id),
    ...(span ? { date: datePart(span.from, here), ...standingOf(span, here) } : {}),
    line: columns.length > 0 ? [] : lineOf(site, here, record, order),
    articles: articles === 0 ? '' : countOf(articles, counted.source, here.locale),
    cells: columns.map((column) => column.of(record, site)),
  };
}

/**
 * What tells a record from its neighbours, in words alone: links in plenty would stand between a reader who tabs and
 * the next record. What the heading says already is left out.
 */
function lineOf(site: Site, here: Here, record: RecordOf, order: string): Line {
  const kind = kindOf(record.kind);
  const held = valuesOf(record);
  const featured = held
    .filter(({ marks }) => marks.featured === true && marks.type.name !== 'partial date')
    .slice(0, 2);
  const told = kind.shelving?.tells?.flatMap((name) => held.find((field) => field.name === name) ?? []) ?? featured;
  return told
    .filter(({ name }) => name !== order)
    .map((field) => tellingLine(field, record, site, here))
    .filter((line) => line.length > 0)
    .flatMap((line, index) => [...(index ? [{ text: ' · ' }] : []), ...line])
    .map(({ text, lang }) => (lang === undefined ? { text } : { text, lang }));
}

/** With which word Korean counts what a field names; bodies, where it may be of several kinds. */
const counterOf = (type: ValueType): string => {
  const { target } = type as { target?: string };
  return (target === undefined ? undefined : kindOf(target).label.counter) ?? '곳';
};

/** More than this in one line are counted. */
const most = 3;

function tellingLine(field: FieldOf, record: RecordOf, site: Site, here: Here): Line {
  if (record.kind === 'article' && field.name === 'publisher') return [publisherPart(record, here)];
  const { marks } = field;
  const several =
    marks.shape === 'list' || (marks.shape === 'stated' && marks.many === true && marks.type.name === 'agent');
  if (!several) return leadingLine(field, site, here);
  const all =
    marks.shape === 'list'
      ? (field.value as readonly unknown[])
      : (field.value as readonly Statement<unknown>[]).map(({ value }) => value);
  const abroad = (marks.type as { target?: string }).target === 'country' ? all.filter((id) => id !== home) : all;
  const lines = new Map(
    (abroad.length === 0 ? all : abroad).map((value) => {
      // One body may be told of twice, by two sources; two bodies of one name are two.
      return [marks.type.plain(value, here.locale), present(marks.type, value, site, here)];
    }),
  );
  return [
    ...[...lines.values()].slice(0, most).flatMap((line, index) => [...(index ? [{ text: ', ' }] : []), ...line]),
    ...(lines.size > most ? [{ text: others(lines.size - most, counterOf(marks.type), here.locale) }] : []),
  ];
}
