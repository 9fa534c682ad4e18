import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { breakLines } from '../../../src/site/pictures/lines.ts';

const byLetters = (word: string) => [...word].length;

describe('a title is broken', () => {
  test.each([
    ['not at all where it fits', 'one two', 7, ['one two']],
    ['into lines of like length', 'aaa bbb ccc ddd', 11, ['aaa bbb', 'ccc ddd']],
    [
      'between words of Hangul, never within one',
      '한국의 전자정부를 알려달라',
      8,
      ['한국의', '전자정부를', '알려달라'],
    ],
  ])('%s', (_, text, width, lines) => {
    expect(breakLines(text, width, byLetters)).toEqual(lines);
  });

  test('not, where a word is wider than a line', () => {
    expect(breakLines('a antidisestablishmentarianism', 10, byLetters)).toBeUndefined();
  });
});

test('lines hold all words in their order, none is too wide, and no fewer would do', () => {
  const words = fc.array(fc.stringMatching(/^[a-z]{1,9}$/u), { minLength: 1, maxLength: 12 });
  fc.assert(
    fc.property(words, fc.integer({ min: 9, max: 40 }), (given, width) => {
      const lines = breakLines(given.join(' '), width, byLetters) ?? [];
      expect(lines.join(' ')).toBe(given.join(' '));
      for (const line of lines) expect(line.length).toBeLessThanOrEqual(width);
      // Filling each line as far as it goes gives the fewest.
      let [least, free] = [1, width + 1];
      for (const word of given) {
        if (word.length + 1 > free) [least, free] = [least + 1, width + 1];
        free -= word.length + 1;
      }
      expect(lines).toHaveLength(least);
    }),
  );
});
