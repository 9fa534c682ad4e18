import { describe, expect, test } from 'vitest';
import { link } from '../../../src/archive/graph.ts';
import { readArchive } from '../../../src/archive/read.ts';
import { excerptsOf, markedPieces, packMarks, unpackMarks } from '../../../src/archive/search/excerpt.ts';
import { openPagefind } from '../../../scripts/pagefind-in-node.ts';
import { indexWithPagefind } from '../../../src/archive/search/pagefind-index.ts';
import { keysOf, searchIndex } from '../../../src/archive/search/index-files.ts';
import { searcher, type Request } from '../../../src/archive/search/searcher.ts';
import { suggestionsFor } from '../../../src/archive/search/suggest.ts';
import { stemsOf } from '../../../src/archive/text/particles.ts';

/** The search on the example archive. What cuts Korean here knows particles only; the real one is measured on the built site. */

const archive = link((await readArchive('tests/fixtures/export/content')).records);
const analyse = (word: string) => [{ text: stemsOf(word)[0] ?? word, pos: 'NNG' }];
const index = searchIndex(archive, analyse);
const { head, files, pages } = index;
const made = await indexWithPagefind(index);
const pagefind = () => openPagefind(made);
const keys = keysOf(archive);
const get = (name: string) =>
  files.has(name) ? Promise.resolve(files.get(name)) : Promise.reject(new Error(`no file ${name}`));
const suggest = () => Promise.resolve(suggestionsFor);
const search = searcher({ head, get, suggest, pagefind });
const request = (text: string, more: Partial<Request> = {}): Request => ({
  text,
  locale: 'en',
  filters: {},
  sort: 'relevance',
  ...more,
});
const find = async (text: string, more: Partial<Request> = {}) =>
  (await search.search(request(text, more))).hits.map(({ doc }) => keys[doc] ?? '');

describe('a name', () => {
  test('finds what it names before what tells of it, in any edition', async () => {
    for (const { kind, id, fields } of archive.records) {
      if (!('names' in fields) || kind === 'indicator') continue;
      const forms = [fields.names.en, fields.names.ko, fields.names.native?.text].filter((form) => form !== undefined);
      for (const form of forms)
        for (const locale of ['en', 'ko'] as const)
          expect((await find(form, { locale }))[0], form).toBe(`${kind}/${id}`);
    }
  });

  test('finds it before the texts are there, and first among all when they are', async () => {
    for (const { kind, id, fields } of archive.records) {
      if (!('names' in fields) || kind === 'indicator') continue;
      const fresh = searcher({ head, get, suggest, pagefind: () => Promise.reject(new Error('not there yet')) });
      const early = await fresh.early(request(fields.names.en));
      expect(keys[early?.hits[0]?.doc ?? -1], fields.names.en).toBe(`${kind}/${id}`);
    }
    const fresh = searcher({ head, get, suggest, pagefind });
    const asked = request(archive.get('country', 'uz')?.fields.names.en ?? '');
    expect(await fresh.early(request('no name of anything'))).toBeUndefined();
    expect(await fresh.early({ ...asked, filters: { kind: ['article'] } })).toBeUndefined();
    const [named] = (await fresh.early(asked))?.hits ?? [];
    expect((await fresh.search(asked)).hits[0]?.doc).toBe(named?.doc);
    expect(await fresh.early(asked)).toBeUndefined();
  });

  test('finds it while it is being typed', async () => {
    const uz = archive.get('country', 'uz')?.fields.names.en ?? '';
    expect(await find(uz.slice(0, -2))).toContain('country/uz');
  });
});

describe('filters', () => {
  test('leave what has one value of each, and count what they would leave', async () => {
    const plain = request('');
    const answer = await search.search(plain);
    for (const { name, values } of await search.counts(plain, answer))
      for (const { value, count } of values)
        expect(await find('', { filters: { [name]: [value] } }), `${name} ${value}`).toHaveLength(count);
  });

  test('of years leave what touches them', async () => {
    expect(await find('', { from: '1900', to: '1901' })).toEqual([]);
    expect((await find('', { from: '2019', to: '2021' })).length).toBeGreaterThan(0);
  });
});

test('no question asks for everything; signs ask for nothing', async () => {
  expect(await find('  ')).toHaveLength(head.count);
  for (const text of ['!?', '🎉', 'ㄴㅏ', '\ud800', '<>']) expect(await find(text), text).toEqual([]);
});

test('a word that none begins with finds nothing, whatever it begins with itself', async () => {
  expect((await find('Korea')).length).toBeGreaterThan(0);
  expect(await find('Koreaxyz')).toEqual([]);
});

test('a question of any length is answered', async () => {
  expect(await find('q'.repeat(10_000))).toEqual([]);
  expect((await find('Korea '.repeat(2_000))).length).toBeGreaterThan(0);
});

test('a file that could not be had is asked for again', async () => {
  let broken = true;
  const gone = () => Promise.reject(new Error('gone'));
  const frail = searcher({ head, get: (name) => (broken ? gone() : get(name)), suggest, pagefind });
  await expect(frail.search(request('Korea'))).rejects.toThrow('gone');
  broken = false;
  expect((await frail.search(request('Korea'))).hits.length).toBeGreaterThan(0);
});

test('Pagefind, when it could not be had, is asked for again', async () => {
  let broken = true;
  const frail = searcher({
    head,
    get,
    suggest,
    pagefind: () => (broken ? Promise.reject(new Error('gone')) : openPagefind(made)),
  });
  await expect(frail.search(request('Korea'))).rejects.toThrow('gone');
  broken = false;
  expect((await frail.search(request('Korea'))).hits.length).toBeGreaterThan(0);
});

test('Pagefind makes the same files of the same texts', async () => {
  const again = await indexWithPagefind(index);
  expect([...again.keys()].toSorted()).toEqual([...made.keys()].toSorted());
  for (const [path, content] of again) expect(Buffer.compare(content, made.get(path) ?? Buffer.of()), path).toBe(0);
});

test('what is sorted by date is the newest first', async () => {
  const { hits } = await search.search(request('', { sort: 'date', filters: { kind: ['article'] } }));
  const dates = await Promise.all(hits.map(async ({ doc }) => (await search.record(doc)).from ?? ''));
  expect(dates.length).toBeGreaterThan(1);
  expect(dates).toEqual(dates.toSorted().toReversed());
});

test('the same archive gives the same files', () => {
  const again = searchIndex(link(archive.records.toReversed()), analyse);
  expect(JSON.stringify([again.head, again.pages, ...again.files])).toBe(JSON.stringify([head, pages, ...files]));
});

describe('what was found', () => {
  const marks = unpackMarks('govern* center 정부');

  test('is marked as it is written', () => {
    const marked = (text: string) => markedPieces(text, marks).flatMap((piece) => (piece.marked ? [piece.text] : []));
    expect(marked('The Centre of governments')).toEqual(['Centre', 'governments']);
    expect(marked('디지털정부는 전자 정부에서')).toEqual(['정부', '정부']);
  });

  test('is carried by an address and read from it', () => {
    expect(unpackMarks(packMarks(marks))).toEqual(marks);
  });

  test('is shown in passages of the record’s own words', async () => {
    const answer = await search.search(request('Exampleville'));
    for (const { doc, own } of answer.hits) {
      const record = await search.record(doc);
      const texts = record.sections
        .flatMap(([, own_]) => Object.values(own_))
        .join(' ')
        .replaceAll('\u001f', ': ')
        .replaceAll('\n', '. ');
      for (const { pieces } of excerptsOf(record, answer.marks, 'en', { most: 3, own })) {
        const text = pieces
          .map((piece) => piece.text)
          .join('')
          .replaceAll('…', '');
        expect(texts.replaceAll('…', '')).toContain(text.slice(0, 40));
      }
    }
  });
});
