import fc from 'fast-check';
import type { Root } from 'mdast';
import { describe, expect, test } from 'vitest';
import { paragraphs, parseMdx, printMdx, withoutPositions } from '../../../src/archive/text/mdx.ts';
import { plainText } from '../../../src/archive/text/plain-text.ts';
import { someText } from '../../arbitraries.ts';

const treeOf = (text: string): Root => {
  const { tree, fault } = parseMdx(text);
  if (!tree) throw new Error(fault.reason);
  return tree;
};

/** The words alone: line breaks and the number of spaces are the printer's. */
const squeezed = (text: string) => text.replace(/\s+/gu, ' ').trim();

describe('text put in as words comes out as the same words', () => {
  test.each([
    ['an import', 'import duties fell'],
    ['an export', 'export of systems'],
    ['an import on the second line', 'Duties:\nimport duties'],
    ['code', 'export const a = await import("b")'],
    ['braces', 'a {b} c {'],
    ['angle brackets', 'a < b > c </d> <e>'],
    ['an element', '<script>alert(1)</script>'],
    ['a comment', '<!-- a -->'],
    ['an ampersand', 'R&D &amp; &#105; &copy;'],
    ['a list with figures', '1. one\n2) two'],
    ['a list', '- one\n+ two\n* three'],
    ['marks of a list on lines of their own', '+\n+ one\n-\n- two\n1.\n2. three'],
    ['a heading', '# one\n## two'],
    ['a heading underlined', 'one\n==='],
    ['a rule', '---\n***\n___'],
    ['code in fences', '```\na\n```'],
    ['a quotation', '> a'],
    ['emphasis', '_a_ *b* **c** __d__ ~~e~~ ~f~'],
    ['a table', '| a | b |\n|---|---|\n| c | d |'],
    ['a link', '[a](b) [a]: b ![a](b) <https://example.org>'],
    ['an address', 'https://example.org/a_b www.example.org a@example.org'],
    ['a footnote', '[^1] [^1]: a'],
    ['a task', '[ ] a [x] b'],
    ['backslashes', 'a\\b \\{ \\'],
    ['Korean', '한국과 우즈베키스탄은 2013년 센터를 열었다.'],
    ['front matter', '---\ntitle: a\n---'],
  ])('with %s', (_, text) => {
    const tree = treeOf(printMdx(paragraphs([text])));
    expect(squeezed(plainText(tree))).toBe(squeezed(text));
    expect(tree.children.map(({ type }) => type)).not.toContain('mdxjsEsm');
  });

  test('whatever they are', () => {
    fc.assert(
      fc.property(fc.array(someText, { maxLength: 4 }), (texts) => {
        const tree = treeOf(printMdx(paragraphs(texts)));
        expect(squeezed(plainText(tree))).toBe(squeezed(texts.join('\n')));
      }),
      { numRuns: 300 },
    );
  });

  test('and as nothing but words and addresses', () => {
    const types = new Set(['paragraph', 'text', 'link']);
    fc.assert(
      fc.property(fc.array(someText, { maxLength: 4 }), (texts) => {
        const walk = (node: { type: string; children?: unknown[] }): void => {
          if (node.type !== 'root') expect(types).toContain(node.type);
          for (const child of node.children ?? []) walk(child as never);
        };
        walk(treeOf(printMdx(paragraphs(texts))));
      }),
      { numRuns: 300 },
    );
  });
});

test('code that begins with `import` is printed as it is', () => {
  const tree: Root = { type: 'root', children: [{ type: 'code', value: 'import a from "b"\nexport { a }' }] };
  expect(withoutPositions(treeOf(printMdx(tree))).children[0]).toMatchObject({
    value: 'import a from "b"\nexport { a }',
  });
});

test('what was read prints the same from then on', () => {
  fc.assert(
    fc.property(fc.array(someText, { maxLength: 4 }), (texts) => {
      const once = printMdx(treeOf(printMdx(paragraphs(texts))));
      expect(printMdx(treeOf(once))).toBe(once);
    }),
  );
});

test('a component comes back as it was', () => {
  const text = '<Ref to="centre/example-centre">the centre</Ref> opened.\n';
  expect(printMdx(treeOf(text))).toBe(text);
});

test('places are those of the file', () => {
  const [paragraph] = treeOf('').children.concat(parseMdx('\nWords\n', 12).tree?.children ?? []);
  expect(paragraph?.position?.start).toMatchObject({ line: 13, column: 1 });
});

test.each([
  ['an open brace', 'a {b', 1, 5, 'Unexpected end of file in expression'],
  ['words in braces', 'a {b c}', 1, 5, 'what stands in braces is read as code'],
  ['an angle bracket before a figure', 'a\nb <3', 2, 4, 'Unexpected character `3`'],
  ['an open element', 'a\n\n<b>c', 3, 1, 'Expected a closing tag for `<b>`'],
  ['a closing element alone', '</b>', 1, 2, 'Unexpected closing slash'],
  ['an HTML comment', '<!-- a -->', 1, 2, 'Unexpected character `!`'],
  ['an address in angle brackets', '<https://example.org>', 1, 8, 'use `[text](url)`'],
  ['a line that begins like code', 'export of systems', 1, 1, 'begins with `import` or `export`'],
])('%s is a fault with its place', (_, text, line, column, reason) => {
  const { tree, fault } = parseMdx(text, 1);
  expect(tree).toBeUndefined();
  expect(fault?.reason).toContain(reason);
  expect(fault?.reason).not.toMatch(/acorn|\{\/\*/u);
  expect(fault?.place?.start).toMatchObject({ line, column });
});

test.each([
  ['quotations', '> '.repeat(2_000), '2,000 marks of lists and quotations at the start of a line'],
  ['components', `${'<Lang code="uz">'.repeat(300)}a${'</Lang>'.repeat(300)}`, 'markup within markup, 60 levels deep'],
])('%s within themselves without end are a fault, not a crash', (_, text, reason) => {
  expect(parseMdx(text).fault?.reason).toContain(reason);
});

test('a component that is not closed is told where it was opened', () => {
  expect(parseMdx('Words.\n\n<Lang code="uz">\n\nmore\n', 11).fault?.place?.start).toEqual({ line: 13, column: 1 });
  expect(parseMdx('Words <Lang code="uz">more\n', 11).fault?.place?.start).toEqual({ line: 11, column: 7 });
});

test('a tree without positions is the same for texts that read the same', () => {
  expect(withoutPositions(treeOf('A *b*\n\n\n- c'))).toEqual(withoutPositions(treeOf('A _b_\n\n* c\n')));
  expect(JSON.stringify(withoutPositions(treeOf('A *b*')))).not.toContain('position');
});
