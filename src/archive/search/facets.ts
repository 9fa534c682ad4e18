import type { Archive } from '../graph.ts';
import { kinds, captionOf, valuesOf, fieldsOf, type RecordOf } from '../model/record.ts';
import type { Label } from '../model/label.ts';
import { pageKind, pageKindLabel, publisherLabel, type Document } from './document.ts';
import { filtersOf, wordsOf } from './record-filters.ts';

/** What the address of a search says by other names. */
const reserved: ReadonlySet<string> = new Set(['q', 'from', 'to', 'year', 'lang', 'sort']);

const marked = kinds.flatMap((kind) =>
  fieldsOf(kind).flatMap(({ marks }) => (marks.facet === undefined ? [] : [{ facet: marks.facet, marks }])),
);

/**
 * The filters that search offers, in this order: the kind, those whose values are records, in the order of kinds, then
 * the others in the order of their fields. A field that is marked as a facet is offered; the time is another matter, as it
 * is a range.
 */
export const facetNames: readonly string[] = facetNamesOf(marked.map(({ facet }) => facet));

function facetNamesOf(marks: readonly string[]): readonly string[] {
  const names = new Set(marks);
  for (const name of names)
    if (reserved.has(name) || name === 'kind' || !/^[a-z]+(?:-[a-z]+)*$/u.test(name))
      throw new Error(
        `Unexpected facet \`${name}\`, expected words in lower case other than ${[...reserved, 'kind'].join(', ')}`,
      );
  const ofKinds = kinds.flatMap(({ name }) => (names.has(name) ? [name] : []));
  return ['kind', ...ofKinds, ...[...names].filter((name) => !ofKinds.includes(name))];
}

/** What a facet is called. */
export function facetLabel(name: string): Label {
  if (name === 'kind') return { en: 'Kind', ko: '종류' };
  const own = kinds.find((kind) => kind.name === name);
  if (own) return own.label.one;
  const field = marked.find(({ facet }) => facet === name)?.marks;
  return field?.facetLabel ?? field?.label ?? { en: name, ko: name };
}

/** A value of a facet: its words, and the records that have it, by their numbers among the documents. */
export interface FacetValue {
  readonly value: string;
  readonly label: Label;
  readonly docs: readonly number[];
}

/** The values of a facet that occur. */
export function facetValues(archive: Archive, documents: readonly Document[], name: string): readonly FacetValue[] {
  const values = new Map<string, { label: Label; docs: number[] }>();
  for (const [doc, { record }] of documents.entries()) {
    if (!record) {
      if (name !== 'kind') continue;
      const known = values.get(pageKind) ?? { label: pageKindLabel.many, docs: [] };
      known.docs.push(doc);
      values.set(pageKind, known);
      continue;
    }
    for (const value of valuesIn(archive, record, name)) {
      const known = values.get(value) ?? { label: labelOf(archive, record, name, value), docs: [] };
      known.docs.push(doc);
      values.set(value, known);
    }
  }
  return [...values]
    .map(([value, { label, docs }]) => ({ value, label, docs }))
    .toSorted((a, b) => (a.value < b.value ? -1 : 1));
}

/** A record is also found under what those that it names lend, such as the programme of a centre. */
function valuesIn(archive: Archive, record: RecordOf, name: string): readonly string[] {
  const own = filtersOf(record)[name] ?? [];
  if (!marked.some(({ facet, marks }) => facet === name && marks.lendsFacet)) return own;
  const lent = archive
    .linksFrom(record)
    .flatMap(({ to, role }) => (role === 'value' ? valuesOf(to) : []))
    .flatMap((field) => (field.marks.facet === name && field.marks.lendsFacet ? wordsOf(field) : []));
  return [...new Set([...own, ...lent])];
}

function labelOf(archive: Archive, record: RecordOf, name: string, value: string): Label {
  const words = { en: value, ko: value };
  if (name === 'kind') return kinds.find((kind) => kind.name === value)?.label.many ?? words;
  if (name === 'publisher') return record.kind === 'article' ? publisherLabel(record) : words;
  const named = archive.find(name, value);
  if (named) return { en: captionOf(named, 'en').text, ko: captionOf(named, 'ko').text };
  const fields = [record, ...archive.linksFrom(record).map(({ to }) => to)].flatMap(valuesOf);
  const field = fields.find(({ marks, value: own }) => marks.facet === name && own === value);
  return field ? { en: field.marks.type.plain(value, 'en'), ko: field.marks.type.plain(value, 'ko') } : words;
}
