import { Cite } from '@citation-js/core';
import '@citation-js/plugin-bibtex';
import '@citation-js/plugin-ris';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { oneLine } from '../../../src/archive/export/citation-files.ts';
import { cslOf, type CslItem } from '../../../src/archive/export/csl.ts';
import { printBibtex } from '../../../src/archive/export/exporters/bibtex.ts';
import { printRis } from '../../../src/archive/export/exporters/ris.ts';
import { someText } from '../../arbitraries.ts';
import { anArticle } from '../../builders.ts';

const item: CslItem = {
  id: '2020-02-05-centre-opens',
  type: 'webpage',
  title: 'Title',
  publisher: 'Ministry',
  issued: { 'date-parts': [[2020, 2, 5]] },
  accessed: { 'date-parts': [[2026, 11, 21]] },
  URL: 'https://ministry.example/notice?id=1&lang=en#a_b%20c~d',
  language: 'ko',
};

/** What another program makes of the text. */
function readBack(text: string): Readonly<Record<string, unknown>> {
  const items = new Cite(text, { generateGraph: false }).data;
  expect(items).toHaveLength(1);
  return items[0] ?? {};
}

const types = ['webpage', 'report', 'speech', 'treaty', 'article-newspaper'] as const;
const line = fc
  .oneof(someText, fc.string({ unit: 'binary' }))
  .map(oneLine)
  .filter((text) => text !== '');
const dates = fc.constantFrom([2020] as const, [2020, 2] as const, [2020, 2, 5] as const);

describe('an item as BibTeX', () => {
  test('reads back with the same title, publisher, date and address, whatever they are', () => {
    fc.assert(
      fc.property(line, line, dates, fc.constantFrom(...types), (title, publisher, date, type) => {
        const read = readBack(printBibtex({ ...item, type, title, publisher, issued: { 'date-parts': [date] } }));
        expect(oneLine(String(read['title']))).toBe(title);
        expect(oneLine(String(read['publisher']))).toBe(publisher);
        expect(read['issued']).toEqual({ 'date-parts': [[...date]] });
        expect(read['URL']).toBe(item.URL);
        expect(read['id']).toBe(item.id);
      }),
      { numRuns: 500 },
    );
  });

  test('keeps Hangul and other letters as they are, and balances braces', () => {
    const text = printBibtex({ ...item, title: '행정안전부 {한-우즈벡} Oʻzbekiston 50% & “x” -- y' });
    expect(text).toContain(
      'title = {{행정안전부 \\textbraceleft{}한-우즈벡\\textbraceright{} Oʻzbekiston 50\\% \\& “x” -{}- y}}',
    );
    expect(text.split('{').length).toBe(text.split('}').length);
  });

  test('has the id of the record for its key', () => {
    expect(printBibtex(item)).toMatch(/^@online\{2020-02-05-centre-opens,\n/u);
  });

  test('keeps a body with `and` in its name one author, and a person two names', () => {
    const author = [{ literal: 'Ministry of the Interior and Safety' }, { family: 'Lee', given: 'Jae-eun' }];
    expect(readBack(printBibtex({ ...item, author }))['author']).toEqual([
      { family: 'Ministry of the Interior and Safety' },
      { family: 'Lee', given: 'Jae-eun' },
    ]);
  });

  test('marks a date that is not sure', () => {
    expect(printBibtex({ ...item, issued: { 'date-parts': [[2019]], circa: true } })).toContain('date = {2019~}');
  });

  test('writes the codes of signs that would end an address', () => {
    expect(printBibtex({ ...item, URL: 'https://a.example/{x}?y=\\' })).toContain(
      'url = {https://a.example/%7Bx%7D?y=%5C}',
    );
  });
});

describe('an item as RIS', () => {
  // Of a newspaper article that reader knows the year alone, and no title where it says T2; the others it reads whole.
  test('reads back with the same title, publisher, date and address, whatever they are', () => {
    fc.assert(
      fc.property(line, line, dates, fc.constantFrom(...types), (title, publisher, date, type) => {
        const read = readBack(printRis({ ...item, type, title, publisher, issued: { 'date-parts': [date] } }));
        expect(oneLine(String(read['title']))).toBe(title);
        expect(oneLine(String(read['publisher']))).toBe(publisher);
        expect(read['issued']).toEqual({ 'date-parts': [type === 'article-newspaper' ? [date[0]] : [...date]] });
        expect(read['URL']).toBe(item.URL);
        expect(read['id']).toBe(item.id);
      }),
      { numRuns: 500 },
    );
  });

  test('has each tag on one line, however long, and ends lines in CR LF', () => {
    const title = '전자정부 '.repeat(60).trim();
    const lines = printRis({ ...item, title }).split('\r\n');
    expect(lines).toContain(`TI  - ${title}`);
    expect(lines.every((each) => each === '' || /^[A-Z][A-Z0-9] {2}- /u.test(each))).toBe(true);
    expect(lines.slice(-2)).toEqual(['ER  - ', '']);
  });

  test('keeps month, day and author of a newspaper article', () => {
    const text = printRis({ ...item, type: 'article-newspaper', author: [{ family: 'Lee', given: 'Jae-eun' }] });
    expect(text).toContain('\r\nAU  - Lee, Jae-eun\r\n');
    expect(text).toContain('\r\nDA  - 2020/02/05/\r\n');
  });
});

describe('an article as CSL-JSON', () => {
  const csl = (written: Readonly<Record<string, unknown>>, locale?: 'en' | 'ko') => cslOf(anArticle(written), locale);

  test.each([
    ['a notice', 'notice', 'webpage', 'Notice'],
    ['a press release', 'press-release', 'webpage', 'Press release'],
    ['a news article', 'news-article', 'article-newspaper', undefined],
    ['a report', 'report', 'report', undefined],
    ['a web page', 'web-page', 'webpage', undefined],
    ['a project page', 'project-page', 'webpage', 'Project page'],
    ['the text of an agreement', 'agreement-text', 'treaty', 'Text of an agreement'],
    ['a speech', 'speech', 'speech', undefined],
  ])('%s has the type and genre that CSL has for it', (_, type, cslType, genre) => {
    expect(csl({ type })).toMatchObject({ type: cslType, ...(genre === undefined ? {} : { genre }) });
    expect(csl({ type }).genre).toBe(genre);
  });

  test.each([
    ['a year', '2020', [2020]],
    ['a month', '2020-02', [2020, 2]],
    ['a day', '2020-02-05', [2020, 2, 5]],
  ])('a date that is %s stays one', (_, date, parts) => {
    expect(csl({ date }).issued).toEqual({ 'date-parts': [parts] });
  });

  test.each([
    ['Lee, Jae-eun', [{ family: 'Lee', given: 'Jae-eun' }]],
    ['Lee Jae-eun', [{ literal: 'Lee Jae-eun' }]],
    ['이재은 기자', [{ literal: '이재은 기자' }]],
    ['Ministry of Finance, Uzbekistan', [{ literal: 'Ministry of Finance, Uzbekistan' }]],
    ['Karimov, Inam; Yonhap News', [{ family: 'Karimov', given: 'Inam' }, { literal: 'Yonhap News' }]],
  ])('the author `%s` is taken apart only where the line itself says how', (author, names) => {
    expect(csl({ author }).author).toEqual(names);
  });

  test('a title that the archive supplies stands in square brackets', () => {
    expect(csl({ title: 'A page', title_supplied: true }).title).toBe('[A page]');
  });

  test('a newspaper contains its article, and the site that carries a copy is where it was read', () => {
    expect(csl({ type: 'news-article', publisher: 'The Example Times', via: 'Collection' })).toMatchObject({
      'container-title': 'The Example Times',
      publisher: 'The Example Times',
      source: 'Collection',
    });
  });

  test('a page contains a notice that was read elsewhere', () => {
    const item = csl({ type: 'notice', via: 'briefing room' });
    expect(item['container-title']).toBe('briefing room');
    expect(item.source).toBeUndefined();
  });

  test('the Korean edition names a Korean publisher in Korean, and no other', () => {
    expect(csl({ publisher_native: '예시부' }, 'ko').publisher).toBe('예시부');
    expect(csl({ publisher_native: 'Вазирлик' }, 'ko').publisher).toBe('Example Ministry');
    expect(csl({ publisher_native: '예시부' }).publisher).toBe('Example Ministry');
  });

  test('a date that is estimated says so', () => {
    expect(csl({ date: '2019', date_estimated: true }).issued).toEqual({ 'date-parts': [[2019]], circa: true });
  });
});
