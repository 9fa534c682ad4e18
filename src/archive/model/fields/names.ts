import { z } from 'zod';
import { run, type Label, type Locale, type Run } from '../label.ts';
import { one, type FieldOptions, type FoundRef, type ValueType } from './field.ts';
import { compareDates, isBefore, partialDate, type PartialDate } from './partial-date.ts';
import { perRefs } from './stated.ts';
import { ref } from './ref.ts';
import { language, prose, text, type Prose } from './text.ts';

/** Another form of a name, and who uses it. */
export interface Alias {
  readonly text: string;
  readonly lang?: string | undefined;
  readonly per: readonly string[];
  readonly note?: Prose | undefined;
}

/** A name that the thing had, and when. */
export interface FormerName {
  readonly en?: string | undefined;
  readonly ko?: string | undefined;
  readonly acronym?: string | undefined;
  readonly from?: PartialDate | undefined;
  readonly until?: PartialDate | undefined;
  readonly per: readonly string[];
  readonly note?: Prose | undefined;
}

/**
 * Everything that a thing is or was called: the one authority for the page's name, “also known as”, recognition
 * at import, and search.
 */
export interface Names {
  readonly en: string;
  readonly ko?: string | undefined;
  readonly native?: { readonly text: string; readonly lang: string } | undefined;
  readonly aliases: readonly Alias[];
  readonly former: readonly FormerName[];
}

const per = z.array(ref('article').schema).readonly().default([]);

const alias = z.preprocess(
  (value) => (typeof value === 'string' ? { text: value } : value),
  z
    .strictObject({ text: text.schema, lang: language.schema.optional(), per, note: prose.schema.optional() })
    .readonly(),
);

const former = z
  .strictObject({
    en: text.schema.optional(),
    ko: text.schema.optional(),
    acronym: text.schema.optional(),
    from: partialDate.schema.optional(),
    until: partialDate.schema.optional(),
    per,
    note: prose.schema.optional(),
  })
  .readonly();

const type: ValueType<Names> = {
  name: 'names',
  describe: {
    en: '`en`, and where known `ko`, `native: { text, lang }`, `aliases` (text, or `{ text, lang, per, note }`), `former` (`{ en, ko, acronym, from, until, per, note }`)',
    ko: '`en`과, 알려진 경우 `ko`, `native: { text, lang }`, `aliases`(글 또는 `{ text, lang, per, note }`), `former`(`{ en, ko, acronym, from, until, per, note }`)',
  },
  schema: z.strictObject({
    en: text.schema,
    ko: text.schema.optional(),
    native: z.strictObject({ text: text.schema, lang: language.schema }).readonly().optional(),
    aliases: z.array(alias).readonly().default([]),
    former: z.array(former).readonly().default([]),
  }) as unknown as z.ZodType<Names>,
  agree: (a, b) => a.en === b.en,
  plain: (value, locale) => nameRun(value, locale).text,
  refs: (value): readonly FoundRef[] => [
    ...value.aliases.flatMap((each, index) => perRefs(each.per, ['aliases', index])),
    ...value.former.flatMap((each, index) => perRefs(each.per, ['former', index])),
  ],
};

/** The field `names`, which every entity has. */
export const names = (options: Partial<FieldOptions> = {}) =>
  one(type, {
    label: { en: 'Names', ko: '이름' } satisfies Label,
    note: { en: 'Everything that it is or was called', ko: '현재와 과거에 부르던 모든 이름' },
    term: 'schema:name',
    ...options,
  });

/** The name as `locale` says it: the Korean where there is one, else the English with its language named. */
export function nameRun(names: Names, locale: Locale): Run {
  if (locale === 'ko') return names.ko === undefined ? { text: names.en, lang: 'en' } : { text: names.ko };
  return { text: names.en };
}

/**
 * The former name that was in use on a date, as `locale` says it, where it reads otherwise than today’s. None where it
 * is not known in that language, where no source says until when it was used, and none of two bodies that were merged
 * later.
 */
export function nameAt(names: Names, date: PartialDate, locale: Locale): Run | undefined {
  const [then, next] = names.former
    .filter(({ from, until }) => until !== undefined && isBefore(date, until) && !(from && isBefore(date, from)))
    .toSorted((a, b) => compareDates(a.until ?? '', b.until ?? ''));
  if (!then || then.until === next?.until) return undefined;
  const name = then[locale];
  return name === undefined || name === nameRun(names, locale).text ? undefined : { text: name };
}

/** Every form of the name, once each, the present ones first; for recognition and search. */
export function allForms(names: Names): readonly Run[] {
  const forms = [
    run(names.en, 'en'),
    ...(names.ko === undefined ? [] : [run(names.ko, 'ko')]),
    ...(names.native ? [run(names.native.text, names.native.lang)] : []),
    ...names.aliases.map((each) => run(each.text, each.lang)),
    ...names.former.flatMap((each) => [
      ...(each.en === undefined ? [] : [run(each.en, 'en')]),
      ...(each.ko === undefined ? [] : [run(each.ko, 'ko')]),
      ...(each.acronym === undefined ? [] : [run(each.acronym)]),
    ]),
  ];
  return forms.filter((form, index) => forms.findIndex((other) => other.text === form.text) === index);
}
