import { describe, expect, test } from 'vitest';
import fc from 'fast-check';
import { groupOf } from '../../../src/archive/export/kept-files.ts';
import {
  bytesOf,
  filesOf,
  readWholePart,
  wholeFiles,
  wholePathOf,
  type WholeIndex,
} from '../../../src/archive/export/whole-index.ts';

const whole: WholeIndex = {
  version: '0123456789',
  data: { 'terms/0': 'a b', 'records/7': { title: '센터 "0"' } },
  pagefind: { 'index/en_1.pf_index': Buffer.from([0, 255, 31, 139]).toString('base64') },
};

const readAll = (files: Iterable<readonly [path: string, content: unknown]>) =>
  [...files].map(([, content], index) => readWholePart(String(content), index + 1));

test('every file is there as it is written by itself', () => {
  expect(filesOf(whole)).toEqual([
    ['search-index/0123456789/terms/0.js', 'archiveSearch.take("terms/0","a b");\n'],
    ['search-index/0123456789/records/7.js', 'archiveSearch.take("records/7",{"title":"센터 \\"0\\""});\n'],
    ['pagefind/index/en_1.pf_index', new Uint8Array([0, 255, 31, 139])],
  ]);
});

test('a small index is held by one file, which is read back as it was', () => {
  const files = [...wholeFiles(whole)];
  expect(files.map(([path]) => path)).toEqual([wholePathOf(1)]);
  expect(readAll(files)).toEqual([{ ...whole, parts: 1, pagefindParts: 1 }]);
});

describe('in parts', () => {
  const index = fc.record({
    data: fc.dictionary(fc.string(), fc.jsonValue()),
    pagefind: fc.dictionary(
      fc.string(),
      fc.uint8Array().map((bytes) => Buffer.from(bytes).toString('base64')),
    ),
  });

  test('whatever an index holds and however small the parts, all of it is read back, in its order', () => {
    fc.assert(
      fc.property(index, fc.integer({ min: 1, max: 500 }), (held, most) => {
        const read = readAll(wholeFiles({ ...whole, ...held }, most));
        expect(read.map(({ parts }) => parts)).toEqual(read.map(() => read.length));
        const names = (name: 'data' | 'pagefind') => read.flatMap((part) => Object.entries(part[name]));
        expect(names('data')).toEqual(Object.entries(JSON.parse(JSON.stringify(held.data)) as object));
        expect(names('pagefind')).toEqual(Object.entries(held.pagefind));
        for (const [, packed] of names('pagefind'))
          expect(Buffer.from(bytesOf(String(packed))).toString('base64')).toBe(packed);
      }),
    );
  });

  test('no part holds more than asked for, unless it is one file', () => {
    fc.assert(
      fc.property(index, fc.integer({ min: 1, max: 500 }), (held, most) => {
        for (const { data, pagefind } of readAll(wholeFiles({ ...whole, ...held }, most))) {
          const files = [...Object.entries(data), ...Object.entries(pagefind)];
          const bytes = files.reduce(
            (sum, [name, content]) => sum + Buffer.byteLength(JSON.stringify({ [name]: content })) - 2,
            0,
          );
          expect(files.length <= 1 || bytes <= most).toBe(true);
        }
      }),
    );
  });

  test('what Pagefind has made is in the first ones, as many as they say', () => {
    const held: WholeIndex = {
      ...whole,
      data: Object.fromEntries(Array.from({ length: 20 }, (_, number) => [`records/${number}`, 'x'.repeat(30)])),
      pagefind: Object.fromEntries(Array.from({ length: 20 }, (_, number) => [`index/${number}`, 'eA=='])),
    };
    const parts = readAll(wholeFiles(held, 100));
    const [{ pagefindParts } = { pagefindParts: 0 }] = parts;
    expect(pagefindParts).toBeGreaterThan(1);
    expect(parts.map(({ pagefind }) => Object.keys(pagefind).length > 0)).toEqual(
      parts.map((_, place) => place < pagefindParts),
    );
  });
});

test.each([
  ['cut off', (text: string) => text.slice(0, -9)],
  ['cut off and closed', (text: string) => `${text.slice(0, -30)});\n`],
  ['another part', (text: string) => text.replace('"whole"', '"whole-2"')],
  ['a page that says that it is not there', () => '<!doctype html><title>Not found</title>'],
  ['empty', () => ''],
])('a file that is %s is refused', (_, change) => {
  const [[, text] = []] = wholeFiles(whole);
  expect(() => readWholePart(change(String(text)), 1)).toThrow(SyntaxError);
});

test.each([1, 2, 10])('part %i is not kept beside what it holds', (part) => {
  expect(groupOf(wholePathOf(part))).toBeUndefined();
  expect(groupOf(wholePathOf(part).replace('whole', 'a-whole'))).toBe('search');
});
