import { describe, expect, test } from 'vitest';
import { readHtml } from '../../../src/archive/intake/html.ts';
import { isHtml } from '../../../src/archive/intake/read-source.ts';
import { printMdx } from '../../../src/archive/text/mdx.ts';

const linesOf = (html: string) => readHtml(html).lines.map(({ text }) => text);
const unreadOf = (html: string) => readHtml(html).lines.map(({ text, unread }) => [text, unread]);
const draftOf = (html: string, address?: string) => printMdx(readHtml(html, address).tree(() => true)).trim();

describe('a page is known', () => {
  test.each([
    ['by its name', 'a.html', 'lamp', true],
    ['by its old name', 'a.HTM', 'lamp', true],
    ['by its first words', 'a.txt', '\n<!-- saved -->\n<!DOCTYPE html><p>', true],
    ['by its root', '-', '<html lang="ko">', true],
    ['and a text with an angle bracket is none', 'a.txt', '<b> is a tag', false],
  ])('%s', (_, name, text, is) => {
    expect(isHtml(name, text)).toBe(is);
  });
});

describe('a line of a page is what its reader sees as one', () => {
  test.each([
    ['a paragraph', '<p>a\n b</p><p>c</p>', ['a b', 'c']],
    ['a part of a paragraph between breaks', '<p>a<br>b<br><br>c</p>', ['a', 'b', 'c']],
    ['a part between breaks inside emphasis', '<p><b>a<br>b</b>c</p>', ['a', 'bc']],
    ['text beside blocks', '<div>a<p>b</p>c</div>', ['a', 'b', 'c']],
    ['a block inside inline elements', '<span>a<div>b</div></span>', ['a', 'b']],
    ['a heading, whole', '<h1>a<br>b</h1>', ['a b']],
    ['an item', '<ul><li>a<ul><li>b</li></ul></li></ul>', ['a', 'b']],
    ['a row of data', '<table><tr><th>a</th><th>b</th></tr><tr><td>c</td><td><p>d</p></td></tr></table>', ['a b', 'c d']],
    ['a paragraph in a table of layout', '<table><tr><td><h1>a</h1><p>b</td><td>c</td></tr></table>', ['a', 'b', 'c']],
    ['the caption of a table', '<table><caption>t</caption><tr><td>a</td><td>b</td></tr></table>', ['t', 'a b']],
    ['a line of preformatted text', '<pre>a\n\nb  c</pre>', ['a', 'b c']],
    ['a term and its description', '<dl><dt>a</dt><dd>b</dd></dl>', ['a', 'b']],
    ['what stands for a picture', '<p>a<img alt="b">c</p>', ['a b c']],
    ['a quotation with its marks', '<p><q>a</q></p>', ['“a”']],
  ])('%s', (_, html, lines) => {
    expect(linesOf(html)).toEqual(lines);
  }); // prettier-ignore
});

test('what is not shown to read is a line with the reason', () => {
  expect(
    unreadOf(
      '<title>t</title><style>s{}</style><p>a<script>x()</script></p><p hidden>h</p><div style="display:none">n</div><button>b</button><select><option>o</select><textarea>x</textarea><noscript>ns</noscript><template>tp</template><img src="l.gif">',
    ),
  ).toEqual([
    ['t', 'the title of the window'],
    ['s{}', 'a style sheet'],
    ['x()', 'a script'],
    ['a', undefined],
    ['h', 'hidden by the page'],
    ['n', 'hidden by the page'],
    ['b', 'a form control'],
    ['o', 'a form control'],
    ['x', 'a form control'],
    ['ns', 'shown only without scripts'],
    ['tp', 'a template, not shown'],
    ['[picture l.gif]', 'a picture without a description'],
  ]);
});

describe('the draft keeps', () => {
  test.each([
    ['lists', '<ul><li>a</li><li>b</li></ul>', '- a\n\n- b'],
    ['numbers of lists', '<ol start="3"><li>a</li></ol>', '3. a'],
    ['tables', '<table><tr><th>a</th><th>b</th></tr><tr><td>c</td><td>d</td></tr></table>', '| a | b |\n| - | - |\n| c | d |'],
    ['emphasis, with space outside', '<p>a<b> b </b>c <i>d</i></p>', 'a **b** c _d_'],
    ['headings', '<h3>a</h3>', '### a'],
    ['quotations', '<blockquote><p>a</p></blockquote>', '> a'],
    ['links of the web', '<a href="https://a.example/b">c</a>', '[c](https://a.example/b)'],
    ['links for mail', '<a href="mailto:a@b.example">c</a>', '[c](mailto:a@b.example)'],
    ['relative links, from the address of the page', '<a href="../b">c</a>', '[c](https://a.example/b)'],
    ['of links that run something, the words', '<a href="javascript:x()">c</a>', 'c'],
    ['of links within the page, the words', '<a href="#top">c</a>', 'c'],
    ['of links to files, the words', '<a href="file:///etc/passwd">c</a>', 'c'],
  ])('%s', (_, html, mdx) => {
    expect(draftOf(html, 'https://a.example/x/y')).toBe(mdx);
  }); // prettier-ignore

  test('of relative links without an address of the page, the words', () => {
    expect(draftOf('<a href="../b">c</a>')).toBe('c');
  });

  test('the place of lines that are taken out empty of them', () => {
    const source = readHtml('<ul><li>a</li></ul><table><tr><td>b</td><td>c</td></tr></table><p>d</p>');
    expect(printMdx(source.tree(({ text }) => text === 'd')).trim()).toBe('d');
    expect(source.tree(() => false).children).toEqual([]);
  });
});

describe('the head of a page tells', () => {
  test('title, site, address, date, author and language', () => {
    const { meta } = readHtml(
      '<!-- saved from url=(0026)https://saved.example/lamp --><html lang="ko-KR"><head><title>Window</title><meta property="og:title" content=" Lamps "><meta property="og:site_name" content="Gazette"><meta name="author" content="A"><meta property="article:published_time" content="2021-03-03T09:00:00+09:00"></head>',
    );
    expect(meta).toEqual({
      title: 'Lamps',
      siteName: 'Gazette',
      address: 'https://saved.example/lamp',
      published: '2021-03-03T09:00:00+09:00',
      author: 'A',
      language: 'ko-KR',
    });
  });

  test('what it describes for search engines, if that can be read', () => {
    const described = (json: string) => readHtml(`<script type="application/ld+json">${json}</script>`).meta;
    expect(
      described('{"@graph":[{"@type":"WebSite"},{"headline":"Lamps","datePublished":"2021-03-03","author":["A",{"name":"B"}]}]}'),
    ).toEqual({ title: 'Lamps', published: '2021-03-03', author: 'A, B' });
    expect(described('{ broken')).toEqual({});
  }); // prettier-ignore

  test('no address that is none of the web', () => {
    expect(readHtml('<link rel="canonical" href="javascript:x()">').meta).toEqual({});
  });
});

test('a line knows where in the page it stands, and whether it is all links', () => {
  const { lines } = readHtml(
    '<header>a</header><nav><a href="/">b</a> | <a href="/c">c</a></nav><main><header>d</header><p>e</p></main><footer>f</footer>',
    'https://a.example/',
  );
  expect(lines.map(({ text, region, linked }) => [text, region, linked])).toEqual([
    ['a', 'header', undefined],
    ['b | c', 'navigation', true],
    ['d', 'article', undefined],
    ['e', 'article', undefined],
    ['f', 'footer', undefined],
  ]);
});
