import fc from 'fast-check';
import type { Nodes, Parents, Root } from 'hast';
import rehypeParse from 'rehype-parse';
import { unified } from 'unified';
import { expect, test } from 'vitest';
import { printDraft } from '../../../src/archive/intake/draft.ts';
import { formats, intake, type Intake } from '../../../src/archive/intake/intake.ts';
import { nameIndex } from '../../../src/archive/intake/names.ts';
import { reportOf } from '../../../src/archive/intake/report.ts';
import { splitFrontMatter } from '../../../src/archive/text/front-matter.ts';
import { parseMdx } from '../../../src/archive/text/mdx.ts';
import { plainText } from '../../../src/archive/text/plain-text.ts';

const knowledge = { records: [], names: nameIndex([]) };
/** White space, and codes that are no characters of a text. */
const blank = /[\s\p{Cc}\p{Noncharacter_Code_Point}]+/gu;
const wordsOf = (text: string) =>
  text
    .normalize('NFC')
    .split(blank)
    .filter((word) => word !== '');
const charactersOf = (text: string) => [...text.normalize('NFD').replace(blank, '')].toSorted().join('');

/** Words that Markdown, MDX or a format would take for something else. */
const hazards = [
  'import x from "y"', 'export const a = 1', '{braces}', '<b>', '</SourceText>', '<SourceText>', '---', '# heading', '- item', '* item',
  '1. item', '1) item', '> quote', '```', '~~~', '    code', '\tcode', '| a | b |', '|-|-|', '[x]: y', '[^1]: z', '![a](b)', '<!-- c -->',
  '&amp;', '&#105;', '*a*', '__b__', '~~c~~', 'a\\', '\\', '===', 'http://a.b/c_d', 'www.a.b', 'a@b.co', '\u2028', '\u0085', '\u200b', '\ufeff', '\u00a0', '$x$', '+++', ':::', '::a[b]',
  'the body go topmenu go', 'Date : 2020.02.05 Read : 17', 'Attached File', 'News & Notices', 'HOME > A > News & Notices', '2017.11.22 기관', '목록', '이전다음기사', '브리핑룸',
  '담당 : 과 이름(02-2100-3955)', 'Quelle/Source: A, 30.01.2020', 'Autor(en)/Author(s): B', 'Source:', 'Date:', 'By A Person', '2020-01-01',
]; // prettier-ignore

const line = fc.oneof(
  fc.constantFrom(...hazards),
  fc.string({ unit: 'binary' }),
  fc.string({ unit: 'grapheme' }),
  fc.array(fc.constantFrom(...hazards, 'word', '낱말'), { maxLength: 4 }).map((parts) => parts.join(' ')),
);
const withoutZero = (text: string) => text.replaceAll('\u0000', '');
const format = fc.constantFrom(undefined, ...formats.values());

/** The words of the draft's source text, when it is read back as the archive reads texts. */
function draftText(read: Intake): string {
  const { body } = splitFrontMatter(printDraft(read, '2026-01-02'));
  const { tree, fault } = parseMdx(body);
  expect(fault).toBeUndefined();
  return plainText(tree as NonNullable<typeof tree>);
}

const bodyOf = (read: Intake) =>
  reportOf(read)
    .lines.filter(({ as }) => as === 'body')
    .map(({ text }) => text)
    .join('\n');

test(
  'every word of a text is body, field or left out, and every word of the body stands in the draft',
  { timeout: 60_000 },
  () => {
    fc.assert(
      fc.property(fc.array(line, { maxLength: 12 }), format, (lines, wanted) => {
        const text = withoutZero(lines.join('\n'));
        const read = intake({ name: 'a.txt', bytes: new TextEncoder().encode(text) }, knowledge, { format: wanted });
        if ('fault' in read) {
          expect(read.fault).toMatch(/^Unexpected (?:empty|source|a )/u);
          return;
        }
        const given = text.startsWith('\ufeff') ? text.slice(1) : text;
        expect(
          wordsOf(
            reportOf(read)
              .lines.map((each) => each.text)
              .join('\n'),
          ),
        ).toEqual(wordsOf(given));
        expect(wordsOf(draftText(read))).toEqual(wordsOf(bodyOf(read)));
      }),
      { numRuns: 400 },
    );
  },
);

const escapeHtml = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
const tags = [
  'p', 'div', 'span', 'b', 'i', 'em', 'strong', 'del', 'a href="https://example.org/x"', 'a href="#x"', 'a href="javascript:x"', 'h1', 'h2', 'h4', 'ul', 'ol', 'li', 'table', 'tbody', 'tr', 'td', 'th', 'caption',
  'blockquote', 'pre', 'section', 'article', 'main', 'nav', 'header', 'footer', 'aside', 'form', 'button', 'select', 'option', 'textarea', 'label', 'sup', 'sub', 'u', 'code', 'dl', 'dt', 'dd', 'figure', 'figcaption',
  'div hidden', 'div style="display: none"', 'noscript', 'template', 'svg', 'title', 'center', 'font', 'x-unknown', 'ruby', 'rt', 'details', 'summary', 'fieldset', 'legend', 'ins', 'small', 'video', 'object', 'iframe', 'style', 'script',
]; // prettier-ignore

const { html } = fc.letrec<{ html: string }>((tie) => ({
  html: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    line.map((text) => escapeHtml(withoutZero(text))),
    fc.constantFrom('<br>', '<hr>', '<br><br>', '<!-- comment -->', ' ', '&nbsp;', '<wbr>', '<input value="x">'),
    fc
      .tuple(fc.constantFrom(...tags), fc.array(tie('html'), { maxLength: 4 }))
      .map(([tag, children]) => `<${tag}>${children.join('')}</${tag.split(' ')[0] ?? ''}>`),
  ),
}));

/** Every text of a page, whatever shows it. */
function textsOf(node: Nodes): string {
  if (node.type === 'text') return node.value;
  const own = 'children' in node ? (node as Parents).children.map((child) => textsOf(child as Nodes)).join('') : '';
  return own + (node.type === 'element' && node.content ? textsOf(node.content) : '');
}

test(
  'every letter of a page is body, field or left out, and every letter of the body stands in the draft',
  { timeout: 60_000 },
  () => {
    fc.assert(
      fc.property(fc.array(html, { minLength: 1, maxLength: 8 }), format, (parts, wanted) => {
        const page = `<!doctype html><html><body>${parts.join('')}</body></html>`;
        const tree: Root = unified().use(rehypeParse).parse(page);
        const read = intake({ name: 'a.html', bytes: new TextEncoder().encode(page) }, knowledge, { format: wanted });
        if ('fault' in read) {
          expect(read.fault).toMatch(/^Unexpected source/u);
          return;
        }
        const { lines } = reportOf(read);
        expect(charactersOf(lines.map(({ text }) => text).join(''))).toBe(charactersOf(textsOf(tree)));
        expect(charactersOf(draftText(read))).toBe(charactersOf(bodyOf(read)));
      }),
      { numRuns: 600 },
    );
  },
);
