import fc from 'fast-check';
import { isPartialDate } from '../src/archive/model/fields/partial-date.ts';

/** What property tests draw from. */

const two = (number: number) => String(number).padStart(2, '0');

/** A year, a month or a day, in few years, so that two often touch. */
export const aPartialDate: fc.Arbitrary<string> = fc
  .tuple(
    fc.integer({ min: 1998, max: 2004 }),
    fc.integer({ min: 1, max: 12 }),
    fc.integer({ min: 1, max: 31 }),
    fc.nat(2),
  )
  .map(([year, month, day, precision]) => [String(year), two(month), two(day)].slice(0, precision + 1).join('-'))
  .filter(isPartialDate);

/** Text as it is found in the world: Latin, Hangul, Cyrillic, marks of Markdown, and single characters of any kind. */
export const someText: fc.Arbitrary<string> = fc
  .array(
    fc.oneof(
      {
        weight: 4,
        arbitrary: fc.constantFrom(
          'word',
          'the',
          'Korea',
          '정부에서',
          '센터',
          'Ўзбекистон',
          'Oʻzbekiston',
          'Çağrı',
          '2020',
          'Str. 3',
          'ﬁ',
          '𝒜',
          'नेपाल',
        ),
      },
      {
        weight: 3,
        arbitrary: fc.constantFrom(
          'import',
          'export',
          'import x from "y"',
          'export const a = 1',
          '{',
          '}',
          '<',
          '>',
          '</',
          '&',
          '&amp;',
          '&#105;',
          '1.',
          '1)',
          '-',
          '+',
          '*',
          '#',
          '###',
          '---',
          '===',
          '***',
          '```',
          '~~~',
          '`',
          '~',
          '~~',
          '_',
          '__',
          '|',
          '| a | b |',
          '|---|---|',
          '[',
          ']',
          '[a](b)',
          '![a](b)',
          '[^1]',
          '[^1]:',
          '[a]: b',
          '[x]',
          '[ ]',
          '\\',
          '!',
          ':',
          'https://example.org/a_b',
          'www.example.org',
          'a@example.org',
          '"',
          "'",
          '  ',
          '\t',
          '    x',
          '<Ref to="a/b">',
          '</Ref>',
          '<!-- a -->',
          '<script>',
        ),
      },
      { weight: 1, arbitrary: fc.string({ unit: 'grapheme', maxLength: 6 }) },
    ),
    { maxLength: 12 },
  )
  .chain((parts) =>
    fc
      .array(fc.constantFrom(' ', ' ', '', '\n'), { minLength: parts.length, maxLength: parts.length })
      .map((gaps) => parts.map((part, index) => part + (gaps[index] ?? '')).join('')),
  );

/** Markdown around words that occur once each, with whatever Markdown could lose, double or take for something else. */
export const someMarkdown: fc.Arbitrary<{ readonly text: string; readonly words: readonly string[] }> = fc
  .array(
    fc.constantFrom(
      '@ @',
      '*@* @',
      '**@ _@_** ~~@~~',
      '`@` @',
      '[@](https://example.org/a)',
      '[@](https://example.org/a "@")',
      '<Ref to="country/zz">@</Ref> @',
      '<Lang code="uz">@</Lang>',
      '<Ref to="country/zz">@ www.example.org</Ref>',
      '- @\n- @\n  - @',
      '1. @\n2. @',
      '2020. 1. 30. @',
      '3. @',
      '> @\n> @',
      '### @',
      '| @ | @ |\n| - | - |\n| @ | @ |',
      '| @ | @ |\n| - | - |\n| @ | @ | @ |',
      '| @ |\n| - |\n| @ |\n@',
      '@[^1] @',
      '[^1]: @',
      '[^2]: @',
      '@[^2]',
      '[@][a]',
      '[a]: https://example.org/b',
      '[b]: https://example.org/b "@"',
      '```\n@\n```',
      '```@\n@\n```',
      '@\\\n@',
      '- [ ] @\n- [x] @',
      '***',
      '@ https://example.org/c @',
      'www.example.org에서 @',
      '@ &amp; @ \\* \\{ &#105;@',
      '    @',
      '@\n---',
      '<b>@</b>',
      '{@}',
      '![@](https://example.org/d.png)',
      '<Ref to="country/zz" to="country/zz">@</Ref>',
      '<Lang code="uz">\n\n@\n\n</Lang>',
      '@ <!-- @ -->',
    ),
    { minLength: 1, maxLength: 5 },
  )
  .map((blocks) => {
    const words: string[] = [];
    const text = blocks.join('\n\n').replaceAll('@', () => {
      words.push(`w${words.length}q`);
      return words.at(-1) ?? '';
    });
    return { text, words };
  });
