import { marksOf } from '../model/fields/field.ts';
import type { PartialDate } from '../model/fields/partial-date.ts';
import { article as articleKind } from '../model/kinds/article.ts';
import { hasHangul, type Locale } from '../model/label.ts';
import type { FieldsOf, RecordOf } from '../model/record.ts';

/** A name of CSL: a person whose family name is known, or anything else as it stands. */
export type CslName = { readonly family: string; readonly given: string } | { readonly literal: string };

/** A date of CSL, as precise as ours. */
export interface CslDate {
  readonly 'date-parts': readonly [readonly number[]];
  readonly circa?: true;
}

export type CslType = 'article-newspaper' | 'report' | 'speech' | 'treaty' | 'webpage';

/** What CSL-JSON says of a source; the other citation forms are made of it. */
export interface CslItem {
  readonly id: string;
  readonly type: CslType;
  readonly title: string;
  readonly author?: readonly CslName[];
  readonly 'container-title'?: string;
  readonly publisher?: string;
  /** Where the copy was read. */
  readonly source?: string;
  readonly genre?: string;
  readonly issued?: CslDate;
  readonly accessed?: CslDate;
  readonly URL?: string;
  readonly language?: string;
  readonly note?: string;
}

/** The CSL type of each of ours, and whether ours says more and so goes into `genre`. */
const types = {
  notice: { type: 'webpage', genre: true },
  'press-release': { type: 'webpage', genre: true },
  'news-article': { type: 'article-newspaper', genre: false },
  report: { type: 'report', genre: false },
  'web-page': { type: 'webpage', genre: false },
  'project-page': { type: 'webpage', genre: true },
  'agreement-text': { type: 'treaty', genre: true },
  speech: { type: 'speech', genre: false },
} as const satisfies Record<FieldsOf<'article'>['type'], { type: CslType; genre: boolean }>;

/**
 * The source that the article describes, as CSL-JSON. The genre, which is our word, is in `locale`; so is the
 * publisher, as far as the record can. A newspaper is the container of its articles.
 */
export function cslOf({ id, fields }: RecordOf<'article'>, locale: Locale = 'en'): CslItem {
  const { type, genre } = types[fields.type];
  const publisher = publisherIn(fields, locale);
  const container = type === 'article-newspaper' ? publisher : type === 'webpage' ? fields.via : undefined;
  const source = fields.via === container ? undefined : fields.via;
  const note = noteOf(fields);
  return {
    id,
    type,
    title: printedTitle(fields),
    ...(fields.author === undefined ? {} : { author: namesOf(fields.author) }),
    ...(container === undefined ? {} : { 'container-title': container }),
    publisher,
    ...(source === undefined ? {} : { source }),
    ...(genre ? { genre: marksOf(articleKind.fields.type).type.plain(fields.type, locale) } : {}),
    issued: { ...dateOf(fields.date), ...(fields.date_estimated ? { circa: true } : {}) },
    ...(fields.accessed === undefined ? {} : { accessed: dateOf(fields.accessed) }),
    ...(fields.url === undefined ? {} : { URL: fields.url }),
    language: fields.language,
    ...(note === undefined ? {} : { note }),
  };
}

/** The publisher’s name: the Korean one in the Korean edition, if the record has it. */
export function publisherIn({ publisher, publisher_native }: FieldsOf<'article'>, locale: Locale): string {
  return locale === 'ko' && publisher_native !== undefined && hasHangul(publisher_native)
    ? publisher_native
    : publisher;
}

/** The title as printed; one that the archive supplies stands in square brackets, as in catalogues. */
const printedTitle = ({ title, title_supplied }: FieldsOf<'article'>): string =>
  title_supplied ? `[${title}]` : title;

// CSL has a place for the original of a translated title, none for the translation of an original.
function noteOf({ title_en, title_ko }: FieldsOf<'article'>): string | undefined {
  const parts = [
    ...(title_en === undefined ? [] : [`Title in English: ${title_en}`]),
    ...(title_ko === undefined ? [] : [`Title in Korean: ${title_ko}`]),
  ];
  return parts.length ? parts.join('; ') : undefined;
}

const familyGiven =
  /^(?<family>\p{L}[\p{L}\p{M}'’ʻ-]*), (?<given>\p{L}[\p{L}\p{M}'’ʻ.-]*(?: \p{L}[\p{L}\p{M}'’ʻ.-]*)?)$/u;

/**
 * The authors that a line names, separated by semicolons. Only `Family, Given` says which part is the family name;
 * a name in any other form is left as it stands, since guessing goes wrong with Korean and Uzbek names alike.
 */
const namesOf = (author: string): readonly CslName[] =>
  author.split(/\s*;\s*/u).map((name) => {
    const { family, given } = familyGiven.exec(name)?.groups ?? {};
    return family !== undefined && given !== undefined ? { family, given } : { literal: name };
  });

const dateOf = (date: PartialDate): CslDate => ({ 'date-parts': [date.split('-').map(Number)] });
