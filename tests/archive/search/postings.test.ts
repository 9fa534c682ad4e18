import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  packLetters,
  packNumbers,
  packPostings,
  unpackLetters,
  unpackNumbers,
  unpackPostings,
} from '../../../src/archive/search/postings.ts';

const rising = fc.uniqueArray(fc.nat(1_000_000)).map((numbers) => numbers.toSorted((a, b) => a - b));

test('what is packed is unpacked', () => {
  fc.assert(
    fc.property(rising, fc.nat(3), fc.nat(15), (docs, languages, name) => {
      const postings = docs.map((doc) => ({ doc, languages, name }));
      expect(unpackPostings(packPostings(postings))).toEqual(postings);
      expect(unpackNumbers(packNumbers(docs))).toEqual(docs);
    }),
  );
  fc.assert(
    fc.property(fc.array(fc.nat(63)), (numbers) => {
      expect(unpackLetters(packLetters(numbers))).toEqual(numbers);
    }),
  );
});

test('packed text needs no quoting in a script', () => {
  expect(packNumbers([0, 31, 32, 5_000, 1_000_000])).toMatch(/^[\w-]+$/u);
});
