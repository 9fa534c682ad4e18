import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  choice,
  count,
  countryCode,
  flag,
  fold,
  isCountryCode,
  isWebAddress,
  language,
  normaliseAddress,
  prose,
  proseRun,
  text,
  url,
} from '../../../../src/archive/model/fields/text.ts';
import { someText } from '../../../arbitraries.ts';
import { check } from '../../../builders.ts';

test.each([
  ['a line of words', 'Example notice'],
  ['a line in Korean', '예시 공지'],
  ['one letter', 'a'],
])('%s is text', (_, value) => {
  expect(check(text.schema, value)).toEqual({ value });
});

test.each([
  ['nothing', ''],
  ['space alone', '  '],
  ['space before', ' a'],
  ['space after', 'a '],
  ['a line break', 'a\nb'],
  ['a carriage return', 'a\rb'],
  ['a number', 7],
  ['no value', null],
])('%s is not text', (_, value) => {
  expect(check(text.schema, value)).toHaveProperty('reasons');
});

test('prose written as a line is English', () => {
  expect(check(prose.schema, 'In our words')).toEqual({ value: { en: 'In our words' } });
  expect(check(prose.schema, { en: 'In our words', ko: '우리말로' })).toEqual({
    value: { en: 'In our words', ko: '우리말로' },
  });
  expect(check(prose.schema, { ko: '우리말로' })).toHaveProperty('reasons');
  expect(check(prose.schema, { en: 'a', fr: 'b' })).toHaveProperty('reasons');
});

test('prose without Korean is shown in English, and says so, in the Korean edition', () => {
  expect(proseRun({ en: 'Words' }, 'en')).toEqual({ text: 'Words' });
  expect(proseRun({ en: 'Words' }, 'ko')).toEqual({ text: 'Words', lang: 'en' });
  expect(proseRun({ en: 'Words', ko: '말' }, 'ko')).toEqual({ text: '말' });
  expect(prose.plain({ en: 'Words', ko: '말' }, 'ko')).toBe('말');
});

test.each([
  ['case', 'Example Ministry', 'EXAMPLE ministry', true],
  ['punctuation', 'e-Government', 'eGovernment', true],
  ['full-width letters', 'ＩＴ', 'it', true],
  ['spaces in Korean', '전자 정부', '전자정부', true],
  ['a letter', 'Example', 'Exemple', false],
  ['an accent', 'Republica', 'República', false],
  ['a vowel sign', 'नेपाल', 'नपल', false],
])('two names that differ in %s', (_, a, b, same) => {
  expect(fold(a) === fold(b)).toBe(same);
  expect(text.agree(a, b)).toBe(same);
});

const colours = choice({ red: { en: 'Red', ko: '빨강' }, blue: { en: 'Blue', ko: '파랑' } });

test('a choice is one of its words and is read as their labels', () => {
  expect(check(colours.schema, 'red')).toEqual({ value: 'red' });
  expect(check(colours.schema, 'Red')).toHaveProperty('reasons');
  expect(check(colours.schema, 'green')).toHaveProperty('reasons');
  expect(colours.plain('red', 'en')).toBe('Red');
  expect(colours.plain('blue', 'ko')).toBe('파랑');
  expect(colours.agree('red', 'red')).toBe(true);
  expect(colours.agree('red', 'blue')).toBe(false);
  expect(colours.describe.en).toBe('One of `red`, `blue`');
});

test('a flag is yes or no in either language', () => {
  expect(flag.plain(true, 'en')).toBe('yes');
  expect(flag.plain(false, 'en')).toBe('no');
  expect(flag.plain(true, 'ko')).toBe('예');
  expect(flag.plain(false, 'ko')).toBe('아니요');
  expect(check(flag.schema, 'yes')).toHaveProperty('reasons');
  expect(flag.agree(true, false)).toBe(false);
});

test.each([
  [0, true],
  [17719, true],
  [-1, false],
  [1.5, false],
  [Infinity, false],
  [Number.NaN, false],
  ['12', false],
])('%j is a count: %s', (value, taken) => {
  expect('value' in check(count.schema, value)).toBe(taken);
});

test.each(['en', 'ko', 'uz', 'sr-Latn', 'zh-Hant', 'mul'])('`%s` is a language', (tag) => {
  expect(check(language.schema, tag)).toEqual({ value: tag });
});

test.each(['EN', 'english', 'xx', 'en_GB', '', 'uz-latn'])('`%s` is no language tag', (tag) => {
  expect(check(language.schema, tag)).toHaveProperty('reasons');
});

test.each(['KR', 'UZ', 'RS', 'XK'])('`%s` is the code of a country', (code) => {
  expect(isCountryCode(code)).toBe(true);
});

test.each([
  ['UK', 'is written `GB`'],
  ['SU', 'is a code of the past'],
  ['kr', 'is in lower case'],
  ['KOR', 'is of three letters'],
  ['QQ', 'is of no country'],
  ['', 'is nothing'],
])('`%s` is no code of a country, as it %s', (code) => {
  expect(isCountryCode(code)).toBe(false);
  expect(check(countryCode.schema, code)).toHaveProperty('reasons');
});

test('languages and countries are named in the language of the edition', () => {
  expect(language.plain('uz', 'en')).toBe('Uzbek');
  expect(language.plain('uz', 'ko')).toBe('우즈베크어');
  expect(countryCode.plain('UZ', 'en')).toBe('Uzbekistan');
  expect(countryCode.plain('UZ', 'ko')).toBe('우즈베키스탄');
});

test.each(['https://example.org/', 'http://example.org/a?b=c#d', 'https://예시.kr/글'])(
  '`%s` is an address',
  (address) => {
    expect(isWebAddress(address)).toBe(true);
  },
);

test.each([
  'javascript:alert(1)',
  'java\nscript:alert(1)',
  'data:text/html,a',
  'ftp://example.org/',
  'file:///etc/passwd',
  'mailto:a@example.org',
  '//example.org/',
  'example.org',
  'https://user:secret@example.org/',
  'https://',
  '',
])('`%s` is no address of the web', (address) => {
  expect(isWebAddress(address)).toBe(false);
  expect(check(url.schema, address)).toHaveProperty('reasons');
});

describe('addresses that lead to one page', () => {
  test.each([
    ['another scheme', 'http://example.org/a'],
    ['www', 'https://www.example.org/a'],
    ['the site for telephones', 'https://m.example.org/a'],
    ['a trailing slash', 'https://example.org/a/'],
    ['several of them', 'https://example.org/a//'],
    ['a fragment', 'https://example.org/a#top'],
    ['tracking', 'https://example.org/a?utm_source=x&utm_medium=y&fbclid=z'],
    ['a session', 'https://example.org/a;jsessionid=0123?sid=4'],
    ['capitals of the host', 'https://EXAMPLE.org/a'],
    ['the port of the scheme', 'https://example.org:443/a'],
  ])('are one with %s', (_, address) => {
    expect(normaliseAddress(address)).toBe('example.org/a');
    expect(url.agree(address, 'https://example.org/a')).toBe(true);
  });

  test('are one whatever the order of their parameters', () => {
    expect(normaliseAddress('https://example.org/a?y=2&x=1')).toBe(normaliseAddress('https://example.org/a?x=1&y=2'));
  });

  test.each([
    ['path', 'https://example.org/b'],
    ['parameter', 'https://example.org/a?nttId=2'],
    ['host', 'https://eng.example.org/a'],
    ['port', 'https://example.org:8080/a'],
    ['capitals of the path', 'https://example.org/A'],
  ])('are two with another %s', (_, address) => {
    expect(url.agree(address, 'https://example.org/a')).toBe(false);
  });

  test('are brought to their form once, also with a port', () => {
    expect(normaliseAddress('https://example.org:8080/a/')).toBe('example.org:8080/a');
    expect(normaliseAddress('example.org:8080/a')).toBe('example.org:8080/a');
  });

  test('are brought to their form once, whatever they are', () => {
    fc.assert(
      fc.property(fc.oneof(fc.webUrl({ withQueryParameters: true, withFragments: true }), someText), (address) => {
        const once = normaliseAddress(address);
        expect(normaliseAddress(once)).toBe(once);
      }),
    );
  });
});
