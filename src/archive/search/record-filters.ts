import type { Statement } from '../model/fields/stated.ts';
import { fieldsOf, isKindName, kinds, valuesOf, type FieldOf, type RecordOf } from '../model/record.ts';

/** The kinds whose records are the values of a filter. */
const ofKinds: ReadonlySet<string> = new Set(
  kinds.flatMap((kind) => fieldsOf(kind).flatMap(({ marks }) => marks.facet ?? [])).filter(isKindName),
);

/**
 * What a record is filtered by, derived from the facets that its kind marks. Values are ids and codes rather than words,
 * so that a filtered search has one address in both editions.
 */
export function filtersOf(record: RecordOf): Readonly<Record<string, readonly string[]>> {
  const filters: Record<string, Set<string>> = { kind: new Set([record.kind]) };
  const add = (name: string, values: readonly string[]) => {
    for (const value of values) (filters[name] ??= new Set()).add(value);
  };
  for (const field of valuesOf(record)) if (field.marks.facet !== undefined) add(field.marks.facet, wordsOf(field));
  // What others are filtered by is found under its own filter too.
  if (ofKinds.has(record.kind)) add(record.kind, [record.id]);
  return Object.fromEntries(Object.entries(filters).map(([name, values]) => [name, [...values].toSorted()]));
}

/** The values of a field as they stand in the record. */
export function wordsOf({ marks, value }: FieldOf): readonly string[] {
  if (marks.shape === 'one') return [String(value)];
  if (marks.shape === 'list') return (value as readonly unknown[]).map(String);
  return (value as readonly Statement<unknown>[]).map((statement) => String(statement.value));
}
