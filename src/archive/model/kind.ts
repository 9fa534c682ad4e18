import { z } from 'zod';
import { marksOf } from './fields/field.ts';
import type { PartialDate } from './fields/partial-date.ts';
import { leading, type Standing, type Statement } from './fields/stated.ts';
import { hasHangul, locales, type Label, type Locale, type Run } from './label.ts';

/** A stretch of time, for timelines; without `to` it is a moment, or not known to have ended. */
export interface Span {
  readonly from: PartialDate;
  readonly to?: PartialDate;
  /** Whether it took place; a plan is not to be drawn as a fact. */
  readonly standing: Standing;
  /** Whether it ended so, where that is another matter: what began may have an end that was only planned. */
  readonly toStanding?: Standing;
}

/** The span that the statements on a beginning and an end give; none where no source gives a beginning. */
export function spanOf(
  begins: readonly Statement<PartialDate>[],
  ends: readonly Statement<PartialDate>[] = [],
): readonly Span[] {
  const from = leading(begins);
  const to = leading(ends);
  if (!from) return [];
  const end = to && { to: to.value, ...(to.standing === from.standing ? {} : { toStanding: to.standing }) };
  return [{ from: from.value, standing: from.standing, ...end }];
}

/** A column in which an index page compares records: of a field, or of the time from one date to another. */
export type Column = string | { readonly label: Label; readonly from: string; readonly to: string };

/** How the index page sets out the records of a kind. */
export interface Shelving {
  /**
   * The orders on offer: the index page has the first, and each of the others is a page of its own. `time`, `name`,
   * or a field whose values make the groups; `host_country.region` is the region of the host country.
   */
  readonly orders?: readonly [string, ...string[]];
  /** The fields that tell a record from its neighbours in a list; by default the first two that are featured. */
  readonly tells?: readonly string[];
  /** Columns of a table, where records are few enough and alike enough to be compared. */
  readonly columns?: readonly Column[];
  /** Further columns: of each of these kinds, how many records lead to the record. */
  readonly counts?: readonly string[];
}

/**
 * A kind of record, defined once. From it follow types, checks of front matter, collections, pages, links in both
 * directions, filters, tables, the data dictionary and the JSON Schema.
 */
export interface Kind<Name extends string = string, Shape extends z.ZodRawShape = z.ZodRawShape> {
  readonly name: Name;
  /** Folder under `content/` and in addresses. */
  readonly folder: string;
  /** Place in menus; kinds of one place stand by their names. */
  readonly order: number;
  readonly label: CountedLabel;
  /** What counts as one, in a sentence. */
  readonly about: Label;
  /** The schema.org type that a page of the kind describes. */
  readonly schemaType: string;
  /** The narrower schema.org type of one record, where its fields tell. */
  narrower?(fields: z.output<z.ZodObject<Shape>>): string | undefined;
  readonly fields: Shape;
  /** The form of ids, where it is narrower than that of all ids, and the words for it. */
  readonly id?: { holds(id: string): boolean; readonly words: string };
  /** Pairs of date fields of which the first is not after the second. */
  readonly inOrder?: readonly (readonly [string, string])[];
  /** What a link to the record says. */
  caption(fields: z.output<z.ZodObject<Shape>>, locale: Locale): Run;
  /** The record's places in time; none where no source says. */
  spans?(fields: z.output<z.ZodObject<Shape>>): readonly Span[];
  /** How its index page is set out; without it, by time where the kind has one, else by name. */
  readonly shelving?: Shelving;
  /** True where one record can be kept on a device with all that belongs to it. */
  readonly kept?: true;
  /**
   * How a record is drawn on the timeline of all countries, in the rows of the countries that it is filtered by: a line
   * from its beginning to its end, or a mark at its date. Without it, it is not drawn. Needs `spans`.
   */
  readonly timeline?: 'line' | 'dot' | 'stroke';
  /** How a record stands in calendars: the stated fields of its first and last day, and of where it was. */
  readonly calendar?: {
    readonly from: string;
    readonly to?: string;
    readonly place?: string;
    /** True where the label of `from` is said, as the name of the record does not say it: `Signed`, `Opened`. */
    readonly told: boolean;
  };
  /** True where a foreign name stays as printed until a source gives it in Hangul; it is then no fault that `ko` is missing. */
  readonly namedAsPrinted?: true;
  /** The field whose rows stand in `<id>.csv` beside the record. */
  readonly rows?: { readonly field: string; readonly columns: readonly string[] };
  /** False for a kind whose records show only on the pages of others. */
  readonly page: boolean;
  /** The page of its own, such as `figures`, on which they stand then, each under its id. */
  readonly shownOn?: string;
  /** Whether a record carries a digest, in a `.mdx` file of its own in each language. */
  readonly digest: boolean;
}

/** What one and several of a kind are called, and the word with which Korean counts them: 5건, 5명, 5곳. */
export type CountedLabel = Readonly<{ one: Label; many: Label; counter?: string }>;

/** The fields of a kind that its shelving names: those of its own, which must be there. */
const shelved = ({ orders, tells = [], columns = [] }: Shelving): readonly string[] => [
  ...(orders ?? []).filter((order) => order !== 'time' && order !== 'name').map((order) => order.replace(/\..*$/u, '')),
  ...tells,
  ...columns.flatMap((column) => (typeof column === 'string' ? [column] : [column.from, column.to])),
];

/** A kind, checked: a definition that would leave a blank on a page throws here, at load. */
export function defineKind<const Name extends string, Shape extends z.ZodRawShape>(
  kind: Omit<Kind<Name, Shape>, 'page' | 'digest'> & Partial<Pick<Kind, 'page' | 'digest'>>,
): Kind<Name, Shape> {
  const wrong = (what: string) => new Error(`Unexpected kind \`${kind.name}\`: ${what}`);
  if (!/^[a-z]+$/u.test(kind.name)) throw wrong('expected a name in lower-case letters');
  if (!/^[a-z]+$/u.test(kind.folder)) throw wrong('expected a folder in lower-case letters');
  const labels = [kind.label.one, kind.label.many, kind.about];
  let featured = 0;
  for (const [name, schema] of Object.entries(kind.fields)) {
    const marks = marksOf(schema);
    labels.push(marks.label);
    if (marks.note) labels.push(marks.note);
    if (marks.inverse) labels.push(marks.inverse);
    if (marks.featured) featured += 1;
    if (marks.type.targets && marks.inverse === undefined)
      throw wrong(`expected \`inverse\` on \`${name}\`, which names other records`);
  }
  for (const label of labels) {
    if (locales.some((locale) => label[locale] === '')) throw wrong(`expected both languages of “${label.en}”`);
    if (!hasHangul(label.ko) && /\p{L}/u.test(label.ko)) throw wrong(`expected Korean in “${label.ko}”`);
  }
  if (featured === 0 && kind.page !== false && !('names' in kind.fields)) throw wrong('expected a featured field');
  if (kind.timeline && !kind.spans) throw wrong('expected `spans`, as it is drawn on the timeline');
  if (kind.shelving?.orders?.includes('time') && !kind.spans) throw wrong('expected `spans`, as it is shelved by time');
  const { from, to, place } = kind.calendar ?? {};
  const inCalendar = [from, to, place].filter((name) => name !== undefined);
  for (const name of [...(kind.inOrder?.flat() ?? []), ...shelved(kind.shelving ?? {}), ...inCalendar])
    if (!(name in kind.fields)) throw wrong(`expected a field \`${name}\``);
  if (kind.rows && !(kind.rows.field in kind.fields)) throw wrong(`expected a field \`${kind.rows.field}\``);
  return { page: true, digest: false, ...kind };
}
