import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { atomFeed } from '../../../src/archive/export/feed.ts';
import { someText } from '../../arbitraries.ts';
import { anArticle } from '../../builders.ts';
import { archive, small } from './small-archive.ts';

const feed = (articles: Parameters<typeof atomFeed>[0]['articles'], locale: 'en' | 'ko' = 'en', title = 'Feed') =>
  atomFeed(
    { title, locale, path: 'feed.xml', page: 'articles/index.html', articles },
    { address: 'https://archive.example/' },
  );

interface Node {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: Node[];
  text: string;
}

const entities: Readonly<Record<string, string>> = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"' };
const decode = (text: string) =>
  text.replace(/&[^;]*;?/gu, (entity) => {
    const sign = entities[entity];
    if (sign === undefined) throw new Error(`Unexpected \`${entity}\` in XML`);
    return sign;
  });

/** A reader of XML that takes nothing but what is well formed: elements, attributes in quotation marks, text. */
function parseXml(xml: string): Node {
  const start = '<?xml version="1.0" encoding="utf-8"?>\n';
  if (!xml.startsWith(start)) throw new Error('Unexpected start of XML');
  const stray = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u.exec(xml);
  if (stray) throw new Error(`Unexpected character U+${stray[0].charCodeAt(0).toString(16)} in XML`);
  const root: Node = { name: '', attributes: {}, children: [], text: '' };
  const open = [root];
  const token = /<(?<end>\/)?(?<name>[a-z]+)(?<rest>(?: [a-z:]+="[^"<]*")*)(?<empty>\/)?>|(?<text>[^<>]+)/gy;
  token.lastIndex = start.length;
  while (token.lastIndex < xml.length) {
    const at = token.lastIndex;
    const groups = token.exec(xml)?.groups;
    const parent = open.at(-1);
    if (!groups || !parent) throw new Error(`Unexpected \`${xml.slice(at, at + 40)}\` in XML`);
    const { end, name = '', rest = '', empty, text } = groups;
    if (text !== undefined) parent.text += decode(text);
    else if (end) {
      if (open.pop()?.name !== name) throw new Error(`Unexpected end of \`${name}\``);
    } else {
      const attributes = [...rest.matchAll(/ (?<key>[a-z:]+)="(?<value>[^"]*)"/gu)].map(
        ({ groups }) => [groups?.['key'] ?? '', decode(groups?.['value'] ?? '')] as const,
      );
      const node: Node = { name, attributes: Object.fromEntries(attributes), children: [], text: '' };
      parent.children.push(node);
      if (!empty) open.push(node);
    }
  }
  if (open.length > 1 || root.children.length !== 1) throw new Error('Unexpected end of XML');
  return root.children[0] as Node;
}

const all = (node: Node | undefined, name: string) => node?.children.filter((child) => child.name === name) ?? [];
const textOf = (node: Node | undefined, name: string) => all(node, name)[0]?.text;

describe('a feed', () => {
  test('is well formed and says what it was told, whatever that is', () => {
    const hostile = fc.oneof(
      someText,
      fc.string({ unit: 'binary' }),
      fc.constantFrom('</title><script>', ']]>', '&lt;', '"><x a="', '\u0000\u0008\u001b', '\ud800', '\ufffe\uffff'),
    );
    fc.assert(
      fc.property(hostile, (text) => {
        const title = `${text} end`;
        // As XML has it: what it cannot hold is replaced, and a line ends in one way.
        const held = title
          .toWellFormed()
          .replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '\ufffd');
        const read = parseXml(feed([anArticle({ title: 'x' })], 'en', title));
        expect(textOf(read, 'title')).toBe(held);
      }),
    );
  });

  test('has the newest first, and those of one day by id', () => {
    const read = parseXml(
      feed([
        anArticle({ date: '2020-02-05' }, '2020-02-05-b'),
        anArticle({ date: '2019' }, '2019-a'),
        anArticle({ date: '2020-02-05' }, '2020-02-05-a'),
        anArticle({ date: '2020-02' }, '2020-02-a'),
      ]),
    );
    expect(all(read, 'entry').map((entry) => textOf(entry, 'id'))).toEqual([
      'https://archive.example/articles/2020-02-05-a.html',
      'https://archive.example/articles/2020-02-05-b.html',
      'https://archive.example/articles/2020-02-a.html',
      'https://archive.example/articles/2019-a.html',
    ]);
  });

  test.each([
    ['a day', '2020-02-05', '2020-02-05T00:00:00Z'],
    ['a month', '2020-02', '2020-02-01T00:00:00Z'],
    ['a year', '2020', '2020-01-01T00:00:00Z'],
  ])('gives a date that is %s as an instant', (_, date, instant) => {
    const read = parseXml(feed([anArticle({ date })]));
    expect(textOf(all(read, 'entry')[0], 'updated')).toBe(instant);
    expect(textOf(read, 'updated')).toBe(instant);
  });

  test('is dated by its newest article, not by what stands first', () => {
    const read = parseXml(
      feed([anArticle({ date: '2021' }, '2021-a'), anArticle({ date: '2020-12-31' }, '2020-12-31-a')]),
    );
    expect(textOf(read, 'updated')).toBe('2021-01-01T00:00:00Z');
  });

  test('without articles is still one that a reader takes', () => {
    const read = parseXml(feed([]));
    expect(all(read, 'entry')).toEqual([]);
    expect(textOf(read, 'updated')).toBe('1970-01-01T00:00:00Z');
  });

  test('holds the hundred newest', () => {
    const many = Array.from({ length: 150 }, (_, index) =>
      anArticle({ date: String(1800 + index) }, `${1800 + index}-a`),
    );
    const entries = all(parseXml(feed(many)), 'entry');
    expect(entries).toHaveLength(100);
    expect(textOf(entries.at(-1), 'updated')).toBe('1850-01-01T00:00:00Z');
  });

  test('sums up by the first paragraph, and says where that is in another language', () => {
    const read = parseXml(
      atomFeed(
        {
          title: 'x',
          locale: 'ko',
          path: 'ko/feed.xml',
          page: 'ko/articles/index.html',
          articles: archive.of('article'),
        },
        small.settings,
      ),
    );
    const entries = all(read, 'entry').map((entry) => {
      const [summary] = all(entry, 'summary');
      return [summary?.attributes['xml:lang'], summary?.text, textOf(all(entry, 'author')[0], 'name')];
    });
    expect(entries).toEqual([
      [undefined, '2020년 1월 30일 김예시가 센터를 열었다.', '예시부'],
      ['en', 'In November 2019 the ministry announced a centre in Exampleville.', '예시부'],
      ['en', 'A centre is planned for 2020.', 'The Example Times'],
    ]);
  });
});
