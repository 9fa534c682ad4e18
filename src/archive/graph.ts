import { compareDates } from './model/fields/partial-date.ts';
import { keyOf, type Key } from './model/id.ts';
import { keyOfRecord, refsOf, spansOf, type KindName, type RecordOf } from './model/record.ts';

/** A ref, resolved: it stands in `field` of `from` and leads to `to`. */
export interface Link {
  readonly from: RecordOf;
  readonly to: RecordOf;
  readonly field: string;
  /** `per` where it names the source of a statement. */
  readonly role: 'value' | 'per';
  readonly path: readonly (string | number)[];
}

/** All records with their links in both directions. Everything is sorted by kind and id, whatever order files came in. */
export interface Archive {
  readonly records: readonly RecordOf[];
  /** The record, if there is one. */
  get<Name extends KindName>(kind: Name, id: string): RecordOf<Name> | undefined;
  find(kind: string, id: string): RecordOf | undefined;
  of<Name extends KindName>(kind: Name): readonly RecordOf<Name>[];
  linksFrom(record: RecordOf): readonly Link[];
  linksTo(record: RecordOf): readonly Link[];
  /** The articles that name the record, or that a statement of it cites, newest first. */
  articlesOf(record: RecordOf): readonly RecordOf<'article'>[];
  /** The same articles in order of time, as {@link inTime} has it. */
  articlesInTime(record: RecordOf): readonly RecordOf<'article'>[];
}

const none: readonly never[] = [];

/** Resolves every ref once. A ref that leads nowhere makes no link; the rule `refs-resolve` reports it. */
export function link(records: readonly RecordOf[]): Archive {
  const sorted = records.toSorted((a, b) => order(keyOfRecord(a), keyOfRecord(b)));
  const byKey = new Map<Key, RecordOf>(sorted.map((record) => [keyOfRecord(record), record]));
  const from = new Map<RecordOf, Link[]>();
  const to = new Map<RecordOf, Link[]>();
  for (const record of sorted) {
    for (const { kind, id, field, role, path } of refsOf(record)) {
      const target = byKey.get(keyOf(kind, id));
      if (!target) continue;
      const found: Link = { from: record, to: target, field, role, path };
      push(from, record, found);
      push(to, target, found);
    }
  }
  const byKind = Map.groupBy(sorted, (record) => record.kind);
  const articles = new Map<RecordOf, readonly RecordOf<'article'>[]>();
  const articlesByTime = new Map<RecordOf, readonly RecordOf<'article'>[]>();
  const archive: Archive = {
    records: sorted,
    get: <Name extends KindName>(kind: Name, id: string) => byKey.get(keyOf(kind, id)) as RecordOf<Name> | undefined,
    find: (kind, id) => byKey.get(keyOf(kind, id)),
    of: <Name extends KindName>(kind: Name) => (byKind.get(kind) ?? none) as readonly RecordOf<Name>[],
    linksFrom: (record) => from.get(record) ?? none,
    linksTo: (record) => to.get(record) ?? none,
    articlesOf: (record) => {
      const known = articles.get(record) ?? naming(archive, record);
      articles.set(record, known);
      return known;
    },
    // Asked for by each of the articles, of which a country may have thousands: sorted once.
    articlesInTime: (record) => {
      const known = articlesByTime.get(record) ?? inTime(archive.articlesOf(record));
      articlesByTime.set(record, known);
      return known;
    },
  };
  return archive;
}

const order = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

function push<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}

function naming(archive: Archive, record: RecordOf): readonly RecordOf<'article'>[] {
  const found = new Set<RecordOf<'article'>>();
  for (const { from } of archive.linksTo(record)) if (from.kind === 'article') found.add(from);
  for (const { to, role } of archive.linksFrom(record)) if (role === 'per' && to.kind === 'article') found.add(to);
  return [...found].toSorted((a, b) => compareDates(b.fields.date, a.fields.date) || order(a.id, b.id));
}

/** Records in order of time; those without a date stand last, by key. */
export function inTime<R extends RecordOf>(records: readonly R[]): readonly R[] {
  const last = '\uffff';
  const at = new Map(records.map((record) => [record, spansOf(record)[0]?.from ?? last]));
  return records.toSorted(
    (a, b) => order(at.get(a) ?? last, at.get(b) ?? last) || order(keyOfRecord(a), keyOfRecord(b)),
  );
}
