import type { IndexHead } from '../../archive/search/index-data.ts';
import type { Suggest } from '../../archive/search/suggest.ts';
import type { IndexSource } from '../../archive/search/terms.ts';
import { indexFolder, wholeNameOf, type WholeIndex, type WholePart } from '../../archive/export/whole-index.ts';
import { openPagefind, type CreateInstance } from './open-pagefind.ts';

/** Code that is loaded when it is needed, each a script beside the first. */
export type CodeName = 'pagefind' | 'facets' | 'suggest';

/**
 * Reads files of the index by adding them to the page as scripts, each of which hands over its data. A script can be
 * read where nothing can be fetched: from a folder without a server.
 */
export interface ScriptSource extends IndexSource {
  /** What a script of code hands over, by its name. */
  code(name: CodeName): Promise<unknown>;
  /** Called by each file with its name and data. */
  take(name: string, data: unknown): void;
}

/** The files of the site at `root`, an absolute address that ends in `/`. */
export function scriptSource(head: IndexHead, root: string): ScriptSource {
  const taken = new Map<string, unknown>();
  const load = (name: string, path: string) =>
    new Promise((resolve, reject) => {
      const script = document.createElement('script');
      const fail = () => {
        script.remove();
        reject(new Error(`Could not load \`${name}\` of the search`));
      };
      script.onload = () => {
        // A file that was cut off on its way hands over nothing.
        if (!taken.has(name)) return fail();
        script.remove();
        const data = taken.get(name);
        taken.delete(name);
        resolve(data);
      };
      script.onerror = fail;
      script.src = `${root}${indexFolder}${path}.js`;
      document.head.append(script);
    });
  const scripts = new Map<string, Promise<unknown>>();
  const beside = (name: CodeName) => {
    const known = scripts.get(name) ?? load(name, name);
    scripts.set(name, known);
    // What failed may be had at the next attempt.
    known.catch(() => scripts.delete(name));
    return known;
  };
  const loadPart = (part: number) => load(wholeNameOf(part), wholeNameOf(part)) as Promise<WholePart>;
  /** Pagefind’s own files, of all parts that have some. */
  const packed = async (): Promise<WholeIndex['pagefind']> => {
    const { pagefind, pagefindParts } = await loadPart(1);
    const further = Array.from({ length: pagefindParts - 1 }, (_, index) => loadPart(index + 2));
    return Object.assign({}, pagefind, ...(await Promise.all(further)).map((part) => part.pagefind)) as typeof pagefind;
  };
  return {
    head,
    code: beside,
    pagefind: async () => {
      const [createInstance, files] = await Promise.all([
        beside('pagefind') as Promise<CreateInstance>,
        // From a folder without a server, scripts can be had, but Pagefind’s own files cannot.
        location.protocol === 'file:' ? packed() : undefined,
      ]);
      return openPagefind(root, head.version, createInstance, files);
    },
    suggest: () => beside('suggest') as Promise<Suggest>,
    take: (name, data) => taken.set(name, data),
    get: (name) => load(name, `${head.version}/${name}`),
  };
}
