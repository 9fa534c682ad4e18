import { yearOf } from '../model/fields/partial-date.ts';
import type { Statement } from '../model/fields/stated.ts';
import { allForms } from '../model/fields/names.ts';
import { spansOf, valuesOf, type FieldOf, type RecordOf } from '../model/record.ts';

/** What search knows of a record beside the words of its page. */
export interface SearchFields {
  /** Values by filter; ids and codes rather than words, so that a filtered search has one address in both editions. */
  readonly filters: Readonly<Record<string, readonly string[]>>;
  /** Values to sort by. */
  readonly sort: Readonly<Record<string, string>>;
  /** Every name that the record ever had, in all scripts. */
  readonly names: readonly string[];
}

/** The search fields of a record, derived from the facets that its kind marks. */
export function searchFields(record: RecordOf): SearchFields {
  const filters: Record<string, Set<string>> = { kind: new Set([record.kind]) };
  const add = (name: string, values: readonly string[]) => {
    for (const value of values) (filters[name] ??= new Set()).add(value);
  };
  for (const field of valuesOf(record)) if (field.marks.facet !== undefined) add(field.marks.facet, wordsOf(field));
  // A country or a centre is found under its own filter too.
  if (record.kind === 'country' || record.kind === 'centre') add(record.kind, [record.id]);
  const spans = spansOf(record);
  add(
    'year',
    spans.map(({ from }) => yearOf(from)),
  );
  const [first] = spans;
  return {
    filters: Object.fromEntries(Object.entries(filters).map(([name, values]) => [name, [...values].toSorted()])),
    sort: first ? { date: first.from } : {},
    names: namesOf(record),
  };
}

/** Every form of its name, and what a field of its own says that it is called besides, such as its acronym. */
function namesOf(record: RecordOf): readonly string[] {
  if (!('names' in record.fields)) return [];
  const besides = valuesOf(record).filter(({ marks }) => marks.term === 'schema:alternateName');
  return [...new Set([...allForms(record.fields.names).map(({ text }) => text), ...besides.flatMap(wordsOf)])];
}

function wordsOf({ marks, value }: FieldOf): readonly string[] {
  if (marks.shape === 'one') return [String(value)];
  if (marks.shape === 'list') return (value as readonly unknown[]).map(String);
  return (value as readonly Statement<unknown>[]).map((statement) => String(statement.value));
}
