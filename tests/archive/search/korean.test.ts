import { describe, expect, test } from 'vitest';
import { cutter, partsOf, type Morpheme } from '../../../src/archive/search/korean.ts';
import { stemsOf } from '../../../src/archive/text/particles.ts';

const noun = (text: string): Morpheme => ({ text, pos: 'NNG' });
const particle = (text: string): Morpheme => ({ text, pos: 'JKO' });

describe('a Korean word of a text', () => {
  const cut = cutter(
    (word) =>
      ({
        전자정부협력센터를: [noun('전자'), noun('정부'), noun('협력'), noun('센터'), particle('를')],
        정보화진흥원: [noun('정보'), { text: '화', pos: 'XSN' }, noun('진흥원')],
        정부는: [noun('정부'), particle('는')],
        열린: [
          { text: '열리', pos: 'VV' },
          { text: 'ㄴ', pos: 'ETM' },
        ],
        미르지요예프가: [noun('미르'), { text: '지', pos: 'VX' }, noun('요예프'), particle('가')],
      })[word] ?? [],
    new Set(['미르지요예프']),
  );

  test('is found by each of its nouns, by neighbours together, and as a whole', () => {
    const { keys } = cut('전자정부협력센터를');
    for (const key of ['전자', '정부', '협력', '센터', '전자정부', '협력센터', '전자정부협력센터'])
      expect(keys).toContain(key);
    expect(keys).not.toContain('전자정부협력센터를');
  });

  test('is found by a noun whatever is attached to it', () => {
    expect(cut('정부는').keys).toEqual(['정부']);
    expect(cut('정보화진흥원').keys).toEqual(expect.arrayContaining(['정보', '정보화', '진흥원', '정보화진흥원']));
  });

  test('that is a name the analyser does not know is found as the archive has it', () => {
    expect(cut('미르지요예프가').keys).toContain('미르지요예프');
  });

  test('without a noun is found as it stands', () => {
    expect(cut('열린').keys).toEqual(['열린']);
  });
});

test.each([
  ['정부에서', ['정부']],
  ['양해각서를', ['양해각서']],
  ['협력센터에서는', ['협력센터에서', '협력센터']],
  ['체결하였다', ['체결하', '체결']],
  ['개소된', ['개소']],
  ['국가', []],
  ['나라장터', []],
])('%s of a question may be %s', (word, stems) => {
  expect(stemsOf(word)).toEqual(stems);
});

describe('a compound of a question', () => {
  const nouns = new Set(['전자', '정부', '협력', '센터', '정보', '진흥원', '나라', '장터']);
  test.each([
    ['전자정부협력센터', ['전자', '정부', '협력', '센터']],
    ['정보화진흥원', ['정보', '진흥원']],
    ['협력센터장', ['협력', '센터']],
    ['나라장텨', []],
    ['우즈베키스탄', []],
    ['센터', []],
  ])('%s is made of %s', (word, parts) => {
    expect(partsOf(word, nouns)).toEqual(parts);
  });
});
