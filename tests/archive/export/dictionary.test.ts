import { expect, test } from 'vitest';
import { dictionary } from '../../../src/archive/export/dictionary.ts';
import { fieldsOf, kinds } from '../../../src/archive/model/record.ts';

const field = (kind: string, name: string) =>
  dictionary()
    .find((each) => each.name === kind)
    ?.fields.find((each) => each.name === name);

test('the dictionary has every field of every kind, in the order of the model', () => {
  expect(dictionary().map(({ name, fields }) => [name, fields.map((each) => each.name)])).toEqual(
    kinds.map((kind) => [kind.name, fieldsOf(kind).map(({ name }) => name)]),
  );
});

test('it says of a field what an author needs to write it', () => {
  expect(field('centre', 'host_country')).toEqual({
    name: 'host_country',
    label: { en: 'Host country', ko: '소재국' },
    type: 'ref',
    written: { en: 'The id of a record of the kind `country`', ko: '`country` 종류 기록의 id' },
    shape: 'one',
    required: true,
    targets: ['country'],
    inverse: { en: 'Cooperation centres', ko: '협력센터' },
    facet: 'country',
    term: 'schema:location',
  });
  expect(field('article', 'read')).toMatchObject({
    words: { whole: { en: 'whole', ko: '전체' }, part: { en: 'in part', ko: '일부' } },
  });
  expect(field('centre', 'opened')).toMatchObject({ shape: 'stated', required: false });
  expect(field('article', 'title')).toMatchObject({ term: 'dcterms:title', note: { en: 'As printed by the source' } });
});
