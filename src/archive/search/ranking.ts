import type { Locale } from '../model/label.ts';
import type { Named } from './index-data.ts';
import { rarityOf, type Matches } from './matches.ts';
import { inEnglish, inKorean } from './postings.ts';

/** A record that was found, before filters. */
export interface Ranked {
  readonly doc: number;
  /** Whether it was found in the reader's language, or by a name, which belongs to all. */
  readonly own: boolean;
  /** Whether it has every word of the question. */
  readonly whole: boolean;
  /** In which languages it has all that it has of the question. */
  readonly languages: number;
}

/** What ranking knows of the records. */
export interface Standings {
  readonly count: number;
  /** How often others name a record, 0 to 63. */
  standing(doc: number): number;
  isArticle(doc: number): boolean;
}

/** What a thing has before the articles that tell of it, where both have all words. */
const thingFirst = 1.2;
/** What it has more if all words stand in its name, or some do. */
const nameFirst = 1.6;
const namePart = 0.6;
/** How much of a question a record has to have that does not have all of it. */
const leastOfQuestion = 0.35;

/**
 * Puts what the words of a question find in order: first what the question is the name of, then what has every word, then
 * what has most; each time what is written in the reader's language before what is not.
 */
export function rank(
  { count, standing, isArticle }: Standings,
  groups: readonly Matches[],
  named: readonly Named[],
  locale: Locale,
): readonly Ranked[] {
  // A word that the archive does not have tells nothing of its records.
  const worths = groups.map((group) => (group.size === 0 ? 0 : rarityOf(group.size, count)));
  const asked = worths.reduce((sum, each) => sum + each, 0);
  const names = new Map(named.map(({ doc, rank: of }) => [doc, of]));
  const reader = locale === 'en' ? inEnglish : inKorean;
  const found: (Ranked & { readonly tier: number; readonly score: number })[] = [];
  for (const doc of new Set([...groups.flatMap((group) => [...group.keys()]), ...names.keys()])) {
    let [score, has, inName, share] = [0, 0, 0, 0];
    let [words, wordsInName] = [0, 0];
    let languages = inEnglish | inKorean;
    for (const [at, group] of groups.entries()) {
      const match = group.get(doc);
      const worth = worths[at] ?? 0;
      if (!match) continue;
      words += 1;
      has += worth;
      score += match.score;
      share += match.name;
      languages &= match.languages;
      if (match.name > 0) {
        wordsInName += 1;
        inName += worth;
      }
    }
    const called = names.get(doc);
    const whole = words === groups.length || called !== undefined;
    if (!whole && has < asked * leastOfQuestion) continue;
    const ofName = Math.min(1, share);
    const named = wordsInName === groups.length;
    if (isArticle(doc)) score *= named ? 1 + ofName / 2 : 1;
    else {
      score *= named ? nameFirst + ofName : 1 + namePart * (inName / asked || 0);
      score *= (whole ? thingFirst : 1) * (1 + standing(doc) / 250);
    }
    score *= has / asked || 1;
    const own = (languages & reader) !== 0;
    const tier = called ?? (whole ? 10 : 20) + (own ? 0 : 1);
    found.push({ doc, own, whole, languages, tier, score: called === undefined ? score : standing(doc) });
  }
  return found.toSorted((a, b) => a.tier - b.tier || b.score - a.score || a.doc - b.doc);
}
