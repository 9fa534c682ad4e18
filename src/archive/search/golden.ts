import { parse } from 'yaml';
import type { Locale } from '../model/label.ts';

/** Questions that people ask, with what has to be among the first answers: the measure of a search. */

/** One question; see the file that holds them. */
export interface GoldenQuery {
  readonly q: string;
  readonly language: 'ko' | 'en' | 'other';
  /** The edition that it is asked from. */
  readonly edition: Locale;
  /** Keys of records that have to be among the first ten answers. */
  readonly must: readonly string[];
  /** Keys of records that must not be. */
  readonly not: readonly string[];
  /** Kept back: the search is not tuned to it. */
  readonly held: boolean;
}

/** The questions of a file in YAML, with what it leaves out. */
export function readGolden(text: string): readonly GoldenQuery[] {
  const given = parse(text) as readonly (Pick<GoldenQuery, 'q' | 'language' | 'must'> & Partial<GoldenQuery>)[];
  return given.map((query) => ({ edition: query.language === 'ko' ? 'ko' : 'en', not: [], held: false, ...query }));
}

/** How many of those that have to be found are among the first ten, 0 to 1. */
export const recallOf = (found: readonly string[], must: readonly string[]): number =>
  must.filter((each) => found.slice(0, 10).includes(each)).length / must.length;

/** One by the place of the first that has to be found, 0 where none is among the first ten. */
export function reciprocalRank(found: readonly string[], must: readonly string[]): number {
  const at = found.slice(0, 10).findIndex((each) => must.includes(each));
  return at === -1 ? 0 : 1 / (at + 1);
}
