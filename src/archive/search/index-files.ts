import { createHash } from 'node:crypto';
import { editionOf, pathOf } from '../address.ts';
import type { Archive } from '../graph.ts';
import { hasHangul, locales, type Locale } from '../model/label.ts';
import { isKindName } from '../model/record.ts';
import { keyOf } from '../model/id.ts';
import { documentsOf, type Document, type SitePage } from './document.ts';
import { facetNames, facetValues } from './facets.ts';
import {
  labelEnd,
  nameEnd,
  nameRanks,
  romanisedStart,
  type FacetFile,
  type IndexHead,
  type NameRank,
  type NewestFile,
  type NounsFile,
  type RecordFile,
  type SectionId,
  type SpellingFile,
  type TermFile,
} from './index-data.ts';
import { cutter, longestRun, type Analyse, type Cut } from './korean.ts';
import {
  inEnglish,
  inKorean,
  mostName,
  packCounts,
  packLetters,
  packNumbers,
  packPostings,
  type Posting,
} from './postings.ts';
import { romanisedKeys } from './romanised.ts';
import { noTexts, searchedPage, yearsBetween, type SearchedText } from './searched-page.ts';
import { isEmpty, joinedWords, nameKey, wordsIn, type Word } from './words.ts';

/** The index of an archive: its head, what every other file holds, by name, and what Pagefind is to index. */
export interface SearchIndex {
  readonly head: IndexHead;
  readonly files: ReadonlyMap<string, unknown>;
  /** The text of each record as a page for Pagefind, in their order. */
  readonly pages: readonly string[];
}

/** Letters of a file of terms, about: small enough to be fetched for one word, large enough to be few. */
const termFileSize = 1_000;

/** How much a word says of a record, by where it stands. */
const sectionWeights: Readonly<Record<SectionId, number>> = {
  digest: 1,
  facts: 0.8,
  named: 0.4,
  doubts: 0.4,
  ranks: 0.5,
  names: 0.8,
  sources: 0.5,
  text: 1,
};
const titleWeight = 4;

/** Makes the index of an archive. The same archive gives the same bytes. */
export function searchIndex(archive: Archive, analyse: Analyse, own: readonly SitePage[] = []): SearchIndex {
  const documents = documentsOf(archive, own);
  const known = new Set(
    documents.flatMap(({ names }) =>
      names.flatMap(({ text }) =>
        wordsIn(text)
          .filter(({ hangul }) => hangul)
          .map((word) => word.text),
      ),
    ),
  );
  const cut = cutter(analyse, known);
  const words = new Vocabulary(cut, compoundsOf(documents, cut), acronymsOf(documents));
  const cuts = documents.map((document) => words.read(document));
  const terms = new Map<string, Posting[]>();
  for (const [doc, { found }] of cuts.entries()) {
    for (const [key, { languages, name }] of found) {
      const posting = { doc, languages, name: Math.round(name * mostName) };
      const postings = terms.get(key);
      if (postings) postings.push(posting);
      else terms.set(key, [posting]);
    }
  }
  const lines = new Map([...terms].map(([key, postings]) => [key, packPostings(postings)]));
  for (const [key, named] of namesOf(documents)) lines.set(key, named);
  const sorted = [...lines].toSorted(([a], [b]) => (a < b ? -1 : 1));

  const files = new Map<string, unknown>();
  const firsts: string[] = [];
  for (const part of inParts(sorted)) {
    files.set(`terms/${firsts.length}`, part.map(([key, packed]) => `${key} ${packed}`).join('\n') satisfies TermFile);
    firsts.push(part[0]?.[0] ?? '');
  }
  const records = documents.map(({ record }) => record);
  const numbers = new Map(records.flatMap((record, doc) => (record ? [[record, doc]] : [])));
  const naming = documents.map(({ record }) =>
    !record || record.kind === 'article'
      ? []
      : [...new Set([...archive.linksTo(record).map(({ from }) => from), ...archive.articlesOf(record)])]
          .flatMap((from) => numbers.get(from) ?? [])
          .toSorted((a, b) => a - b),
  );
  for (const [doc, document] of documents.entries())
    files.set(`records/${doc}`, recordFile(document, naming[doc] ?? []));
  const facets = facetNames.map((name) => [name, facetValues(archive, documents, name)] as const);
  for (const [name, values] of facets)
    files.set(`facets/${name}`, values.map(({ value, label }) => [value, label.en, label.ko]) satisfies FacetFile);
  const dates = documents.flatMap(({ span }, doc) => (span ? [[span[0], doc] as const] : []));
  const newest = dates.toSorted(([a], [b]) => (a < b ? 1 : a > b ? -1 : 0)).map(([, doc]) => doc);
  files.set('newest', packCounts(newest) satisfies NewestFile);
  files.set('nouns', words.nouns() satisfies NounsFile);
  files.set('spelling', { words: words.spellings(), names: spelledNames(documents) } satisfies SpellingFile);

  const kinds: IndexHead['kinds'][number][] = [];
  const pathIn = (kind: string, locale: Locale) =>
    (isKindName(kind) ? pathOf({ kind, id: '*' }, locale) : undefined) ?? `${editionOf(locale)}*`;
  const pathsOf = (kind: string) => ({ en: pathIn(kind, 'en'), ko: pathIn(kind, 'ko') });
  for (const [doc, { kind }] of documents.entries())
    if (kinds.at(-1)?.[0] !== kind) kinds.push([kind, doc, pathsOf(kind)]);
  const filters = documents.map((): Record<string, string[]> => ({}));
  for (const [name, values] of facets)
    for (const { value, docs } of values)
      for (const doc of docs) (filters[doc] ??= {})[name] = [value, ...(filters[doc]?.[name] ?? [])];
  const order = byFrequency(cuts.flatMap(({ texts }) => locales.map((locale) => texts[locale])));
  const pages = documents.map(({ span }, doc) => {
    const years = span ? yearsBetween(...span) : [];
    return searchedPage(
      doc,
      cuts[doc]?.texts ?? noTexts,
      { ...filters[doc], ...(years.length > 0 ? { year: years } : {}) },
      (key) => order.get(key) ?? 0,
    );
  });
  const head = {
    count: documents.length,
    kinds,
    standing: packLetters(naming.map((each) => Math.min(63, Math.round(Math.log2(1 + each.length) * 6)))),
    english: packCounts(cuts.map(({ texts }) => texts.en.size)),
    terms: firsts,
    facets: facetNames,
  };
  const hash = createHash('sha256').update(JSON.stringify([head, pages, ...files]));
  return { head: { version: hash.digest('hex').slice(0, 10), ...head }, files, pages };
}

/** The place of each key among all, those that most texts have first. */
function byFrequency(texts: readonly SearchedText[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const text of texts) for (const key of text.keys()) counts.set(key, (counts.get(key) ?? 0) + 1);
  const sorted = [...counts].toSorted(([a, some], [b, others]) => others - some || (a < b ? -1 : 1));
  return new Map(sorted.map(([key], place) => [key, place]));
}

const acronymPattern = /(?<!\p{L})\p{Lu}{3,}(?!\p{L})/gu;
const acronymWeight = 0.8;

/** The whole names of what goes by an acronym, where it is one thing. */
function acronymsOf(documents: readonly Document[]): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, Set<Document>>();
  for (const document of documents) {
    for (const { text, rank } of document.names) {
      if (rank > nameRanks.alias || text.replace(acronymPattern, '') !== '') continue;
      found.set(text, (found.get(text) ?? new Set()).add(document));
    }
  }
  return new Map(
    [...found].flatMap(([acronym, [document, ...others]]) =>
      document && others.length === 0
        ? [
            [
              acronym,
              document.names
                .filter(({ text, rank }) => rank === nameRanks.own && text !== acronym)
                .map(({ text }) => text),
            ] as const,
          ]
        : [],
    ),
  );
}

/** Every compound that some Korean word is or holds. */
function compoundsOf(documents: readonly Document[], cut: (word: string) => Cut): ReadonlySet<string> {
  const texts = documents.flatMap(({ title, names, sections }) => [
    ...locales.map((locale) => title[locale].text),
    ...names.map(({ text }) => text),
    ...sections.flatMap(({ texts: each }) => Object.values(each)),
  ]);
  return new Set(
    texts.flatMap((text) =>
      wordsIn(text)
        .filter(({ hangul }) => hangul)
        .map((word) => cut(word.text))
        .flatMap(({ keys, parts }) => (parts.length > 0 ? keys.filter((key) => !parts.includes(key)) : [])),
    ),
  );
}

/** What the names of one document have of one key. */
interface Found {
  languages: number;
  /** The largest part of a name or title that the key makes up, 0 to 1. */
  name: number;
}

interface Reading {
  readonly found: ReadonlyMap<string, Found>;
  readonly texts: Readonly<Record<Locale, SearchedText>>;
}

/** All words of the archive: what they are found by, what they are cut into, how they are written. */
class Vocabulary {
  readonly #cut: (word: string) => Cut;
  readonly #nouns = new Set<string>();
  /** For each way to write a word, the records that do. */
  readonly #written = new Map<string, number>();

  readonly #acronyms: ReadonlyMap<string, readonly string[]>;

  readonly #compounds: ReadonlySet<string>;

  constructor(
    cut: (word: string) => Cut,
    compounds: ReadonlySet<string>,
    acronyms: ReadonlyMap<string, readonly string[]>,
  ) {
    this.#cut = cut;
    this.#compounds = compounds;
    this.#acronyms = acronyms;
  }

  read({ kind, record, title, names, sections }: Document): Reading {
    const found = new Map<string, Found>();
    const texts = { en: new Map<string, number>(), ko: new Map<string, number>() };
    const written = new Set<string>();
    const of = (key: string): Found => {
      const known = found.get(key) ?? { languages: 0, name: 0 };
      found.set(key, known);
      return known;
    };
    const count = (text: string, locale: Locale, weight: number) => {
      const parts = this.#keysIn(text);
      for (const [word] of parts) if (word.length > 2) written.add(word);
      for (const key of parts.flatMap(([, keys]) => keys))
        texts[locale].set(key, (texts[locale].get(key) ?? 0) + weight ** 2);
    };
    const name = (text: string, share: number, languages: number) => {
      const parts = this.#keysIn(text);
      for (const [word, keys] of parts) {
        written.add(word);
        for (const key of keys) {
          const each = of(key);
          each.name = Math.max(each.name, share / Math.max(1, parts.length));
          each.languages |= languages;
        }
      }
    };
    for (const { id, texts } of sections)
      for (const locale of locales)
        count((texts[locale] ?? '').replace(new RegExp(`^.*${labelEnd}`, 'gmu'), ''), locale, sectionWeights[id]);
    if (kind === 'article' || !record) {
      const printed = record?.kind === 'article' ? [record.fields.title] : [];
      for (const text of new Set([...locales.map((locale) => title[locale].text), ...printed])) {
        const locale = hasHangul(text) ? 'ko' : 'en';
        count(text, locale, titleWeight);
        name(text, 0.9, locale === 'ko' ? inKorean : inEnglish);
      }
    } else {
      const shares: Readonly<Record<NameRank, number>> = { 0: 1, 1: 0.9, 2: 0.75, 3: 0.5 };
      for (const { text, rank } of names) name(text, shares[rank], inEnglish | inKorean);
    }
    // What is called by the acronym of another is found by its whole name too.
    const called = kind === 'article' ? locales.map((locale) => title[locale].text) : names.map(({ text }) => text);
    for (const acronym of new Set(called.flatMap((text) => text.match(acronymPattern) ?? []))) {
      const whole = this.#acronyms.get(acronym) ?? [];
      if (whole.some((text) => called.includes(text))) continue;
      for (const text of whole) count(text, hasHangul(text) ? 'ko' : 'en', acronymWeight);
    }
    for (const word of written) this.#written.set(word, (this.#written.get(word) ?? 0) + 1);
    return { found, texts };
  }

  /** Each word of a text that means something, in lower case, with its keys. */
  #keysIn(text: string): readonly (readonly [string, readonly string[]])[] {
    const words = wordsIn(text);
    const joined = new Map(joinedWords(text, words).map(({ at, key }) => [at, key]));
    return words.flatMap((word, at): readonly (readonly [string, readonly string[]])[] => {
      const whole = joined.get(at);
      const more = whole === undefined ? [] : [whole];
      if (!word.hangul)
        return isEmpty(word)
          ? more.length > 0
            ? [[whole ?? '', more] as const]
            : []
          : [[word.text.toLowerCase(), [word.key, ...more]] as const];
      const { keys: own, parts } = this.#cut(word.text);
      for (const part of parts) this.#nouns.add(part);
      const keys = [...own, ...this.#spaced(text, words, at)];
      return [[keys.length > 1 && keys[0] !== undefined ? longest(keys) : (keys[0] ?? word.text), keys] as const];
    });
  }

  /** The compounds that a Korean word begins with spaces in them: `협력 센터` is `협력센터` too. */
  #spaced(text: string, words: readonly Word[], at: number): readonly string[] {
    const found: string[] = [];
    let whole = '';
    for (const [place, word] of words.slice(at, at + longestRun + 1).entries()) {
      const before = words[at + place - 1];
      if (!word.hangul || (place > 0 && text.slice(before?.end, word.start) !== ' ')) break;
      const keys = this.#cut(word.text).keys.filter((key) => word.text.startsWith(key));
      if (place > 0) found.push(...keys.map((key) => whole + key).filter((key) => this.#compounds.has(key)));
      // A particle ends a compound.
      if (!keys.includes(word.text)) break;
      whole += word.text;
    }
    return found;
  }

  nouns(): string {
    return [...this.#nouns].toSorted().join(' ');
  }

  spellings(): string {
    return [...this.#written]
      .filter(([word, records]) => !/^\p{N}+$/u.test(word) && (records > 1 || hasHangul(word)))
      .map(([word, records]) => `${word} ${records}`)
      .toSorted()
      .join('\n');
  }
}

const longest = (words: readonly string[]): string =>
  words.reduce((best, word) => (word.length > best.length ? word : best), '');

/** Every name by all its letters, with the records that go by it. */
function namesOf(documents: readonly Document[]): ReadonlyMap<string, string> {
  const named = new Map<string, Map<number, NameRank>>();
  const add = (key: string, doc: number, rank: NameRank) => {
    const docs = named.get(key) ?? new Map<number, NameRank>();
    docs.set(doc, Math.min(rank, docs.get(doc) ?? rank) as NameRank);
    named.set(key, docs);
  };
  for (const [doc, { record, names }] of documents.entries()) {
    for (const { text, rank } of names) {
      const key = nameKey(text);
      if (key !== '') add(key + nameEnd, doc, rank);
      if (record?.kind === 'person') {
        const words = text.split(/\s+/u);
        if (words.length === 2 && !hasHangul(text))
          add(nameKey(words.toReversed().join(' ')) + nameEnd, doc, nameRanks.spelt);
        if (record.fields.names.ko !== undefined && /^[\uac00-\ud7a3]{2,4}$/u.test(record.fields.names.ko))
          for (const spelt of romanisedKeys(text).slice(0, 1))
            add(romanisedStart + spelt.replace(' ', ''), doc, nameRanks.spelt);
      }
    }
  }
  return new Map([...named].map(([key, docs]) => [key, [...docs].map(([doc, rank]) => `${doc}.${rank}`).join(',')]));
}

/** The names that a question may have meant. */
const spelledNames = (documents: readonly Document[]): string =>
  [...new Set(documents.flatMap(({ names }) => names.filter(({ rank }) => rank < 2).map(({ text }) => text)))]
    .toSorted()
    .join('\n');

function recordFile({ id, title, sections, span }: Document, linked: readonly number[]): RecordFile {
  return {
    id,
    title: { en: runOf(title.en), ko: runOf(title.ko) },
    ...(span ? { from: span[0] } : {}),
    sections: sections.map((section) => [section.id, section.texts]),
    ...(linked.length > 0 ? { linked: packNumbers(linked) } : {}),
  };
}

const runOf = ({ text, lang }: Document['title']['en']): readonly [string, string?] =>
  lang === undefined ? [text] : [text, lang];

/** Neighbouring entries, by about the same size. */
function inParts(entries: readonly (readonly [string, string])[]): readonly (readonly (readonly [string, string])[])[] {
  const parts: (readonly [string, string])[][] = [];
  let size = Infinity;
  for (const entry of entries) {
    if (size > termFileSize) {
      parts.push([]);
      size = 0;
    }
    parts.at(-1)?.push(entry);
    size += entry[0].length + entry[1].length + 2;
  }
  return parts;
}

/** The key of a record by its number, for tests and measurements. */
export const keysOf = (archive: Archive): readonly string[] =>
  documentsOf(archive).map(({ kind, id }) => keyOf(kind, id));
