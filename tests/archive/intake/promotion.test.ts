import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { placeOf, promotion, sourceTextIn, tidy } from '../../../src/archive/intake/promotion.ts';
import { printDraft } from '../../../src/archive/intake/draft.ts';
import { intake } from '../../../src/archive/intake/intake.ts';
import { knowledge } from './example-archive.ts';

const front = '---\ntitle: Lamps\ndate: 2020-02-05\n---\n';
const digest = 'Korea lent **two** lamps.\n\n- one\n- <Ref to="country/zz">another</Ref>\n';

describe('a promoted draft', () => {
  test('keeps fields and digest as they were written, on their lines', () => {
    const { article } = promotion(`${front}\n\n${digest}\n<SourceText>\n  A text.\n</SourceText>\n`);
    expect(article).toBe(`${front}\n\n${digest}`);
    expect(tidy(article)).toBe(`${front}\n${digest}`);
  });

  test('gives the text of its source apart, as its reader sees it', () => {
    const draft = `${front}\n${digest}\n<SourceText>\n  &#x69;mport \\{lamps}\n\n  - one\n</SourceText>\n`;
    expect(promotion(draft).sourceText).toBe('import {lamps}\none');
  });

  test('keeps what an author wrote below the source', () => {
    const draft = `${front}\n<SourceText>\n  A text.\n</SourceText>\n\n${digest}`;
    expect(tidy(promotion(draft).article)).toBe(`${front}\n${digest}`);
  });

  test.each([
    ['is written', `${front}\n${digest}<SourceText>\n  A text.\n</SourceText>\n`, true],
    ['is missing', `${front}\n\n\n<SourceText>\n  A text.\n</SourceText>\n`, false],
    ['is missing with the source', front, false],
  ])('knows whether the digest %s', (_, draft, written) => {
    expect(promotion(draft).digestWritten).toBe(written);
  });

  test('that cannot be parsed is left as it is, for its problem to be reported', () => {
    const draft = `${front}\n{broken\n\n<SourceText>\n  A text.\n</SourceText>\n`;
    expect(promotion(draft).article).toBe(draft);
  });

  test('holds no word of its source, whatever that is', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'grapheme' }), { minLength: 1, maxLength: 6 }), (lines) => {
        const text = `zebra ${lines.join('\nzebra ')}`.replaceAll('\0', '');
        const read = intake({ name: 'a.txt', bytes: new TextEncoder().encode(text) }, knowledge, {});
        if ('fault' in read) return;
        const promoted = promotion(printDraft({ ...read, fields: {} }, '2020'));
        expect(promoted.article).toBe('---\naccessed: 2020\n---\n\n');
        expect(promoted.digestWritten).toBe(false);
        expect(promoted.sourceText).toContain('zebra');
      }),
    );
  });
});

describe('an article is filed', () => {
  test.each([
    ['under the year of its id', '2019-12-31-lamps', front, 'articles/2019/2019-12-31-lamps.mdx'],
    ['under that of its date, where the id has none', 'lamps', front, 'articles/2020/lamps.mdx'],
    ['under a bare year', 'lamps', '---\ndate: 2021\n---\n', 'articles/2021/lamps.mdx'],
    ['under no year, where nothing tells one', 'lamps', 'no fields', 'articles/0000/lamps.mdx'],
  ])('%s', (_, id, article, place) => {
    expect(placeOf(id, article)).toBe(place);
  });
});

test('in the drafts folder the source’s own text is compared, never a digest, its fields or a report', () => {
  const draft = '---\ntitle: Example\n---\n\nOur own digest.\n\n<SourceText>\n  Words of the source.\n</SourceText>\n';
  expect(sourceTextIn('drafts/example.mdx', draft)).toBe('Words of the source.');
  expect(sourceTextIn('drafts/example.source.txt', 'Words of the source.')).toBe('Words of the source.');
  expect(sourceTextIn('drafts/example.ko.mdx', '우리의 요약.')).toBeUndefined();
  expect(sourceTextIn('drafts/example.report.txt', 'kept: Words of the source.')).toBeUndefined();
});
