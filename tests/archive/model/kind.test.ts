import { describe, expect, test } from 'vitest';
import { list, one } from '../../../src/archive/model/fields/field.ts';
import { nameRun, names } from '../../../src/archive/model/fields/names.ts';
import { partialDate } from '../../../src/archive/model/fields/partial-date.ts';
import { agent, ref } from '../../../src/archive/model/fields/ref.ts';
import { stated } from '../../../src/archive/model/fields/stated.ts';
import { text } from '../../../src/archive/model/fields/text.ts';
import { defineKind } from '../../../src/archive/model/kind.ts';
import { z } from 'zod';

const label = { en: 'Award', ko: '상' };

/** A kind that is right in every part. */
const right = {
  name: 'award',
  folder: 'awards',
  order: 20,
  label: { one: label, many: { en: 'Awards', ko: '상' } },
  about: { en: 'A prize given.', ko: '수여된 상.' },
  schemaType: 'Thing',
  fields: { names: names(), given: one(partialDate, { label: { en: 'Given', ko: '수여' } }) },
  caption: () => ({ text: 'award' }),
};

test('a kind has pages and no digest, unless it says otherwise', () => {
  expect(defineKind(right)).toMatchObject({ name: 'award', page: true, digest: false });
  expect(defineKind({ ...right, page: false, digest: true })).toMatchObject({ page: false, digest: true });
});

describe('a kind is refused at load', () => {
  const title = (options = {}) => one(text, { label: { en: 'Title', ko: '제목' }, ...options });
  test.each([
    ['whose name is not in lower-case letters', { name: 'Award' }, 'a name in lower-case letters'],
    ['whose folder is a path', { folder: 'awards/all' }, 'a folder in lower-case letters'],
    [
      'with a label in one language',
      { label: { one: { en: 'Award', ko: '' }, many: label } },
      'both languages of “Award”',
    ],
    ['with English in place of Korean', { about: { en: 'A prize.', ko: 'A prize.' } }, 'Korean in “A prize.”'],
    [
      'with a field labelled in one language',
      { fields: { names: names(), title: one(text, { label: { en: 'Title', ko: '' } }) } },
      'both languages of “Title”',
    ],
    [
      'with a note in one language',
      { fields: { names: names(), title: title({ note: { en: 'As printed', ko: 'As printed' } }) } },
      'Korean in “As printed”',
    ],
    [
      'with a ref that has no title at its other end',
      { fields: { names: names(), to: list(ref('country'), { label }) } },
      '`inverse` on `to`',
    ],
    [
      'with agents that have no title at their other end',
      { fields: { names: names(), by: stated(agent, { label }) } },
      '`inverse` on `by`',
    ],
    ['whose records would show nothing', { fields: { title: title() } }, 'a featured field'],
    ['whose order names no field', { inOrder: [['given', 'taken']] as const }, 'a field `taken`'],
    ['shelved by a field that it has not', { shelving: { orders: ['maker.region'] } }, 'a field `maker`'],
    ['compared in a field that it has not', { shelving: { columns: ['maker'] } }, 'a field `maker`'],
    ['shelved by time without having one', { shelving: { orders: ['time'] } }, '`spans`'],
    ['whose rows stand in no field', { rows: { field: 'rows', columns: [] } }, 'a field `rows`'],
    ['with a bare schema for a field', { fields: { names: names(), title: z.string() } }, 'without marks'],
  ])('%s', (_, wrong, reason) => {
    expect(() => defineKind({ ...right, ...wrong } as never)).toThrow(reason);
  });
});

test('a kind without names shows its featured field', () => {
  const fields = { title: one(text, { label: { en: 'Title', ko: '제목' }, featured: true }) };
  expect(() => defineKind({ ...right, fields, caption: (of) => ({ text: of.title }) })).not.toThrow();
});

test('a kind named by its names is captioned in the language of the edition', () => {
  const kind = defineKind({ ...right, caption: (fields, locale) => nameRun(fields.names, locale) });
  const fields = z.object(kind.fields).parse({ names: { en: 'Example Prize' }, given: 2020 });
  expect(kind.caption(fields, 'ko')).toEqual({ text: 'Example Prize', lang: 'en' });
});
