import { distance } from 'fastest-levenshtein';
import type { SpellingFile } from './index-data.ts';
import { wordsIn } from './words.ts';

/** Questions that may have been meant, at most. */
const mostSuggestions = 3;

/** The type of {@link suggestionsFor}. */
export type Suggest = (text: string, unknown: readonly string[], spelling: SpellingFile) => readonly string[];

/**
 * What a question may have meant whose `unknown` words the archive does not have: those words as the archive spells
 * them, and names that are spelt like the whole.
 */
export const suggestionsFor: Suggest = (text, unknown, spelling) => {
  const given = text.normalize('NFC').trim();
  const suggestions = new Set<string>();
  for (const name of nearest(
    given,
    spelling.names.split('\n').map((each) => [each, 0] as const),
  ).slice(0, 1))
    suggestions.add(name);
  const words = spelling.words.split('\n').map((line) => {
    const at = line.lastIndexOf(' ');
    return [line.slice(0, at), Number(line.slice(at + 1))] as const;
  });
  const likely = unknown.slice(0, 4).map((word) => ({ word, candidates: nearest(word, words) }));
  if (likely.some(({ candidates }) => candidates.length > 0)) {
    for (let at = 0; at < mostSuggestions; at += 1) {
      const changed = likely.reduce(
        (whole, { word, candidates }) => whole.replace(word, candidates[at] ?? candidates[0] ?? word),
        given,
      );
      if (changed !== given) suggestions.add(changed);
    }
  }
  const keys = [given, ...suggestions].map((each) =>
    wordsIn(each)
      .map(({ key }) => key)
      .join(' '),
  );
  return [...suggestions].filter((_, at) => keys.indexOf(keys[at + 1] ?? '') === at + 1).slice(0, mostSuggestions);
};

/** A spelling by its letters: of Hangul the letters that make up its syllables. */
const lettersOf = (word: string) =>
  word
    .normalize('NFD')
    .replace(/\p{Mn}+/gu, '')
    .toLowerCase();

function nearest(word: string, known: readonly (readonly [string, number])[]): readonly string[] {
  const letters = lettersOf(word);
  if (letters.length < 4 || letters.length > 60) return [];
  const limit = letters.length < 6 ? 1 : Math.min(4, Math.floor(letters.length / 3.5));
  return known
    .flatMap(([candidate, records]) => {
      const other = lettersOf(candidate);
      if (Math.abs(other.length - letters.length) > limit || other === letters) return [];
      const apart = distance(letters, other);
      return apart <= limit ? [{ candidate, apart: apart + (other[0] === letters[0] ? 0 : 0.5), records }] : [];
    })
    .toSorted((a, b) => a.apart - b.apart || b.records - a.records || (a.candidate < b.candidate ? -1 : 1))
    .map(({ candidate }) => candidate);
}
