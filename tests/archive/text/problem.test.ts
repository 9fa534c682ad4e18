import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { problem, quote, sourceFile } from '../../../src/archive/text/problem.ts';

test('a problem is filed on its file with rule, place, and the way to mend it', () => {
  const file = sourceFile('centres/example-centre.yaml', 'names:\n  en: Example\n');
  const place = { start: { line: 2, column: 3 }, end: { line: 2, column: 7 } };
  problem(file, {
    rule: 'schema',
    place,
    reason: 'Unexpected a, expected b',
    note: 'Mend.',
    actual: 'a',
    expected: ['b'],
  });
  expect(file.messages).toHaveLength(1);
  expect(file.messages[0]).toMatchObject({
    ruleId: 'schema',
    source: 'archive',
    fatal: true,
    line: 2,
    column: 3,
    place,
    reason: 'Unexpected a, expected b',
    note: 'Mend.',
    actual: 'a',
    expected: ['b'],
  });
});

test('of one file no more than a hundred problems are told, and that there are more', () => {
  const file = sourceFile('a.yaml', '');
  for (let index = 0; index < 300; index += 1) problem(file, { rule: 'schema', reason: `a ${index}`, note: 'b' });
  expect(file.messages).toHaveLength(101);
  expect(file.messages.at(-2)?.reason).toBe('a 99');
  expect(file.messages.at(-1)?.reason).toContain('further problems');
});

test('a problem may be of a whole file', () => {
  const file = sourceFile('moved.yaml', '');
  problem(file, { rule: 'readable', reason: 'Unexpected a, expected b', note: 'Mend.' });
  expect(file.messages[0]?.line).toBeUndefined();
});

test.each([
  ['past the last line', { line: 9, column: 9 }, { line: 3, column: 1 }],
  ['past the end of a line', { line: 2, column: 40 }, { line: 2, column: 14 }],
  ['before the first line', { line: 0, column: 0 }, { line: 1, column: 1 }],
])('a place %s is moved to the nearest that the file has', (_, start, nearest) => {
  const file = sourceFile('centres/example-centre.yaml', 'names:\n  en: Example\r\n');
  const { place } = problem(file, { rule: 'schema', place: { start, end: start }, reason: 'a', note: 'b' });
  expect(place).toEqual({ start: nearest, end: nearest });
});

test('nothing of a file’s words steers a terminal or a log, whichever part of a problem holds them', () => {
  const file = sourceFile('a.yaml', '');
  const message = problem(file, { rule: 'schema', reason: 'a\u001b[2Jb\n::add-mask::c', note: 'd\u009be\u202ef' });
  expect(message.reason).toBe('a⟨U+001B⟩[2Jb ::add-mask::c');
  expect(message.note).toBe('d⟨U+009B⟩e⟨U+202E⟩f');
});

test.each([
  ['text', 'a b', '`a b`'],
  ['text of several lines', 'a\n  b\r\nc', '`a b c`'],
  ['backticks', 'a `b`', '`a ˋbˋ`'],
  ['a number', 20.5, '`20.5`'],
  ['a number without end', Infinity, '`Infinity`'],
  ['a list', [1, 'a'], '`[1,"a"]`'],
  ['no value', null, '`null`'],
  ['an absent value', undefined, '`undefined`'],
  ['colours for a terminal', 'a\u001b[31mb', '`a⟨U+001B⟩[31mb`'],
  ['a turn of the direction of writing', 'a\u202eb', '`a⟨U+202E⟩b`'],
])('%s is quoted', (_, value, quoted) => {
  expect(quote(value)).toBe(quoted);
});

test('a long text is cut between letters', () => {
  expect(quote('가'.repeat(80))).toBe(`\`${'가'.repeat(80)}\``);
  expect(quote('𝒜'.repeat(81))).toBe(`\`${'𝒜'.repeat(77)}…\``);
});

test('a value that holds itself is quoted too', () => {
  const self: unknown[] = [];
  self.push(self);
  expect(quote(self)).toBe('`…`');
});

describe('a quoted value', () => {
  test('is one line, in one pair of backticks, of bounded length', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary', maxLength: 300 }), fc.json(), fc.anything()), (value) => {
        const quoted = quote(value);
        expect(quoted).toMatch(/^`[^`\p{Cc}\p{Cf}\p{Zl}\p{Zp}]*`$/u);
        expect([...quoted].length).toBeLessThanOrEqual(82);
        expect(quoted.isWellFormed()).toBe(true);
      }),
    );
  });
});
