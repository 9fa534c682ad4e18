import { Document } from 'flexsearch';
import MiniSearch from 'minisearch';
import type { Locale } from '../src/archive/model/label.ts';
import type { RecordFile } from '../src/archive/search/index-data.ts';

/** A search engine: the keys of what it finds for a question, the best first. */
export type Engine = (text: string, edition: Locale) => Promise<readonly string[]>;

/** A page of the archive in one edition, as words. */
export interface PageWords {
  readonly key: string;
  readonly title: string;
  readonly text: string;
}

/** The words of a record’s page in an edition: a text that is not in its language stands in the other. */
export const pageWords = (key: string, file: RecordFile, edition: Locale): PageWords => ({
  key,
  title: file.title[edition][0],
  text: file.sections
    .map(([, texts]) => texts[edition] ?? Object.values(texts)[0] ?? '')
    .join(' ')
    .replaceAll('\u001f', ': '),
});

/** MiniSearch as it comes. */
export function miniSearch(pages: Readonly<Record<Locale, readonly PageWords[]>>): Engine {
  const indexOf = (of: readonly PageWords[]) => {
    const index = new MiniSearch<PageWords>({ idField: 'key', fields: ['title', 'text'] });
    index.addAll(of);
    return index;
  };
  const indexes = { en: indexOf(pages.en), ko: indexOf(pages.ko) };
  return async (text, edition) => indexes[edition].search(text).map(({ id }) => String(id));
}

/** FlexSearch as it comes: what its fields find, one field after the other. */
export function flexSearch(pages: Readonly<Record<Locale, readonly PageWords[]>>): Engine {
  const indexOf = (of: readonly PageWords[]) => {
    const index = new Document({ document: { id: 'key', index: ['title', 'text'] } });
    for (const page of of) index.add({ ...page });
    return index;
  };
  const indexes = { en: indexOf(pages.en), ko: indexOf(pages.ko) };
  return async (text, edition) => {
    const fields = indexes[edition].search(text, { limit: 10 }) as readonly { readonly result: readonly unknown[] }[];
    return [...new Set(fields.flatMap(({ result }) => result.map(String)))];
  };
}
