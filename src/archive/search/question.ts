import { stemsOf } from '../text/particles.ts';
import { isEmpty, joinedWords, nameKey, plainWord, wordsIn, type Word } from './words.ts';

/** A question taken apart: its words, and what each may be found by. */
export interface Question {
  readonly words: readonly Asked[];
  /** The whole question as a name. */
  readonly name: string;
  readonly hasHangul: boolean;
}

/** One word of a question. */
export interface Asked {
  /** As it was typed. */
  readonly text: string;
  readonly hangul: boolean;
  /** Keys that it may be found by, the likeliest first. */
  readonly keys: readonly string[];
  /** What a longer word begins with, if this one is its beginning. */
  readonly prefix: string;
  /** Whether it is the word that is still being typed. */
  readonly last: boolean;
  /** Its letters as part of a name, without a particle where it may have one. */
  readonly names: readonly string[];
}

/** Letters and words of a question that are taken notice of; more than anyone asks. */
const longestQuestion = 400;
const mostWords = 16;

export function readQuestion(text: string): Question {
  const given = text.normalize('NFC').slice(0, longestQuestion);
  const all = wordsIn(given);
  const told = all.filter((word) => !isEmpty(word));
  const words = (told.length > 0 ? told : all).slice(0, mostWords);
  const joined = new Map(joinedWords(given, all).map(({ at, key }) => [all[at], { key, next: all[at + 1] }]));
  const unfinished = /[\p{L}\p{M}\p{N}]$/u.test(given);
  const asked: Asked[] = [];
  for (const [at, word] of words.entries()) {
    const last = unfinished && at === words.length - 1 && word === all.at(-1);
    asked.push({ text: word.text, hangul: word.hangul, last, ...keysOf(word, joinOf(word, all, joined)) });
  }
  return { words: unique(asked), name: nameKey(given), hasHangul: words.some(({ hangul }) => hangul) };
}

type Joined = ReadonlyMap<Word | undefined, { readonly key: string; readonly next: Word | undefined }>;

/** What a word makes together with the one that a hyphen joins to it: the government of `e-government`. */
function joinOf(word: Word, all: readonly Word[], joined: Joined): readonly string[] {
  const before = all[all.indexOf(word) - 1];
  const whole = before && joined.get(before);
  return whole && isEmpty(before) ? [whole.key] : [];
}

function keysOf(word: Word, joined: readonly string[]): Pick<Asked, 'keys' | 'prefix' | 'names'> {
  if (!word.hangul) return { keys: [word.key, ...joined], prefix: plainWord(word.text), names: [plainWord(word.text)] };
  const forms = [word.text, ...stemsOf(word.text)];
  return { keys: forms, prefix: word.text, names: forms };
}

const unique = (words: readonly Asked[]) =>
  words.filter((word, at) => words.findIndex((other) => other.keys[0] === word.keys[0]) === at);
