import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseFrontMatter, printFrontMatter, splitFrontMatter } from '../../../src/archive/text/front-matter.ts';
import { aPartialDate, someText } from '../../arbitraries.ts';

describe('a text is cut into front matter and body', () => {
  test.each([
    ['between two lines of hyphens', '---\na: 1\n---\n\nBody\n', 'a: 1\n', '\nBody\n', 4],
    ['with the line ends of Windows', '---\r\na: 1\r\n---\r\nBody', 'a: 1\r\n', 'Body', 4],
    ['with space after the hyphens', '---  \na: 1\n--- \nBody', 'a: 1\n', 'Body', 4],
    ['after a byte order mark', '\ufeff---\na: 1\n---\nBody', 'a: 1\n', 'Body', 4],
    ['at the first closing line', '---\na: 1\n---\nBody\n---\n', 'a: 1\n', 'Body\n---\n', 4],
    ['with nothing between', '---\n---\nBody', '', 'Body', 3],
    ['with nothing after', '---\na: 1\n---', 'a: 1\n', '', 4],
  ])('%s', (_, text, front, body, bodyLine) => {
    expect(splitFrontMatter(text)).toEqual({ front, frontLine: 2, body, bodyLine });
  });

  test.each([
    ['no hyphens', 'Body\n'],
    ['no closing line', '---\na: 1\n'],
    ['a blank line before', '\n---\na: 1\n---\n'],
    ['four hyphens', '----\na: 1\n----\n'],
    ['nothing at all', ''],
  ])('which has no front matter with %s', (_, text) => {
    expect(splitFrontMatter(text)).toEqual({ front: undefined, frontLine: 1, body: text, bodyLine: 1 });
  });
});

test('dates and months stay text, a bare year is a number', () => {
  expect(parseFrontMatter('a: 2020-02-05\nb: 2020-02\nc: 2020\nd: "2020"').data).toEqual({
    a: '2020-02-05',
    b: '2020-02',
    c: 2020,
    d: '2020',
  });
});

test.each([
  ['yes', 'yes'],
  ['no', 'no'],
  ['on', 'on'],
  ['010', 10],
  ['1_000', '1_000'],
  ['12:30', '12:30'],
  ['~', null],
])('`%s` is read by YAML 1.2', (written, value) => {
  expect(parseFrontMatter(`a: ${written}`).data).toEqual({ a: value });
});

test.each([
  ['a tab for indentation', 'a:\n\tb: 1', 2, 1, 'tab'],
  ['a field given twice', 'a: 1\nb: 2\na: 3', 3, 1, 'field given twice'],
  ['a colon in a bare text', 'title: Notice: the centre', 1, 8, 'colon within a text'],
  ['an open quotation mark', 'a: 1\nb: "text\nc: d\ne: f\n', 2, 4, 'quotation mark that is not closed'],
  ['an open list', 'a: 1\nb: [1, 2\nc: d\n', 2, 4, 'bracket that is not closed'],
  ['an open map', 'a: {b: 1\n', 1, 4, 'bracket that is not closed'],
  ['an unknown tag', 'a: !code x', 1, 4, 'value that begins with `!`'],
  ['an alias of nothing', 'a: 1\nb: *c', 2, 4, 'value that begins with `*`'],
  ['a second document', 'a: 1\n---\nb: 2', 2, 1, 'second text of YAML'],
  ['a value out of its place', 'a: b\n  c: d', 1, 4, 'indentation that differs'],
  ['a field out of its place', 'a:\n  - b\n - c\n', 3, 1, 'indentation that differs'],
  ['a bare line', 'a: 1\nb\n', 2, 1, 'line without a name and a colon'],
  ['a name without space after its colon', 'a:1\nb: 2', 1, 1, '`a:1` without a space after the colon'],
  ['words after a quotation', 'a: "b" c', 1, 8, 'text after the end of a value'],
  ['a list on the line of its name', 'a: - b', 1, 4, 'list on the line of its name'],
  ['an at sign', 'a: @b', 1, 4, 'special character at the start of a value'],
  ['a backslash in quotation marks', 'a: "C:\\d"', 1, 7, 'backslash within quotation marks'],
])('%s is a fault with its place', (_, text, line, column, what) => {
  const { data, faults } = parseFrontMatter(text, 11);
  expect(faults[0]?.what).toContain(what);
  expect(faults[0]?.place.start).toEqual({ line: line + 10, column });
  if (text !== 'a: !code x') expect(data).toBeUndefined();
});

test('faults on different lines are all told, and once each', () => {
  const { faults } = parseFrontMatter('a: b: c\nd: @e\nf: g\nf: h\n- i\n');
  expect(faults.map(({ place }) => place.start.line)).toEqual([1, 2, 4, 5]);
});

test('an alias within an alias within an alias is a fault, not a full memory', () => {
  const bomb = ['a: &a [x, x, x, x, x, x, x, x, x]'];
  for (const [from, to] of ['ab', 'bc', 'cd', 'de', 'ef', 'fg'])
    bomb.push(`${to}: &${to} [*${from}, *${from}, *${from}, *${from}, *${from}, *${from}, *${from}, *${from}]`);
  const { data, faults } = parseFrontMatter(bomb.join('\n'));
  expect(data).toBeUndefined();
  expect(faults).toHaveLength(1);
});

test.each([
  ['after a bare value', 'title: Korea ranks #1 in it', 1, 20, '`#1 in it`', 'Write `title: "Korea ranks #1 in it"`.'],
  ['in place of a value', 'a: 1\ntitle: #1', 2, 8, '`#1`', 'Write `title: "#1"`.'],
  ['in place of an entry', 'a:\n  - #1', 2, 5, '`#1`', 'Write `- "#1"`.'],
  ['below a bare value', 'a: b\n  # 1 c\nd: e', 2, 3, '`# 1 c`', 'quotation marks'],
  ['after a quoted value', 'a: "b" # c', 1, 8, '`# c`', 'remove the comment'],
  ['after the sign of a block', 'a: | # c\n  b', 1, 6, '`# c`', 'remove the comment'],
  ['in a map on one line', 'a: {b: c, # d\n  e: f}', 1, 11, '`# d`', 'remove the comment'],
  ['at the first column, close to its word', 'a: b\n#1 c\nd: e', 2, 1, '`#1 c`', 'quotation marks'],
])('a comment %s is a fault, as it would be lost', (_, text, line, column, what, note) => {
  const { data, faults } = parseFrontMatter(text);
  expect(data).toBeUndefined();
  expect(faults).toHaveLength(1);
  expect(faults[0]?.what).toContain(what);
  expect(faults[0]?.note).toContain(note);
  expect(faults[0]?.place.start).toEqual({ line, column });
});

test.each([
  ['on a line of its own', '# a\na: 1\n# b\n', { a: 1 }],
  ['as far in as what follows', 'a:\n  # b\n\n  # c\n  - d\n', { a: ['d'] }],
  ['in quotation marks', 'a: "b #1"\n', { a: 'b #1' }],
  ['in a block of text', 'a: |\n  b #1\n  # c\n', { a: 'b #1\n# c\n' }],
  ['without a space before', 'a: C#1\n', { a: 'C#1' }],
])('a `#` %s is none', (_, text, expected) => {
  expect(parseFrontMatter(text)).toMatchObject({ faults: [], data: expected });
});

test('what a number, a truth value or nothing was written as is kept', () => {
  const { written } = parseFrontMatter('a: 1e3\nb: [True, 0x1F]\nc: ~\nd:\ne: "1"\nf: text\n');
  expect(['a', 'c', 'd', 'e', 'f', 'g'].map((name) => written([name]))).toEqual([
    '1e3',
    '~',
    '',
    undefined,
    undefined,
    undefined,
  ]);
  expect([written(['b', 0]), written(['b', 1])]).toEqual(['True', '0x1F']);
});

test('lists within lists without end are faults, not a crash', () => {
  expect(parseFrontMatter(`a: ${'['.repeat(4_000)}`).faults).not.toHaveLength(0);
});

describe('a value has a place', () => {
  const text = [
    'title: Notice', //  3
    'names:', //         4
    '  en: Example', //  5
    'centres:', //       6
    '  - one', //        7
    '  - two', //        8
    'opened:', //        9
    '  - value: 2020', // 10
    '    per: [a, bc]', // 11
    'note:', //          12
  ].join('\n');
  const front = parseFrontMatter(text, 3);
  const at = (line: number, column: number, end: number) => ({ start: { line, column }, end: { line, column: end } });

  test.each([
    ['a field', ['title'], at(3, 8, 14)],
    ['a field within a field', ['names', 'en'], at(5, 7, 14)],
    ['an item of a list', ['centres', 1], at(8, 5, 8)],
    ['an item of a list in brackets', ['opened', 0, 'per', 1], at(11, 14, 16)],
    ['a field without a value: its name', ['note'], at(12, 1, 5)],
    ['what is missing: the nearest that there is', ['opened', 0, 'note'], { start: at(10, 5, 1).start }],
    ['an item that is missing: the list', ['centres', 7], { start: at(7, 3, 1).start }],
    ['what is missing at the top: the first line', ['date'], { start: { line: 3, column: 1 } }],
    ['the whole: the first line', [], { start: { line: 3, column: 1 } }],
  ])('%s', (_, path, place) => {
    expect(front.place(path)).toMatchObject(place);
  });

  test('and so has its name', () => {
    expect(front.place(['names', 'en'], 'key')).toEqual(at(5, 3, 5));
    expect(front.place(['opened', 0, 'per'], 'key')).toEqual(at(11, 5, 8));
  });
});

/** Data as front matter holds it. */
const someData = fc.letrec((tie) => ({
  scalar: fc.oneof(
    someText,
    aPartialDate,
    fc.constantFrom(
      '',
      ' ',
      '~',
      'null',
      'true',
      '2020',
      '0x1f',
      '1e3',
      '.inf',
      '---',
      '...',
      '- a',
      'a: b',
      '#',
      '? a',
      '<<',
      '!a',
      '&a',
      '*a',
    ),
    fc.boolean(),
    fc.integer(),
    fc.double({ noNaN: true, noDefaultInfinity: true }).filter((number) => !Object.is(number, -0)),
    fc.constant(null),
  ),
  value: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    tie('scalar'),
    fc.array(tie('value'), { maxLength: 4 }),
    tie('map'),
  ),
  map: fc.dictionary(
    fc.oneof(
      fc.stringMatching(/^[a-z_]{1,12}$/u),
      someText.map((text) => text.trim()),
    ),
    tie('value'),
    { maxKeys: 4 },
  ),
}));

describe('front matter that is printed', () => {
  const map = someData.map as fc.Arbitrary<Record<string, unknown>>;
  const plain = (data: unknown) => JSON.parse(JSON.stringify(data)) as unknown;

  test('reads back as the same data, in the same order', () => {
    fc.assert(
      fc.property(map, (data) => {
        const { data: read, faults } = parseFrontMatter(printFrontMatter(data));
        expect(faults).toEqual([]);
        expect(plain(read)).toEqual(plain(data));
        expect(Object.keys(read as object)).toEqual(Object.keys(data));
      }),
    );
  });

  test('prints the same again', () => {
    fc.assert(
      fc.property(map, (data) => {
        const once = printFrontMatter(data);
        expect(printFrontMatter(parseFrontMatter(once).data as Record<string, unknown>)).toBe(once);
      }),
    );
  });

  test('is cut from its body where it ends', () => {
    fc.assert(
      fc.property(map, someText, (data, body) => {
        const front = printFrontMatter(data);
        expect(splitFrontMatter(`---\n${front}---\n${body}`)).toMatchObject({ front, body });
      }),
    );
  });
});
