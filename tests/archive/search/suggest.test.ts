import { describe, expect, test } from 'vitest';
import { romanisedKeys } from '../../../src/archive/search/romanised.ts';
import { suggestionsFor } from '../../../src/archive/search/suggest.ts';

const spelling = {
  words: ['uzbekistan 90', 'memorandum 70', 'serbia 20', '전자정부 80', '전자정보 1', '협력센터 60'].join('\n'),
  names: ['Uzbekistan', '나라장터', 'Kim Nam-seok'].join('\n'),
};

describe('a question may have meant', () => {
  test.each([
    ['Uzbeksitan', ['Uzbeksitan'], 'Uzbekistan'],
    ['나라장텨', ['나라장텨'], '나라장터'],
    ['전자졍부 협력센터', ['전자졍부'], '전자정부 협력센터'],
    ['memorandun Serbia', ['memorandun'], 'memorandum Serbia'],
    ['Kim Nam-sek', ['sek'], 'Kim Nam-seok'],
  ])('for %s', (text, unknown, meant) => {
    expect(suggestionsFor(text, unknown, spelling)[0]).toBe(meant);
  });

  test.each(['qqqzzzxxx', 'x', '', 'q'.repeat(400)])('nothing, where nothing is near: %s', (text) => {
    expect(suggestionsFor(text, [text], spelling)).toEqual([]);
  });
});

describe('romanised Korean names', () => {
  test.each([
    ['Kim Nam-seok', 'Namsok Kim'],
    ['Lee Sang-min', 'Yi Sangmin'],
    ['Park Geun-hye', 'Pak Kunhye'],
    ['Jeong Yeong-su', 'Chung Young-soo'],
  ])('%s and %s have a spelling in common', (one, other) => {
    expect(romanisedKeys(one).some((key) => romanisedKeys(other).includes(key))).toBe(true);
  });

  test('of two people have none', () => {
    expect(romanisedKeys('Kim Nam-seok').some((key) => romanisedKeys('Kim Min-jung').includes(key))).toBe(false);
  });
});
