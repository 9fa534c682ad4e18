import type { IndexHead } from '../../archive/search/index-data.ts';
import type { SearchWords } from '../i18n/words.ts';

/** What search begins with: the head of its index, and its words in both languages. */
export interface SearchSettings {
  readonly head: IndexHead;
  readonly interface: Readonly<Record<'en' | 'ko', SearchInterface>>;
}

/** What search says in one language, and what it calls things. */
export interface SearchInterface {
  readonly words: SearchWords;
  /** One thing of each kind. */
  readonly kinds: Readonly<Partial<Record<string, string>>>;
  /** What each filter is called, in the order in which they are offered. */
  readonly facets: Readonly<Record<string, string>>;
  /** The path of the search page. */
  readonly page: string;
  /** The index pages, for whoever finds nothing. */
  readonly lists: readonly { readonly label: string; readonly path: string }[];
}
