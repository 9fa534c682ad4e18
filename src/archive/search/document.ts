import { publisherIn } from '../export/csl.ts';
import type { Archive } from '../graph.ts';
import type { Names } from '../model/fields/names.ts';
import type { Row } from '../model/fields/series.ts';
import type { Statement } from '../model/fields/stated.ts';
import { hasHangul, locales, type Label, type Locale, type Run } from '../model/label.ts';
import { captionOf, kinds, spansOf, statementsOf, valuesOf, type FieldOf, type RecordOf } from '../model/record.ts';
import { plainText } from '../text/plain-text.ts';
import { wordsOf } from './record-filters.ts';
import { labelEnd, nameRanks, type NameRank, type SectionId } from './index-data.ts';

/** What is found, as search sees it: one document for both editions, so that a question may mix their languages. */
export interface Document {
  /** The kind of a record, or {@link pageKind}. */
  readonly kind: string;
  /** The id of a record, or the path of a page. */
  readonly id: string;
  /** The record; none for a page of the site’s own. */
  readonly record?: RecordOf;
  readonly title: Readonly<Record<Locale, Run>>;
  /** Every form of its name; none for an article, which has a title. */
  readonly names: readonly NameForm[];
  readonly sections: readonly Section[];
  /** The time that it covers, as partial dates. */
  readonly span?: readonly [from: string, to: string];
}

/** A page of the site that is no record’s: about, the rules, an index page. */
export interface SitePage {
  /** From the root of an edition. */
  readonly path: string;
  readonly titles: Label;
  readonly texts: Label;
}

/** The kind of such pages among the kinds of records. */
export const pageKind = 'page';
export const pageKindLabel: Readonly<{ one: Label; many: Label }> = {
  one: { en: 'Page', ko: '안내' },
  many: { en: 'Pages of this site', ko: '사이트 안내' },
};

export interface NameForm {
  readonly text: string;
  readonly rank: NameRank;
}

/** A part of a record's page under a heading, with its text in each language that it is written in. */
export interface Section {
  /** The fragment of the page's address. */
  readonly id: SectionId;
  readonly texts: Readonly<Partial<Record<Locale, string>>>;
}

/** The documents of an archive in its order: one for each record that has a page, then the site’s own pages. */
export function documentsOf(archive: Archive, pages: readonly SitePage[] = []): readonly Document[] {
  const shown = new Set<string>(kinds.filter(({ page }) => page).map(({ name }) => name));
  const context: Context = { archive, ranks: ranksByCountry(archive), routine: routineNotes(archive) };
  const records = archive.records
    .filter(({ kind }) => shown.has(kind))
    .map((record) => {
      const spans = spansOf(record);
      const ends = spans.map(({ from, to }) => to ?? from).toSorted();
      const [first] = spans;
      return {
        kind: record.kind,
        id: record.id,
        record,
        title: { en: captionOf(record, 'en'), ko: captionOf(record, 'ko') },
        names: formsOf(record),
        sections: sectionsOf(context, record),
        ...(first ? { span: [first.from, ends.at(-1) ?? first.from] as const } : {}),
      };
    });
  return [
    ...records,
    ...pages.map(({ path, titles, texts }) => ({
      kind: pageKind,
      id: path,
      title: { en: { text: titles.en }, ko: { text: titles.ko } },
      names: [],
      sections: [{ id: 'text' as const, texts }],
    })),
  ];
}

function formsOf(record: RecordOf): readonly NameForm[] {
  if (!('names' in record.fields)) return [];
  const names: Names = record.fields.names;
  // What a field of its own says that it is called besides, such as its acronym.
  const besides = valuesOf(record).filter(({ marks }) => marks.term === 'schema:alternateName');
  const forms: NameForm[] = [];
  const add = (rank: NameRank, ...texts: readonly (string | undefined)[]) => {
    for (const text of texts)
      if (text !== undefined && !forms.some((form) => form.text === text)) forms.push({ text, rank });
  };
  add(nameRanks.own, names.en, names.ko, names.native?.text, ...besides.flatMap(wordsOf));
  add(nameRanks.alias, ...names.aliases.map(({ text }) => text));
  for (const { en, ko, acronym: short } of names.former) add(nameRanks.former, en, ko, short);
  return forms;
}

/** What the sections of all records are made with. */
interface Context {
  readonly archive: Archive;
  /** The indicators that have rows on a country, by its id. */
  readonly ranks: ReadonlyMap<string, readonly RecordOf<'indicator'>[]>;
  /** Notes that stand beside so many statements that they say nothing of any. */
  readonly routine: ReadonlySet<string>;
}

function sectionsOf(context: Context, record: RecordOf): readonly Section[] {
  const { archive } = context;
  const ranks = record.kind === 'country' ? (context.ranks.get(record.id) ?? []) : [];
  const sections: Section[] = [];
  const add = (id: SectionId, texts: Readonly<Partial<Record<Locale, string>>>) => {
    if (Object.values(texts).some((text) => text !== '')) sections.push({ id, texts });
  };
  const digest = locales.flatMap((locale) => {
    const own = record.digest[locale];
    return own ? [[locale, plainText(own.tree).replace(/\n+/gu, ' ')] as const] : [];
  });
  add('digest', Object.fromEntries(digest));
  const isNamed = ({ marks }: FieldOf) =>
    record.kind === 'article' && marks.shape === 'list' && marks.type.name === 'ref';
  const fields = valuesOf(record).filter(({ name }) => name !== 'names');
  const listed = fields.filter(({ marks }) => marks.unlisted !== true && marks.unsearched !== true);
  const lines = (of: readonly FieldOf[]) =>
    inBoth((locale) => of.map((field) => lineOf(context, field, locale)).join('\n'));
  add('facts', lines(listed.filter((field) => !isNamed(field))));
  add('named', lines(listed.filter(isNamed)));
  add(
    'doubts',
    record.kind === 'article'
      ? inBoth((locale) => record.fields.doubts.map((each) => textIn(each, locale)).join(' '))
      : {},
  );
  add(
    'ranks',
    inBoth((locale) =>
      ranks.map((each) => [captionOf(each, locale).text, each.fields.acronym].filter(Boolean).join(', ')).join('; '),
    ),
  );
  if (record.kind === 'article') {
    const { title } = record.fields;
    // The printed title, where both editions show a translation of it.
    if (locales.every((locale) => !captionOf(record, locale).text.includes(title)))
      add('names', { [hasHangul(title) ? 'ko' : 'en']: title });
  } else {
    const forms = formsOf(record).map(({ text }) => text);
    const noted = (locale: Locale) => ('names' in record.fields ? notesOf(record.fields.names, locale) : []);
    add(
      'names',
      inBoth((locale) => [...forms, ...noted(locale)].join(' · ')),
    );
    // A thing of which few articles tell is known by their titles; one of which hundreds tell, by its own words.
    const articles = archive.articlesOf(record);
    if (articles.length <= mostTitles)
      add(
        'sources',
        inBoth((locale) => articles.map((article) => captionOf(article, locale).text).join('; ')),
      );
  }
  return sections;
}

/** Titles of articles that a record is found by, at most. */
const mostTitles = 12;

const inBoth = (textOf: (locale: Locale) => string): Readonly<Partial<Record<Locale, string>>> =>
  Object.fromEntries(locales.map((locale) => [locale, textOf(locale)]).filter(([, text]) => text !== ''));

const notesOf = (names: Names, locale: Locale): readonly string[] =>
  [...names.aliases, ...names.former].flatMap(({ note }) => (note ? [textIn(note, locale)] : []));

/** A field as a line of the fact sheet: its label and what it holds, records by their names. */
function lineOf({ archive, routine }: Context, { marks, value }: FieldOf, locale: Locale): string {
  const values: readonly unknown[] =
    marks.shape === 'one' ? [value] : marks.shape === 'list' ? (value as readonly unknown[]) : [];
  const stated = marks.shape === 'stated' ? (value as readonly Statement<unknown>[]) : [];
  const words = [
    ...[...values, ...stated.map((each) => each.value)].map((each) => wordsIn(archive, marks.type, each, locale)),
    ...stated.flatMap(({ note }) => (note && !routine.has(note.en) ? [textIn(note, locale)] : [])),
  ];
  return `${marks.label[locale]}${labelEnd}${[...new Set(words)].join('; ')}`;
}

type ValueType = FieldOf['marks']['type'];

function wordsIn(archive: Archive, type: ValueType, value: unknown, locale: Locale): string {
  const refs = type.refs(value).filter(({ role }) => role === 'value');
  if (refs.length === 0) return type.plain(value, locale);
  const named = refs.flatMap(({ kind, id }) => {
    const record = archive.find(kind, id);
    return record ? [captionOf(record, locale).text] : [];
  });
  // What stands beside the record in the value: in what capacity, from when.
  const beside = Object.entries(typeof value === 'object' && value !== null ? value : {}).flatMap(([, each]) =>
    isProse(each) ? [textIn(each, locale)] : [],
  );
  return [...beside, ...named].join(', ');
}

const isProse = (value: unknown): value is Label => typeof value === 'object' && value !== null && 'en' in value;

const textIn = (prose: { readonly en: string; readonly ko?: string | undefined }, locale: Locale): string =>
  (locale === 'ko' ? prose.ko : undefined) ?? prose.en;

/** Statements beside which a note is one of routine. */
const routineNote = 10;

function routineNotes(archive: Archive): ReadonlySet<string> {
  const counts = new Map<string, number>();
  for (const record of archive.records) {
    for (const { statements } of statementsOf(record))
      for (const { note } of statements) if (note) counts.set(note.en, (counts.get(note.en) ?? 0) + 1);
  }
  return new Set([...counts].flatMap(([note, count]) => (count > routineNote ? [note] : [])));
}

function ranksByCountry(archive: Archive): ReadonlyMap<string, readonly RecordOf<'indicator'>[]> {
  const found = new Map<string, RecordOf<'indicator'>[]>();
  for (const indicator of archive.of('indicator')) {
    for (const country of new Set((indicator.fields.rows as readonly Row[]).map((row) => row.country)))
      found.set(country, [...(found.get(country) ?? []), indicator]);
  }
  return found;
}

/** The publisher as each edition calls it. */
export const publisherLabel = (record: RecordOf<'article'>): Label => ({
  en: publisherIn(record.fields, 'en'),
  ko: publisherIn(record.fields, 'ko'),
});
