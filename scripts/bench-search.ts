import { existsSync, readFileSync } from 'node:fs';
import { Garu, type AnalyzeResult } from 'garu-ko';
import { link, type Archive } from '../src/archive/graph.ts';
import { readArchive } from '../src/archive/read.ts';
import { readGolden, recallOf, reciprocalRank } from '../src/archive/search/golden.ts';
import type { RecordFile } from '../src/archive/search/index-data.ts';
import { keysOf, searchIndex } from '../src/archive/search/index-files.ts';
import { indexWithPagefind } from '../src/archive/search/pagefind-index.ts';
import { median } from './bench/median.ts';
import { manyArticles } from './many-articles.ts';
import { pagefind } from './plain-pagefind.ts';
import { costNames, searchCosts, searchOn, type Index } from './search-costs.ts';
import { flexSearch, miniSearch, pageWords, type Engine } from './search-engines.ts';

/** Prints how well the search finds, beside other engines on the same pages, how fast, and what a question costs to load. */

const queries = readGolden(readFileSync('tests/search/golden-queries.yaml', 'utf8'));
const garu = await Garu.load();
const print = (...cells: readonly (string | number)[]) =>
  console.log(cells.map((cell, index) => (index ? String(cell).padStart(12) : String(cell).padEnd(38))).join(''));
const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);

const indexOf = async (of: Archive): Promise<Index> => {
  const index = searchIndex(of, (word) => (garu.analyze(word) as AnalyzeResult).tokens);
  return { head: index.head, files: index.files, made: await indexWithPagefind(index) };
};

const archive = link((await readArchive('content')).records);
const index = await indexOf(archive);
const keys = keysOf(archive);
const warm = searchOn(index);
const ours: Engine = async (text, locale) =>
  (await warm.search({ text, locale, filters: {}, sort: 'relevance' })).hits
    .slice(0, 10)
    .map(({ doc }) => keys[doc] ?? '');

const pagesIn = (edition: 'en' | 'ko') =>
  keys.map((key, doc) => pageWords(key, index.files.get(`records/${doc}`) as RecordFile, edition));
const pages = { en: pagesIn('en'), ko: pagesIn('ko') };
const engines: readonly (readonly [string, Engine])[] = [
  ['ours', ours],
  ['Pagefind', await pagefind(pages)],
  ['MiniSearch', miniSearch(pages)],
  ['FlexSearch', flexSearch(pages)],
];
print(`${queries.length} golden queries`, 'recall@10', 'MRR', 'held back', '(recall@10)');
for (const [name, engine] of engines) {
  const results = await Promise.all(
    queries.map(async (query) => ({ query, found: await engine(query.q, query.edition) })),
  );
  for (const language of ['ko', 'en', 'other'] as const) {
    const of = results.filter(({ query }) => query.language === language);
    const recalls = (some: typeof of) => mean(some.map(({ query, found }) => recallOf(found, query.must))).toFixed(3);
    const ranks = of.map(({ query, found }) => reciprocalRank(found, query.must));
    print(`${name}, ${language}`, recalls(of), mean(ranks).toFixed(3), recalls(of.filter(({ query }) => query.held)));
  }
}

const fresh = searchOn(index);
await fresh.search({ text: 'Korea', locale: 'en', filters: {}, sort: 'relevance' });
const times: number[] = [];
for (const { q, edition } of queries) {
  const start = performance.now();
  await fresh.search({ text: q, locale: edition, filters: {}, sort: 'relevance' });
  times.push(performance.now() - start);
}
print('\nmilliseconds for an answer', median(times).toFixed(1), Math.max(...times).toFixed(1), '(median, most)');

if (!existsSync('dist/search-index')) throw new Error('Found no search in `dist/`, expected `npm run build` before');
print('\nKiB over the wire, by a first question', 'median', '9 of 10', 'most', '120 KiB or less');
for (const [label, of] of [
  [`${archive.of('article').length} articles`, index],
  ['10,000 articles', await indexOf(manyArticles(archive, 10_000))],
] as const) {
  const costs = await searchCosts(of, queries);
  for (const what of ['first', 'whole', 'page'] as const) {
    const sizes = costs.map((cost) => cost[what] / 1024).toSorted((x, y) => x - y);
    const at = (share: number) => (sizes[Math.ceil(share * sizes.length) - 1] ?? 0).toFixed(0);
    const light = `${sizes.filter((size) => size <= 120).length} of ${sizes.length}`;
    print(`${label}, ${costNames[what]}`, at(0.5), at(0.9), at(1), light);
  }
}
