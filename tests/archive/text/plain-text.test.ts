import { expect, test } from 'vitest';
import { parseMdx } from '../../../src/archive/text/mdx.ts';
import { plainText, wordsOf } from '../../../src/archive/text/plain-text.ts';

test.each([
  ['paragraphs as lines', 'One\ntwo.\n\nThree.', 'One\ntwo.\nThree.'],
  ['list items as lines', '- One\n- Two\n  - Three', 'One\nTwo\nThree'],
  ['cells of a table apart', '| a | b |\n|---|---|\n| c | d |', 'a\nb\nc\nd'],
  ['the words of a component', 'The <Ref to="centre/a">centre</Ref> opened', 'The centre opened'],
  ['the words of a link, not its address', 'See [the page](https://example.org/)', 'See the page'],
  ['code', '`a` b\n\n```\nc\n```', 'a b\nc'],
  ['a hard break as a line', 'a\\\nb', 'a\nb'],
  ['the words for an image', '![a view](https://example.org/a.png)', 'a view'],
  ['notes where they stand', 'A[^1]\n\n[^1]: note', 'A\nnote'],
  ['nothing of an expression', 'a {1 + 1} b', 'a b'],
  ['nothing of code', 'export const a = 1', ''],
])('plain text has %s', (_, mdx, text) => {
  const { tree } = parseMdx(mdx);
  expect(tree && plainText(tree)).toBe(text);
});

test('words are compared without case, width and punctuation', () => {
  expect(wordsOf('The “E-Government” of ＩＴ; 2013–2015, 전자정부(電子政府)')).toEqual([
    'the',
    'e',
    'government',
    'of',
    'it',
    '2013',
    '2015',
    '전자정부',
    '電子政府',
  ]);
  expect(wordsOf('नेपाल सरकार')).toEqual(['नेपाल', 'सरकार']);
  expect(wordsOf(' … ')).toEqual([]);
});
