import { pathOf } from '../address.ts';
import type { Archive } from '../graph.ts';
import type { Kind } from '../model/kind.ts';
import { locales, type Locale } from '../model/label.ts';
import { kindOf, kinds, type RecordOf } from '../model/record.ts';

/** A part of the archive that a reader keeps on a device: what is told of one country, or of one centre. */

/** The kinds of which one record may be kept with what belongs to it. */
export const keptKinds: readonly Kind[] = kinds.filter(({ kept }) => kept);

/** The records that are kept one by one. */
export const keepable = (archive: Archive): readonly RecordOf[] =>
  archive.records.filter(({ kind }) => kindOf(kind).kept);

/** The name of a set, as addresses have it: `countries/uz`. */
export const keptSetName = ({ kind, id }: Pick<RecordOf, 'kind' | 'id'>): string => `${kindOf(kind).folder}/${id}`;

/** The folder of the lists of sets. */
export const keptSetsFolder = 'keep/';

/** Where the list of a set stands; the same in every edition. */
export const keptSetPath = (record: Pick<RecordOf, 'kind' | 'id'>): string =>
  `${keptSetsFolder}${keptSetName(record)}.json`;

/** The pages of a set in each edition, sorted, and the file that says so. */
export interface KeptSet extends Readonly<Record<Locale, readonly string[]>> {
  readonly list: string;
}

/** What is kept with a record: its page, its articles, and every record that it links to or that links to it. */
export function keptSet(archive: Archive, record: RecordOf): KeptSet {
  const records = new Set<RecordOf>([
    record,
    ...archive.articlesOf(record),
    ...archive.linksFrom(record).map(({ to }) => to),
    ...archive.linksTo(record).map(({ from }) => from),
  ]);
  const pagesIn = (locale: Locale) => [...records].flatMap((each) => pathOf(each, locale) ?? []).toSorted();
  const [en, ko] = locales.map(pagesIn);
  return { en: en ?? [], ko: ko ?? [], list: keptSetPath(record) };
}
