import type { Archive } from '../graph.ts';
import { kinds, captionOf, valuesOf, fieldsOf, type RecordOf } from '../model/record.ts';
import type { Label } from '../model/label.ts';
import { pageKind, pageKindLabel, publisherLabel, type Document } from './document.ts';
import type { FacetName } from './facet-names.ts';
import { filtersOf } from './record-filters.ts';

/** What a facet is called. */
export function facetLabel(name: FacetName): Label {
  if (name === 'kind') return { en: 'Kind', ko: '종류' };
  if (name === 'language') return { en: 'Language of the source', ko: '출처의 언어' };
  const own = kinds.find((kind) => kind.name === name);
  if (own) return own.label.one;
  const marks = kinds.flatMap((kind) => fieldsOf(kind).map((field) => field.marks));
  return marks.find(({ facet }) => facet === name)?.label ?? { en: name, ko: name };
}

/** A value of a facet: its words, and the records that have it, by their numbers among the documents. */
export interface FacetValue {
  readonly value: string;
  readonly label: Label;
  readonly docs: readonly number[];
}

/** The values of a facet that occur. */
export function facetValues(archive: Archive, documents: readonly Document[], name: FacetName): readonly FacetValue[] {
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

/** A record is also of the programme of a centre that it names. */
function valuesIn(archive: Archive, record: RecordOf, name: FacetName): readonly string[] {
  const own = filtersOf(record)[name] ?? [];
  if (name !== 'programme') return own;
  const centres = archive
    .linksFrom(record)
    .flatMap(({ to, role }) => (to.kind === 'centre' && role === 'value' ? [to] : []));
  return [...new Set([...own, ...centres.map((centre) => centre.fields.programme)])];
}

function labelOf(archive: Archive, record: RecordOf, name: FacetName, value: string): Label {
  const words = { en: value, ko: value };
  if (name === 'kind') return kinds.find((kind) => kind.name === value)?.label.many ?? words;
  if (name === 'publisher') return record.kind === 'article' ? publisherLabel(record) : words;
  const named = archive.find(name, value);
  if (named) return { en: captionOf(named, 'en').text, ko: captionOf(named, 'ko').text };
  const marked = [record, ...archive.linksFrom(record).map(({ to }) => to)].flatMap(valuesOf);
  const field = marked.find(({ marks, value: own }) => marks.facet === name && own === value);
  return field ? { en: field.marks.type.plain(value, 'en'), ko: field.marks.type.plain(value, 'ko') } : words;
}
