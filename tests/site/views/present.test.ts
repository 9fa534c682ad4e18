import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { agent } from '../../../src/archive/model/fields/ref.ts';
import { bounds, money, quantity, type Bound } from '../../../src/archive/model/fields/money.ts';
import { partialDate } from '../../../src/archive/model/fields/partial-date.ts';
import { exportTo, role } from '../../../src/archive/model/fields/role.ts';
import { prose, text, url } from '../../../src/archive/model/fields/text.ts';
import type { ValueType } from '../../../src/archive/model/fields/field.ts';
import { linkTo, mixedLine, partOf, present } from '../../../src/site/views/present.ts';
import { english, korean, small, words } from './small-site.ts';

const shown = (type: ValueType<never>, value: unknown, here = english) =>
  words(present(type as ValueType, value, small, here));

describe('a value is shown', () => {
  test.each([
    ['a day', partialDate, '2020-01-30', '30 January 2020', '2020년 1월 30일'],
    ['a month', partialDate, '2020-01', 'January 2020', '2020년 1월'],
    ['a year', partialDate, '2020', '2020', '2020년'],
    ['a sum', money, { currency: 'USD', amount: 4_000_000 }, 'USD 4,000,000', '400만 달러'],
    [
      'a sum and what it is for',
      money,
      { currency: 'KRW', amount: 1.5, for: { en: 'in all', ko: '합계' } },
      'KRW 1.5 (in all)',
      '1.5원(합계)',
    ],
    ['a number', quantity, { count: 1080 }, '1,080', '1,080'],
    ['a number of something', quantity, { count: 6, of: { en: 'staff', ko: '명' } }, '6 (staff)', '6(명)'],
    ['prose', prose, { en: 'Open', ko: '운영 중' }, 'Open', '운영 중'],
    ['prose that is not in Korean', prose, { en: 'Open' }, 'Open', 'Open'],
    ['an address', url, 'https://example.org/a?b=1', 'https://example.org/a?b=1', 'https://example.org/a?b=1'],
    ['an organisation', agent, { organisation: 'example-ministry' }, 'Example Ministry', '예시부'],
    [
      'an organisation and its part',
      agent,
      { organisation: 'example-ministry', as: { en: 'host', ko: '주최' } },
      'Example Ministry (host)',
      '예시부(주최)',
    ],
    ['a country as a body', agent, { country: 'zz' }, 'Example Country', '예시국'],
    ['a body without a record', agent, { name: { en: 'Guests', ko: '손님' } }, 'Guests', '손님'],
    [
      'an office',
      role,
      { title: { en: 'Minister', ko: '장관' }, organisation: 'example-ministry', from: '2019', to: '2021-01' },
      'Minister, Example Ministry (2019 – January 2021)',
      '예시부 장관(2019년~2021년 1월)',
    ],
    [
      'an office whose title says where',
      role,
      { title: { en: 'Minister', ko: '예시부 차관보' }, organisation: 'example-ministry' },
      'Minister, Example Ministry',
      '예시부 차관보',
    ],
    [
      'an office of some years',
      role,
      { title: { en: 'Chair', ko: '위원장' }, from: '2013', to: '2015' },
      'Chair (2013–2015)',
      '위원장(2013~2015년)',
    ],
    [
      'an office of one year',
      role,
      { title: { en: 'Chair', ko: '위원장' }, from: '2013', to: '2013' },
      'Chair (2013)',
      '위원장(2013년)',
    ],
    [
      'an office that began',
      role,
      { title: { en: 'Chair', ko: '위원장' }, from: '2019' },
      'Chair (2019–)',
      '위원장(2019년~)',
    ],
    [
      'an office that ended',
      role,
      { title: { en: 'Chair', ko: '위원장' }, to: '2019' },
      'Chair (–2019)',
      '위원장(~2019년)',
    ],
    [
      'an export',
      exportTo,
      { country: 'zz', year: '2020', what: { en: 'a pilot', ko: '시범' } },
      'Example Country, 2020: a pilot',
      '예시국, 2020년: 시범',
    ],
  ] as const)('%s', (_, type, value, inEnglish, inKorean) => {
    expect(shown(type as ValueType<never>, value)).toBe(inEnglish);
    expect(shown(type as ValueType<never>, value, korean)).toBe(inKorean);
  });

  test.each(Object.keys(bounds) as Bound[])('a sum with the bound “%s” is not shown as one without', (bound) => {
    for (const here of [english, korean]) {
      const sum = shown(money as ValueType<never>, { currency: 'USD', amount: 500, bound }, here);
      const plain = here.locale === 'ko' ? '500달러' : 'USD 500';
      expect(sum).toContain(plain);
      expect(sum).not.toBe(plain);
    }
  });

  test('a date is known to be one', () => {
    expect(present(partialDate as ValueType, '2020-01', small, korean)).toEqual([
      { text: '2020년 1월', date: '2020-01' },
    ]);
  });

  test('an address leads to itself', () => {
    expect(present(url as ValueType, 'https://example.org/', small, english)).toEqual([
      { text: 'https://example.org/', href: 'https://example.org/' },
    ]);
  });
});

describe('the language of words', () => {
  test.each([
    ['Korean in the English edition', { text: '예시' }, english, { text: '예시', lang: 'ko' }],
    ['English in the Korean edition', { text: 'Example' }, korean, { text: 'Example', lang: 'en' }],
    ['what is in the page’s own', { text: 'Example' }, english, { text: 'Example' }],
    ['a third', { text: 'Misol', lang: 'uz' }, english, { text: 'Misol', lang: 'uz' }],
    ['figures, which have none', { text: '2020 · 12' }, korean, { text: '2020 · 12' }],
  ])('is said where it is not the page’s: %s', (_, run, here, part) => {
    expect(partOf(run, here)).toEqual(part);
  });

  test('is told apart within a text, of which nothing is lost', () => {
    expect(mixedLine({ text: 'The ministry (행정안전부, 행안부) of Korea' }, english)).toEqual([
      { text: 'The ministry (' },
      { text: '행정안전부', lang: 'ko' },
      { text: ', ' },
      { text: '행안부', lang: 'ko' },
      { text: ') of Korea' },
    ]);
    expect(mixedLine({ text: '공지(Notice)' }, korean)).toEqual([{ text: '공지(Notice)' }]);
    fc.assert(
      fc.property(fc.array(fc.constantFrom('word', '한글', ' ', ', ', '한', '(', ')', '-', '12', '·')), (parts) => {
        const text = parts.join('');
        for (const here of [english, korean]) expect(words(mixedLine({ text }, here))).toBe(text);
        for (const part of mixedLine({ text }, english))
          expect(part.lang === 'ko').toBe(/\p{Script=Hangul}/u.test(part.text));
      }),
    );
  });
});

describe('a link to a record', () => {
  test('says what the record is called in the edition, and leads to its page there', () => {
    expect(linkTo(small, english, 'country', 'zz')).toEqual({ text: 'Example Country', href: '../countries/zz.html' });
    expect(linkTo(small, korean, 'country', 'zz')).toEqual({ text: '예시국', href: '../countries/zz.html' });
  });

  test('leads to its place on the page of all its kind, where the record has no page of its own', () => {
    expect(linkTo(small, korean, 'indicator', 'example-index')).toEqual({
      text: '예시 지수',
      href: '../figures.html#example-index',
    });
  });

  test('is the id where there is no record', () => {
    expect(linkTo(small, english, 'country', 'xx')).toEqual({ text: 'xx' });
  });
});

test('a text of an author is words of its own language', () => {
  expect(present(text as ValueType, '예시', small, english)).toEqual([{ text: '예시', lang: 'ko' }]);
});
