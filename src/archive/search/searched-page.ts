import { locales, type Locale } from '../model/label.ts';

/** The words of a text by their keys, each with how much it says of its record: one for a word of a plain sentence. */
export type SearchedText = ReadonlyMap<string, number>;

export const noTexts: Readonly<Record<Locale, SearchedText>> = { en: new Map(), ko: new Map() };

/** The filter that has every record by its number: what was ranked here is counted by Pagefind through it. */
export const numberFilter = 'number';
/** The filter of every year that a record covers. */
export const yearFilter = 'year';

/**
 * The text of a record in both languages, English first, as Pagefind is to see it: each word is written as the keys that
 * it is found by, so that Korean is cut at its nouns and a plural is its singular. Nobody is shown it.
 *
 * Each key stands there once, by a weight that says how often it was meant, and what most records have comes first: then
 * the places of frequent words are small and alike, and the lists that a reader loads are half as long.
 */
export function searchedPage(
  number: number,
  texts: Readonly<Record<Locale, SearchedText>>,
  filters: Readonly<Record<string, readonly string[]>>,
  order: (key: string) => number,
): string {
  const marks = Object.entries({ ...filters, [numberFilter]: [String(number)] }).flatMap(([name, values]) =>
    values.map((value) => `<i data-pagefind-filter="${name}[data-v]" data-v="${attribute(value)}"></i>`),
  );
  const words = locales.flatMap((locale) =>
    [...texts[locale]]
      .toSorted(([a], [b]) => order(a) - order(b))
      .map(([key, worth]) => `<p data-pagefind-weight="${weightOf(worth)}">${key}</p>`),
  );
  return `<html lang="${pageLanguage}"><body>${marks.join('')}${words.join('')}</body></html>`;
}

/** Pagefind takes the square of a weight for how often a word stands there; a few steps pack better than any number. */
const weightOf = (worth: number): number => 2 ** Math.max(-1.5, Math.min(3, Math.round(Math.log2(worth)) / 2));

/** What Pagefind takes all texts to be written in: a language whose words it leaves as they are. */
export const pageLanguage = 'ko';

const attribute = (text: string) => text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');

/** What Pagefind calls the page of a record, and the record. */
export const pageId = (doc: number): string => doc.toString(36);
export const docOf = (page: string): number => Number.parseInt(page, 36);

/** The years from one partial date to another, both included. */
export function yearsBetween(from: string, to: string): readonly string[] {
  const [first, last] = [Number(from.slice(0, 4)), Number(to.slice(0, 4))];
  return Array.from({ length: Math.max(0, last - first) + 1 }, (_, at) => String(first + at));
}
