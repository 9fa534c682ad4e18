import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { visible, visibleJson, visibleLines } from '../../../src/archive/text/visible.ts';

const unseen = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u;
/** Text in which what terminals and CI obey is common. */
const hostile = fc.string({
  unit: fc.oneof(
    fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }),
    fc.constantFrom('\n', '\r', '\t', '\u001b', '\u009b', '\u202e', '\u2028', '\ud800', ':', '::', '#', '##[', '한'),
  ),
});

describe('a text on one line', () => {
  test.each([
    ['plain words', 'Ruritania, 루리타니아 (2020)', 'Ruritania, 루리타니아 (2020)'],
    ['an escape sequence', 'a\u001b[31mb', 'a⟨U+001B⟩[31mb'],
    ['the one-byte form of it', 'a\u009b31mb', 'a⟨U+009B⟩31mb'],
    ['a line feed', 'a\n::add-mask::b', 'a⟨U+000A⟩::add-mask::b'],
    ['a change of direction', 'a\u202exdm.b', 'a⟨U+202E⟩xdm.b'],
    ['half of a character', 'a\ud800b', 'a⟨U+D800⟩b'],
    ['an invisible tag beyond the first plane', 'a\u{e0041}b', 'a⟨U+E0041⟩b'],
  ])('shows %s', (_, text, shown) => {
    expect(visible(text)).toBe(shown);
  });

  test('has nothing left in it that a terminal obeys', () => {
    fc.assert(fc.property(hostile, (text) => !unseen.test(visible(text))));
  });
});

describe('a text of several lines', () => {
  test.each([
    ['its line feeds and tabs', 'a\n\tb\n', 'a\n\tb\n'],
    ['a command to CI', 'a\n::add-mask::b', 'a\n⟨U+003A⟩:add-mask::b'],
    ['an indented one', '   ::error::b', '   ⟨U+003A⟩:error::b'],
    ['one of the older form, anywhere', 'see ##[group]b and ##vso[task]', 'see ⟨U+0023⟩#[group]b and ⟨U+0023⟩#vso[task]'],
    ['a heading and a pair of colons', '## [a] b::c', '## [a] b::c'],
    ['a carriage return, which hides what is before it', 'bad\rgood', 'bad⟨U+000D⟩good'],
  ])('keeps or shows %s', (_, text, shown) => {
    expect(visibleLines(text)).toBe(shown);
  }); // prettier-ignore

  test('has no line that CI obeys, and stays as it is when shown again', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const shown = visibleLines(text);
        for (const line of shown.split('\n')) {
          expect(line.trimStart().startsWith('::')).toBe(false);
          expect(line).not.toMatch(/##[a-z]*\[/iu);
          expect(line.replaceAll('\t', '')).not.toMatch(unseen);
        }
        expect(visibleLines(shown)).toBe(shown);
      }),
    );
  });
});

test('JSON parses to the same value, and holds nothing that a terminal or CI obeys', () => {
  fc.assert(
    fc.property(fc.array(hostile), (texts) => {
      const json = visibleJson(texts);
      expect(JSON.parse(json)).toEqual(texts);
      expect(json.replaceAll('\n', '')).not.toMatch(unseen);
      expect(json).not.toMatch(/##[a-z]*\[/iu);
    }),
  );
});
