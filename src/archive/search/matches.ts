import type { TextMatch } from './pagefind.ts';
import { inEnglish, inKorean, mostName, type Posting } from './postings.ts';

/** How well a record matches one word of a question. */
export interface Match {
  score: number;
  /** In texts of which languages, as in a posting. */
  languages: number;
  /** The largest part of a name of the record that the word makes up, 0 to 1. */
  name: number;
}

/** The records that one word of a question finds. */
export type Matches = Map<number, Match>;

/** How much a word that so many of `all` records have tells of them. */
export const rarityOf = (records: number, all: number): number => Math.log(1 + (all - records + 0.5) / (records + 0.5));

/** Takes what another way to find the word finds; of a record that both find, the better. */
export function merge(into: Matches, more: Matches): void {
  for (const [doc, { score, languages, name }] of more) {
    const known = into.get(doc);
    if (!known) into.set(doc, { score, languages, name });
    else {
      known.score = Math.max(known.score, score);
      known.languages |= languages;
      known.name = Math.max(known.name, name);
    }
  }
}

/** Below one, what Pagefind scores less than its best is nearer to it. Measured on the golden queries. */
const closeness = 0.75;

/**
 * What a word finds in names and in texts; `share` is how sure it is that the word is what was asked for. Pagefind scores
 * are of any size: only how they compare to the best of the same word is taken from them.
 */
export function matchesOf(names: readonly Posting[], texts: readonly TextMatch[], share: number, all: number): Matches {
  const best = texts.reduce((most, { score }) => Math.max(most, score), 0) || 1;
  const worth = rarityOf(new Set([...names, ...texts].map(({ doc }) => doc)).size, all) * share;
  const found: Matches = new Map();
  for (const { doc, score, english, korean } of texts)
    found.set(doc, {
      score: worth * (score / best) ** closeness,
      languages: (english ? inEnglish : 0) | (korean ? inKorean : 0),
      name: 0,
    });
  for (const { doc, languages, name } of names) {
    const known = found.get(doc) ?? { score: 0, languages: 0, name: 0 };
    found.set(doc, {
      score: known.score + worth * (name / mostName),
      languages: known.languages | languages,
      name: (name / mostName) * share,
    });
  }
  return found;
}

/** The records that all parts of a compound find, in the languages in which each does. */
export function intersect(parts: readonly Matches[]): Matches {
  const [first = new Map<number, Match>(), ...rest] = parts;
  const all: Matches = new Map();
  for (const [doc, match] of first) {
    const others = rest.flatMap((matches) => matches.get(doc) ?? []);
    if (others.length < rest.length) continue;
    all.set(doc, {
      score: others.reduce((sum, other) => sum + other.score, match.score) / Math.sqrt(parts.length),
      languages: others.reduce((both, other) => both & other.languages, match.languages),
      name: others.reduce((least, other) => Math.min(least, other.name), match.name),
    });
  }
  return all;
}
