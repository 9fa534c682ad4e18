import fc from 'fast-check';
import type { Element } from 'hast';
import rehypeParse from 'rehype-parse';
import { unified } from 'unified';
import { visit } from 'unist-util-visit';
import { describe, expect, test } from 'vitest';
import { literalAttributes, type RenderContext } from '../../../src/archive/text/component.ts';
import { paragraphs, parseMdx, printMdx } from '../../../src/archive/text/mdx.ts';
import { components, isAllowedLink, renderHtml } from '../../../src/archive/text/render.ts';
import { someText } from '../../arbitraries.ts';

const context = (lang = 'en'): RenderContext => ({
  href: (kind, id) => (kind === 'indicator' ? undefined : `../${kind}/${id}.html`),
  lang,
});

const html = (mdx: string, lang?: string): string => {
  const { tree, fault } = parseMdx(mdx);
  if (!tree) throw new Error(fault.reason);
  return renderHtml(tree, context(lang));
};

test.each([
  ['a paragraph', 'Words.', '<p>Words.</p>'],
  ['emphasis', '_a_ **b**', '<p><em>a</em> <strong>b</strong></p>'],
  ['a list', '- a\n- b', '<ul>\n<li>a</li>\n<li>b</li>\n</ul>'],
  ['a heading', '### a', '<h3>a</h3>'],
  ['a link', '[a](https://example.org/)', '<p><a href="https://example.org/">a</a></p>'],
  ['a mail address', '[a](mailto:a@example.org)', '<p><a href="mailto:a@example.org">a</a></p>'],
  ['a link by reference', '[a][b]\n\n[b]: https://example.org/', '<p><a href="https://example.org/">a</a></p>'],
  ['a bare address', 'www.example.org', '<p><a href="http://www.example.org">www.example.org</a></p>'],
  ['braces and brackets as text', '\\{a\\} \\<b>', '<p>{a} &#x3C;b></p>'],
  ['a Ref to a record with a page', '<Ref to="centre/a-1">b</Ref>', '<p><a href="../centre/a-1.html">b</a></p>'],
  ['a Ref to a record without one', 'A <Ref to="indicator/a">b</Ref>', '<p>A b</p>'],
  ['markup within a Ref', 'A <Ref to="centre/a">_b_ c</Ref>', '<p>A <a href="../centre/a.html"><em>b</em> c</a></p>'],
  ['another language', '<Lang code="uz">Oʻzbekiston</Lang>', '<p><span lang="uz">Oʻzbekiston</span></p>'],
  ['no source text', 'a\n\n<SourceText>\n\nb\n\n</SourceText>', '<p>a</p>'],
])('%s is rendered', (_, mdx, expected) => {
  expect(html(mdx)).toBe(expected);
});

describe('Hangul in a text', () => {
  test.each([
    ['is marked as Korean', 'en', 'The word 정부.', '<p>The word <span lang="ko">정부</span>.</p>'],
    ['is marked as one run', 'en', '행정 안전·부 (a)', '<p><span lang="ko">행정 안전·부</span> (a)</p>'],
    ['is marked run by run', 'en', '가 or 나', '<p><span lang="ko">가</span> or <span lang="ko">나</span></p>'],
    ['is marked in a text of a third language', 'uz', '정부', '<p><span lang="ko">정부</span></p>'],
    ['is marked within markup', 'en', '_정부_', '<p><em><span lang="ko">정부</span></em></p>'],
    [
      'is marked within a link to a record',
      'en',
      'the <Ref to="organisation/a">정부</Ref>',
      '<p>the <a href="../organisation/a.html"><span lang="ko">정부</span></a></p>',
    ],
    ['is left alone in Korean', 'ko', '이 말 정부.', '<p>이 말 정부.</p>'],
    [
      'is left alone where its language is named',
      'en',
      'a <Lang code="ko-KP">정부</Lang>',
      '<p>a <span lang="ko-KP">정부</span></p>',
    ],
  ])('%s', (_, lang, mdx, expected) => {
    expect(html(mdx, lang)).toBe(expected);
  });
});

test('notes are titled in the language of the text', () => {
  const mdx = 'a[^1]\n\n[^1]: b';
  expect(html(mdx, 'en')).toMatch(/<h3[^>]*>Notes<\/h3>/u);
  expect(html(mdx, 'en')).toContain('aria-label="Back to note 1 in the text"');
  expect(html(mdx, 'ko')).toMatch(/<h3[^>]*>각주<\/h3>/u);
  expect(html(mdx, 'ko')).toContain('aria-label="본문 1번으로"');
  expect(html(mdx, 'ko')).not.toMatch(/[A-Z]\w+ /u);
});

test.each([
  ['an import', 'import "a"'],
  ['an export', 'export const a = 1'],
  ['an expression in a paragraph', 'a {1}'],
  ['an expression alone', '{1}'],
  ['a comment in braces', '{/* a */}'],
  ['an image', '![a](https://example.org/a.png)'],
  ['an image by reference', '![a][b]\n\n[b]: https://example.org/a.png'],
  ['a link that runs', '[a](javascript:alert)'],
  ['a link that runs, in capitals', '[a](JavaScript:alert)'],
  ['a link that runs, broken by a character reference', '[a](java&#10;script:alert)'],
  ['a link that carries data', '[a](data:text/html,b)'],
  ['a link by reference that runs', '[a][b]\n\n[b]: vbscript:b'],
  ['a relative link', '[a](../b.html)'],
  ['an HTML element', '<script>a</script>'],
  ['an HTML element in a paragraph', 'a <b>c</b>'],
  ['an element without a name', '<>a</>'],
  ['a component that there is not', '<Reff to="centre/a">b</Reff>'],
  ['a component within a component', '<a.Ref to="centre/a">b</a.Ref>'],
])('%s is never rendered', (_, mdx) => {
  expect(() => html(mdx)).toThrow(/^Unexpected/u);
});

test('raw HTML in a tree is never rendered', () => {
  const tree = { type: 'root' as const, children: [{ type: 'html' as const, value: '<script>a</script>' }] };
  expect(() => renderHtml(tree, context())).toThrow('Unexpected `html`');
});

test('an attribute that is an expression is as if it were not there', () => {
  expect(html('A <Ref to={alert(1)}>b</Ref>')).not.toContain('alert');
  expect(html('A <Ref to="centre/a" {...window}>b</Ref>')).toBe('<p>A <a href="../centre/a.html">b</a></p>');
});

test.each([
  ['https://example.org/', true],
  ['http://example.org/', true],
  ['mailto:a@example.org', true],
  ['javascript:alert(1)', false],
  ['\u0001javascript:alert(1)', false],
  ['//example.org', false],
  ['a.html', false],
  ['#a', false],
  ['', false],
])('that a text may link to `%s` is %s', (address, allowed) => {
  expect(isAllowedLink(address)).toBe(allowed);
});

test('a component says what it is for and which attributes it takes', () => {
  for (const [name, component] of components) {
    expect(component.name).toBe(name);
    expect(component.describe).toMatch(/\p{L}/u);
    for (const { pattern, words } of Object.values(component.attributes)) {
      // An example in the words is one that the pattern takes.
      for (const [, example = ''] of words.matchAll(/`([^`]+)`/gu)) expect(pattern.test(example)).toBe(true);
      for (const wrong of ['', ' ', 'a b', '../a', 'javascript:a', '"', '<']) expect(pattern.test(wrong)).toBe(false);
    }
  }
});

test('only attributes in quotation marks are literal', () => {
  const { tree } = parseMdx('<Ref to="a" as={b} {...c} d />');
  expect(literalAttributes(tree?.children[0] as never)).toEqual({ to: 'a' });
});

describe('no text becomes code', () => {
  const hostile = fc.oneof(
    someText,
    fc.constantFrom(
      '<script>a</script>',
      '<img src=x onerror=a>',
      '<Ref to="centre/a" onclick="a">b</Ref>',
      '<Ref to="javascript:a">b</Ref>',
      '<Lang code="en&quot; onload=&quot;a">b</Lang>',
      '<Lang code="uz" style="a">b</Lang>',
      '[a](javascript:b)',
      '[a](<java\nscript:b>)',
      '[a](https://example.org/"onmouseover="b)',
      '[a](https://example.org "t&quot; onclick=&quot;b")',
      '```"><script>\na\n```',
      '<javascript:a>',
      '{alert(1)}',
      '[^"><script>]: a',
    ),
  );
  /** The elements that a browser would make of it. */
  const elementsOf = (text: string) => {
    const found: Element[] = [];
    visit(unified().use(rehypeParse, { fragment: true }).parse(text), 'element', (element) => {
      found.push(element);
    });
    return found;
  };

  test('whatever is written', () => {
    let rendered = 0;
    fc.assert(
      fc.property(
        fc.array(hostile, { minLength: 1, maxLength: 4 }),
        fc.boolean(),
        fc.constantFrom('en', 'ko'),
        (texts, asWords, lang) => {
          let result: string;
          try {
            result = html(asWords ? printMdx(paragraphs(texts)) : texts.join('\n\n'), lang);
          } catch {
            return;
          }
          rendered += 1;
          for (const { tagName, properties } of elementsOf(result)) {
            expect(tagName).not.toMatch(/^(?:script|img|iframe|object|embed|style|link|meta|base|form|svg)$/u);
            for (const [name, value] of Object.entries(properties)) {
              expect(name).not.toMatch(/^(?:on|style$|src)/iu);
              if (name === 'href') expect(String(value)).toMatch(/^(?:https?:|mailto:|\.\.\/|#)/u);
            }
          }
        },
      ),
      { numRuns: 500 },
    );
    expect(rendered).toBeGreaterThan(100);
  });
});
