import { basename, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import type { CodeName } from '../client/script-source.ts';

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
export async function scriptsOf(pagefind: string): Promise<ReadonlyMap<string, string>> {
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
