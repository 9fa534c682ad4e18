import { indexPathOf, pagePathOf } from '../../archive/address.ts';
import { publisherIn } from '../../archive/export/csl.ts';
import { fieldsOf, kinds, captionOf, valuesOf, type RecordOf } from '../../archive/model/record.ts';
import type { Locale } from '../../archive/model/label.ts';
import { searchFields } from '../../archive/search/search-fields.ts';
import { say, searchWords } from '../i18n/words.ts';
import { partOf } from './present.ts';
import { frameOf, hrefFrom, type Frame, type Here, type Site } from './site.ts';

/** A filter of the search: its name in addresses, its label, and the words for its values. */
export interface Filter {
  readonly name: string;
  readonly label: string;
  readonly options: readonly { readonly value: string; readonly label: string; readonly lang?: string }[];
}

export interface SearchPage {
  readonly frame: Frame;
  readonly filters: readonly Filter[];
  readonly words: ReturnType<typeof searchWords>;
  readonly lists: readonly { readonly label: string; readonly href: string }[];
}

/** The filters offered, in this order; the index holds others that a later page may offer. */
const offered = ['kind', 'country', 'centre', 'year', 'language', 'publisher'] as const;

/** The search page: a form that works with the address alone, and the words that its script needs. */
export function searchPage(site: Site, locale: Locale): SearchPage {
  const word = say(locale);
  const here: Here = { locale, path: pagePathOf('search', locale) };
  const labels = facetLabels(site, here);
  return {
    frame: frameOf(site, here, { title: word('search'), description: word('searchArchive'), section: here.path }),
    filters: offered.map((name) => ({ name, label: filterLabel(name, locale), options: labels.get(name) ?? [] })),
    words: searchWords(locale),
    lists: kinds
      .filter(({ page }) => page)
      .map((kind) => ({ label: kind.label.many[locale], href: hrefFrom(here, indexPathOf(kind, locale)) })),
  };
}

function filterLabel(name: (typeof offered)[number], locale: Locale): string {
  if (name === 'kind') return { en: 'Kind', ko: '종류' }[locale];
  if (name === 'year') return say(locale)('year');
  const fields = kinds.flatMap((kind) => fieldsOf(kind).map(({ marks }) => marks));
  const own = kinds.find((kind) => kind.name === name);
  return own?.label.one[locale] ?? fields.find(({ facet }) => facet === name)?.label[locale] ?? name;
}

/** The values that occur for each filter, with their words in the edition’s language. */
function facetLabels(site: Site, here: Here): ReadonlyMap<string, Filter['options']> {
  const { locale } = here;
  const labels = new Map<string, Map<string, { value: string; label: string; lang?: string }>>();
  const add = (name: string, value: string, label: string, lang?: string) => {
    const known = labels.get(name) ?? new Map<string, { value: string; label: string; lang?: string }>();
    if (!known.has(value)) known.set(value, lang === undefined ? { value, label } : { value, label, lang });
    labels.set(name, known);
  };
  for (const record of site.archive.records) {
    if (!kinds.some(({ name, page }) => page && name === record.kind)) continue;
    for (const [name, values] of Object.entries(searchFields(record).filters)) {
      for (const value of values) {
        const named = name === 'country' || name === 'centre' ? site.archive.find(name, value) : undefined;
        const run = named ? captionOf(named, locale) : { text: wordOf(record, name, value, locale) };
        const { text, lang } = partOf(run, here);
        add(name, value, text, lang);
      }
    }
  }
  const collator = new Intl.Collator(locale, { numeric: true });
  return new Map(
    [...labels].map(([name, known]) => [
      name,
      [...known.values()].toSorted((a, b) => collator.compare(a.label, b.label) * (name === 'year' ? -1 : 1)),
    ]),
  );
}

function wordOf(record: RecordOf, name: string, value: string, locale: Locale): string {
  if (name === 'kind') return kinds.find((kind) => kind.name === value)?.label.many[locale] ?? value;
  if (name === 'publisher' && record.kind === 'article') return publisherIn(record.fields, locale);
  const field = valuesOf(record).find(({ marks }) => marks.facet === name);
  return field && field.marks.shape === 'one' ? field.marks.type.plain(field.value, locale) : value;
}
