import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { basename, dirname, join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { Garu, type AnalyzeResult } from 'garu-ko';
import type { Element, Root } from 'hast';
import { toText } from 'hast-util-to-text';
import rehypeParse from 'rehype-parse';
import { unified } from 'unified';
import { visit } from 'unist-util-visit';
import { build } from 'vite';
import { link, type Archive } from '../../archive/graph.ts';
import { editionOf, indexPathOf, pagePathOf, pathOf } from '../../archive/address.ts';
import type { Label, Locale } from '../../archive/model/label.ts';
import { kinds } from '../../archive/model/record.ts';
import { readArchive } from '../../archive/read.ts';
import { pageKind, pageKindLabel, type SitePage } from '../../archive/search/document.ts';
import { facetLabel } from '../../archive/search/facets.ts';
import { facetNames } from '../../archive/search/facet-names.ts';
import { indexWithPagefind } from '../../archive/search/pagefind-index.ts';
import { searchIndex } from '../../archive/search/index-files.ts';
import type { Analyse } from '../../archive/search/korean.ts';
import { filesOf, indexFolder, wholeFile, type WholeIndex } from '../../archive/export/whole-index.ts';
import { searchWords } from '../i18n/words.ts';
import type { CodeName } from '../client/script-source.ts';
import type { SearchSettings } from '../client/search-settings.ts';

/**
 * Writes the search index and the script that reads it, from the same records as the pages. Each file is a script that
 * hands over its data: such a file can be read from a folder without a server too.
 */
export function search(): AstroIntegration {
  return {
    name: 'search',
    hooks: {
      'astro:build:done': async ({ dir, logger }) => {
        const { records } = await readArchive('content');
        const archive = link(records);
        const site = fileURLToPath(dir);
        const index = searchIndex(archive, await analyser(), await sitePages(site, archive));
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
          wholeFile(whole),
          ...[...scripts].map(([name, code]) => [`${indexFolder}${name}.js`, code] as const),
          [
            `${indexFolder}index.js`,
            `${scripts.get('index') ?? ''}\narchiveSearch.begin(${JSON.stringify(settings)});\n`,
          ],
        ]);
        for (const path of new Set([...written.keys()].map(dirname)))
          await mkdir(join(site, path), { recursive: true });
        await Promise.all([...written].map(([path, text]) => writeFile(join(site, path), text)));
        logger.info(`indexed ${head.count} records and pages`);
      },
    },
  };
}

/** The pages of the site that are no record’s and that say what on them is to be searched, in both editions. */
async function sitePages(site: string, archive: Archive): Promise<readonly SitePage[]> {
  const ofRecords = new Set(archive.records.map((record) => pathOf(record, 'en')));
  const paths = (await readdir(site, { recursive: true }))
    .map((path) => path.split(sep).join('/'))
    .filter((path) => path.endsWith('.html') && !ofRecords.has(path) && !path.startsWith(editionOf('ko')))
    .toSorted();
  const parser = unified().use(rehypeParse);
  const partIn = async (path: string) => {
    const html = await readFile(join(site, path), 'utf8');
    return html.includes(searchedPart) ? wordsOf(parser.parse(html)) : undefined;
  };
  const pages: SitePage[] = [];
  for (const path of paths) {
    const en = await partIn(path);
    if (!en) continue;
    const ko = (await partIn(editionOf('ko') + path)) ?? en;
    pages.push({ path, titles: { en: en.title, ko: ko.title }, texts: { en: en.text, ko: ko.text } });
  }
  return pages;
}

/** The attribute of the part of a page that is searched. */
const searchedPart = 'data-searched';

/** The heading and the text of the part of a page that is searched. */
function wordsOf(page: Root): { readonly title: string; readonly text: string } {
  let part: Element | undefined;
  let heading: Element | undefined;
  visit(page, 'element', (element) => {
    if ('dataSearched' in element.properties) part ??= element;
    if (element.tagName === 'h1') heading ??= element;
  });
  const text = part ? toText(part).replace(/\s+/gu, ' ').trim() : '';
  const title = heading ? toText(heading).trim() : '';
  return { title, text: text.startsWith(title) ? text.slice(title.length).trim() : text };
}

/** What cuts Korean words at build. */
async function analyser(): Promise<Analyse> {
  const garu = await Garu.load();
  return (word) => (garu.analyze(word) as AnalyzeResult).tokens;
}

const pathTo = (path: string) =>
  fileURLToPath(new URL(path, import.meta.url))
    .split(sep)
    .join('/');

/** The scripts of code beside the first, by what each hands over of a module. */
const handedOver: Readonly<Record<CodeName, readonly [module: string, name: string]>> = {
  pagefind: ['pagefind-module', 'createInstance'],
  facets: [pathTo('../client/search-facets.ts'), 'showFacets'],
  suggest: [pathTo('../../archive/search/suggest.ts'), 'suggestionsFor'],
};

/**
 * Code for a browser as scripts, by name, which a page from a folder without a server can load too. Of `pagefind`, the
 * module that Pagefind makes, only what is used here is left.
 */
async function scriptsOf(pagefind: string): Promise<ReadonlyMap<string, string>> {
  const modules = new Map([['pagefind-module', pagefind]]);
  const scripts = new Map([['index', await scriptOf(pathTo('../client/search.ts'), modules)]]);
  for (const [name, [module, handed]] of Object.entries(handedOver)) {
    modules.set('entry', `import { ${handed} } from '${module}';\narchiveSearch.take('${name}', ${handed});\n`);
    scripts.set(name, await scriptOf('entry', modules));
  }
  return scripts;
}

async function scriptOf(entry: string, modules: ReadonlyMap<string, string>): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: 'silent',
    plugins: [
      {
        name: 'modules-in-memory',
        // An entry is resolved against the folder of the project before it is asked for.
        resolveId: (id) => [...modules.keys()].find((known) => known === basename(id)),
        load: (id) => modules.get(id),
      },
    ],
    build: {
      write: false,
      target: 'es2022',
      lib: { entry, formats: ['iife'], name: 'archiveSearchScript' },
      modulePreload: false,
    },
  });
  const [output] = [built].flat().flatMap((each) => ('output' in each ? each.output : []));
  if (output?.type !== 'chunk') throw new Error('Could not make a script of the search, expected one file of code');
  return output.code;
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
