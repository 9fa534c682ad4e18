import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { idFrom, idPattern, keyOf, refPattern } from '../../../src/archive/model/id.ts';
import { aPartialDate, someText } from '../../arbitraries.ts';

test.each([
  ['Korea opens centre', '2020-02-05', '2020-02-05-korea-opens-centre'],
  ['Korea opens the centre', undefined, 'korea-opens-centre'],
  ['한국 정부, 협력센터 개소', '2020-02-05', '2020-02-05'],
  ['한국 정부', undefined, ''],
  ['Çağrı & Łódź: Straße', undefined, 'cagri-lodz-strasse'],
  ['Oʻzbekiston’s e-Government', undefined, 'ozbekistons-e-government'],
  ['one two three four five six seven eight nine', undefined, 'one-two-three-four-five-six-seven-eight'],
  ['2020-02-05 a notice', '2020-02-05', '2020-02-05-notice'],
  ['2020 in numbers', '2020', '2020-in-numbers'],
  ['20201 things', '2020', '2020-20201-things'],
  ['Notice', '2020-13', 'notice'],
])('the id of “%s” of %s is `%s`', (title, date, id) => {
  expect(idFrom(title, date)).toBe(id);
});

test.each(['uz', 'uzbekistan-2020', '2020-02-05-centre-opens', 'a-1-b'])('`%s` has the form of an id', (id) => {
  expect(idPattern.test(id)).toBe(true);
});

test.each(['', 'Uz', 'a--b', '-a', 'a-', 'a_b', 'a b', 'a/b', 'a.b', '../a', 'é', 'a\n'])(
  '`%s` has not the form of an id',
  (id) => {
    expect(idPattern.test(id)).toBe(false);
  },
);

test('a ref in prose names kind and id', () => {
  expect(refPattern.exec('centre/uzbekistan-2020')?.slice(1)).toEqual(['centre', 'uzbekistan-2020']);
  for (const wrong of ['centre', 'centre/', '/uz', 'Centre/uz', 'centre/uz/x', 'centre/Uz', 'centre/uz\n'])
    expect(refPattern.test(wrong)).toBe(false);
  expect(keyOf('centre', 'uzbekistan-2020')).toBe('centre/uzbekistan-2020');
});

describe('an id made from a title', () => {
  test('has the form of ids, or is empty', () => {
    fc.assert(
      fc.property(someText, fc.option(aPartialDate, { nil: undefined }), (title, date) => {
        const id = idFrom(title, date);
        expect(id === '' || idPattern.test(id)).toBe(true);
        if (date !== undefined) expect(id.startsWith(date)).toBe(true);
      }),
    );
  });

  test('is the id of itself', () => {
    fc.assert(
      fc.property(fc.oneof(someText, fc.string({ unit: 'grapheme' })), (title) => {
        const id = idFrom(title);
        expect(idFrom(id)).toBe(id);
      }),
    );
  });

  test('is the id of itself with its date, however long', () => {
    fc.assert(
      fc.property(someText, aPartialDate, (title, date) => {
        const id = idFrom(title, date);
        expect(idFrom(id, date)).toBe(id);
      }),
    );
  });
});
