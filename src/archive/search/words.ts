import { oneSpelling, plainLetters } from '../text/spelling.ts';

/** What a text and a question are cut into, in the same way on both sides: words, and the keys that they are found by. */

/** A word of a text, and where it stands there. */
export interface Word {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly hangul: boolean;
  /** What the word is found by: a Korean word as it stands, any other by its stem. */
  readonly key: string;
}

/** Between letters an apostrophe is a letter of the word: Oʻzbekiston, Cote d'Ivoire, Korea's. */
const pattern =
  /\p{Script=Hangul}+|(?:(?!\p{Script=Hangul})[\p{L}\p{M}\p{N}])+(?:[’'‘ʻʼ`](?:(?!\p{Script=Hangul})[\p{L}\p{M}\p{N}])+)*/gu;
const syllables = /^[\uac00-\ud7a3]+$/u;

/** The words of a text in its order. Letters of Hangul that make no syllable yet are none. */
export function wordsIn(text: string): readonly Word[] {
  const words: Word[] = [];
  for (const match of text.matchAll(pattern)) {
    const [found] = match;
    const word = found.normalize('NFC');
    const hangul = /^\p{Script=Hangul}/u.test(word);
    if (hangul && !syllables.test(word)) {
      // Half a syllable, as an input method shows it: what stands before it is whole.
      const whole = word.replace(/[^\uac00-\ud7a3].*$/u, '');
      if (whole !== '')
        words.push({ text: whole, start: match.index, end: match.index + whole.length, hangul, key: whole });
      continue;
    }
    words.push({
      text: word,
      start: match.index,
      end: match.index + found.length,
      hangul,
      key: hangul ? word : stemOf(word),
    });
  }
  return words;
}

/** English words that say nothing of what a text is about. */
const empty = new Set(
  'a an and are as at be been by did do does for from had has have how in into is it its of on or that the their there these this to was were what when where which who whom why will with e s'.split(
    ' ',
  ),
);

/** Whether a word is left out of the index, and of a question that has others. In capitals it is an acronym: IT, WHO. */
export const isEmpty = ({ key, text, hangul }: Pick<Word, 'key' | 'text' | 'hangul'>): boolean =>
  !hangul && ((empty.has(key) && !/^\p{Lu}{2,}$/u.test(text)) || /^\p{Script=Latin}$/u.test(key));

/** Plurals that no rule makes, and what is hardly ever written out. */
const irregular: Readonly<Record<string, string>> = {
  memoranda: 'memorandum',
  people: 'person',
  children: 'child',
  gov: 'government',
  egov: 'egovernment',
};

/** Letters in one case and spelling, without marks and apostrophes. */
export const plainWord = (word: string): string =>
  oneSpelling(
    plainLetters(word)
      .toLowerCase()
      .replace(/[’'‘ʻʼ`]/gu, ''),
  );

/** Stems that are known: an archive repeats its words a hundred times. */
const stems = new Map<string, string>();

/** What an English word and its plurals and verb forms have in common; any other word as it is. */
export function stemOf(word: string): string {
  const stem = stems.get(word) ?? stemAnew(word);
  stems.set(word, stem);
  return stem;
}

function stemAnew(word: string): string {
  const plain = plainWord(word);
  const known = irregular[plain];
  if (known !== undefined) return known;
  if (plain.length < 4 || !/^[a-z]+$/u.test(plain)) return plain;
  const singular = plain
    .replace(/ies$/u, 'y')
    .replace(/(ss|x|ch|sh)es$/u, '$1')
    .replace(/(?<![sui])s$/u, '');
  const bare = singular
    .replace(/eed$/u, 'ee')
    .replace(/(?<=[aeiouy].*[a-z]{2})(?:ing|(?<!e)ed)$/u, '')
    .replace(/([bdgmnprt])\1$/u, '$1');
  return (bare.length < 3 ? singular : bare).replace(/is(?=e$)/u, 'iz').replace(/(?<=...)e$/u, '');
}

/** Words that a hyphen or nothing at all joins, as one: `e-government`, `egovernment`. */
export function joinedWords(text: string, words: readonly Word[]): readonly { at: number; key: string }[] {
  return words.flatMap((word, at) => {
    const next = words[at + 1];
    if (!next || word.hangul || next.hangul || !/^[-‐‑–]$/u.test(text.slice(word.end, next.start))) return [];
    return [{ at, key: stemOf(`${plainWord(word.text)}${plainWord(next.text)}`) }];
  });
}

/** A name by its letters alone: however it is spaced, hyphenated or marked, and whether “the” stands before it. */
export const nameKey = (name: string): string =>
  wordsIn(name.replaceAll('&', ' and '))
    .map(({ text, hangul }) => (hangul ? text : plainWord(text)))
    .filter((word) => word !== 'the')
    .join('');
