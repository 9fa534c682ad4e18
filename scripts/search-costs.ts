import { readFileSync } from 'node:fs';
import type { GoldenQuery } from '../src/archive/search/golden.ts';
import type { IndexHead } from '../src/archive/search/index-data.ts';
import { searcher, type Request, type Searcher } from '../src/archive/search/searcher.ts';
import { suggestionsFor } from '../src/archive/search/suggest.ts';
import { openPagefind } from './pagefind-in-node.ts';
import { wireSize } from './wire-size.ts';

/** A search index in memory: its own files, and Pagefind’s. */
export interface Index {
  readonly head: IndexHead;
  readonly files: ReadonlyMap<string, unknown>;
  readonly made: ReadonlyMap<string, Uint8Array>;
}

/** The search on an index in memory; `note` is told of each file that is read. */
export const searchOn = ({ head, files, made }: Index, note: (name: string) => void = () => undefined): Searcher =>
  searcher({
    head,
    get: (name) => {
      note(name);
      return Promise.resolve(files.get(name));
    },
    suggest: () => Promise.resolve(suggestionsFor),
    pagefind: () => openPagefind(made, { note }),
  });

/** What a first question costs to load, in bytes as a host sends them. */
export interface SearchCost {
  /** Until its first result stands: a record that it names, or else the first that its words find. */
  readonly first: number;
  /** Until the first result stands that its words find, whatever it names. */
  readonly whole: number;
  /** Until ten results do. */
  readonly page: number;
}

export const costNames: Readonly<Record<keyof SearchCost, string>> = {
  first: 'first result',
  whole: 'first of the words',
  page: 'ten results',
};

/** What each question costs that is the first of its reader, on an index and with the built scripts. */
export async function searchCosts(of: Index, queries: readonly GoldenQuery[]): Promise<readonly SearchCost[]> {
  const built = (path: string) => readFileSync(`dist/search-index/${path}.js`, 'utf8');
  const [code = '', settings = ''] = built('index').split('archiveSearch.begin(');
  const words = settings.slice(settings.indexOf('"interface"'));
  const begin = wireSize('index.js', code + JSON.stringify(of.head) + words);
  const engine = wireSize('pagefind.js', built('pagefind'));
  const costs: SearchCost[] = [];
  for (const { q, edition } of queries) {
    const read = new Set<string>();
    const fresh = searchOn(of, (name) => read.add(name));
    const request: Request = { text: q, locale: edition, filters: {}, sort: 'relevance' };
    const size = (from: number) =>
      [...read].reduce(
        (sum, name) => sum + wireSize(name, of.made.get(name) ?? JSON.stringify(of.files.get(name))),
        from,
      );
    const early = await fresh.early(request);
    await Promise.all((early?.hits ?? []).map(({ doc }) => fresh.record(doc)));
    const named = early && size(begin);
    const { hits } = await fresh.search(request);
    await Promise.all(hits.slice(0, 1).map(({ doc }) => fresh.record(doc)));
    const whole = size(begin + engine);
    await Promise.all(hits.slice(0, 10).map(({ doc }) => fresh.record(doc)));
    costs.push({ first: named ?? whole, whole, page: size(begin + engine) });
  }
  return costs;
}
