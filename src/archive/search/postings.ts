/** Postings as text: whose names have a word, packed into letters that survive in a script file and compress well. */

/** One record that has a word in a name or title. */
export interface Posting {
  readonly doc: number;
  /** In texts of which language; see {@link inEnglish} and {@link inKorean}. */
  readonly languages: number;
  /** How much of the name or title the word is, 0 to 15. */
  readonly name: number;
}

export const inEnglish = 1;
export const inKorean = 2;
export const mostName = 15;

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
const values = new Map([...letters].map((letter, value) => [letter, value]));

/** A number of any size: five bits a letter, the sixth says that more follow. */
function packNumber(number: number): string {
  let text = '';
  let rest = number;
  while (rest >= 32) {
    text += letters[32 + (rest % 32)];
    rest = Math.floor(rest / 32);
  }
  return text + letters[rest];
}

/** Reads numbers and letters from packed text, one after another. */
class Reader {
  #at = 0;
  readonly #text: string;
  constructor(text: string) {
    this.#text = text;
  }
  get done(): boolean {
    return this.#at >= this.#text.length;
  }
  letter(): number {
    const value = values.get(this.#text[this.#at] ?? '') ?? 0;
    this.#at += 1;
    return value;
  }
  number(): number {
    let number = 0;
    for (let unit = 1; ; unit *= 32) {
      const value = this.letter();
      number += (value % 32) * unit;
      if (value < 32 || this.done) return number;
    }
  }
}

/** Packs postings in the order of their records. */
export function packPostings(postings: readonly Posting[]): string {
  let last = 0;
  return postings
    .map(({ doc, languages, name }) => {
      const packed = packNumber(doc - last) + letters[languages + name * 4];
      last = doc;
      return packed;
    })
    .join('');
}

export function unpackPostings(text: string): readonly Posting[] {
  const reader = new Reader(text);
  const postings: Posting[] = [];
  let doc = 0;
  while (!reader.done) {
    doc += reader.number();
    const flags = reader.letter();
    postings.push({ doc, languages: flags % 4, name: Math.floor(flags / 4) });
  }
  return postings;
}

/** Packs rising numbers. */
export function packNumbers(numbers: readonly number[]): string {
  let last = 0;
  return numbers
    .map((number) => {
      const packed = packNumber(number - last);
      last = number;
      return packed;
    })
    .join('');
}

export function unpackNumbers(text: string): readonly number[] {
  const reader = new Reader(text);
  const numbers: number[] = [];
  let last = 0;
  while (!reader.done) numbers.push((last += reader.number()));
  return numbers;
}

/** Packs numbers of any size in any order. */
export const packCounts = (counts: readonly number[]): string => counts.map(packNumber).join('');

export function unpackCounts(text: string): readonly number[] {
  const reader = new Reader(text);
  const counts: number[] = [];
  while (!reader.done) counts.push(reader.number());
  return counts;
}

/** Packs numbers from 0 to 63, one letter each. */
export const packLetters = (numbers: readonly number[]): string => numbers.map((number) => letters[number]).join('');

export const unpackLetters = (text: string): readonly number[] => [...text].map((letter) => values.get(letter) ?? 0);
