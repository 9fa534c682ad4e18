import { expect, test } from 'vitest';
import fc from 'fast-check';
import { groupOf } from '../../../src/archive/export/kept-files.ts';
import {
  bytesOf,
  filesOf,
  readWhole,
  wholeFile,
  wholePath,
  type WholeIndex,
} from '../../../src/archive/export/whole-index.ts';

const whole: WholeIndex = {
  version: '0123456789',
  data: { 'terms/0': 'a b', 'records/7': { title: '센터 "0"' } },
  pagefind: { 'index/en_1.pf_index': Buffer.from([0, 255, 31, 139]).toString('base64') },
};

test('every file is there as it is written by itself', () => {
  expect(filesOf(whole)).toEqual([
    ['search-index/0123456789/terms/0.js', 'archiveSearch.take("terms/0","a b");\n'],
    ['search-index/0123456789/records/7.js', 'archiveSearch.take("records/7",{"title":"센터 \\"0\\""});\n'],
    ['pagefind/index/en_1.pf_index', new Uint8Array([0, 255, 31, 139])],
  ]);
});

test('the file that holds all is read back as it was', () => {
  const [path, text] = wholeFile(whole);
  expect(path).toBe(wholePath);
  expect(readWhole(String(text))).toEqual(whole);
});

test('whatever it holds', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.jsonValue()), fc.uint8Array(), (data, bytes) => {
      const held = { ...whole, data, pagefind: { a: Buffer.from(bytes).toString('base64') } };
      const read = readWhole(String(wholeFile(held)[1]));
      expect(filesOf(read)).toEqual(filesOf(held));
      expect(bytesOf(read.pagefind['a'] ?? '')).toEqual(Uint8Array.from(bytes));
    }),
  );
});

test.each([
  ['cut off', (text: string) => text.slice(0, -9)],
  ['cut off and closed', (text: string) => `${text.slice(0, -30)});\n`],
  ['a page that says that it is not there', () => '<!doctype html><title>Not found</title>'],
  ['empty', () => ''],
])('a file that is %s is refused', (_, change) => {
  expect(() => readWhole(change(String(wholeFile(whole)[1])))).toThrow(SyntaxError);
});

test('it is not kept beside what it holds', () => {
  expect(groupOf(wholePath)).toBeUndefined();
});
