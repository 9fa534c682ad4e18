import { once } from 'node:events';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import { Garu, type AnalyzeResult } from 'garu-ko';
import { indexPathOf, pagePathOf } from '../../archive/address.ts';
import { filesOf, indexFolder, wholeFiles, type WholeIndex } from '../../archive/export/whole-index.ts';
import { link } from '../../archive/graph.ts';
import type { Label, Locale } from '../../archive/model/label.ts';
import { kinds } from '../../archive/model/record.ts';
import { documentsOf, pageKind, pageKindLabel } from '../../archive/search/document.ts';
import { facetNames } from '../../archive/search/facet-names.ts';
import { facetLabel } from '../../archive/search/facets.ts';
import { searchIndex } from '../../archive/search/index-files.ts';
import type { Analyse, Morpheme } from '../../archive/search/korean.ts';
import { indexWithPagefind } from '../../archive/search/pagefind-index.ts';
import { wordsIn } from '../../archive/search/words.ts';
import { cacheNamed, closeCaches } from '../build/build-scope.ts';
import type { SearchSettings } from '../client/search-settings.ts';
import { searchWords } from '../i18n/words.ts';
import { sitePages } from './search-pages.ts';
import { scriptsOf } from './search-scripts.ts';
import type { SearchDone, SearchTask } from './search.ts';

/** The thread that writes the search index into the folder of the built site; see `search.ts`. */

const { records, site } = workerData as SearchTask;
const pagesAreThere = parentPort ? once(parentPort, 'message') : undefined;
const kept = cacheNamed('search');

const wordsKey = 'words';

/** What the analyser made of each word, for this build and the next: it is a third of the work of an index. */
const analysed = new Map<string, readonly Morpheme[]>(
  JSON.parse(kept.get(wordsKey)?.toString() ?? '[]') as [string, readonly Morpheme[]][],
);
const asked = new Map<string, readonly Morpheme[]>();
const garu = await Garu.load();
const analyse: Analyse = (word) => {
  const known =
    asked.get(word) ??
    analysed.get(word) ??
    (garu.analyze(word) as AnalyzeResult).tokens.map(({ text, pos }) => ({ text, pos }));
  asked.set(word, known);
  return known;
};

const archive = link(records);
for (const { names, sections } of documentsOf(archive))
  for (const text of [...names.map((name) => name.text), ...sections.flatMap(({ texts }) => Object.values(texts))])
    for (const { text: word, hangul } of wordsIn(text)) if (hangul) analyse(word);

await pagesAreThere;

const index = searchIndex(archive, analyse, await sitePages(site, archive));
const { head, files } = index;
const made = await indexWithPagefind(index);
const settings: SearchSettings = { head, interface: { en: interfaceIn('en'), ko: interfaceIn('ko') } };
const scripts = await scriptsOf(new TextDecoder().decode(made.get('pagefind.js')));
const whole: WholeIndex = {
  version: head.version,
  data: Object.fromEntries(files),
  // Its module is among the scripts.
  pagefind: Object.fromEntries(
    [...made]
      .filter(([path]) => path !== 'pagefind.js')
      .map(([path, content]) => [path, Buffer.from(content).toString('base64')]),
  ),
};
const written = new Map<string, string | Uint8Array>([
  ...filesOf(whole),
  ...[...scripts].map(([name, code]) => [`${indexFolder}${name}.js`, code] as const),
  [`${indexFolder}index.js`, `${scripts.get('index') ?? ''}\narchiveSearch.begin(${JSON.stringify(settings)});\n`],
]);
for (const path of new Set([...written.keys()].map(dirname))) mkdirSync(join(site, path), { recursive: true });
// One at a time: systems let a process hold some thousands of files open, and there are more.
for (const [path, text] of written) writeFileSync(join(site, path), text);
for (const [path, text] of wholeFiles(whole)) writeFileSync(join(site, path), text);
kept.set(wordsKey, new TextEncoder().encode(JSON.stringify([...asked])));
parentPort?.postMessage({ count: head.count, faults: closeCaches() } satisfies SearchDone);

/** What search says in one language, and what it calls things. */
function interfaceIn(locale: Locale): SearchSettings['interface'][Locale] {
  const shown = kinds.filter(({ page }) => page);
  const named = (labels: readonly (readonly [string, Label])[]) =>
    Object.fromEntries(labels.map(([name, label]) => [name, label[locale]]));
  return {
    words: searchWords(locale),
    kinds: named([...shown.map(({ name, label }) => [name, label.one] as const), [pageKind, pageKindLabel.one]]),
    facets: named(facetNames.map((name) => [name, facetLabel(name)])),
    page: pagePathOf('search', locale),
    lists: shown.map((kind) => ({ label: kind.label.many[locale], path: indexPathOf(kind, locale) })),
  };
}
