import type { IndexHead } from './index-data.ts';
import { unpackCounts } from './postings.ts';
import { docOf } from './searched-page.ts';

/** The part of Pagefind that runs in a browser, as far as it is used here; the module itself is made with the index. */
export interface Pagefind {
  filters(): Promise<unknown>;
  search(
    text: string | null,
    options?: { readonly filters?: PagefindFilters },
  ): Promise<{
    readonly results: readonly { readonly id: string; readonly score: number; readonly words: readonly number[] }[];
    readonly filters: FilterCounts;
  }>;
}

/** Values by filter, of which a record has to have one each. */
export type PagefindFilters = Readonly<Record<string, { readonly any: readonly string[] }>>;

/** How many records have each value of each filter. */
export type FilterCounts = Readonly<Partial<Record<string, Readonly<Partial<Record<string, number>>>>>>;

/** A record whose text has a word. */
export interface TextMatch {
  readonly doc: number;
  /** Pagefind’s own, of any size. */
  readonly score: number;
  /** Whether the text has the word itself, not only longer ones. */
  readonly whole: boolean;
  readonly english: boolean;
  readonly korean: boolean;
}

/** The texts of all records, as Pagefind has indexed them. */
export interface Texts {
  /** Whether Pagefind has been loaded. */
  isOpen(): boolean;
  /** The records whose text has a word, or one that begins with it. */
  find(key: string): Promise<readonly TextMatch[]>;
  /** The records that filters leave. */
  select(filters: PagefindFilters): Promise<readonly number[]>;
  /** How many of the records that filters leave have each value. */
  count(filters: PagefindFilters): Promise<FilterCounts>;
}

/** Letters that no word ends in. */
const noEnding = 'qxqx';

export function textsOf(head: IndexHead, load: () => Promise<Pagefind>): Texts {
  const english = unpackCounts(head.english);
  let loading: Promise<Pagefind> | undefined;
  let open = false;
  const pagefind = () => {
    loading ??= load().then((engine) => {
      open = true;
      return engine;
    });
    // What failed may be had at the next attempt.
    loading.catch(() => (loading = undefined));
    return loading;
  };
  const known = new Map<string, Promise<readonly TextMatch[]>>();
  const find = async (key: string): Promise<readonly TextMatch[]> => {
    const engine = await pagefind();
    const begun = await engine.search(key);
    // In quotation marks Pagefind looks for the word itself; it then gives no score.
    const whole = begun.results.length === 0 ? begun : await engine.search(`"${key}"`);
    if (whole.results.length === 0 && begun.results.length > 0) {
      // Where no word begins so, Pagefind takes the longest word that this one begins with: that is another word. It takes
      // the same one for a longer word still.
      const shorter = await engine.search(key + noEnding);
      const places = ({ results }: typeof begun) =>
        results
          .map(({ id, words }) => `${id} ${words.join(' ')}`)
          .toSorted()
          .join();
      if (places(shorter) === places(begun)) return [];
    }
    const exact = new Set(whole.results.map(({ id }) => id));
    return begun.results.map(({ id, score, words }) => {
      const doc = docOf(id);
      const first = english[doc] ?? 0;
      return {
        doc,
        score,
        whole: exact.has(id),
        english: words.some((word) => word < first),
        korean: words.some((word) => word >= first),
      };
    });
  };
  return {
    isOpen: () => open,
    find: (key) => {
      const found = known.get(key) ?? find(key);
      known.set(key, found);
      found.catch(() => known.delete(key));
      return found;
    },
    select: async (filters) => {
      const engine = await pagefind();
      return (await engine.search(null, { filters })).results.map(({ id }) => docOf(id));
    },
    count: async (filters) => {
      const engine = await pagefind();
      await engine.filters();
      return (await engine.search(null, { filters })).filters;
    },
  };
}
