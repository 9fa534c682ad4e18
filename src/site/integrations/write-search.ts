import { Garu, type AnalyzeResult } from 'garu-ko';
import { indexPathOf, pagePathOf } from '../../archive/address.ts';
import { filesOf, indexFolder, wholeFiles, type WholeIndex } from '../../archive/export/whole-index.ts';
import type { Archive } from '../../archive/graph.ts';
import type { Label, Locale } from '../../archive/model/label.ts';
import { kinds } from '../../archive/model/record.ts';
import { documentsOf, pageKind, pageKindLabel, type SitePage } from '../../archive/search/document.ts';
import { facetLabel, facetNames } from '../../archive/search/facets.ts';
import { searchIndex, type SearchIndex } from '../../archive/search/index-files.ts';
import type { Analyse, Morpheme } from '../../archive/search/korean.ts';
import { indexWithPagefind } from '../../archive/search/pagefind-index.ts';
import { wordsIn } from '../../archive/search/words.ts';
import { keyFor, type BuildCache } from '../build/build-cache.ts';
import { atClosing, cacheNamed } from '../build/build-scope.ts';
import type { SiteFiles } from '../build/site-files.ts';
import type { SearchSettings } from '../client/search-settings.ts';
import { searchWords } from '../i18n/words.ts';
import { sitePages } from './search-pages.ts';
import { scriptsOf } from './search-scripts.ts';

/**
 * Writes the search index of an archive, and the scripts that read it, into a site whose pages are in `folder` when
 * `pages` resolves. Each file is a script that hands over its data: such a file can be read from a folder
 * without a server too. Returns how many records and pages the index holds.
 *
 * While the pages are made, the index is made with what the pages said in an earlier build: for as long as nobody edits
 * them, that is what they will say. Where they do not, it is made again.
 */
export async function writeSearch(
  archive: Archive,
  folder: string,
  files: SiteFiles,
  pages: Promise<unknown>,
): Promise<number> {
  const kept = cacheNamed('search');
  const analyse = await analyser(kept);
  const expected = kept.get(pagesKey);
  const make = async (own: readonly SitePage[]) => {
    const index = searchIndex(archive, analyse, own);
    return { index, made: await indexWithPagefind(index) };
  };
  let ready = expected && (await make(JSON.parse(expected.toString()) as readonly SitePage[]));
  if (!ready) analyseAll(archive, analyse);
  await pages;
  const own = await sitePages(folder, archive, kept);
  const said = JSON.stringify(own);
  if (said !== expected?.toString()) {
    ready = undefined;
    kept.set(pagesKey, new TextEncoder().encode(said));
  }
  const { index, made } = ready ?? (await make(own));
  await writeIndex(index, made, files, kept);
  return index.head.count;
}

const pagesKey = 'pages';
const wordsKey = 'words';

/** What cuts Korean words; what it made of each is kept for later builds, as it is a third of the work of an index. */
async function analyser(kept: BuildCache): Promise<Analyse> {
  const known = new Map(JSON.parse(kept.get(wordsKey)?.toString() ?? '[]') as [string, readonly Morpheme[]][]);
  const asked = new Map<string, readonly Morpheme[]>();
  const garu = await Garu.load();
  atClosing(() => {
    const isNew = asked.size !== known.size || [...asked.keys()].some((word) => !known.has(word));
    if (isNew) kept.set(wordsKey, new TextEncoder().encode(JSON.stringify([...asked])));
  });
  return (word) => {
    const made =
      asked.get(word) ??
      known.get(word) ??
      (garu.analyze(word) as AnalyzeResult).tokens.map(({ text, pos }) => ({ text, pos }));
    asked.set(word, made);
    return made;
  };
}

/** Has every Korean word of the records cut, so that it has been done when the pages are there. */
function analyseAll(archive: Archive, analyse: Analyse): void {
  for (const { names, sections } of documentsOf(archive))
    for (const text of [...names.map((name) => name.text), ...sections.flatMap(({ texts }) => Object.values(texts))])
      for (const { text: word, hangul } of wordsIn(text)) if (hangul) analyse(word);
}

async function writeIndex(
  { head, files }: SearchIndex,
  made: ReadonlyMap<string, Uint8Array>,
  { put }: SiteFiles,
  kept: BuildCache,
): Promise<void> {
  const settings: SearchSettings = { head, interface: { en: interfaceIn('en'), ko: interfaceIn('ko') } };
  const scripts = await keptScripts(new TextDecoder().decode(made.get('pagefind.js')), kept);
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
  // One at a time: systems let a process hold some thousands of files open, and there are more.
  for (const [path, text] of written) put(path, text);
  for (const [path, text] of wholeFiles(whole)) put(path, text);
}

/** The scripts of the search, bundled once for all builds of the same code. */
async function keptScripts(pagefind: string, kept: BuildCache): Promise<ReadonlyMap<string, string>> {
  const key = keyFor('scripts', pagefind);
  const known = kept.get(key);
  if (known) return new Map(JSON.parse(known.toString()) as [string, string][]);
  const scripts = await scriptsOf(pagefind);
  kept.set(key, new TextEncoder().encode(JSON.stringify([...scripts])));
  return scripts;
}

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
