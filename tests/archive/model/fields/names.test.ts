import { expect, test } from 'vitest';
import { z } from 'zod';
import { marksOf } from '../../../../src/archive/model/fields/field.ts';
import { allForms, nameAt, nameRun, names, type Names } from '../../../../src/archive/model/fields/names.ts';
import { check } from '../../../builders.ts';

const schema = names();
const read = (written: unknown): Names => schema.parse(written);

const whole = read({
  en: 'Example Ministry',
  ko: '예시부',
  native: { text: 'Misol vazirligi', lang: 'uz' },
  aliases: ['ExMin', { text: '예부', lang: 'ko', per: ['2020-02-05-example-notice'], note: 'In the title' }],
  former: [
    { en: 'Old Example Ministry', ko: '옛예시부', acronym: 'OEM', until: 2014, per: ['2013-01-01-example'] },
    { en: 'Example Ministry', from: '2008' },
  ],
});

test('an alias is written as a line or with what is known of it', () => {
  expect(whole.aliases).toEqual([
    { text: 'ExMin', per: [] },
    { text: '예부', lang: 'ko', per: ['2020-02-05-example-notice'], note: { en: 'In the title' } },
  ]);
});

test('a name alone is enough', () => {
  expect(read({ en: 'Example' })).toEqual({ en: 'Example', aliases: [], former: [] });
});

test.each([
  ['no English', { ko: '예시' }],
  ['a line', 'Example'],
  ['a native name without its language', { en: 'a', native: { text: 'b' } }],
  ['an unknown form', { en: 'a', short: 'b' }],
  ['a date that there is not', { en: 'a', former: [{ en: 'b', until: '2014-13' }] }],
])('names with %s are refused', (_, written) => {
  expect(check(schema, written)).toHaveProperty('reasons');
});

test('the Korean edition says the Korean name, or the English and that it is English', () => {
  expect(nameRun(whole, 'en')).toEqual({ text: 'Example Ministry' });
  expect(nameRun(whole, 'ko')).toEqual({ text: '예시부' });
  expect(nameRun(read({ en: 'Example' }), 'ko')).toEqual({ text: 'Example', lang: 'en' });
});

test('every form of a name is found once, in its language, the present ones first', () => {
  expect(allForms(whole)).toEqual([
    { text: 'Example Ministry', lang: 'en' },
    { text: '예시부', lang: 'ko' },
    { text: 'Misol vazirligi', lang: 'uz' },
    { text: 'ExMin' },
    { text: '예부', lang: 'ko' },
    { text: 'Old Example Ministry', lang: 'en' },
    { text: '옛예시부', lang: 'ko' },
    { text: 'OEM' },
  ]);
});

test('an alias in Hangul is Korean without being told', () => {
  expect(allForms(read({ en: 'Example', aliases: ['예시'] }))).toContainEqual({ text: '예시', lang: 'ko' });
});

test('the articles that give a name are refs with their places', () => {
  expect(marksOf(schema).refsOf(whole)).toEqual([
    { kind: 'article', id: '2020-02-05-example-notice', path: ['aliases', 1, 'per', 0], role: 'per' },
    { kind: 'article', id: '2013-01-01-example', path: ['former', 0, 'per', 0], role: 'per' },
  ]);
});

test('marks are found beneath optional and default, and asked for where there are none', () => {
  expect(marksOf(schema.optional()).label.en).toBe('Names');
  expect(() => marksOf(z.string())).toThrow('Unexpected schema without marks');
});

test('a former name is told on the days on which it was used, in the language of the reader, and today’s is not', () => {
  const renamed = read({
    en: 'Ministry of Today',
    ko: '오늘부',
    former: [
      { en: 'Ministry of Yesterday', ko: '오늘부', from: '2014-11-19', until: '2017-07-26' },
      { en: 'Ministry of Long Ago', until: '2014-11-19' },
    ],
  });
  const on = (date: string) => nameAt(renamed, date, 'en')?.text;
  expect(on('2012')).toBe('Ministry of Long Ago');
  expect(on('2014-11-18')).toBe('Ministry of Long Ago');
  expect(on('2014-11-19')).toBe('Ministry of Yesterday');
  expect(on('2017-07-25')).toBe('Ministry of Yesterday');
  expect(on('2017-07-26')).toBeUndefined();
  // A year in which the name changed does not tell which of the two it was.
  expect(on('2017')).toBeUndefined();
  expect(nameAt(renamed, '2016', 'ko')).toBeUndefined();
  expect(nameAt(renamed, '2012', 'ko')).toBeUndefined();
});

test('of two bodies that were merged neither is the former name of the other', () => {
  const merged = read({
    en: 'Joint Ministry',
    former: [
      { en: 'One Ministry', until: '1998-02-28' },
      { en: 'Other Ministry', until: '1998-02-28' },
    ],
  });
  expect(nameAt(merged, '1990', 'en')).toBeUndefined();
});
