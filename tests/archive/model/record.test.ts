import { describe, expect, expectTypeOf, test } from 'vitest';
import type { PartialDate } from '../../../src/archive/model/fields/partial-date.ts';
import { ref } from '../../../src/archive/model/fields/ref.ts';
import { one } from '../../../src/archive/model/fields/field.ts';
import type { Statement } from '../../../src/archive/model/fields/stated.ts';
import type { Kind } from '../../../src/archive/model/kind.ts';
import { hasHangul, locales } from '../../../src/archive/model/label.ts';
import {
  captionOf,
  checkTable,
  fieldsOf,
  isKindName,
  kindIn,
  kindOf,
  kinds,
  refsOf,
  schemaOf,
  spansOf,
  statementsOf,
  valuesOf,
  type FieldsOf,
  type RecordOf,
} from '../../../src/archive/model/record.ts';
import { aCentre, anArticle, aRecord } from '../../builders.ts';

const per = ['2020-02-05-example-notice'];

test('the kinds stand in the order of menus, and of names where two have one place', () => {
  const places = kinds.map(({ order, name }) => [order, name] as const);
  expect(places).toEqual(places.toSorted(([a, first], [b, second]) => a - b || (first < second ? -1 : 1)));
  expect(kinds[0]?.name).toBe('article');
});

test('a kind is found by its name and by its folder', () => {
  for (const kind of kinds) {
    expect(kindOf(kind.name)).toBe(kind);
    expect(kindIn(kind.folder)).toBe(kind);
    expect(isKindName(kind.name)).toBe(true);
  }
  expect(kindIn('drafts')).toBeUndefined();
  expect(isKindName('nosuchkind')).toBe(false);
  expect(() => kindOf('nosuchkind')).toThrow('Unexpected kind `nosuchkind`, expected one of article, country');
});

describe('a table of kinds is refused at load', () => {
  const [first, second] = kinds as readonly [Kind, Kind];
  const label = { en: 'Prize', ko: '상' };
  test.each([
    ['with two of one name', [first, { ...second, name: first.name }], 'of one name'],
    ['with two in one folder', [first, { ...second, folder: first.folder }], 'in one folder'],
    [
      'with a ref to a kind that there is not',
      [
        ...kinds,
        { ...first, name: 'x', folder: 'x', fields: { of: one(ref('nosuchkind'), { label, inverse: label }) } },
      ],
      'Unexpected kind `nosuchkind` in the field `of` of `x`',
    ],
  ])('%s', (_, table, reason) => {
    expect(() => checkTable(table)).toThrow(reason);
  });
});

describe.each(kinds.map((kind) => [kind.name, kind] as const))('of the kind %s', (name, kind) => {
  test('every word shown to readers is in both languages', () => {
    const labels = [
      kind.label.one,
      kind.label.many,
      kind.about,
      ...fieldsOf(kind).flatMap(({ marks }) => [marks.label, marks.type.describe, marks.note, marks.inverse]),
    ].filter((label) => label !== undefined);
    for (const label of labels) {
      for (const locale of locales) expect(label[locale]).not.toBe('');
      // A describe may be code alone, as `{ title, organisation }`.
      if (/\p{L}/u.test(label.ko.replaceAll(/`[^`]*`/gu, ''))) expect(hasHangul(label.ko)).toBe(true);
      expect(hasHangul(label.en)).toBe(false);
    }
  });

  test('a record has a caption in both languages and no field that its kind does not know', () => {
    const record = aRecord(name as 'centre');
    for (const locale of locales) expect(captionOf(record, locale).text).not.toBe('');
    expect(captionOf(record, 'en').lang).toBeUndefined();
    expect(schemaOf(kind).safeParse({ ...record.fields, nonsense: 1 }).success).toBe(false);
    expect(valuesOf(record).map((value) => value.name)).not.toContain('nonsense');
  });
});

test('the fields of a kind stand in the order in which they are written down, and say whether they are needed', () => {
  const fields = fieldsOf(kindOf('centre'));
  expect(fields.slice(0, 4).map((field) => [field.name, field.required])).toEqual([
    ['names', true],
    ['programme', true],
    ['host_country', true],
    ['city', false],
  ]);
  expect(fields.find((field) => field.name === 'predecessor')?.required).toBe(false);
});

test('what holds nothing has no value', () => {
  expect(valuesOf(aCentre()).map(({ name }) => name)).toEqual(['names', 'programme', 'host_country']);
  expect(valuesOf(aCentre({ opened: [{ value: 2020, per }] })).map(({ name }) => name)).toContain('opened');
});

test('the refs of a record stand in the order of its fields, with their paths', () => {
  const centre = aCentre({
    names: { en: 'Example Centre', aliases: [{ text: 'EC', per }] },
    host_institution: [{ value: { organisation: 'example-ministry' }, per }],
    predecessor: 'example-centre-2013',
  });
  expect(refsOf(centre)).toEqual([
    { kind: 'article', id: per[0], field: 'names', path: ['names', 'aliases', 0, 'per', 0], role: 'per' },
    { kind: 'country', id: 'zz', field: 'host_country', path: ['host_country'], role: 'value' },
    {
      kind: 'organisation',
      id: 'example-ministry',
      field: 'host_institution',
      path: ['host_institution', 0, 'value', 'organisation'],
      role: 'value',
    },
    { kind: 'article', id: per[0], field: 'host_institution', path: ['host_institution', 0, 'per', 0], role: 'per' },
    { kind: 'centre', id: 'example-centre-2013', field: 'predecessor', path: ['predecessor'], role: 'value' },
  ]);
});

test('the statements of a record are those of its stated fields', () => {
  const centre = aCentre({ opened: [{ value: 2020, per }], staff: [{ value: { count: 6 }, per }] });
  expect(statementsOf(centre).map(({ name, statements }) => [name, statements.length])).toEqual([
    ['opened', 1],
    ['staff', 1],
  ]);
  expect(statementsOf(anArticle())).toEqual([]);
});

describe('an article is captioned', () => {
  const printed = { title: '예시 공지', language: 'ko' };
  test.each([
    ['by its title in its own language', {}, 'en', { text: 'Example notice' }],
    ['by its own title, and in which language that is, elsewhere', {}, 'ko', { text: 'Example notice', lang: 'en' }],
    ['by its translated title, where there is one', { title_ko: '예시 공지' }, 'ko', { text: '예시 공지' }],
    ['by a Korean title in the English edition', printed, 'en', { text: '예시 공지', lang: 'ko' }],
    ['by its English title', { ...printed, title_en: 'Example notice' }, 'en', { text: 'Example notice' }],
    ['in brackets, where the archive supplies the title', { title_supplied: true }, 'en', { text: '[Example notice]' }],
  ] as const)('%s', (_, written, locale, caption) => {
    expect(captionOf(anArticle(written), locale)).toEqual(caption);
  });
});

describe('a record stands in time', () => {
  const plan = { value: 2012, per, standing: 'planned' };
  const standing = 'done';
  test.each([
    ['an article when it was published', anArticle(), [{ from: '2020-02-05', standing }]],
    ['a centre from its opening', aCentre({ opened: [{ value: 2013, per }] }), [{ from: '2013', standing }]],
    [
      'a centre through its term',
      aCentre({ term_start: [{ value: 2013, per }], term_end: [{ value: 2015, per }] }),
      [{ from: '2013', to: '2015', standing }],
    ],
    ['a centre of which no source says when, nowhere', aCentre(), []],
    ['a centre that was planned, as planned', aCentre({ opened: [plan] }), [{ from: '2012', standing: 'planned' }]],
    [
      'a centre when it was opened, whatever was planned first',
      aCentre({ opened: [plan, { value: 2013, per }] }),
      [{ from: '2013', standing }],
    ],
    [
      'an event from begin to end',
      aRecord('event', { start: [{ value: '2020-01', per }], end: [{ value: '2020-02', per }] }),
      [{ from: '2020-01', to: '2020-02', standing }],
    ],
    [
      'an agreement when it was signed',
      aRecord('agreement', { signed: [{ value: 2013, per }] }),
      [{ from: '2013', standing }],
    ],
    ['a topic nowhere', aRecord('topic'), []],
  ])('%s', (_, record, spans) => {
    expect(spansOf(record)).toEqual(spans);
  });
});

test('the fields of a record are typed by its kind', () => {
  expectTypeOf<FieldsOf<'centre'>['opened']>().toEqualTypeOf<readonly Readonly<Statement<PartialDate>>[]>();
  expectTypeOf<FieldsOf<'article'>['title']>().toEqualTypeOf<string>();
  expectTypeOf<FieldsOf<'article'>['title_ko']>().toEqualTypeOf<string | undefined>();
  const typeOf = (record: RecordOf) => (record.kind === 'article' ? record.fields.type : record.kind);
  expectTypeOf(typeOf).returns.toExtend<string>();
});
