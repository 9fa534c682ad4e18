import { describe, expect, test } from 'vitest';
import { link } from '../../../src/archive/graph.ts';
import { hasHangul } from '../../../src/archive/model/label.ts';
import { fieldsOf, kinds } from '../../../src/archive/model/record.ts';
import { documentsOf } from '../../../src/archive/search/document.ts';
import { facetLabel, facetNames, facetValues } from '../../../src/archive/search/facets.ts';
import { aCentre, aCountry, anArticle, aRecord } from '../../builders.ts';

describe('the filters of the search', () => {
  const marked = kinds.flatMap((kind) => fieldsOf(kind).flatMap(({ marks }) => marks.facet ?? []));

  test('are the kind and every field that is marked as one, those of records first', () => {
    expect(facetNames.toSorted()).toEqual(['kind', ...new Set(marked)].toSorted());
    expect(facetNames.slice(0, 3)).toEqual(['kind', 'country', 'centre']);
  });

  test('are each called by a name of their own in both languages', () => {
    for (const locale of ['en', 'ko'] as const) {
      const labels = facetNames.map((name) => facetLabel(name)[locale]);
      expect(new Set(labels).size).toBe(labels.length);
    }
    for (const name of facetNames) expect(hasHangul(facetLabel(name).ko), name).toBe(true);
  });
});

describe('a record', () => {
  const archive = link([
    aCountry({ region: 'africa' }, 'zz'),
    aCentre({ programme: 'training-centre', host_country: 'zz' }, 'one'),
    anArticle({ countries: ['zz'], type: 'speech' }, '2020-01-01-of-a-country'),
    anArticle({ centres: ['one'] }, '2020-01-02-of-a-centre'),
    aRecord('topic', {}, 'lamps'),
  ]);
  const documents = documentsOf(archive);
  const under = (name: string, value: string) =>
    facetValues(archive, documents, name)
      .filter((each) => each.value === value)
      .flatMap(({ docs }) => docs.map((doc) => documents[doc]?.id))
      .toSorted();

  test('is found under what its fields say', () => {
    expect(under('type', 'speech')).toEqual(['2020-01-01-of-a-country']);
    expect(under('kind', 'topic')).toEqual(['lamps']);
  });

  test('is found under what the records that it names lend: their region, their programme', () => {
    expect(under('region', 'africa')).toEqual(['2020-01-01-of-a-country', 'one', 'zz']);
    expect(under('programme', 'training-centre')).toEqual(['2020-01-02-of-a-centre', 'one']);
  });

  test('is found under itself where others are filtered by it', () => {
    expect(under('topic', 'lamps')).toEqual(['lamps']);
    expect(under('country', 'zz')).toEqual(['2020-01-01-of-a-country', 'one', 'zz']);
  });
});
