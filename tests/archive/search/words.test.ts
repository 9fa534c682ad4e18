import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isEmpty, joinedWords, nameKey, stemOf, wordsIn } from '../../../src/archive/search/words.ts';

describe('the stem of a word', () => {
  test.each([
    ['export', ['exports', 'exported', 'exporting', 'Export']],
    ['center', ['centre', 'centres', 'Centers']],
    ['policy', ['policies', 'Policy']],
    ['memorandum', ['memoranda', 'Memorandum']],
    ['korea', ['Korea’s', "Korea's"]],
    ['agre', ['agree', 'agreed', 'agrees']],
    ['modernization', ['modernisation', 'modernizations']],
    ['status', ['status']],
    ['business', ['business']],
    ['лист', ['лист']],
  ])('is %s for all of %s', (stem, words) => {
    expect([...new Set(words.map(stemOf))]).toEqual([stem]);
  });

  test('is that of no other word', () => {
    expect(stemOf('Korean')).not.toBe(stemOf('Korea'));
    expect(stemOf('president')).not.toBe(stemOf('preside'));
  });
});

describe('the words of a text', () => {
  test('stand where they are found', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        for (const { text: word, start, end } of wordsIn(text.normalize('NFC')))
          expect(text.normalize('NFC').slice(start, end)).toBe(word);
      }),
    );
  });

  test.each([
    ['Oʻzbekiston', ['Oʻzbekiston']],
    ['IT협력센터', ['IT', '협력센터']],
    ['나라자ㅇ', ['나라자']],
    ['ㄴㅏ', []],
    ['🎉 <b>', ['b']],
  ])('of %s are %s', (text, words) => {
    expect(wordsIn(text).map((word) => word.text)).toEqual(words);
  });

  test('say nothing where they only join others, unless they are an acronym', () => {
    const [it, other] = [...wordsIn('it'), ...wordsIn('IT')];
    expect([it && isEmpty(it), other && isEmpty(other)]).toEqual([true, false]);
  });

  test('that a hyphen joins are one word too', () => {
    const text = 'e-government, well-known';
    expect(joinedWords(text, wordsIn(text)).map(({ key }) => key)).toEqual(['egovernment', 'wellknown']);
  });
});

test.each([
  ['Kim Nam-seok', 'Kim Nam Seok'],
  ['The Ministry of the Interior & Safety', 'ministry of interior and safety'],
  ['Oʻzbekiston', "O'zbekiston"],
  ['협력 센터', '협력센터'],
  ['Côte d’Ivoire', "cote d'ivoire"],
])('%s is the name %s, however it is written', (one, other) => {
  expect(nameKey(one)).toBe(nameKey(other));
});
