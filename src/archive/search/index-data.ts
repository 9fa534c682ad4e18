import type { Locale } from '../model/label.ts';

/** The files of the search index, as they are written at build and read in a browser. All are plain data. */

/** How near a form of a name is to the thing as it is called today. */
export type NameRank = 0 | 1 | 2 | 3;

/** The names of today, other names, former names, and spellings that nobody wrote down. */
export const nameRanks = { own: 0, alias: 1, former: 2, spelt: 3 } as const satisfies Record<string, NameRank>;

/** Stands between the label of a line of facts and what it says; the label is shown, not searched. */
export const labelEnd = '\u001f';

/** The sections of a record's page that are searched, by the fragments of their headings. */
export const sectionIds = ['digest', 'facts', 'named', 'doubts', 'ranks', 'names', 'sources', 'text'] as const;
export type SectionId = (typeof sectionIds)[number];
/** Those that stand under no heading of their own, so that no address leads to them. */
export const headless: ReadonlySet<SectionId> = new Set(['names', 'sources', 'text']);

/** The first file: what all searches need. */
export interface IndexHead {
  /** Names the folder of all other files; changes with anything in them. */
  readonly version: string;
  /** How many records there are. */
  readonly count: number;
  /** Each kind with the number of its first record, and the paths of its pages with `*` for the id. */
  readonly kinds: readonly (readonly [kind: string, first: number, paths: Readonly<Record<Locale, string>>])[];
  /** How many words of each record’s text are English ones, packed; the Korean ones follow. */
  readonly english: string;
  /** How often others name each record, packed, 0 to 63. */
  readonly standing: string;
  /** The first term of each file of terms. */
  readonly terms: readonly string[];
  /** The names of the filters that are offered, in this order. */
  readonly facets: readonly string[];
}

/**
 * A file of names: lines of a word that names have and its postings. A whole name stands among them by all its letters with `=` after them,
 * a romanised Korean name with `~` before it; their postings are lists of records and ranks.
 */
export type TermFile = string;

/** What is shown of a record that was found. */
export interface RecordFile {
  readonly id: string;
  readonly title: Readonly<Record<Locale, readonly [text: string, lang?: string]>>;
  readonly from?: string;
  readonly sections: readonly (readonly [id: SectionId, texts: Readonly<Partial<Record<Locale, string>>>])[];
  /** The records that name this one, packed; none for an article. */
  readonly linked?: string;
}

/** The values of one facet, each with its words in both languages. */
export type FacetFile = readonly (readonly [value: string, en: string, ko: string])[];

/** The records that have a date, the newest first, packed. */
export type NewestFile = string;

/** Nouns that Korean compounds are made of, with spaces between them. */
export type NounsFile = string;

/** Words of the archive in lines, each with the number of records that have it; and its names. */
export interface SpellingFile {
  readonly words: string;
  readonly names: string;
}

export const nameEnd = '=';
export const romanisedStart = '~';

/** A record that goes by a name, and how. */
export interface Named {
  readonly doc: number;
  readonly rank: NameRank;
}
